#include "app/who_is_who.h"

#include <algorithm>

#include "app/look.h"
#include "app/words_elsewhere.h"
#include "base/contains.h"
#include "domain/duty/on_duty.h"
#include "domain/enquiry/request_information.h"

namespace openmash::app {

namespace {

constexpr int attempts_most = 8;

Links read_links(Core& core, Id128 stream) {
  const ledger::StreamSlice slice = core.ledger().read(stream);
  codec::StreamKeys keys{core.ring(), stream, slice.keys};
  return fold_links(codec::open_people(slice, keys));
}

/// Only those who were told are told to look again.
void pin_alerts(Core& core, const PersonEvents& events) {
  const auto pin = [&core](const std::vector<StaffId>& people) {
    for (const StaffId person : people) {
      core.notices().pin("alerts:" + person.value.hex());
    }
  };
  for (const PersonEvent& event : events) {
    if (const auto* found = std::get_if<HiddenMatchFound>(&event)) {
      pin(found->custodians);
    } else if (const auto* passed = std::get_if<AlertPassedOn>(&event)) {
      pin(passed->to);
    } else if (const auto* left = std::get_if<AlertLeftUnread>(&event)) {
      pin(left->told);
    }
  }
}

/// A damaged file costs its own alert and no other's: nobody could open it if they were told.
std::shared_ptr<const CaseFile> if_undamaged(Core& core, ContactId contact) {
  try {
    return core.load(contact);
  } catch (const CorruptRecord&) {
    return nullptr;
  }
}

/// Where the record of who is who is damaged, whoever opens it is told; the hub starts without it.
Links links_at_start(Core& core) {
  try {
    return read_links(core, core.stream_for(who_is_who_stream));
  } catch (const CorruptRecord&) {
    return {};
  }
}

}  // namespace

WhoIsWho::WhoIsWho(Core& core) : core_(core), matching_(matching_in_force(links_at_start(core))) {}

std::optional<std::string> WhoIsWho::adopt(MatchingAdopted wanted) {
  std::optional<std::string> wrong = wrong_with(wanted, *links());
  if (!wrong) {
    note({std::move(wanted)});
  }
  return wrong;
}

std::shared_ptr<const Links> WhoIsWho::links() {
  const Id128 stream = core_.stream_for(who_is_who_stream);
  const std::scoped_lock lock{mutex_};
  if (links_ == nullptr || links_->version != core_.ledger().version(stream)) {
    links_ = std::make_shared<const Links>(read_links(core_, stream));
  }
  return links_;
}

JudgedRecord WhoIsWho::judged(const RecordRef& record) {
  const auto file = core_.load(record.contact);
  const PersonDescribed* person = file->person(record.person);
  if (person == nullptr) {
    return {.record = record, .version = 0, .facts = {}};
  }
  std::string all;
  for (const Answer& answer : person->answers.all) {
    all += answer.question + '\n' + answer.words + '\n';
  }
  const seal::Hash mark = core_.digest("facts of a record:" + all);
  return {.record = record,
          .version = file->version,
          .facts = *id_from_bytes(BytesView{mark}.first(16))};
}

PairOfCases WhoIsWho::cases_of(const Reader& by, const RecordRef& one, const RecordRef& other,
                               Grounds& grounds) {
  const auto left = core_.load(one.contact);
  const auto right = core_.load(other.contact);
  grounds.rest_on(left->id.value, left->version);
  grounds.rest_on(right->id.value, right->version);
  const std::shared_ptr<const Rights> rights = core_.rights();
  return {
      .one = subject_for_reader(core_, by, *left),
      .other = subject_for_reader(core_, by, *right),
      .needs_two = rights->restricted.contains(left->id) || rights->restricted.contains(right->id)};
}

template <class Refused, class Decide>
std::optional<std::variant<Refused, SentDifferently, NotSure>> WhoIsWho::append(
    const Actor& by, const Submission* submission, const Decide& decide) {
  const Id128 stream = core_.stream_for(who_is_who_stream);
  const std::shared_ptr<std::mutex> turn = core_.turn(stream);
  const std::scoped_lock in_turn{*turn};
  for (int attempt = 0; attempt < attempts_most; ++attempt) {
    Grounds grounds = grounds_now(core_);
    const std::shared_ptr<const Links> links = this->links();
    const bool sent_before =
        submission != nullptr && core_.ledger().answer_to(submission->id.value).has_value();
    const Result<PersonEvents, Refused> decided = decide(*links, grounds);
    if (!decided && !sent_before) {
      return decided.error();
    }
    if (decided && decided->empty() && !sent_before) {
      return std::nullopt;
    }
    ledger::Batch batch{
        .submission = {}, .digest = {}, .appends = {}, .keys = {}, .rows = {}, .answer = {}};
    if (submission != nullptr) {
      batch.submission = submission->id.value;
      batch.digest = core_.digest(submission->content);
      batch.answer = Bytes{stream.bytes.begin(), stream.bytes.end()};
    }
    const ledger::StreamSlice known = core_.ledger().read(stream, links->version);
    codec::StreamKeys keys{core_.ring(), stream, known.keys};
    ledger::StreamAppend append{.stream = stream, .expected_version = links->version, .events = {}};
    std::uint64_t sequence = links->version;
    if (decided) {
      for (const PersonEvent& event : *decided) {
        append.events.push_back(
            codec::seal_event(event, by, core_.ledger().id(), ++sequence, keys));
      }
    }
    batch.appends.push_back(std::move(append));
    if (decided && submission != nullptr) {
      std::ranges::move(grounds.unmoved, std::back_inserter(batch.appends));
    }
    batch.keys = keys.take_new();
    const ledger::AppendOutcome outcome = core_.ledger().append(std::move(batch));
    if (std::holds_alternative<ledger::Appended>(outcome) ||
        std::holds_alternative<ledger::Repeated>(outcome)) {
      if (decided && std::holds_alternative<ledger::Appended>(outcome)) {
        pin_alerts(core_, *decided);
      }
      return std::nullopt;
    }
    if (std::holds_alternative<ledger::Differs>(outcome)) {
      return SentDifferently{};
    }
    if (std::holds_alternative<ledger::Unknown>(outcome)) {
      return NotSure{};
    }
  }
  return NotSure{};
}

template <class Command>
JudgementHandled WhoIsWho::about(const Reader& by, const Submission& submission,
                                 const Command& command, const RecordRef& one,
                                 const RecordRef& other) {
  const auto not_kept =
      append<JudgementRefusal>(by.actor, &submission, [&](const Links& links, Grounds& grounds) {
        return decide_judgement(links, command, by.actor, cases_of(by, one, other, grounds),
                                core_.profile());
      });
  if (!not_kept) {
    return JudgementKept{.judgement = command.judgement};
  }
  return std::visit([](const auto& why) { return JudgementHandled{why}; }, *not_kept);
}

template <class Command>
JudgementHandled WhoIsWho::about_given(const Reader& by, const Submission& submission,
                                       const Command& command) {
  const auto known = links();
  const Given* given = known->find(command.judgement);
  if (given == nullptr) {
    return JudgementRefusal{NoSuchJudgement{}};
  }
  return about(by, submission, command, given->made.what.one.record, given->made.what.other.record);
}

JudgementHandled WhoIsWho::judge(const Reader& by, const Submission& submission,
                                 const RecordRef& one, const RecordRef& other, Judgement says,
                                 const std::string& reason) {
  const JudgePair command{
      .judgement = JudgementId{*id_from_bytes(
          BytesView{core_.digest("judgement:" + submission.id.value.hex())}.first(16))},
      .one = judged(one),
      .other = judged(other),
      .says = says,
      .model = matching_.name,
      .reason = reason,
      .session = by.session};
  if (command.one.version == 0 || command.other.version == 0) {
    return NoSuchContact{};
  }
  return about(by, submission, command, one, other);
}

JudgementHandled WhoIsWho::second(const Reader& by, const Submission& submission,
                                  JudgementId judgement, bool agrees, const std::string& reason) {
  return about_given(
      by, submission,
      SecondJudgement{
          .judgement = judgement, .agrees = agrees, .reason = reason, .session = by.session});
}

JudgementHandled WhoIsWho::undo(const Reader& by, const Submission& submission,
                                JudgementId judgement, const std::string& reason) {
  return about_given(
      by, submission,
      UndoJudgement{.judgement = judgement, .reason = reason, .session = by.session});
}

JudgementHandled WhoIsWho::second_undoing(const Reader& by, const Submission& submission,
                                          JudgementId judgement, bool agrees,
                                          const std::string& reason) {
  return about_given(
      by, submission,
      SecondUndoing{
          .judgement = judgement, .agrees = agrees, .reason = reason, .session = by.session});
}

AlertHandled WhoIsWho::answer(const Actor& by, const Submission& submission,
                              const AlertCommand& command) {
  const auto not_kept = append<AlertRefusal>(by, &submission, [&](const Links& links, Grounds&) {
    return decide_alert(links, command, by);
  });
  if (!not_kept) {
    return AlertKept{};
  }
  return std::visit([](const auto& why) { return AlertHandled{why}; }, *not_kept);
}

void WhoIsWho::note(const PersonEvents& events) {
  const auto not_kept =
      append<AlertRefusal>(System{}, nullptr, [&](const Links& links, Grounds&) -> AlertDecided {
        PersonEvents anew = events;
        std::erase_if(anew, [&links](const PersonEvent& event) {
          const auto* found = std::get_if<HiddenMatchFound>(&event);
          return found != nullptr && links.alerts.contains(found->alert);  // told once
        });
        return anew;
      });
  if (not_kept) {
    throw DatabaseFault("what was found by the system could not be stored");
  }
}

HiddenMatches::HiddenMatches(Core& core, PersonIndex& index, WhoIsWho& who_is_who, SignIn& people)
    : core_(core), index_(index), who_is_who_(who_is_who), people_(people) {
  is_hidden_from_ = [this](const Staff& staff, const CaseFile& file, const NoticedContact& when) {
    return !permits(staff, Permission::see_contact, core_.subject_for(file, staff, when.at),
                    *when.roles);
  };
}

bool HiddenMatches::is_hidden_from_some_screener(const CaseFile& file,
                                                 const NoticedContact& when) const {
  const auto colleagues = people_.colleagues();
  return std::ranges::any_of(colleagues, [&](const Colleague& one) {
    return !one.closed && when.roles->stages.screens.includes(one.role) &&
           is_hidden_from_({.id = one.id, .role = one.role, .agency = one.agency}, file, when);
  });
}

std::vector<StaffId> HiddenMatches::custodians(const CaseFile& file,
                                               const NoticedContact& when) const {
  std::vector<StaffId> custodians;
  for (const Colleague& one : people_.colleagues()) {
    const Staff staff{.id = one.id, .role = one.role, .agency = one.agency};
    const Subject subject = core_.subject_for(file, staff, when.at);
    if (!one.closed && !is_hidden_from_(staff, file, when) &&
        permits(staff, Permission::decide, subject, *when.roles)) {
      custodians.push_back(one.id);
    }
  }
  return custodians;
}

void HiddenMatches::hide_by(IsHiddenFrom is_hidden_from) {
  const std::scoped_lock lock{mutex_};
  is_hidden_from_ = std::move(is_hidden_from);
}

/// One alert for a contact and a file, however many of their people are alike.
void HiddenMatches::look_at(const NoticedContact& when) {
  const std::scoped_lock lock{mutex_};
  const auto newcomer = core_.load(when.contact);
  const auto links = who_is_who_.links();
  PersonEvents alerts;
  std::vector<ContactId> told;
  const auto custodians_of = [&](const CaseFile& file) {
    std::vector<StaffId> all = custodians(file, when);
    std::erase_if(all, [&](StaffId one) {
      return is_kept(core_.subject_for(*newcomer, Staff{.id = one}, when.at));
    });
    return all;
  };
  for (const PersonDescribed& person : newcomer->intake.people) {
    const auto matches = index_.like(when.contact, person, [](ContactId) { return true; });
    if (!matches) {
      continue;
    }
    for (const PersonMatch& match : matches->candidates) {
      const ContactId kept = match.record.contact;
      const auto file = if_undamaged(core_, kept);
      if (!file || contains(told, kept) || alert_about(*links, when.contact, kept) != nullptr ||
          !is_hidden_from_some_screener(*file, when)) {
        continue;
      }
      told.push_back(kept);
      const seal::Hash id = core_.digest("alert:" + when.contact.value.hex() + kept.value.hex());
      alerts.push_back(
          HiddenMatchFound{.alert = AlertId{*id_from_bytes(BytesView{id}.first(16))},
                           .newcomer = {.contact = when.contact, .person = person.person},
                           .hidden = match.record,
                           .custodians = custodians_of(*file),
                           .due = when.at + read_within});
    }
  }
  if (!alerts.empty()) {
    who_is_who_.note(alerts);
  }
}

void HiddenMatches::look_beside(ContactId hidden) {
  const auto file = if_undamaged(core_, hidden);
  if (!file) {
    return;
  }
  std::vector<ContactId> alike;
  for (const PersonDescribed& person : file->intake.people) {
    // Where the index is not ready yet, all that is open is looked at once it is.
    const auto matches = index_.like(hidden, person, [](ContactId) { return true; });
    if (!matches) {
      return;
    }
    for (const PersonMatch& match : matches->candidates) {
      const auto other = if_undamaged(core_, match.record.contact);
      if (other && !contains(alike, other->id) &&
          stage_of(*other, core_.profile_for(*other)) != Stage::closed) {
        alike.push_back(other->id);
      }
    }
  }
  for (const ContactId contact : alike) {
    look_at({.contact = contact, .at = core_.now(), .roles = &core_.profile()});
  }
}

std::vector<StaffId> HiddenMatches::next_told(const Alert& alert, const CaseFile& file,
                                              const CaseFile& newcomer) const {
  const Instant now = core_.now();
  const hub::Profile& profile = core_.profile();
  const NoticedContact when{.contact = {}, .at = now, .roles = &profile};
  std::vector<StaffId> may_read;
  std::vector<StaffId> who_answer;  // for contacts: they sign gates, or letters
  for (const Colleague& one : people_.colleagues()) {
    const Staff staff{.id = one.id, .role = one.role, .agency = one.agency};
    const Subject subject = core_.subject_for(file, staff, now);
    if (one.closed || alert.is_for(one.id) || is_hidden_from_(staff, file, when) ||
        !permits(staff, Permission::see_contact, subject, profile) ||
        !permits(staff, Permission::see_contact, core_.subject_for(newcomer, staff, now),
                 profile)) {
      continue;
    }
    may_read.push_back(one.id);
    if (permits(staff, Permission::sign_gate, subject, profile) ||
        permits(staff, Permission::approve_feedback, subject, profile)) {
      who_answer.push_back(one.id);
    }
  }
  const std::shared_ptr<const Rota> rota = core_.rota();
  const std::vector<OnStaff> people = people_.on_staff();
  const Staffing staffing{.rota = *rota, .people = people, .profile = profile};
  Desks of_the_hub;
  for (const hub::Role& role : profile.roles) {
    if (!role.for_an_agency) {
      of_the_hub.roles.push_back(role.code);
    }
  }
  // The desk that decides first, then whoever of the hub is there.
  for (const Desks& desks : {Desks{.roles = profile.stages.decides.roles}, of_the_hub}) {
    for (const OnDuty& one : on_duty(staffing, desks, now)) {
      if (contains(may_read, one.person)) {
        return {one.person};
      }
    }
  }
  return who_answer;
}

std::vector<StaffId> HiddenMatches::guards_told(const CaseFile& file,
                                                const CaseFile& newcomer) const {
  std::vector<StaffId> told;
  for (const Colleague& one : people_.colleagues()) {
    const Staff staff{.id = one.id, .role = one.role, .agency = one.agency};
    const auto is_conflicted = [&](const CaseFile& with) {
      return core_.subject_for(with, staff, core_.now()).conflict == access::Conflict::conflicted;
    };
    if (!one.closed && permits(staff, Permission::guard_access, {}, core_.profile()) &&
        !is_conflicted(file) && !is_conflicted(newcomer)) {
      told.push_back(one.id);
    }
  }
  return told;
}

void HiddenMatches::pass_on_overdue() {
  const std::scoped_lock lock{mutex_};
  PersonEvents events;
  const auto links = who_is_who_.links();
  for (const auto& [id, alert] : links->alerts) {
    if (!is_overdue(alert, core_.now())) {
      continue;
    }
    const auto file = if_undamaged(core_, alert.found.what.hidden.contact);
    const auto newcomer = if_undamaged(core_, alert.found.what.newcomer.contact);
    if (!file || !newcomer) {
      continue;
    }
    if (auto to = next_told(alert, *file, *newcomer); !to.empty()) {
      events.push_back(AlertPassedOn{.alert = id, .to = std::move(to)});
    } else if (!alert.left_unread) {
      if (auto told = guards_told(*file, *newcomer); !told.empty()) {
        events.push_back(AlertLeftUnread{.alert = id, .told = std::move(told)});
      }
    }
  }
  if (!events.empty()) {
    who_is_who_.note(events);
  }
}

std::vector<StaffId> HiddenMatches::workers_for(const Alert& alert) {
  const auto file = core_.load(alert.found.what.hidden.contact);
  const auto newcomer = core_.load(alert.found.what.newcomer.contact);
  std::vector<StaffId> workers;
  for (const Colleague& one : people_.colleagues()) {
    const Staff staff{.id = one.id, .role = one.role, .agency = one.agency};
    if (!one.closed && core_.profile().stages.gathers.includes(one.role) &&
        !is_kept(core_.subject_for(*file, staff, core_.now())) &&
        !is_kept(core_.subject_for(*newcomer, staff, core_.now()))) {
      workers.push_back(one.id);
    }
  }
  const auto has_file =
      std::ranges::find_if(workers, [&](StaffId one) { return file->enquiry.worker == one; });
  if (has_file != workers.end()) {
    std::rotate(workers.begin(), has_file, has_file + 1);
  }
  return workers;
}

std::optional<AlertHandled> HiddenMatches::carry_out(const Reader& by, const Submission& submission,
                                                     const Alert& alert, const AnswerAlert& command,
                                                     std::optional<StaffId> worker) {
  const seal::Hash mark = core_.digest("what an answer does:" + submission.id.value.hex());
  const Submission own{.id = SubmissionId{*id_from_bytes(BytesView{mark}.first(16))},
                       .content = "",
                       .seen_token = ""};
  const HiddenMatchFound& found = alert.found.what;
  if (command.answer == AlertAnswer::joins) {
    const JudgementHandled judged =
        who_is_who_.judge(by, own, found.newcomer, found.hidden, Judgement::same, command.words);
    const auto* why = std::get_if<JudgementRefusal>(&judged);
    const bool done = std::holds_alternative<JudgementKept>(judged) ||
                      (why != nullptr && std::holds_alternative<JudgedAlready>(*why));
    return done ? std::nullopt : std::optional<AlertHandled>{Refusal{NotPermitted{}}};
  }
  if (command.answer == AlertAnswer::takes_over) {
    const auto account = worker ? people_.find(*worker) : std::nullopt;
    if (!account || !contains(workers_for(alert), *worker)) {
      return AlertHandled{Refusal{NotAvailable{}}};
    }
    const Handled handled =
        app::handle(core_, by.actor, own, found.newcomer.contact,
                    TakeOver{.worker = *worker, .worker_role = account->staff().role});
    if (const auto* why = std::get_if<Refusal>(&handled)) {
      return std::holds_alternative<AlreadySo>(*why) ? std::nullopt
                                                     : std::optional<AlertHandled>{*why};
    }
    return std::holds_alternative<Done>(handled) ? std::nullopt
                                                 : std::optional<AlertHandled>{NotSure{}};
  }
  return std::nullopt;
}

AlertHandled HiddenMatches::answer(const Reader& by, const Submission& submission,
                                   const AnswerAlert& command, std::optional<StaffId> worker) {
  if (!core_.ledger().answer_to(submission.id.value)) {
    const auto links = who_is_who_.links();
    const auto decided = decide_alert(*links, command, by.actor);
    if (!decided) {
      return decided.error();
    }
    // Told once is not told for ever.
    const Alert& alert = links->alerts.at(command.alert);
    const auto file = core_.load(alert.found.what.hidden.contact);
    const auto newcomer = core_.load(alert.found.what.newcomer.contact);
    if (is_kept(core_.subject_for(*file, by.actor, core_.now())) ||
        is_kept(core_.subject_for(*newcomer, by.actor, core_.now()))) {
      return AlertRefusal{NoSuchAlert{}};
    }
    if (auto why = carry_out(by, submission, alert, command, worker)) {
      return *std::move(why);
    }
  }
  return who_is_who_.answer(by.actor, submission, command);
}

}  // namespace openmash::app
