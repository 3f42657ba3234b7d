#include <algorithm>

#include "app/kept_pages.h"
#include "app/look.h"
#include "app/matters.h"
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

bool Look::hears_of_record(const Reader& reader, ContactId record) {
  const auto matter = core_.readers().read([&](db::Connection& connection) {
    return views::name_matter(connection, MatterId{record.value});
  });
  if (!matter) {
    return hears_of(reader, record);
  }
  const auto contact = matter->contact.empty() ? std::nullopt : find(matter->contact);
  return !contact || hears_of(reader, *contact);
}

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
  const auto is_kept = [&](ContactId contact) { return !hears_of_record(reader, contact); };
  // What is kept from somebody is not told to them here either.
  std::erase_if(page.retention.holds,
                [&](const Hold& one) { return is_kept(one.set.what.contact); });
  std::erase_if(page.retention.destructions,
                [&](const Destruction& one) { return is_kept(one.proposed.what.contact); });
  std::vector<SubjectShown> subjects;
  const auto show = [&](ContactId record, std::uint64_t version) {
    if (!contains(subjects, record, &SubjectShown::contact)) {
      subjects.push_back({.contact = record, .version = version, .extent = Extent::outline});
    }
  };
  for (const Hold& one : page.retention.holds) {
    show(one.set.what.contact, core_.ledger().version(one.set.what.contact.value));
  }
  for (const Destruction& one : page.retention.destructions) {
    show(one.proposed.what.contact, core_.ledger().version(one.proposed.what.contact.value));
  }
  // Those to be opened, of so many that are old enough.
  const auto narrowed = [&](std::vector<ContactId> closed) {
    std::erase_if(closed,
                  [&](ContactId record) { return is_passed_over(page.retention, record, now); });
    page.more = page.more || closed.size() > looked_at_most;
    closed.resize(std::min(closed.size(), looked_at_most));
    return closed;
  };
  const auto add = [&](ContactId record, const RetainedRecord& facts, const std::string& reference,
                       std::uint64_t version) {
    const auto due = due_for_review(schedule, facts);
    if (due && due->at <= now && !is_kept(record)) {
      page.due.push_back({.reference = reference,
                          .rule_name = due->rule->name,
                          .closed = *facts.closed,
                          .due = due->at});
      show(record, version);
    }
  };
  if (const auto before = received_before(schedule, RecordOf::contact, now)) {
    for (const ContactId contact : narrowed(core_.readers().read([&](db::Connection& connection) {
           return views::closed_received_before(connection, *before, old_enough_most);
         }))) {
      try {
        const auto file = core_.load(contact);
        add(contact, retained(*file, core_.profile_for(*file)), file->intake.contact.reference,
            file->version);
      } catch (const CorruptRecord&) {
        ++page.unread;
      }
    }
  }
  if (const auto before = received_before(schedule, RecordOf::matter, now)) {
    std::vector<ContactId> settled;
    for (const MatterId matter : core_.readers().read([&](db::Connection& connection) {
           return views::settled_received_before(connection, *before, old_enough_most);
         })) {
      settled.push_back(ContactId{matter.value});
    }
    for (const ContactId record : narrowed(std::move(settled))) {
      try {
        const Matter matter =
            fold(MatterId{record.value}, history_of(core_, MatterId{record.value}));
        add(record, retained(matter), matter.opened.reference, matter.version);
      } catch (const CorruptRecord&) {
        ++page.unread;
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

std::optional<ContactId> Look::find_record(std::string_view reference) {
  if (const auto contact = find(reference)) {
    return contact;
  }
  const auto written = read_reference(reference);
  const auto matter = written ? core_.readers().read([&](db::Connection& connection) {
    return views::find_matter(connection, *written);
  })
                              : std::nullopt;
  return matter ? std::optional{ContactId{matter->value}} : std::nullopt;
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
               hears_of_record(reader, one.proposed.what.contact);
      }));
}

Result<Visible<RecordPage>, Refusal> Look::kept_record(const Reader& asking,
                                                       std::string_view reference) {
  Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  const auto contact = find_record(reference);
  if (!contact || !may_keep_records(reader.actor, core_.profile()) ||
      !hears_of_record(reader, *contact)) {
    if (!recorded_in_vain(judging, ReadPurpose::form, contact.value_or(ContactId{}))) {
      return kept_record(asking, reference);
    }
    return No<Refusal>{NoSuchContact{}};
  }
  const KeptStream kept = open_kept(core_, contact->value);
  RecordPage page{.contact = *contact,
                  .reference = record_now(core_, kept).reference,
                  .facts = kept.matter ? retained(*kept.matter)
                                       : retained(kept.file, core_.profile_for(kept.file)),
                  .due = {},
                  .retention = retention_of(core_),
                  .is_matter = kept.matter.has_value(),
                  .children = kept.file.children().size()};
  page.due = due_for_review(core_.profile().retention, page.facts);
  for (const ledger::StoredEvent& stored : kept.slice.events) {
    for (const ledger::SealedPart& part : stored.parts) {
      page.destroyed += part.part != 0 && part.is_destroyed() ? 1 : 0;
    }
  }
  if (const Destruction* waiting = page.retention.waiting(*contact)) {
    const DestructionProposed& what = waiting->proposed.what;
    page.would_go =
        targets_of(kept.slice, kept.history,
                   {.child = what.child, .shared = what.shared, .rewritten = what.rewritten})
            .size();
  }
  const std::uint64_t version = kept.slice.events.size();
  judging.grounds.rest_on(contact->value, version);
  if (!recorded(judging, ReadPurpose::form,
                {{.contact = *contact, .version = version, .extent = Extent::outline}})) {
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
      !hears_of_record(reader, found->proposed.what.contact)) {
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
  const std::uint64_t version = core_.ledger().version(contact.value);
  judging.grounds.rest_on(contact.value, version);
  if (!recorded(judging, ReadPurpose::print,
                {{.contact = contact, .version = version, .extent = Extent::outline}})) {
    return certificate(asking, id);
  }
  return Visible<CertificatePage>{std::move(page)};
}

}  // namespace openmash::app
