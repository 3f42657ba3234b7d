#include <algorithm>

#include "app/kept_pages.h"
#include "app/look.h"
#include "app/retention.h"
#include "base/contains.h"
#include "domain/reference.h"

namespace openmash::app {

namespace {

/// So many of the oldest are opened for one page, of so many that are old enough.
constexpr std::size_t looked_at_most = 500;
constexpr std::size_t old_enough_most = 200'000;

/// Known without opening it: destroyed, held, proposed, or to be looked at later.
bool is_passed_over(const Retention& retention, ContactId contact, Instant now) {
  const auto again = retention.look_again(contact);
  return (again && *again > now) || retention.is_held(contact) ||
         retention.waiting(contact) != nullptr ||
         std::ranges::any_of(retention.destructions, [contact](const Destruction& one) {
           return one.approved && one.proposed.what.contact == contact && !one.proposed.what.child;
         });
}

}  // namespace

Result<Visible<RetentionPage>, Refusal> Look::retention(const Reader& asking) {
  Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  if (!may_keep_records(reader.actor, core_.profile())) {
    if (!recorded_in_vain(judging, ReadPurpose::queue, {})) {
      return retention(asking);
    }
    return No<Refusal>{NotPermitted{}};
  }
  RetentionPage page{.retention = retention_of(core_), .due = {}, .more = false};
  const hub::RetentionSchedule& schedule = core_.profile().retention;
  const Instant now = core_.now();
  const auto is_kept = [&](ContactId contact) { return !hears_of(reader, contact); };
  // What is kept from somebody is not told to them here either.
  std::erase_if(page.retention.holds,
                [&](const Hold& one) { return is_kept(one.set.what.contact); });
  std::erase_if(page.retention.destructions,
                [&](const Destruction& one) { return is_kept(one.proposed.what.contact); });
  std::vector<SubjectShown> subjects;
  const auto add = [&](ContactId contact, std::uint64_t version) {
    if (!contains(subjects, contact, &SubjectShown::contact)) {
      subjects.push_back({.contact = contact, .version = version, .extent = Extent::outline});
    }
  };
  for (const Hold& one : page.retention.holds) {
    add(one.set.what.contact, core_.load(one.set.what.contact)->version);
  }
  for (const Destruction& one : page.retention.destructions) {
    add(one.proposed.what.contact, core_.load(one.proposed.what.contact)->version);
  }
  if (const auto before = received_before(schedule, now)) {
    std::vector<ContactId> closed = core_.readers().read([&](db::Connection& connection) {
      return views::closed_received_before(connection, *before, old_enough_most);
    });
    std::erase_if(closed,
                  [&](ContactId contact) { return is_passed_over(page.retention, contact, now); });
    page.more = closed.size() > looked_at_most;
    closed.resize(std::min(closed.size(), looked_at_most));
    for (const ContactId contact : closed) {
      const auto file = core_.load(contact);
      const auto due = due_for_review(schedule, retained(*file, core_.profile_for(*file)));
      if (due && due->at <= now && !is_kept(contact)) {
        page.due.push_back({.reference = file->intake.contact.reference,
                            .rule_name = due->rule->name,
                            .closed = file->feedback.closed->at,
                            .due = due->at});
        add(contact, file->version);
      }
    }
  }
  std::ranges::sort(page.due, {}, &RecordDue::due);
  rest_on_rows(judging, subjects);
  if (!recorded(judging, ReadPurpose::queue, std::move(subjects))) {
    return retention(asking);
  }
  return Visible<RetentionPage>{std::move(page)};
}

std::size_t Look::destructions_waiting(const Reader& reader) {
  const Staff* staff = as_staff(reader.actor);
  if (staff == nullptr || !may_keep_records(reader.actor, core_.profile())) {
    return 0;
  }
  const Retention retention = retention_of(core_);
  return static_cast<std::size_t>(
      std::ranges::count_if(retention.destructions, [&](const Destruction& one) {
        return one.waits() && !is_staff(one.proposed.by, staff->id) &&
               hears_of(reader, one.proposed.what.contact);
      }));
}

Result<Visible<RecordPage>, Refusal> Look::kept_record(const Reader& asking,
                                                       std::string_view reference) {
  Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  const auto contact = find(reference);
  if (!contact || !may_keep_records(reader.actor, core_.profile()) || !hears_of(reader, *contact)) {
    if (!recorded_in_vain(judging, ReadPurpose::form, contact.value_or(ContactId{}))) {
      return kept_record(asking, reference);
    }
    return No<Refusal>{NoSuchContact{}};
  }
  const ledger::StreamSlice slice = core_.ledger().read(contact->value);
  codec::StreamKeys keys{core_.ring(), contact->value, slice.keys};
  const std::vector<RecordedEvent> history = codec::open_casefile(slice, keys);
  const CaseFile file = fold(*contact, history);
  RecordPage page{.contact = *contact,
                  .reference = file.intake.contact.reference,
                  .facts = retained(file, core_.profile_for(file)),
                  .due = {},
                  .retention = retention_of(core_),
                  .children = file.children().size()};
  page.due = due_for_review(core_.profile().retention, page.facts);
  for (const ledger::StoredEvent& stored : slice.events) {
    for (const ledger::SealedPart& part : stored.parts) {
      if (part.part != 0) {
        ++(part.is_destroyed() ? page.destroyed : page.texts);
      }
    }
  }
  if (const Destruction* waiting = page.retention.waiting(*contact)) {
    const DestructionProposed& what = waiting->proposed.what;
    page.would_go =
        targets_of(slice, history,
                   {.child = what.child, .shared = what.shared, .rewritten = what.rewritten})
            .size();
  }
  judging.grounds.rest_on(contact->value, file.version);
  if (!recorded(judging, ReadPurpose::form,
                {{.contact = *contact, .version = file.version, .extent = Extent::outline}})) {
    return kept_record(asking, reference);
  }
  return Visible<RecordPage>{std::move(page)};
}

Result<Visible<CertificatePage>, Refusal> Look::certificate(const Reader& asking,
                                                            DestructionId id) {
  Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  const Retention retention = retention_of(core_);
  const Destruction* found = retention.find(id);
  if (found == nullptr || !found->approved || !may_keep_records(reader.actor, core_.profile()) ||
      !hears_of(reader, found->proposed.what.contact)) {
    if (!recorded_in_vain(judging, ReadPurpose::print, {})) {
      return certificate(asking, id);
    }
    return No<Refusal>{NoSuchContact{}};
  }
  CertificatePage page{.destruction = *found, .ledger = core_.ledger().id()};
  const ContactId contact = found->proposed.what.contact;
  const std::uint64_t sequence = found->approved->what.sequence;
  const ledger::StreamSlice slice = core_.ledger().read(contact.value, sequence - 1);
  if (!slice.events.empty() && slice.events.front().sequence == sequence) {
    page.event_hash = slice.events.front().hash;
    page.recorded_at = slice.events.front().recorded_at;
  }
  const std::uint64_t version = core_.load(contact)->version;
  judging.grounds.rest_on(contact.value, version);
  if (!recorded(judging, ReadPurpose::print,
                {{.contact = contact, .version = version, .extent = Extent::outline}})) {
    return certificate(asking, id);
  }
  return Visible<CertificatePage>{std::move(page)};
}

}  // namespace openmash::app
