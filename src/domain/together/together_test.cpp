#include <doctest/doctest.h>

#include "domain/casefile/given_test.h"
#include "domain/casefile/stage.h"

using namespace openmash;
using namespace openmash::given;

namespace {

Given jointly(Given given) {
  given.profile.stages.decides = {
      .roles = {RoleCode{"agency_representative"}, RoleCode{"head_of_mash"}},
      .manner = hub::Manner::jointly,
      .views_min = 3};
  return given;
}

const ViewGiven agrees{.on = ViewOn::decision, .view = "social care"};
const ViewGiven dissents{.on = ViewOn::decision, .dissents = true, .view = "early help would do"};
const DecideOutcomes decision{.children = for_both(passed_to_cpat)};

}  // namespace

TEST_CASE("what is decided jointly waits for every role and enough people, and keeps dissent") {
  Given given = jointly(Given::recommended());
  given.then(agrees, head);
  CHECK(std::get<ViewsMissing>(given.when(decision, head).error()).role ==
        RoleCode{"agency_representative"});
  given.then(dissents, police);
  CHECK(std::get<ViewsMissing>(given.when(decision, head).error()).given == 2);
  CHECK(refused<ViewsMissing>(Given{given}.then(agrees, police).when(decision, head)));
  CHECK(refused<ViewsMissing>(Given{given}.then(agrees, worker).when(decision, head)));
  given.then(agrees, health);
  CHECK(given.when(decision, head).has_value());
  CHECK(given.file().together.views.at(1).what.dissents);
}

TEST_CASE("a view on the level of need is none on the decision") {
  Given given = jointly(Given::recommended());
  const ViewGiven on_need{.on = ViewOn::threshold, .view = "level 4"};
  given.then(on_need, head).then(on_need, police).then(on_need, health);
  CHECK(refused<ViewsMissing>(given.when(decision, head)));
}

TEST_CASE("the level of need is judged when a contact is screened, in the document's words") {
  Given given = Given::received();
  given.profile.thresholds.judged_at_triage = true;
  given.profile.thresholds.levels = {
      {.code = LevelCode{"level_2"}, .name = "Level 2", .meaning = "m"}};
  const Decided decided =
      given.when(ScreenContact{.need = LevelCode{"level_2"}, .need_reason = "r"});
  REQUIRE(decided.has_value());
  CHECK((decided->front() ==
         CaseEvent{
             NeedJudged{.level = LevelCode{"level_2"}, .level_name = "Level 2", .reason = "r"}}));
}

TEST_CASE("a check is made only where everything it requires was found") {
  Given given = Given::received();
  given.profile.criteria.front().required = true;
  const SignGate through{.reason = "r"};
  const CriterionCode unclear{"level_unclear"};
  CHECK(refused<CriterionNotMet>(Given{given}.then(ContactScreened{}, head).when(through, head)));
  given.then(ContactScreened{.criteria_met = {unclear}}, head);
  CHECK(given.when(through, head).has_value());
}

TEST_CASE("where a group gathers, any of it may act, and one of them answers for the case") {
  Given given = Given::assigned();
  const AskForMore more{.request = to_police, .particulars = "p"};
  CHECK(refused<NotPermitted>(Given::asked().when_asked(more, other_worker)));
  Given group = Given::asked();
  group.profile.stages.gathers.manner = hub::Manner::as_a_group;
  CHECK(group.when_asked(more, other_worker).has_value());
  CHECK(refused<NotPermitted>(group.when_asked(more, support)));
}

TEST_CASE(
    "where it may be gathered before the gate, a case is given and agencies are asked first") {
  Given given = Given::screened();
  const AssignCase assign{.worker = worker.id, .worker_role = worker.role};
  CHECK(refused<GateNotSigned>(given.when(assign, head)));
  given.profile.check.may_gather_before_gate = true;
  CHECK(given.when(assign, head).has_value());
}

