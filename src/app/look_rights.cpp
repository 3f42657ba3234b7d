#include <algorithm>
#include <functional>
#include <tuple>

#include "app/look.h"
#include "domain/release/held.h"
#include "domain/release/propose_release.h"

namespace openmash::app {

// What is shown of who may see what. The record of reading names a stream by its id; an entry's or
// a proposal's stands there for it. What is about a case is shown to those alone who may see that
// case, so that nobody learns here what is kept from them there.
namespace {

SubjectShown as_subject(Id128 id) {
  return {.contact = ContactId{id}, .version = 1, .extent = Extent::whole};
}

bool is_overdue(const Core& core, const BrokenGlass& glass) {
  return !glass.reviewed && core.now() > review_due(glass, *core.moment().calendar);
}

/// What waits first, each newest first.
void sort_for_review(std::vector<GlassRow>& rows) {
  std::ranges::sort(rows, std::greater{}, [](const GlassRow& one) {
    return std::tuple{!one.glass.reviewed, one.glass.broken.at, one.glass.broken.what.glass};
  });
}

/// Broken glass for whoever sees who looked, and nothing of their own.
/// @param wanted  asked first: it is counted for every page, and `hears` opens the case
template <class Wanted, class Hears>
std::vector<GlassRow> overseen(Core& core, const Reader& reader, const Wanted& wanted,
                               const Hears& hears) {
  std::vector<GlassRow> rows;
  const Staff* staff = as_staff(reader.actor);
  if (staff == nullptr ||
      !permits(reader.actor, Permission::see_access_record, {}, core.profile())) {
    return rows;
  }
  for (const BrokenGlass& one : core.rights()->glasses) {
    const auto contact = one.broken.what.contact;
    const GlassRow row{
        .glass = one, .there_is_one = contact.has_value(), .overdue = is_overdue(core, one)};
    if (std::invoke(wanted, row) && !is_staff(one.broken.by, staff->id) &&
        (!contact || hears(*contact))) {
      rows.push_back(row);
    }
  }
  return rows;
}

/// Each agency once, in the order in which they were asked.
std::vector<AskedAgency> asked_in(const CaseFile& file) {
  std::vector<AskedAgency> asked;
  for (const Request& request : file.enquiry.requests) {
    const bool silent = request.state() == AnswerState::silent;
    const auto known = std::ranges::find(asked, request.asked.what.agency, &AskedAgency::agency);
    if (known == asked.end()) {
      asked.push_back({.agency = request.asked.what.agency,
                       .name = request.asked.what.agency_name,
                       .silent = silent});
    } else {
      known->silent = known->silent || silent;
    }
  }
  return asked;
}

}  // namespace

Result<Visible<std::vector<ConflictEntry>>, Refusal> Look::conflicts(const Reader& asking) {
  const Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  const Staff* staff = as_staff(reader.actor);
  if (staff == nullptr) {
    return No<Refusal>{NotPermitted{}};
  }
  const bool guards = permits(reader.actor, Permission::guard_access, {}, core_.profile());
  std::vector<ConflictEntry> seen;
  std::vector<SubjectShown> subjects;
  for (const ConflictEntry& one : core_.rights()->conflicts) {
    const ConflictEntered& what = one.entered.what;
    // What others suspect of somebody is never told to them, whatever they guard.
    if (what.whose == staff->id ? !what.suspected : guards) {
      seen.push_back(one);
      subjects.push_back(as_subject(what.conflict.value));
    }
  }
  if (!recorded(judging, ReadPurpose::work, std::move(subjects))) {
    return conflicts(reader);
  }
  return Visible<std::vector<ConflictEntry>>{std::move(seen)};
}

Result<Visible<std::vector<MetRow>>, Refusal> Look::met_conflicts(const Reader& asking) {
  const Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  const Staff* staff = as_staff(reader.actor);
  if (staff == nullptr || !permits(reader.actor, Permission::guard_access, {}, core_.profile())) {
    if (!recorded_in_vain(judging, ReadPurpose::work, {})) {
      return met_conflicts(reader);
    }
    return No<Refusal>{NotPermitted{}};
  }
  std::vector<MetRow> rows;
  std::vector<SubjectShown> subjects;
  for (const MetConflict& one : core_.rights()->met) {
    const ConflictMet& met = one.met.what;
    if (met.whose == staff->id || !is_open_to(reader, met.contact)) {
      continue;
    }
    rows.push_back({.met = one, .reference = core_.load(met.contact)->intake.contact.reference});
    subjects.push_back(as_subject(met.contact.value));
  }
  std::ranges::reverse(rows);
  if (!recorded(judging, ReadPurpose::work, std::move(subjects))) {
    return met_conflicts(reader);
  }
  return Visible<std::vector<MetRow>>{std::move(rows)};
}

Result<Visible<std::vector<GlassRow>>, Refusal> Look::broken_glass(const Reader& asking) {
  const Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  if (!permits(reader.actor, Permission::guard_access, {}, core_.profile())) {
    if (!recorded_in_vain(judging, ReadPurpose::work, {})) {
      return broken_glass(reader);
    }
    return No<Refusal>{NotPermitted{}};
  }
  std::vector<GlassRow> rows;
  std::vector<SubjectShown> subjects;
  for (const BrokenGlass& one : core_.rights()->glasses) {
    const auto contact = one.broken.what.contact;
    if (contact && !is_open_to(reader, *contact)) {
      continue;
    }
    rows.push_back(
        {.glass = one, .there_is_one = contact.has_value(), .overdue = is_overdue(core_, one)});
    subjects.push_back(as_subject(one.broken.what.glass.value));
  }
  sort_for_review(rows);
  if (!recorded(judging, ReadPurpose::work, std::move(subjects))) {
    return broken_glass(reader);
  }
  return Visible<std::vector<GlassRow>>{std::move(rows)};
}

std::vector<GlassRow> Look::overseen_by(const Reader& reader) {
  std::vector<GlassRow> rows = overseen(
      core_, reader, [](const GlassRow& one) { return one.overdue || one.glass.reviewed; },
      [&](ContactId contact) { return hears_of(reader, contact); });
  sort_for_review(rows);
  return rows;
}

Result<Visible<std::vector<GlassRow>>, Refusal> Look::overseen_glass(const Reader& asking) {
  const Judging judging = this->judging(asking);
  std::vector<GlassRow> rows = overseen_by(judging.reader);
  std::vector<SubjectShown> subjects;
  for (const GlassRow& one : rows) {
    subjects.push_back(as_subject(one.glass.broken.what.glass.value));
  }
  if (!recorded(judging, ReadPurpose::looked, std::move(subjects))) {
    return overseen_glass(judging.reader);
  }
  return Visible<std::vector<GlassRow>>{std::move(rows)};
}

std::size_t Look::overdue_glasses(const Reader& reader) {
  return overseen(core_, reader, &GlassRow::overdue,
                  [&](ContactId contact) { return hears_of(reader, contact); })
      .size();
}

Result<Visible<std::vector<InspectionRow>>, Refusal> Look::inspections(const Reader& asking) {
  const Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  const Staff* staff = as_staff(reader.actor);
  const bool inspects = permits(reader.actor, Permission::inspect, {}, core_.profile());
  if (staff == nullptr ||
      (!inspects && !permits(reader.actor, Permission::guard_access, {}, core_.profile()))) {
    if (!recorded_in_vain(judging, ReadPurpose::queue, {})) {
      return inspections(reader);
    }
    return No<Refusal>{NotPermitted{}};
  }
  std::vector<InspectionRow> rows;
  std::vector<SubjectShown> subjects;
  for (const Proposal& one : core_.rights()->proposals) {
    const auto& granted = one.asked.what.inspection;
    const bool opens = one.opens_at(core_.now());
    if (!granted || (inspects ? !opens || granted->inspector != staff->id : !one.given)) {
      continue;
    }
    InspectionRow row{.proposal = one, .references = {}, .opens_now = opens};
    for (const ContactId contact : granted->contacts) {
      // A conflict or a list keeps a case from an inspector too, and from those who guard.
      if (is_open_to(reader, contact)) {
        row.references.push_back(reference_of(contact));
        subjects.push_back(as_subject(contact.value));
      }
    }
    if (inspects || row.references.size() == granted->contacts.size()) {
      rows.push_back(std::move(row));
    }
  }
  std::ranges::reverse(rows);
  std::ranges::sort(subjects, {}, &SubjectShown::contact);
  subjects.erase(std::ranges::unique(subjects, {}, &SubjectShown::contact).begin(), subjects.end());
  for (SubjectShown& one : subjects) {
    one.extent = Extent::row;
  }
  if (!recorded(judging, ReadPurpose::queue, std::move(subjects))) {
    return inspections(reader);
  }
  return Visible<std::vector<InspectionRow>>{std::move(rows)};
}

std::vector<BrokenGlass> Look::open_glass(const Reader& reader) {
  std::vector<BrokenGlass> open;
  for (const BrokenGlass& one : core_.rights()->glasses) {
    const Staff* staff = as_staff(reader.actor);
    if (staff != nullptr && is_staff(one.broken.by, staff->id) && one.lives_at(core_.now()) &&
        is_open_to(reader, *one.broken.what.contact)) {
      open.push_back(one);
    }
  }
  return open;
}

std::optional<ProposalRow> Look::row_of(const Reader& reader, const Proposal& one) {
  const SecondAsked& what = one.asked.what;
  const std::shared_ptr<const Rights> rights = core_.rights();
  ProposalRow row{.proposal = one, .reference = {}, .agency_name = {}, .asked = {}, .whose = {}};
  auto file = std::make_shared<const CaseFile>();
  Subject subject;
  bool may_see = true;
  if (what.step == TwoPersonStep::end_conflict) {
    const ConflictEntry* entry = what.conflict ? rights->conflict(*what.conflict) : nullptr;
    if (entry == nullptr || is_staff(reader.actor, entry->entered.what.whose) ||
        !permits(reader.actor, Permission::guard_access, {}, core_.profile())) {
      return std::nullopt;
    }
    row.whose = entry->entered.what.whose;
  } else if (what.inspection) {
    row.whose = what.inspection->inspector;
    for (const ContactId contact : what.inspection->contacts) {
      if (!is_open_to(reader, contact)) {
        return std::nullopt;
      }
      row.reference += (row.reference.empty() ? "" : ", ") + reference_of(contact);
    }
    if (!permits(reader.actor, Permission::guard_access, {}, core_.profile())) {
      return std::nullopt;
    }
  } else {
    file = core_.load(what.contact);
    subject = this->subject(reader, *file);
    row.reference = file->intake.contact.reference;
    row.asked = asked_in(*file);
    const Request* request = what.request ? file->enquiry.find(*what.request) : nullptr;
    if (request != nullptr) {
      subject.asked = request->asked.what.agency;
      row.agency_name = request->asked.what.agency_name;
    }
    const Level least =
        what.item && request != nullptr
            ? level_of_item(*file, *request, *what.item,
                            {.reader = reader.actor,
                             .subject = subject,
                             .profile = core_.profile(),
                             .now = core_.now()})
            : openmash::may(reader.actor, Permission::see_contact, subject, core_.profile());
    const bool answers =
        request != nullptr && permits(reader.actor, Permission::answer, subject, core_.profile());
    may_see = least >= Level::read || answers;
    if (what.step == TwoPersonStep::release_item) {
      const auto* proposed =
          request == nullptr ? nullptr : find_proposed(*request, ReleaseId{what.proposal.value});
      if (proposed == nullptr) {
        return std::nullopt;
      }
      row.release = proposed->what;
      if (least < Level::read && !is_same_person(proposed->by, reader.actor)) {
        row.release->relevance.clear();
        row.release->risk.clear();
        if (row.release->consent.empty()) {
          row.release->words.clear();
        }
      }
    }
  }
  Moment moment = core_.moment_for(*file);
  const std::shared_ptr<const Rota> rota = core_.rota();
  moment.rota = rota.get();
  moment.rights = rights.get();
  row.may_second = one.waits() && may_second({.rights = *rights,
                                              .file = *file,
                                              .subject = subject,
                                              .session = reader.session,
                                              .moment = moment},
                                             one, reader.actor);
  // What waits is told to those alone who can answer it: a list that is only proposed would else
  // tell those from whom the case is to be kept.
  if (one.waits() && !row.may_second && !is_same_person(one.asked.by, reader.actor)) {
    return std::nullopt;
  }
  // Whoever is asked to be the second on call must see what for.
  return may_see || (row.release && row.may_second) ? std::optional{std::move(row)} : std::nullopt;
}

Result<Visible<std::vector<ProposalRow>>, Refusal> Look::waiting_for_second(const Reader& asking) {
  const Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  std::vector<ProposalRow> rows;
  std::vector<SubjectShown> subjects;
  const std::shared_ptr<const Rights> rights = core_.rights();
  for (const Proposal& one : rights->proposals) {
    if (auto row = one.waits() ? row_of(reader, one) : std::nullopt) {
      subjects.push_back(as_subject(one.asked.what.proposal.value));
      if (row->release) {
        const SecondAsked& what = one.asked.what;
        subjects.push_back({.contact = what.contact,
                            .version = core_.load(what.contact)->version,
                            .items = row->release->words.empty() ? std::vector<ItemId>{}
                                                                 : std::vector{row->release->item},
                            .extent = Extent::part});
      }
      rows.push_back(*std::move(row));
    }
  }
  std::ranges::reverse(rows);
  if (!recorded(judging, ReadPurpose::work, std::move(subjects))) {
    return waiting_for_second(reader);
  }
  return Visible<std::vector<ProposalRow>>{std::move(rows)};
}

Result<Visible<ProtectedPage>, Refusal> Look::protection(const Reader& asking,
                                                         std::string_view reference) {
  Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  const auto contact = find(reference);
  if (!contact || !permits(reader.actor, Permission::see_contact,
                           looked_at(judging, *core_.load(*contact)), core_.profile())) {
    if (!recorded_in_vain(judging, ReadPurpose::form, contact)) {
      return protection(reader, reference);
    }
    return No<Refusal>{NoSuchContact{}};
  }
  const std::shared_ptr<const Rights> rights = core_.rights();
  const auto file = core_.load(*contact);
  ProtectedPage page{.reference = file->intake.contact.reference,
                     .contact = *contact,
                     .listed = {},
                     .proposals = {},
                     .asked = asked_in(*file)};
  if (const auto found = rights->restricted.find(*contact); found != rights->restricted.end()) {
    page.listed = found->second;
  }
  for (const Proposal& one : rights->proposals) {
    const bool about_case = one.asked.what.step == TwoPersonStep::restrict_case ||
                            one.asked.what.step == TwoPersonStep::lift_restriction;
    if (about_case && one.asked.what.contact == *contact) {
      if (auto row = row_of(reader, one)) {
        page.proposals.push_back(*std::move(row));
      }
    }
  }
  std::ranges::reverse(page.proposals);
  page.may_propose = takes_part(reader.actor, core_.profile());
  judging.grounds.rest_on(contact->value, file->version);
  if (!recorded(judging, ReadPurpose::form,
                {{.contact = *contact, .version = file->version, .extent = Extent::form}})) {
    return protection(reader, reference);
  }
  return Visible<ProtectedPage>{std::move(page)};
}

std::string Look::written(ContactId contact) {
  return core_.load(contact)->intake.contact.reference;
}

bool Look::is_kept_from_somebody(ContactId contact) {
  const std::shared_ptr<const Rights> rights = core_.rights();
  return rights->restricted.contains(contact) ||
         (!rights->conflicts.empty() && !rights->conflicted_with(*core_.load(contact)).empty());
}

std::size_t Look::waiting_to_guard(const Reader& reader) {
  if (!permits(reader.actor, Permission::guard_access, {}, core_.profile())) {
    return 0;
  }
  const std::shared_ptr<const Rights> rights = core_.rights();
  const auto is_theirs = [&](std::optional<ContactId> contact) {
    return !contact || is_open_to(reader, *contact);
  };
  const auto glasses = std::ranges::count_if(rights->glasses, [&](const BrokenGlass& one) {
    return !one.reviewed && is_theirs(one.broken.what.contact);
  });
  const auto met = std::ranges::count_if(rights->met, [&](const MetConflict& one) {
    return !one.noted && !is_staff(reader.actor, one.met.what.whose) &&
           is_theirs(one.met.what.contact);
  });
  const auto seconds = std::ranges::count_if(rights->proposals, [&](const Proposal& one) {
    const auto row = one.waits() ? row_of(reader, one) : std::nullopt;
    return row && row->may_second;
  });
  return static_cast<std::size_t>(glasses + met + seconds);
}

}  // namespace openmash::app
