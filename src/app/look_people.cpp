#include <algorithm>
#include <chrono>
#include <functional>
#include <iterator>
#include <map>
#include <tuple>

#include "app/look.h"
#include "app/who_is_who.h"
#include "base/contains.h"
#include "domain/release/held.h"
#include "domain/release/reasoning.h"
#include "linkage/values/birth_date.h"
#include "london/london_time.h"

namespace openmash::app {

namespace {

/// Beside another: that it came, and which way it went.
SubjectShown outline_of(const CaseFile& file) {
  return {.contact = file.id, .version = file.version, .extent = Extent::outline};
}

/// Name, birth and address of one of its people, or of them all.
SubjectShown people_of(const CaseFile& file, std::optional<PersonId> one = {}) {
  return {.contact = file.id,
          .version = file.version,
          .extent = Extent::people,
          .about = one ? std::optional{one->value} : std::nullopt};
}

void add_person(std::vector<SubjectShown>& subjects, Core& core, const PersonSeen& one) {
  subjects.push_back(people_of(*core.load(one.record.contact), one.record.person));
  if (one.through_record) {
    subjects.push_back(
        people_of(*core.load(one.through_record->contact), one.through_record->person));
  }
}

void add_shown(std::vector<SubjectShown>& subjects, Core& core, const PeopleFound& found) {
  for (const auto* some : {&found.candidates, &found.near_misses, &found.there}) {
    for (const PersonSeen& one : *some) {
      add_person(subjects, core, one);
    }
  }
}

void once_each(std::vector<SubjectShown>& subjects) {
  const auto what = [](const SubjectShown& one) {
    return std::tuple{one.contact, one.extent, one.about};
  };
  std::ranges::sort(subjects, {}, what);
  const auto again = std::ranges::unique(subjects, {}, what);
  subjects.erase(again.begin(), again.end());
}

std::string name_of(const PersonDescribed& person) {
  const std::string_view name = person.answers.words("name");
  return name.empty() ? "Somebody without a name" : std::string{name};
}

/// As this contact names them, and as the other does where it is otherwise.
std::string who_in_both(const PersonDescribed& here, const CaseFile& other, PersonId there) {
  const PersonDescribed* person = other.person(there);
  const std::string name = name_of(here);
  return person == nullptr || name_of(*person) == name
             ? name
             : name + " (there: " + name_of(*person) + ")";
}

bool named_alike(const PersonDescribed& one, const PersonDescribed& other) {
  const std::string name = PersonIndex::plain(one.answers.words("name"));
  return !name.empty() && name == PersonIndex::plain(other.answers.words("name"));
}

bool is_asked_about(const CaseFile& file, PersonId person) {
  return std::ranges::any_of(file.enquiry.requests, [person](const Request& request) {
    return contains(request.asked.what.about, person);
  });
}

/// Whoever is an adult here was no child so short a time ago. A mother of fifteen is both.
bool is_too_young(const PersonDescribed& adult, const PersonDescribed& other, Instant now) {
  constexpr int least = 13;
  if (adult.kind != PersonKind::adult || other.kind == PersonKind::adult) {
    return false;
  }
  const auto born = linkage::read_birth_date(other.answers.words("born"));
  return other.kind == PersonKind::unborn_child ||
         (born && static_cast<int>(london::date_of(now).year()) - born->year < least);
}

/// Agencies that gave something or hold it: their names are no secret, what they gave may be.
std::vector<AgencyCode> involved(const CaseFile& file) {
  std::vector<AgencyCode> agencies;
  for (const Request& request : file.enquiry.requests) {
    const AnswerState state = request.state();
    if (state != AnswerState::silent && state != AnswerState::nothing_held &&
        state != AnswerState::refused) {
      agencies.push_back(request.asked.what.agency);
    }
  }
  return agencies;
}

/// Those told of it that were answered, the newest answer first.
std::vector<const Alert*> answered_for(const Links& links, StaffId person) {
  std::vector<const Alert*> alerts;
  for (const auto& [id, alert] : links.alerts) {
    if (alert.is_for(person) && !alert.answered.empty()) {
      alerts.push_back(&alert);
    }
  }
  std::ranges::sort(alerts, std::greater{},
                    [](const Alert* one) { return one->answered.back().at; });
  return alerts;
}

}  // namespace

bool Look::may_read(const Reader& reader, const CaseFile& file) {
  return file.exists() &&
         permits(reader.actor, Permission::see_contact, subject(reader, file), core_.profile());
}

/// Asked once a contact, however many of its people come up.
PersonIndex::MayBeSeen Look::what_is_seen_by(const Reader& reader) {
  auto known = std::make_shared<std::unordered_map<Id128, bool>>();
  return [this, reader, known](ContactId contact) {
    const auto found = known->find(contact.value);
    if (found != known->end()) {
      return found->second;
    }
    const bool seen = may_read(reader, *core_.load(contact));
    known->emplace(contact.value, seen);
    return seen;
  };
}

PersonSeen Look::person_seen(const PersonMatch& match) {
  const auto file = core_.load(match.record.contact);
  PersonSeen seen{.record = match.record,
                  .reference = file->intake.contact.reference,
                  .received_at = file->intake.contact.received_at,
                  .stage = stage_of(*file, core_.profile_for(*file)),
                  .person = {},
                  .evidence = match.evidence,
                  .bits = match.bits,
                  .perhaps_twins = match.perhaps_twins};
  if (const PersonDescribed* person = file->person(match.record.person)) {
    seen.person = *person;
  }
  if (match.through) {
    seen.through_record = match.through;
    const auto through = core_.load(match.through->contact);
    if (const PersonDescribed* child = through->person(match.through->person)) {
      seen.through = name_of(*child);
    }
  }
  return seen;
}

PeopleFound Look::people_found(std::optional<PersonMatches> matches) {
  if (!matches) {
    PeopleFound none{.candidates = {}, .near_misses = {}};
    none.is_ready = false;
    return none;
  }
  PeopleFound found{.candidates = {}, .near_misses = {}};
  found.unread = earlier_.unread();
  found.nothing_asked = matches->nothing_asked;
  found.one_fact = matches->one_fact;
  found.cut = matches->cut;
  found.cut_there = matches->cut_there;
  for (const PersonMatch& match : matches->candidates) {
    found.candidates.push_back(person_seen(match));
  }
  for (const PersonMatch& match : matches->near_misses) {
    found.near_misses.push_back(person_seen(match));
  }
  for (const PersonMatch& match : matches->there) {
    found.there.push_back(person_seen(match));
  }
  return found;
}

Result<Visible<PeopleFound>, Refusal> Look::search(const Reader& asking, const PersonAsked& asked) {
  Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  if (!permits(reader.actor, Permission::see_queue, {}, core_.profile())) {
    if (!recorded_in_vain(judging, ReadPurpose::search, {})) {
      return this->search(reader, asked);
    }
    return No<Refusal>{NotPermitted{}};
  }
  PeopleFound found =
      people_found(earlier_.search(asked, london::date_of(core_.now()), what_is_seen_by(reader)));
  std::vector<SubjectShown> subjects;
  add_shown(subjects, core_, found);
  once_each(subjects);
  rest_on_rows(judging, subjects);
  if (!recorded(judging, ReadPurpose::search, std::move(subjects))) {
    return this->search(reader, asked);
  }
  return Visible<PeopleFound>{std::move(found)};
}

Result<Visible<SamePeoplePage>, Refusal> Look::same_people(const Reader& asking,
                                                           std::string_view reference) {
  Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  const auto contact = find(reference);
  const auto file = contact ? core_.load(*contact) : nullptr;
  if (file == nullptr || !may_read(reader, *file)) {
    if (!recorded_in_vain(judging, ReadPurpose::search, contact)) {
      return this->same_people(reader, reference);
    }
    return No<Refusal>{NoSuchContact{}};
  }
  const PersonIndex::MayBeSeen seen = what_is_seen_by(reader);
  const auto links = who_is_who_.links();
  CaseFile open = *file;
  hide_reasoning(open, reader.actor, core_.now());
  hide_held(open, {.reader = reader.actor,
                   .subject = subject(reader, *file),
                   .profile = core_.profile(),
                   .now = core_.now()});
  SamePeoplePage page{
      .file = std::make_shared<const CaseFile>(std::move(open)), .people = {}, .released = {}};
  page.may_judge =
      may_judge(reader.actor, {.one = subject(reader, *file), .other = subject(reader, *file)},
                core_.profile());
  std::vector<SubjectShown> subjects{people_of(*file)};
  for (const PersonDescribed& person : file->intake.people) {
    const RecordRef record{.contact = *contact, .person = person.person};
    const JudgedRecord own = who_is_who_.judged(record);
    PerhapsKnown known{.person = person,
                       .found = people_found(earlier_.like(*contact, person, seen)),
                       .judged = {}};
    const SamePerson same = links->person_of(record, seen);
    const auto is_settled = [&](const PersonSeen& one) {
      const bool by_others =
          contains(same.records, one.record) && links->standing(record, one.record) == nullptr;
      return by_others || is_too_young(person, one.person, core_.now()) ||
             !may_be_proposed(*links, own, who_is_who_.judged(one.record));
    };
    std::erase_if(known.found.candidates, is_settled);
    std::erase_if(known.found.near_misses, is_settled);
    for (const auto& [pair, given] : links->pairs) {
      if (pair.first != record && pair.second != record) {
        continue;
      }
      const RecordRef other = pair.first == record ? pair.second : pair.first;
      if (seen(other.contact)) {
        for (const Given& one : given) {
          known.judged.push_back({.other = person_seen({.record = other}), .given = one});
        }
      }
    }
    std::ranges::sort(known.judged, std::greater{},
                      [](const JudgedPair& one) { return one.given.made.at; });
    add_shown(subjects, core_, known.found);
    for (const JudgedPair& one : known.judged) {
      add_person(subjects, core_, one.other);
    }
    page.people.push_back(std::move(known));
  }
  // A custodian let those who screen it know, and nobody else.
  const bool screens =
      permits(reader.actor, Permission::screen, subject(reader, *file), core_.profile());
  for (const Alert* alert :
       screens ? released_for(*links, *contact) : std::vector<const Alert*>{}) {
    const Signed<AlertAnswered>& answer = alert->answered.back();
    if (const Staff* staff = as_staff(answer.by)) {
      page.released.push_back({.by = staff->id, .words = answer.what.words});
    }
  }
  once_each(subjects);
  rest_on_rows(judging, subjects);
  if (!recorded(judging, ReadPurpose::search, std::move(subjects))) {
    return this->same_people(reader, reference);
  }
  return Visible<SamePeoplePage>{std::move(page)};
}

Result<Visible<LinkedPage>, Refusal> Look::linked(const Reader& asking,
                                                  std::string_view reference) {
  Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  const auto contact = find(reference);
  const auto file = contact ? core_.load(*contact) : nullptr;
  if (file == nullptr || !may_read(reader, *file)) {
    if (!recorded_in_vain(judging, ReadPurpose::work, contact)) {
      return this->linked(reader, reference);
    }
    return No<Refusal>{NoSuchContact{}};
  }
  const PersonIndex::MayBeSeen seen = what_is_seen_by(reader);
  const auto links = who_is_who_.links();
  LinkedPage page{.contacts = {}, .contradictory = {}, .new_adults = {}};
  std::vector<SubjectShown> subjects;
  std::vector<RecordRef> in_both;
  for (const PersonDescribed& person : file->intake.people) {
    const SamePerson same = links->person_of({.contact = *contact, .person = person.person}, seen);
    if (!same.contradictory.empty()) {
      page.contradictory.push_back(name_of(person));
    }
    for (const RecordRef& record : same.records) {
      if (record.contact == *contact) {
        continue;
      }
      in_both.push_back(record);
      const auto known = std::ranges::find(page.contacts, record.contact, &LinkedContact::contact);
      if (known != page.contacts.end()) {
        known->who += ", " + name_of(person);
        continue;
      }
      const auto other = core_.load(record.contact);
      LinkedContact linked{.contact = record.contact,
                           .reference = other->intake.contact.reference,
                           .received_at = other->intake.contact.received_at,
                           .stage = stage_of(*other, core_.profile_for(*other)),
                           .who = who_in_both(person, *other, record.person),
                           .worker = other->enquiry.worker,
                           .workers = {},
                           .others = other->intake.people,
                           .agencies = involved(*other)};
      for (const AllocatedWorkerFound& found : other->triage.with_a_worker) {
        linked.workers.push_back(found.worker);
      }
      page.contacts.push_back(std::move(linked));
      subjects.push_back(outline_of(*other));
      subjects.push_back(people_of(*other));
    }
  }
  std::ranges::sort(page.contacts, std::greater{}, &LinkedContact::received_at);
  for (LinkedContact& linked : page.contacts) {
    std::erase_if(linked.others, [&](const PersonDescribed& one) {
      return contains(in_both, RecordRef{.contact = linked.contact, .person = one.person});
    });
  }
  for (const PersonDescribed& person : file->intake.people) {
    const bool in_household =
        person.kind == PersonKind::adult && person.answers.words("lives_with_child") == "yes";
    const auto named_in = [&](const LinkedContact& linked) {
      const auto other = core_.load(linked.contact);
      return std::ranges::any_of(other->intake.people, [&](const PersonDescribed& one) {
        return named_alike(person, one) ||
               contains(
                   links->person_of({.contact = *contact, .person = person.person}, seen).records,
                   RecordRef{.contact = linked.contact, .person = one.person});
      });
    };
    if (in_household && !page.contacts.empty() && std::ranges::none_of(page.contacts, named_in) &&
        !is_asked_about(*file, person.person)) {
      page.new_adults.push_back(person);
    }
  }
  rest_on_rows(judging, subjects);
  if (!recorded(judging, ReadPurpose::work, std::move(subjects))) {
    return this->linked(reader, reference);
  }
  return Visible<LinkedPage>{std::move(page)};
}

Result<Visible<JudgementPage>, Refusal> Look::judgement(const Reader& asking, JudgementId judgement,
                                                        const std::vector<StaffId>& staff) {
  Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  const auto links = who_is_who_.links();
  const Given* given = links->find(judgement);
  const PersonIndex::MayBeSeen seen = what_is_seen_by(reader);
  if (given == nullptr || !seen(given->made.what.one.record.contact) ||
      !seen(given->made.what.other.record.contact)) {
    if (!recorded_in_vain(judging, ReadPurpose::search, {})) {
      return this->judgement(reader, judgement, staff);
    }
    return No<Refusal>{NoSuchContact{}};
  }
  const RecordRef one = given->made.what.one.record;
  const RecordRef other = given->made.what.other.record;
  JudgementPage page{.given = *given,
                     .one = person_seen({.record = one}),
                     .other = person_seen({.record = other}),
                     .rested = {}};
  const PairOfCases cases = who_is_who_.cases_of(reader, one, other, judging.grounds);
  page.may_judge = openmash::may_judge(reader.actor, cases, core_.profile());
  page.undoing_needs_two = openmash::undoing_needs_two(*given, cases);
  const Instant from = given->made.at;
  const Instant until = given->undone ? given->undone->at : core_.now();
  const auto during = [&](Instant at) { return at > from && at <= until; };
  const auto tells_who_looked = [&](ContactId contact) {
    return may_see_looked(reader.actor, subject(reader, *core_.load(contact)), core_.profile()) >=
           Level::read;
  };
  for (const ContactId contact : {one.contact, other.contact}) {
    const auto file = core_.load(contact);
    const std::string& reference = file->intake.contact.reference;
    std::vector<RecordedEvent> history = core_.history(contact);
    hide_reasoning(history, *file, reader.actor, core_.now());
    hide_held(history, *file,
              {.reader = reader.actor,
               .subject = subject(reader, *file),
               .profile = core_.profile(),
               .now = core_.now()});
    for (const RecordedEvent& event : history) {
      if (during(event.at)) {
        page.rested.push_back(
            {.at = event.at, .by = event.by, .reference = reference, .done = true});
      }
    }
  }
  const bool with_one = tells_who_looked(one.contact);
  const bool with_other = tells_who_looked(other.contact);
  // One stream an actor and day: of those who may have read, and the days the link stood.
  const auto first = std::chrono::sys_days{london::date_of(from)};
  const auto last = std::chrono::sys_days{london::date_of(until)};
  for (const StaffId reading : staff) {
    for (auto day = first; day <= last; day += std::chrono::days{1}) {
      const Id128 stream = core_.stream_for("access " + reading.value.hex() + " " +
                                            iso8601(std::chrono::year_month_day{day}));
      const ledger::StreamSlice slice = core_.ledger().read(stream);
      codec::StreamKeys keys{core_.ring(), stream, slice.keys};
      for (const ledger::StoredEvent& stored : slice.events) {
        const auto any = codec::open_any(stored, keys);
        const auto* showing = std::get_if<codec::RecordedShowing>(&any);
        if (showing == nullptr || showing->shown.refused || !during(showing->at)) {
          continue;
        }
        for (const SubjectShown& shown : showing->shown.subjects) {
          if ((with_one && shown.contact == one.contact) ||
              (with_other && shown.contact == other.contact)) {
            page.rested.push_back({.at = showing->at,
                                   .by = showing->by,
                                   .reference = shown.contact == one.contact ? page.one.reference
                                                                             : page.other.reference,
                                   .done = false});
          }
        }
      }
    }
  }
  std::ranges::sort(page.rested, {}, &RestedOnLink::at);
  std::vector<SubjectShown> subjects;
  add_person(subjects, core_, page.one);
  add_person(subjects, core_, page.other);
  once_each(subjects);
  rest_on_rows(judging, subjects);
  if (!recorded(judging, ReadPurpose::search, std::move(subjects))) {
    return this->judgement(reader, judgement, staff);
  }
  return Visible<JudgementPage>{std::move(page)};
}

Visible<AlertsSeen> Look::alerts(const Reader& asking) {
  Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  AlertsSeen seen{.alerts = {}, .left_unread = {}};
  std::vector<SubjectShown> subjects;
  const auto links = who_is_who_.links();
  const Staff* staff = as_staff(reader.actor);
  std::vector<const Alert*> alerts;
  if (staff != nullptr) {
    alerts = alerts_for(*links, staff->id);
    std::ranges::copy(answered_for(*links, staff->id), std::back_inserter(alerts));
  }
  for (const Alert* alert : alerts) {
    const auto newcomer = core_.load(alert->found.what.newcomer.contact);
    const auto hidden = core_.load(alert->found.what.hidden.contact);
    // Told once is not told for ever: whoever may not see the file now does not see its alert; and
    // from whom the newcomer is kept, for them there is none.
    if (!may_read(reader, *hidden) || is_kept(subject(reader, *newcomer))) {
      continue;
    }
    seen.alerts.push_back({.alert = *alert,
                           .newcomer = newcomer->intake.contact.reference,
                           .hidden = hidden->intake.contact.reference,
                           .is_decided = newcomer->is_decided()});
    subjects.push_back(outline_of(*newcomer));
    subjects.push_back(outline_of(*hidden));
  }
  if (staff != nullptr) {
    for (const Alert* alert : left_unread_for(*links, staff->id)) {
      seen.left_unread.push_back(alert->found.at);
    }
  }
  once_each(subjects);
  rest_on_rows(judging, subjects);
  if (!recorded(judging, ReadPurpose::queue, std::move(subjects))) {
    return this->alerts(reader);
  }
  return Visible<AlertsSeen>{std::move(seen)};
}

std::vector<JudgementId> Look::judgements_waiting(const Reader& reader) {
  std::vector<JudgementId> waiting;
  const Staff* staff = as_staff(reader.actor);
  const auto links = who_is_who_.links();
  for (const JudgementId id : links->waiting) {
    const Given& given = *links->find(id);
    const Actor& first = given.waits_for_second() ? given.made.by : given.undoing_asked->by;
    if (staff == nullptr || is_staff(first, staff->id)) {
      continue;
    }
    Grounds grounds;
    const PairOfCases cases = who_is_who_.cases_of(reader, given.made.what.one.record,
                                                   given.made.what.other.record, grounds);
    if (openmash::may_judge(reader.actor, cases, core_.profile())) {
      waiting.push_back(id);
    }
  }
  return waiting;
}

std::size_t Look::open_alerts(const Reader& reader) {
  const Staff* staff = as_staff(reader.actor);
  if (staff == nullptr) {
    return 0;
  }
  const auto links = who_is_who_.links();
  const auto alerts = alerts_for(*links, staff->id);
  return static_cast<std::size_t>(std::ranges::count_if(
             alerts,
             [&](const Alert* alert) {
               const HiddenMatchFound& found = alert->found.what;
               return may_read(reader, *core_.load(found.hidden.contact)) &&
                      !is_kept(subject(reader, *core_.load(found.newcomer.contact)));
             })) +
         left_unread_for(*links, staff->id).size();
}

}  // namespace openmash::app