TEST_CASE("a case is handed over with what the next worker must know") {
  const Decided decided = Given::written().when(
      AssignCase{
          .worker = other_worker.id, .worker_role = other_worker.role, .note = "ring the aunt"},
      head);
  REQUIRE(decided.has_value());
  REQUIRE(decided->size() == 2);
  CHECK(std::get<CaseHandedOver>(decided->back()).note == "ring the aunt");
}

TEST_CASE("who decides straight outcomes may be somebody else than who decides after a check") {
  Given given =
      Given::gated(Route::straight_to_outcome).then(ContactRated{.level = LevelCode{"standard"}});
  CHECK(refused<NotPermitted>(given.when_asked(decision, screener)));
  given.profile.stages.decides_straight = {.roles = {screener.role}};
  CHECK(given.when_asked(decision, screener).has_value());
  CHECK(refused<NotPermitted>(given.when_asked(decision, head)));
  Given checked = Given::recommended();
  checked.profile.stages.decides_straight = {.roles = {screener.role}};
  CHECK(checked.when_asked(decision, head).has_value());
}

TEST_CASE("a strategy discussion keeps who came, who does what by when, and section 47") {
  Given given = Given::asked();
  given.profile.work = {hub::Work::strategy_discussions};
  given.profile.agencies.front().in_quorum = true;
  const DiscussionId discussion{id(61)};
  const Decided called = given.when(CallStrategyDiscussion{.discussion = discussion,
                                                           .when = start,
                                                           .invited = {AgencyCode{"police"}},
                                                           .why = "a fracture"},
                                    head);
  REQUIRE(only<StrategyDiscussionCalled>(called) != nullptr);
  given.then(called->front(), head);
  const RecordStrategyDiscussion record{
      .discussion = discussion,
      .came = {AgencyCode{"police"}},
      .decided = "joint visit",
      .actions = {{.what = "visit", .owner = "Worker 1", .by = start}},
      .section_47 = Section47::enquiry_starts};
  REQUIRE(only<StrategyDiscussionHeld>(given.when(record, head)) != nullptr);
  RecordStrategyDiscussion alone = record;
  alone.came = {};
  CHECK(refused<QuorumMissing>(given.when(alone, head)));
  alone.without_because = "the police rang in afterwards";
  CHECK(given.when(alone, head).has_value());
}

TEST_CASE("a disagreement goes from stage to stage, each with its clock, until it is settled") {
  Given given = Given::decided();
  given.profile.disagreement = {{"Workers", {1, hub::ClockUnit::elapsed_hours}},
                                {"Managers", {2, hub::ClockUnit::elapsed_hours}}};
  const DisagreementId disagreement{id(62)};
  const Decided raised =
      given.when(RaiseDisagreement{.disagreement = disagreement, .words = "not closed for us"});
  REQUIRE(only<DisagreementRaised>(raised) != nullptr);
  CHECK((only<DisagreementRaised>(raised)->due == given.now() + std::chrono::hours{1}));
  given.then(raised->front(), worker);
  const Decided taken =
      given.when(TakeDisagreementOn{.disagreement = disagreement, .words = "not settled"});
  REQUIRE(only<DisagreementTakenOn>(taken) != nullptr);
  CHECK(only<DisagreementTakenOn>(taken)->stage == "Managers");
  given.then(taken->front(), worker);
  CHECK(given.file().together.disagreements.front().stage() == "Managers");
  CHECK(given.file().is_settled());
  CHECK(only<DisagreementSettled>(given.when(
            SettleDisagreement{.disagreement = disagreement, .words = "a visit"})) != nullptr);
}

