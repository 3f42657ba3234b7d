#include "cli/demo_story.h"
#include "app/core_of.h"

#include <algorithm>
#include <map>

#include "base/contains.h"
#include "base/match.h"
#include "domain/casefile/stage.h"
#include "letters/compose.h"
#include "london/london_time.h"
#include "seal/random.h"
#include "words/refusals.h"

namespace openmash::cli {

using std::chrono::minutes;

namespace {

app::Submission press() {
  return {.id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = "", .proved = true};
}

/// How long after a call, a visit or a letter's arrival it stands in the hub's books.
constexpr minutes typing{6};

}  // namespace

/// What the steps of one story hand on to each other.
struct Story::State {
  Desk& desk;
  Told told;
  std::string code;  ///< of the referrer; empty where staff keyed it in
  ContactId contact;
  std::string reference;
  bool arrived = false;
  std::map<AgencyCode, RequestId> requests;
  std::optional<LetterId> letter;
  bool letter_given = false;
  std::string_view now_doing;

  [[nodiscard]] const hub::Profile& profile() const { return desk.hub.profile(); }

  void note(const std::string& why) {
    desk.refused.push_back(std::string{told.first_name()} + ": " + std::string{now_doing} + ": " +
                           why);
  }

  void note(const Refusal& refusal) { note(words::words_for(refusal, profile()).heading); }

  [[nodiscard]] std::shared_ptr<const CaseFile> file() const {
    return app::core_of(desk.hub).load(contact);
  }

  [[nodiscard]] Subject subject() const { return subject_of(*file()); }

  [[nodiscard]] const DemoPerson* who(Permission permission,
                                      std::initializer_list<std::string_view> first) const {
    return desk.people.who_may(permission, subject(), first);
  }

  [[nodiscard]] std::optional<Visible<app::CasePage>> look(const DemoPerson& person,
                                                           ReadPurpose purpose) {
    if (desk.hub.look().purpose_asked(person.reader, reference)) {
      (void)desk.hub.look().choose_purpose(person.reader, reference, PurposeCode{"step"});
    }
    auto page = desk.hub.look().contact(person.reader, reference, purpose);
    if (!page) {
      note(page.error());
      return std::nullopt;
    }
    return *std::move(page);
  }

  void act(const Actor& by, const CaseCommand& command) {
    settle(desk.hub.handle(by, press(), contact, command));
  }

  void settle(const app::Handled& handled) {
    match(
        handled, [](const app::Done&) {}, [&](const Refusal& refusal) { note(refusal); },
        [&](const app::ChangedMeanwhile&) { note("changed meanwhile"); },
        [&](const app::SentDifferently&) { note("sent differently"); },
        [&](const app::NotSure&) { note("not sure"); });
  }

  /// Where a step is taken by several, everybody of it gives a view until enough have.
  void give_views(ViewOn on, const hub::Who& step, const std::string& view) {
    for (const DemoPerson& person : desk.people.all()) {
      if (views_missing(*file(), on, step) && step.includes(person.staff().role)) {
        act(person.reader.actor, GiveView{.on = on, .view = view});
      }
    }
  }

  /// The family agreed; or, where the hub has a ground to go on without, it was not asked.
  void settle_agreement(hub::Purpose purpose) {
    const hub::ConsentRule* rule = profile().consent_for(purpose);
    if (rule == nullptr || may_go_on(*file(), purpose, profile())) {
      return;
    }
    const bool grounded = !rule->may_go_on_without.empty();
    read_and_act(
        Permission::talk_with_family, {"worker", "worker2", "head"},
        RecordAgreement{.purpose = purpose,
                        .state = grounded ? AgreementState::not_asked : AgreementState::given,
                        .ground = grounded ? rule->may_go_on_without.front().code : "",
                        .reason = grounded ? "asking would put somebody at risk" : ""});
  }

  /// Reads it and acts, where anybody may.
  void read_and_act(Permission permission, std::initializer_list<std::string_view> first,
                    const CaseCommand& command) {
    const DemoPerson* person = who(permission, first);
    if (person == nullptr) {
      note("nobody may");
      return;
    }
    if (look(*person, ReadPurpose::work)) {
      act(person->reader.actor, command);
    }
  }

  [[nodiscard]] std::optional<RequestId> request(std::string_view word) const {
    const hub::Agency* agency = agency_like(profile(), word);
    const auto found = agency == nullptr ? requests.end() : requests.find(agency->code);
    return found == requests.end() ? std::nullopt : std::optional{found->second};
  }

