#include <doctest/doctest.h>

#include <set>

#include "domain/casefile/given_test.h"

// Every reason to say no, and at least one way to meet it. A refusal that no row meets fails the
// last check: either it is tested, or it is not needed.

using namespace openmash;
using namespace openmash::given;

namespace {

struct Row {
  const char* when;
  Refusal expected;
  Decided actual;
};

const OutcomeCode cpat{"cpat"};
const OutcomeCode nothing{"no_further_action"};
const PersonId stranger{id(77)};
const BasisCode basis{"children_act_s47"};

RequestInformation ask_both() {
  return {.ask = {{to_police, AgencyCode{"police"}, ""}, {to_health, AgencyCode{"health"}, ""}},
          .basis = basis,
          .why = "w"};
}

template <class Change>
RequestInformation ask_but(Change change) {
  RequestInformation command = ask_both();
  change(command);
  return command;
}

Given with_one(Given given, CaseEvent event) {
  return given.then(std::move(event), head);
}

Given without_check() {
  Given given = Given::screened();
  given.profile.check.exists = false;
  return given;
}

Given nobody_rated() {
  return Given::gated().then(CaseAssigned{.worker = worker.id}, head);
}

Given with_letter() {
  return Given::decided().then(FeedbackWritten{.letter = letter_1, .text = "t"}, worker);
}

DecideOutcomes decide_for(const OutcomesForChild& first) {
  std::vector<OutcomesForChild> children = for_both(passed_to_cpat);
  children.front() = first;
  return {.children = children};
}

std::vector<Row> on_the_way_in() {
  const Given none;
  const Given received = Given::received();
  const Given screened = Given::screened();
  const Given gated = Given::gated();
  const Given decided = Given::decided();
  return {
      {"a form with nothing in it", NothingSaid{}, none.when(ReceiveContact{})},
      {"a form of blanks", NothingSaid{},
       none.when(ReceiveContact{.answers = {{{.question = "name", .words = " \n"}}}})},
      {"the same contact again", AlreadyReceived{}, received.when(ReceiveContact{})},
      {"an addition to nothing", NoSuchContact{}, none.when(AddToContact{.words = "w"})},
      {"an addition without words", NothingSaid{}, received.when(AddToContact{.words = " "})},
      {"screening nothing", NoSuchContact{}, none.when(ScreenContact{})},
      {"screening after the gate", GateAlreadySigned{}, gated.when(ScreenContact{})},
      {"a criterion nobody lists", UnknownCode{},
       received.when(ScreenContact{.criteria_met = {CriterionCode{"x"}}})},
      {"an issue of nobody here", NotAChildHere{},
       received.when(ScreenContact{.issues = {{.child = stranger}}})},
      {"an issue nobody lists", UnknownCode{},
       received.when(ScreenContact{
           .issues = {{.child = child_a, .issues = {IssueCode{"x"}}, .main = IssueCode{"x"}}}})},
      {"issues without a main one", MainIssueNotChosen{},
       received.when(
           ScreenContact{.issues = {{.child = child_a, .issues = {IssueCode{"neglect"}}}}})},
      {"a worker of nobody here", NotAChildHere{},
       received.when(ScreenContact{.with_a_worker = {{.child = stranger, .worker = "w"}}})},
      {"rating nothing", NoSuchContact{}, none.when(RateContact{.level = LevelCode{"standard"}})},
      {"rating what is decided", AlreadyDecided{},
       decided.when(RateContact{.level = LevelCode{"standard"}, .reason = "r"})},
      {"a level nobody lists", UnknownCode{}, received.when(RateContact{.level = LevelCode{"x"}})},
      {"rating as it is rated", AlreadySo{},
       Given::assigned().when(RateContact{.level = LevelCode{"most_urgent"}, .reason = "r"})},
      {"rating again without a reason", ReasonMissing{},
       Given::assigned().when(RateContact{.level = LevelCode{"standard"}})},
      {"a gate to nothing", NoSuchContact{}, none.when(SignGate{.reason = "r"})},
      {"a gate before screening", NotYetScreened{}, received.when(SignGate{.reason = "r"})},
      {"a gate signed twice", GateAlreadySigned{}, gated.when(SignGate{.reason = "r"})},
      {"a gate without a reason", ReasonMissing{}, screened.when(SignGate{})},
      {"a check where there is none", NoCheckHere{}, without_check().when(SignGate{.reason = "r"})},
      {"to a worker nobody knows of", NoAllocatedWorker{},
       screened.when(SignGate{.route = Route::to_allocated_worker, .reason = "r"})},
  };
}

std::vector<Row> while_gathering() {
  const Given screened = Given::screened();
  const Given gated = Given::gated();
  const Given aside = Given::gated(Route::straight_to_outcome);
  const Given assigned = Given::assigned();
  const Given asked = Given::asked();
  const Given decided = Given::decided();
  const AssignCase assign{.worker = worker.id, .worker_role = worker.role};
  return {
      {"a case before the gate", GateNotSigned{}, screened.when(assign)},
      {"a case that went another way", NotThroughMash{}, aside.when(assign)},
      {"a case that is decided", AlreadyDecided{}, decided.when(assign)},
      {"a worker who may not gather", WorkerMayNotGather{},
       gated.when(AssignCase{.worker = support.id, .worker_role = support.role})},
      {"the worker it has", AlreadySo{}, assigned.when(assign)},
      {"a timescale before the gate", GateNotSigned{},
       screened.when(SetTimescale{.due = start + std::chrono::hours{9}})},
      {"a timescale for another way", NotThroughMash{},
       aside.when(SetTimescale{.due = start + std::chrono::hours{9}})},
      {"a timescale when decided", AlreadyDecided{},
       decided.when(SetTimescale{.due = start + std::chrono::hours{9}})},
      {"a timescale in the past", DueInThePast{}, assigned.when(SetTimescale{.due = start})},
      {"a timescale of now", DueInThePast{}, assigned.when(SetTimescale{.due = assigned.now()})},
      {"asking without a worker", NoWorkerYet{}, gated.when(ask_both())},
      {"asking when decided", AlreadyDecided{}, decided.when(ask_both())},
      {"asking without a time to answer", TimescaleNotSet{}, nobody_rated().when(ask_both())},
      {"a basis nobody lists", UnknownCode{},
       assigned.when(ask_but([](auto& c) { c.basis = BasisCode{"x"}; }))},
      {"asking without saying why", ReasonMissing{},
       assigned.when(ask_but([](auto& c) { c.why = " "; }))},
      {"an agency nobody lists", UnknownCode{},
       assigned.when(ask_but([](auto& c) { c.ask.front().agency = AgencyCode{"x"}; }))},
      {"an agency asked before", AlreadyAsked{}, asked.when(ask_both())},
      {"leaving out an agency nobody lists", UnknownCode{},
       assigned.when(ask_but([](auto& c) { c.leave_out = {{AgencyCode{"x"}, "r"}}; }))},
      {"leaving out without a reason", AgencyNotDealtWith{},
       assigned.when(ask_but([](auto& c) { c.leave_out = {{AgencyCode{"housing"}, " "}}; }))},
      {"an agency forgotten", AgencyNotDealtWith{},
       assigned.when(ask_but([](auto& c) { c.ask.pop_back(); }))},
      {"more of an agency not asked", NotAsked{},
       assigned.when(AskForMore{.request = to_police, .particulars = "p"})},
      {"more when decided", AlreadyDecided{},
       decided.when(AskForMore{.request = to_police, .particulars = "p"})},
      {"more, without saying what", ReasonMissing{}, asked.when(AskForMore{.request = to_police})},
      {"chasing an agency not asked", NotAsked{},
       assigned.when(ChaseRequest{.request = to_police})},
      {"chasing when decided", AlreadyDecided{}, decided.when(ChaseRequest{.request = to_police})},
      {"chasing what was answered", AlreadyAnswered{},
       Given::written().when(ChaseRequest{.request = to_police})},
      {"an answer nobody asked for", NotAsked{},
       assigned.when(ReturnInformation{.request = to_police, .kind = ReturnKind::nothing_held})},
      {"held but not shared, without why", ReasonMissing{},
       asked.when(ReturnInformation{.request = to_police, .kind = ReturnKind::held_not_shared})},
      {"refused, without why", ReasonMissing{},
       asked.when(ReturnInformation{.request = to_police, .kind = ReturnKind::refused})},
      {"items promised and none there", EmptyAnswer{},
       asked.when(ReturnInformation{.request = to_police})},
      {"an item without words", EmptyAnswer{},
       asked.when(ReturnInformation{.request = to_police, .items = {{.text = " "}}})},
  };
}

std::vector<Row> deciding() {
  const Given gated = Given::gated();
  const Given asked = Given::asked();
  const Given written = Given::written();
  const Given recommended = Given::recommended();
  const Given decided = Given::decided();
  const Given sent_back = with_one(Given::recommended(), SentBack{.reason = "r"});
  const DecideOutcomes fine{.children = for_both(passed_to_cpat)};
  const OutcomesForChild for_a{.child = child_a, .outcomes = passed_to_cpat, .reason = "r"};
  const auto but = [&](auto change) {
    OutcomesForChild changed = for_a;
    change(changed);
    return decide_for(changed);
  };
  return {
      {"a record without a worker", NoWorkerYet{}, gated.when(WriteRecord{.summary = "s"})},
      {"a record when decided", AlreadyDecided{}, decided.when(WriteRecord{.summary = "s"})},
      {"an empty record", NothingSaid{}, asked.when(WriteRecord{.analysis = "\n"})},
      {"recommending without a worker", NoWorkerYet{}, gated.when(Recommend{})},
      {"recommending when decided", AlreadyDecided{}, decided.when(Recommend{})},
      {"recommending before the record", RecordNotWritten{}, asked.when(Recommend{})},
      {"recommending nothing", NothingRecommended{}, written.when(Recommend{})},
      {"sending back without a worker", NoWorkerYet{}, gated.when(SendBack{.reason = "r"})},
      {"sending back when decided", AlreadyDecided{}, decided.when(SendBack{.reason = "r"})},
      {"sending back without why", ReasonMissing{}, recommended.when(SendBack{})},
      {"deciding on nothing", NoSuchContact{}, Given{}.when(fine)},
      {"deciding twice", AlreadyDecided{}, decided.when(fine, head)},
      {"deciding before the gate", GateNotSigned{}, Given::screened().when(fine, head)},
      {"deciding what went to the worker", NotThroughMash{},
       Given::gated(Route::to_allocated_worker).when(fine, head)},
      {"deciding what was sent back", NotYetToDecide{}, sent_back.when(fine, head)},
      {"deciding what one recommended", RecommenderMayNotDecide{}, recommended.when(fine, worker)},
      {"an outcome for nobody here", NotAChildHere{},
       recommended.when(but([](auto& c) { c.child = stranger; }), head)},
      {"no outcome for a child", OutcomeMissing{},
       recommended.when(but([](auto& c) { c.outcomes.clear(); }), head)},
      {"a decision without a reason", ReasonMissing{},
       recommended.when(but([](auto& c) { c.reason = ""; }), head)},
      {"an outcome nobody lists", UnknownCode{},
       recommended.when(but([](auto& c) { c.outcomes = {{OutcomeCode{"x"}, ""}}; }), head)},
      {"no agency to receive it", ReceiverMissing{},
       recommended.when(but([](auto& c) { c.outcomes = {{OutcomeCode{"single_agency"}, "x"}}; }),
                        head)},
      {"no service to receive it", ReceiverMissing{},
       recommended.when(but([](auto& c) { c.outcomes = {{OutcomeCode{"common_assessment"}, ""}}; }),
                        head)},
      {"no action beside an action", NothingAndSomething{},
       recommended.when(but([](auto& c) { c.outcomes = {{cpat, ""}, {nothing, ""}}; }), head)},
      {"a gap passed over", GapsNotAccepted{}, asked.when(fine, head)},
      {"confirming before deciding", NotDecided{},
       recommended.when(ConfirmDecision{.reason = "r"})},
      {"confirming with nothing new", NothingNewToLookAt{},
       decided.when(ConfirmDecision{.reason = "r"})},
      {"confirming without why", ReasonMissing{}, Given::reopened().when(ConfirmDecision{})},
  };
}

std::vector<Row> telling() {
  const Given recommended = Given::recommended();
  const Given decided = Given::decided();
  const Given approved = with_one(with_letter(), FeedbackApproved{.letter = letter_1});
  return {
      {"a letter before the decision", NotDecided{},
       recommended.when(WriteFeedback{.letter = letter_1, .text = "t"})},
      {"a letter without words", NothingSaid{}, decided.when(WriteFeedback{.letter = letter_1})},
      {"approving no letter", NoSuchLetter{}, decided.when(ApproveFeedback{.letter = letter_1})},
      {"approving twice", LetterAlreadyApproved{},
       approved.when(ApproveFeedback{.letter = letter_1})},
      {"giving no letter", NoSuchLetter{}, decided.when(GiveFeedback{.letter = letter_1})},
      {"giving what nobody approved", LetterNotApproved{},
       with_letter().when(GiveFeedback{.letter = letter_1})},
      {"closing before the decision", NotDecided{}, recommended.when(CloseContact{.reason = "r"})},
      {"closing while an answer waits", NotYetToDecide{},
       Given::reopened().when(CloseContact{.reason = "r"})},
      {"closing without feedback or why", FeedbackNotGiven{}, decided.when(CloseContact{})},
      {"closing with a letter not given", FeedbackNotGiven{}, approved.when(CloseContact{})},
      {"closing twice", AlreadyClosed{},
       with_one(Given::decided(), ContactClosed{.reason = "r"}).when(CloseContact{.reason = "r"})},
      {"somebody who may not", NotPermitted{},
       Given::received().when_asked(RateContact{.level = LevelCode{"standard"}}, administrator)},
  };
}

}  // namespace

TEST_CASE("each reason to refuse is given when it should be, and every reason is met") {
  std::set<std::size_t> met;
  for (const auto& rows : {on_the_way_in(), while_gathering(), deciding(), telling()}) {
    for (const Row& row : rows) {
      CAPTURE(row.when);
      REQUIRE_FALSE(row.actual.has_value());
      CHECK(row.actual.error().index() == row.expected.index());
      met.insert(row.actual.error().index());
    }
  }
  CHECK(met.size() == std::variant_size_v<Refusal>);
}

TEST_CASE("a refusal names what it is about") {
  const Decided forgotten = Given::assigned().when(ask_but([](auto& c) { c.ask.pop_back(); }));
  CHECK(std::get<AgencyNotDealtWith>(forgotten.error()).agency == AgencyCode{"health"});
  const Decided gaps =
      Given::asked().when(DecideOutcomes{.children = for_both(passed_to_cpat)}, head);
  CHECK((std::get<GapsNotAccepted>(gaps.error()).gaps ==
         std::vector<Gap>{{GapKind::record_not_written, {}},
                          {GapKind::unanswered_request, to_police.value},
                          {GapKind::unanswered_request, to_health.value}}));
}