TEST_CASE(
    "an agency that was asked disagrees from its request, follows it there, and stops no clock") {
  Given given = Given::asked();
  given.profile.disagreement = {{"Workers", {1, hub::ClockUnit::elapsed_hours}},
                                {"Managers", {2, hub::ClockUnit::elapsed_hours}}};
  const DisagreementId disagreement{id(62)};
  const RaiseDisagreement raise{
      .disagreement = disagreement, .words = "this is not early help", .request = to_police};
  // Only the agency that was asked, only by its own request, and not as if it saw the case.
  CHECK(refused<NotPermitted>(given.when_asked(raise, health)));
  CHECK(refused<NotPermitted>(
      given.when_asked(RaiseDisagreement{.disagreement = disagreement, .words = "w"}, police)));
  CHECK(refused<NotPermitted>(Given::assigned().when_asked(raise, police)));
  const Decided raised = given.when_asked(raise, police);
  REQUIRE(only<DisagreementRaised>(raised) != nullptr);
  const auto due = given.file().decision_due();
  given.then(raised->front(), police);
  CHECK((given.file().decision_due() == due));

  const TakeDisagreementOn on{
      .disagreement = disagreement, .words = "no answer", .request = to_police};
  CHECK(refused<NotPermitted>(given.when_asked(on, health)));
  TakeDisagreementOn by_health = on;
  by_health.request = to_health;
  CHECK(refused<NoSuchDisagreement>(given.when_asked(by_health, health)));
  const Decided taken = given.when_asked(on, police);
  REQUIRE(only<DisagreementTakenOn>(taken) != nullptr);
  given.then(taken->front(), police);
  // Whoever sees the case goes on with it there.
  CHECK(
      given.when_asked(SettleDisagreement{.disagreement = disagreement, .words = "a visit"}, worker)
          .has_value());
  CHECK(given
            .when_asked(
                SettleDisagreement{
                    .disagreement = disagreement, .words = "a visit", .request = to_police},
                police)
            .has_value());
}

TEST_CASE("the hub's own assessment is started, completed in its parts, and completed again") {
  Given given = Given::asked();
  given.profile.work = {hub::Work::hub_assessment};
  CHECK(refused<NotPermitted>(given.when_asked(StartAssessment{}, other_worker)));
  const Decided started = given.when_asked(StartAssessment{}, worker);
  REQUIRE(only<AssessmentStarted>(started) != nullptr);
  given.then(started->front(), worker);
  CHECK_FALSE(given.file().is_assessed());
  CompleteAssessment whole{.known = "k",
                           .children = {{child_b, "safe"}, {child_a, "not safe"}},
                           .family = "f",
                           .recommended = "r"};
  const auto complete = [&] {
    const Decided completed = given.when_asked(whole, worker);
    REQUIRE(completed.has_value());
    CHECK(completed->size() == 3);
    given.then(*completed, worker);
  };
  complete();
  CHECK(given.file().is_assessed());
  whole.known = "more";
  complete();
  const Assessment made = *given.file().weighing.assessment;
  CHECK(made.completed->what.known == "more");
  REQUIRE(made.children.size() == 2);
  CHECK((made.children.front().what == ChildAssessed{child_a, "not safe"}));
}

TEST_CASE("an outcome that asks for an assessment is decided without one only with a reason") {
  Given given = Given::recommended();
  given.profile.work = {hub::Work::hub_assessment};
  const DecideOutcomes plain{.children = for_both(passed_to_cpat)};
  CHECK(given.when(plain, head).has_value());  // nothing is asked for that the hub does not ask
  given.profile.outcomes.front().needs_assessment = true;
  const Decided without = given.when(plain, head);
  REQUIRE(refused<GapsNotAccepted>(without));
  const std::vector<Gap> gaps{{GapKind::assessment_not_completed, child_a.value},
                              {GapKind::assessment_not_completed, child_b.value}};
  CHECK((std::get<GapsNotAccepted>(without.error()).gaps == gaps));
  DecideOutcomes accepted = plain;
  accepted.gaps = {{gaps[0], "it cannot wait"}, {gaps[1], "nor can he"}};
  CHECK(given.when(accepted, head).has_value());
  given.then(AssessmentStarted{}, worker);
  CHECK(refused<GapsNotAccepted>(given.when(plain, head)));
  given.then(AssessmentCompleted{.known = "k"}, worker);
  CHECK(given.when(plain, head).has_value());
}