  [[nodiscard]] std::vector<OutcomesForChild> outcomes(const std::vector<ForChildren>& all) const {
    std::vector<OutcomesForChild> chosen;
    for (const ForChildren& one : all) {
      std::vector<PersonId> children = told.children();
      if (!one.children.empty()) {
        children.clear();
        for (const std::string_view name : one.children) {
          children.push_back(told.person(name));
        }
      }
      for (const PersonId child : children) {
        chosen.push_back({.child = child,
                          .outcomes = {outcome_for(profile(), one.wanted, one.agency)},
                          .reason = one.reason});
      }
    }
    return chosen;
  }

  void arrive();
  void give_answer(RequestId request, const Reply& reply);
  void let_in(const DemoPerson& person, const ReturnInformation& answer);
  void write_letter();
  void assess(const std::string& summary, const std::string& analysis);
};

template <class Act>
Story& Story::step(Instant at, std::string_view name, Act act) {
  desk_.agenda.add(at, [state = state_, name, act = std::move(act)] {
    state->now_doing = name;
    if (state->arrived || name == "arrived") {
      act(*state);
    }
  });
  return *this;
}

void Story::State::arrive() {
  app::WrittenReferral referral = told.referral_of(london::date_of(desk.hub.now() - typing));
  const bool by_form = referral.channel == Channel::online_form &&
                       profile().channel(Channel::online_form) != nullptr;
  referral.channel = channel_for(profile(), referral.channel);
  referral.source = source_for(profile(), referral.source);
  app::SendOutcome outcome = NotPermitted{};
  if (by_form) {
    code = desk.hub.referrals().start();
    outcome = desk.hub.referrals().send(code, referral);
  } else if (const DemoPerson* taker = desk.people.who_may(Permission::log_contact, {},
                                                           {"contact", "screening", "support"})) {
    referral.received_at = desk.hub.now() - typing;
    outcome = desk.hub.referrals().log(taker->reader.actor, press(), referral);
  }
  match(
      outcome,
      [&](const app::Sent& sent) {
        contact = sent.contact;
        reference = sent.reference;
        arrived = true;
        ++desk.contacts;
      },
      [&](const Refusal& refusal) { note(refusal); },
      [&](const app::NotSure&) { note("not sure"); });
}

Story::Story(Desk& desk, Told told, Instant at)
    : desk_(desk), state_(std::make_shared<State>(desk, std::move(told))) {
  step(at, "arrived", [](State& state) { state.arrive(); });
}

Story& Story::added(Instant at, std::string words) {
  return step(at, "added", [words = std::move(words)](State& state) {
    if (state.code.empty()) {
      state.act(Referrer{}, AddToContact{.addition = AdditionId{seal::fresh_id()}, .words = words});
    } else {
      state.settle(state.desk.hub.referrals().add(state.code, press(), words));
    }
  });
}

Story& Story::read_by(Instant at, std::string_view user) {
  return step(at, "read", [user](State& state) {
    const DemoPerson* person = state.desk.people.find(user);
    if (person != nullptr &&
        permits(person->reader.actor, Permission::see_contact, state.subject(), state.profile())) {
      static_cast<void>(state.look(*person, ReadPurpose::work));
    }
  });
}

Story& Story::screened(Instant at, Screening screening) {
  return step(at, "screened", [screening = std::move(screening)](State& state) {
    if (state.profile().stages.screens.nobody()) {
      return;
    }
    ScreenContact command{.criteria_met = criteria_for(state.profile(), screening.criteria),
                          .proposed = screening.proposed,
                          .note = screening.note};
    if (const hub::Thresholds& thresholds = state.profile().thresholds;
        thresholds.judged_at_triage) {
      const std::size_t middle = std::min<std::size_t>(2, thresholds.levels.size() - 1);
      command.need = thresholds.levels[middle].code;
      command.need_reason = "As it was told.";
    }
    state.give_views(ViewOn::threshold, state.profile().stages.screens,
                     "It is what the others have written down.");
    const std::vector<IssueCode> issues = issues_for(state.profile(), screening.issues);
    for (const PersonId child : state.told.children()) {
      if (!issues.empty()) {
        command.issues.push_back({.child = child, .issues = issues, .main = issues.front()});
      }
      if (!screening.allocated.empty()) {
        command.with_a_worker.push_back({.child = child, .worker = screening.allocated});
      }
    }
    state.read_and_act(Permission::screen, {"screening"}, command);
  });
}

Story& Story::rated(Instant at, Urgency urgency, std::string reason) {
  return step(at, "rated", [urgency, reason = std::move(reason)](State& state) {
    const LevelCode level = level_for(state.profile(), urgency);
    const std::shared_ptr<const CaseFile> file = state.file();
    if (file->rating() == nullptr || file->rating()->level != level) {
      state.read_and_act(Permission::rate, {"screening", "head"},
                         RateContact{.level = level, .reason = reason});
    }
  });
}

Story& Story::gated(Instant at, Route route, std::string reason) {
  return step(at, "gated", [route, reason = std::move(reason)](State& state) {
    const bool check = state.profile().check.exists;
    if (!check && route != Route::to_allocated_worker && state.profile().stages.gates.nobody()) {
      return;  // from screening straight to a decision
    }
    const Route way = check || route != Route::through_mash ? route : Route::straight_to_outcome;
    state.read_and_act(Permission::sign_gate, {"head"}, SignGate{.route = way, .reason = reason});
  });
}

Story& Story::assigned(Instant at, std::string_view user) {
  return step(at, "assigned", [user](State& state) {
    const DemoPerson* worker = state.desk.people.find(user);
    if (state.profile().check.exists && worker != nullptr) {
      state.read_and_act(
          Permission::assign, {"head"},
          AssignCase{.worker = worker->staff().id, .worker_role = worker->staff().role});
    }
  });
}

Story& Story::timescale(Instant at, Instant due, std::string reason) {
  return step(at, "timescale set", [due, reason = std::move(reason)](State& state) {
    if (state.profile().check.exists && !state.profile().stages.sets_timescale.nobody()) {
      state.read_and_act(Permission::set_timescale, {"head"},
                         SetTimescale{.due = due, .reason = reason});
    }
  });
}

Story& Story::asked(Instant at, Asking asking) {
  return step(at, "asked", [asking = std::move(asking)](State& state) {
    const std::shared_ptr<const CaseFile> file = state.file();
    if (!file->enquiry.worker) {
      return;
    }
    state.settle_agreement(hub::Purpose::check);
    RequestInformation command{
        .basis = basis_for(state.profile(), asking.urgency, london::date_of(state.desk.hub.now())),
        .about = state.told.everybody(),
        .why = asking.why};
    for (const LeftOut& left : asking.leave_out) {
      if (const hub::Agency* agency = agency_like(state.profile(), left.agency)) {
        command.leave_out.push_back({.agency = agency->code, .reason = left.reason});
      }
    }
    for (const hub::Agency* agency : usually_asked(state.profile())) {
      if (contains(command.leave_out, agency->code, &LeaveOutAgency::agency)) {
        continue;
      }
      AskAgency ask{
          .request = RequestId{seal::fresh_id()}, .agency = agency->code, .particulars = ""};
      for (const LeftOut& wanted : asking.particulars) {
        if (agency_like(state.profile(), wanted.agency) == agency) {
          ask.particulars = wanted.reason;
        }
      }
      state.requests[agency->code] = ask.request;
      command.ask.push_back(std::move(ask));
    }
    state.read_and_act(Permission::gather, {"worker", "worker2"}, command);
  });
}

Story& Story::more_asked(Instant at, std::string_view agency, std::string particulars) {
  return step(at, "more asked", [agency, particulars = std::move(particulars)](State& state) {
    if (const auto request = state.request(agency)) {
      state.read_and_act(Permission::gather, {"worker", "worker2"},
                         AskForMore{.request = *request, .particulars = particulars});
    }
  });
}

void Story::State::give_answer(RequestId request, const Reply& reply) {
  const Request* asked = file()->enquiry.find(request);
  const DemoPerson* person =
      asked == nullptr ? nullptr : desk.people.speaks_for(asked->asked.what.agency);
  if (person == nullptr) {
    return;  // nobody speaks for this agency here: it is silent
  }
  if (!desk.hub.look().request(person->reader, request)) {
    note("the agency may not see its request");
    return;
  }
  ReturnInformation command{.request = request,
                            .answer = ReturnId{seal::fresh_id()},
                            .kind = reply.kind,
                            .more_to_come = reply.more_to_come,
                            .own_reference = reply.own_reference,
                            .reason = reply.reason};
  const PartialDate today = *partial_date_from_text(iso8601(london::date_of(desk.hub.now())));
  for (const Item& item : reply.items) {
    ItemReturned returned{.item = ItemId{seal::fresh_id()},
                          .relevance = item.relevance,
                          .handling = item.handling,
                          .about = told.children(),
                          .text = item.text,
                          .source = item.source};
    if (!item.about.empty()) {
      returned.about.clear();
      for (const std::string_view name : item.about) {
        returned.about.push_back(told.person(name));
      }
    }
    if (item.days_ago >= 0) {
      returned.concerned = std::min(desk.days.date(item.days_ago), today);
    }
    command.items.push_back(std::move(returned));
  }
  act(person->reader.actor, command);
  if (desk.hub.profile().check.holds_answers) {
    let_in(*person, command);
  }
}

/// Where answers are held: what matters, or may go further anyway, is let into the case.
void Story::State::let_in(const DemoPerson& person, const ReturnInformation& answer) {
  for (const ItemReturned& item : answer.items) {
    if (item.handling == Handling::hub_only && item.relevance != Relevance::relevant) {
      continue;
    }
    act(person.reader.actor,
        ReleaseItem{.request = answer.request,
                    .what = {.item = item.item,
                             .release = ReleaseId{seal::fresh_id()},
                             .to = ReleaseTo::the_case,
                             .purpose = "So that the whole can be weighed",
                             .basis = basis_for(desk.hub.profile(), Urgency::soon,
                                                london::date_of(desk.hub.now())),
                             .relevance = "It bears on the child’s safety now",
                             .risk = "None that outweighs it"}});
  }
}

Story& Story::answered(Instant at, std::string_view agency, Reply reply) {
  return step(at, "answered", [agency, reply = std::move(reply)](State& state) {
    if (const auto request = state.request(agency)) {
      state.give_answer(*request, reply);
    }
  });
}

Story& Story::disagreed(Instant at, std::string_view agency, std::string words) {
  return step(at, "disagreed", [agency, words = std::move(words)](State& state) {
    const auto request = state.request(agency);
    if (request && !state.profile().disagreement.empty()) {
      const Request& asked = *state.file()->enquiry.find(*request);
      if (const DemoPerson* person = state.desk.people.speaks_for(asked.asked.what.agency)) {
        state.act(person->reader.actor,
                  RaiseDisagreement{.disagreement = DisagreementId{seal::fresh_id()},
                                    .words = words,
                                    .request = *request});
      }
    }
  });
}

Story& Story::nothing_held(Instant at, const std::vector<std::string_view>& agencies) {
  for (const std::string_view agency : agencies) {
    answered(at, agency, {.kind = ReturnKind::nothing_held});
    at += minutes{3};
  }
  return *this;
}

Story& Story::the_rest_hold_nothing(Instant at) {
  for (const hub::Agency* agency : usually_asked(desk_.hub.profile())) {
    step(at, "nothing held", [code = agency->code](State& state) {
      const Request* request = state.file()->enquiry.find(code);
      if (request != nullptr && request->state() == AnswerState::silent) {
        state.give_answer(request->asked.what.request, {.kind = ReturnKind::nothing_held});
      }
    });
    at += minutes{4};
  }
  return *this;
}

/// The hub's own assessment, where it makes one: in the words of the record.
void Story::State::assess(const std::string& summary, const std::string& analysis) {
  if (!profile().does(hub::Work::hub_assessment) || file()->children().empty()) {
    return;
  }
  if (!file()->weighing.assessment) {
    read_and_act(Permission::write_record, {"worker", "worker2"}, StartAssessment{});
  }
  CompleteAssessment whole{.known = summary,
                           .children = {},
                           .family = "They were not asked yet.",
                           .recommended = "As the analysis says."};
  for (const PersonDescribed* child : file()->children()) {
    whole.children.push_back({.child = child->person, .words = analysis});
  }
  read_and_act(Permission::write_record, {"worker", "worker2"}, whole);
}

Story& Story::recorded(Instant at, std::string summary, std::string analysis) {
  return step(at, "recorded",
              [summary = std::move(summary), analysis = std::move(analysis)](State& state) {
                if (state.subject().worker) {
                  state.read_and_act(Permission::write_record, {"worker", "worker2"},
                                     WriteRecord{.summary = summary, .analysis = analysis});
                  state.assess(summary, analysis);
                }
              });
}

Story& Story::recommended(Instant at, std::vector<ForChildren> outcomes) {
  return step(at, "recommended", [outcomes = std::move(outcomes)](State& state) {
    if (state.subject().worker && !state.profile().stages.recommends.nobody()) {
      state.read_and_act(Permission::recommend, {"worker", "worker2"},
                         Recommend{.children = state.outcomes(outcomes)});
    }
  });
}

Story& Story::sent_back(Instant at, std::string reason) {
  return step(at, "sent back", [reason = std::move(reason)](State& state) {
    if (state.subject().worker) {
      state.read_and_act(Permission::decide, {"head"}, SendBack{.reason = reason});
    }
  });
}

Story& Story::decided(Instant at, std::vector<ForChildren> outcomes, std::string gaps) {
  return step(
      at, "decided", [outcomes = std::move(outcomes), gaps = std::move(gaps)](State& state) {
        state.settle_agreement(hub::Purpose::advice_and_support);
        state.give_views(ViewOn::decision, who_decides(*state.file(), state.profile()),
                         "What is proposed fits what we know.");
        const DemoPerson* decider = state.who(Permission::decide, {"head"});
        if (decider == nullptr) {
          state.note("nobody may");
          return;
        }
        const auto page = state.look(*decider, ReadPurpose::decide);
        if (!page) {
          return;
        }
        DecideOutcomes command{.children = state.outcomes(outcomes)};
        if (state.profile().feedback.names_family_contact) {
          command.family_contact = FamilyContactPlanned{
              .who = "The receiving team", .by = state.desk.hub.now() + std::chrono::hours{24}};
        }
        std::vector<Gap> missing = (*page)->gaps;
        for (const Gap& gap : gaps_in_outcomes(*state.file(), state.profile(), command.children)) {
          missing.push_back(gap);
        }
        for (const Gap& gap : missing) {
          command.gaps.push_back(
              {.gap = gap,
               .reason = gaps.empty() ? "What is known is enough to act on now." : gaps});
        }
        state.act(decider->reader.actor, command);
      });
}

Story& Story::confirmed(Instant at, std::string reason) {
  return step(at, "confirmed", [reason = std::move(reason)](State& state) {
    if (stage_of(*state.file(), state.profile()) == Stage::to_look_again) {
      state.read_and_act(Permission::decide, {"head"}, ConfirmDecision{.reason = reason});
    }
  });
}

void Story::State::write_letter() {
  if (!contains(profile().feedback.written_to, file()->intake.contact.channel)) {
    return;  // this hub does not write to those who come this way
  }
  const DemoPerson* writer =
      who(Permission::write_feedback, {"worker", "worker2", "support", "head"});
  const auto page = writer == nullptr ? std::nullopt : look(*writer, ReadPurpose::feedback);
  if (!page) {
    return;
  }
  const auto draft =
      letters::compose(letters::LetterFacts{*page}, profile(),
                       {.name = writer->display, .role = writer->role_name}, desk.hub.now());
  if (!draft) {
    note(draft.error().why.empty() ? "no letter" : draft.error().why.front());
    return;
  }
  letter = LetterId{seal::fresh_id()};
  act(writer->reader.actor,
      WriteFeedback{.letter = *letter, .template_name = draft->template_name, .text = draft->text});
}

Story& Story::letter_written(Instant at) {
  return step(at, "letter written", [](State& state) { state.write_letter(); });
}

Story& Story::letter_approved(Instant at) {
  return step(at, "letter approved", [](State& state) {
    if (state.letter) {
      state.read_and_act(Permission::approve_feedback, {"support", "head"},
                         ApproveFeedback{.letter = *state.letter});
    }
  });
}

Story& Story::letter_given(Instant at, FeedbackWay way) {
  return step(at, "letter given", [way](State& state) {
    if (state.letter) {
      state.read_and_act(Permission::close, {"support", "head"},
                         GiveFeedback{.letter = *state.letter, .way = way});
      state.letter_given = true;
    }
  });
}

Story& Story::closed(Instant at, std::string reason) {
  return step(at, "closed", [reason = std::move(reason)](State& state) {
    if (state.profile().feedback.family_letter && state.file()->is_decided()) {
      state.read_and_act(Permission::write_feedback, {"support", "head"},
                         WithholdFamilyLetter{.reason = "The receiving team told them itself."});
    }
    const std::string why =
        reason.empty() ? "The hub does not write to those who come this way." : reason;
    state.read_and_act(Permission::close, {"support", "head"},
                       CloseContact{.reason = state.letter_given ? "" : why});
  });
}

}  // namespace openmash::cli