TEST_CASE("a pathway has its clock and its steps, beside another, and decides nothing") {
  Given given = Given::asked();
  given.profile.pathways = {{.code = PathwayCode{"missing"},
                             .name = "Missing",
                             .when = "w",
                             .steps = {{PathwayStepCode{"police"}, "Tell the police"}},
                             .clock = hub::Clock{72, hub::ClockUnit::elapsed_hours},
                             .source = "s"},
                            {.code = PathwayCode{"unborn"},
                             .name = "Unborn",
                             .when = "w",
                             .steps = {{PathwayStepCode{"midwife"}, "Tell the midwife"}},
                             .source = "s"}};
  const Decided opened =
      given.when(OpenPathway{.pathway = PathwayCode{"missing"}, .reason = "since Friday"});
  REQUIRE(only<PathwayOpened>(opened) != nullptr);
  CHECK((only<PathwayOpened>(opened)->due == given.now() + std::chrono::hours{72}));
  given.then({opened->front(), PathwayOpened{.pathway = PathwayCode{"unborn"}}}, worker);
  const Decided done = given.when(DoPathwayStep{
      .pathway = PathwayCode{"missing"}, .step = PathwayStepCode{"police"}, .note = "rang"});
  REQUIRE(only<PathwayStepDone>(done) != nullptr);
  CHECK(only<PathwayStepDone>(done)->step_words == "Tell the police");
  given.then(done->front(), worker);
  CHECK(given.file().pathways.front().done.size() == 1);
  CHECK(given.file().pathways.back().done.empty());
  CHECK((stage_of(given.file(), given.profile) == Stage::gathering));
  CHECK(only<PathwayEnded>(given.when(
            EndPathway{.pathway = PathwayCode{"missing"}, .reason = "found"})) != nullptr);
}

TEST_CASE("one request becomes several named enquiries, each with its answer") {
  const EnquiryId enquiry{id(63)};
  Given given = Given::asked();
  const Decided asked = given.when(
      AskPerson{.request = to_health, .enquiry = enquiry, .whom = "the health visitor"}, health);
  REQUIRE(only<PersonAsked>(asked) != nullptr);
  given.then(asked->front(), health);
  const Decided answered = given.when(
      RecordPersonAnswer{.request = to_health, .enquiry = enquiry, .words = "seen last week"},
      health);
  REQUIRE(only<PersonAnswered>(answered) != nullptr);
  given.then(answered->front(), health);
  const CaseFile file = given.file();
  const Request& request = *file.enquiry.find(to_health);
  CHECK(request.enquiries.front().answered.has_value());
  CHECK((request.state() == AnswerState::silent));
}

TEST_CASE("an agency's own questions are put, some left out and some added, and answered") {
  Given given = Given::assigned();
  given.profile.agencies.front().question_set = "police.v1";
  const Decided decided =
      given.when(RequestInformation{.ask = {{.request = to_police,
                                             .agency = AgencyCode{"police"},
                                             .particulars = "",
                                             .left_out = {ParticularCode{"custody"}},
                                             .added = {"Who collects him?"}}},
                                    .leave_out = {{AgencyCode{"health"}, "r"}},
                                    .basis = BasisCode{"children_act_s47"},
                                    .why = "w"},
                 worker);
  REQUIRE(decided.has_value());
  const QuestionsPut put{.request = to_police,
                         .set_name = "police.v1",
                         .left_out = {ParticularCode{"custody"}},
                         .added = {"Who collects him?"}};
  CHECK((decided->at(1) == CaseEvent{put}));
  Given asked = Given::asked();
  const Decided answered = asked.when(
      ReturnInformation{.request = to_police,
                        .answer = answer_1,
                        .questions = {{.question = "Who collects him?", .answer = "His aunt"}}},
      police);
  REQUIRE(answered.has_value());
  for (const CaseEvent& event : *answered) {
    asked.then(event, police);
  }
  CHECK((asked.file().enquiry.find(to_police)->state() == AnswerState::items));
}
