#include <doctest/doctest.h>

#include <set>

#include "domain/access/rights.h"
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

/// A hub with a rule for everything only some hubs do.
Given exacting(Given given) {
  using namespace std::chrono_literals;
  hub::Profile& profile = given.profile;
  profile.consent = {{.purpose = hub::Purpose::check,
                      .words = "w",
                      .agreement = hub::Agreement::required,
                      .tell_family = hub::TellFamily::only_if_sure,
                      .may_go_on_without = {{"prejudice", "Asking would prejudice the child"}}},
                     {.purpose = hub::Purpose::advice_and_support,
                      .words = "w",
                      .agreement = hub::Agreement::required}};
  profile.outside_sharing = {{"significant_harm", "Significant harm"}};
  profile.feedback.family_letter = "family.v1";
  profile.feedback.names_family_contact = true;
  profile.thresholds.levels = {{.code = LevelCode{"level_4"}, .name = "Level 4", .meaning = "m"}};
  profile.thresholds.judged_at_triage = true;
  profile.disagreement = {{"Between workers", {1, hub::ClockUnit::working_days}},
                          {"Between managers", {2, hub::ClockUnit::working_days}}};
  profile.work = {hub::Work::strategy_discussions};
  profile.agencies.front().in_quorum = true;
  profile.pathways = {{.code = PathwayCode{"missing"},
                       .name = "Missing",
                       .when = "w",
                       .steps = {{PathwayStepCode{"police"}, "Tell the police"}},
                       .source = "s"}};
  return given;
}

const DiscussionId discussion{id(61)};
const DisagreementId disagreement{id(62)};
const EnquiryId enquiry{id(63)};
const PathwayCode missing{"missing"};

Given discussing() {
  return exacting(Given::recommended())
      .then(StrategyDiscussionCalled{.discussion = discussion, .when = start, .why = "w"}, head);
}

Given disagreeing() {
  return exacting(Given::decided())
      .then(
          DisagreementRaised{
              .disagreement = disagreement, .stage = "Between workers", .words = "w"},
          worker);
}

Given following() {
  return exacting(Given::asked()).then(PathwayOpened{.pathway = missing, .name = "Missing"}, head);
}

const AgreementRecorded sure{.telling = TellingRisk::sure_it_is_safe};

/// Written when it was sure to be safe, and now it is not.
Given family_letter(bool approved) {
  Given given = exacting(Given::decided());
  given.then({sure, FamilyLetterWritten{.letter = letter_1, .text = "t"}}, worker);
  if (approved) {
    given.then(FeedbackApproved{.letter = letter_1}, support);
  }
  return given.then(AgreementRecorded{.telling = TellingRisk::not_sure}, worker);
}

Given assessing(Given given) {
  given.profile.work = {hub::Work::hub_assessment};
  return given.then(AssessmentStarted{}, worker);
}

std::vector<Row> with_the_family() {
  const Given asked = exacting(Given::assigned());
  const Given decided = exacting(Given::decided());
  const auto supports = [](hub::Profile& profile) {
    profile.outcomes.front().needs_agreement = true;
  };
  Given wants = exacting(Given::recommended());
  supports(wants.profile);
  const FamilyContactPlanned planned{.who = "Worker", .by = start + std::chrono::hours{900}};
  const RecordAgreement not_asked{.purpose = hub::Purpose::check, .reason = "r"};
  return {
      {"agreement in no contact", NoSuchContact{}, exacting(Given{}).when(not_asked)},
      {"agreement for a purpose without a rule", UnknownCode{},
       asked.when(RecordAgreement{.purpose = hub::Purpose::child_protection, .reason = "r"})},
      {"a ground the hub does not know", UnknownCode{},
       asked.when(RecordAgreement{.ground = "none", .reason = "r"})},
      {"not asked, and no reason", ReasonMissing{}, asked.when(RecordAgreement{})},
      {"told although not sure", TellingNotSafe{},
       asked.when(RecordAgreement{
           .state = AgreementState::given, .telling = TellingRisk::not_sure, .told = true})},
      {"asking without agreement or ground", AgreementMissing{}, asked.when(ask_both(), worker)},
      {"asking after they declined", AgreementMissing{},
       Given{asked}
           .then(
               AgreementRecorded{.purpose = hub::Purpose::check, .state = AgreementState::declined})
           .when(ask_both(), worker)},
      {"support without the family's agreement", AgreementMissing{},
       wants.when(DecideOutcomes{.children = for_both(passed_to_cpat), .family_contact = planned},
                  head)},
      {"hearing nobody who is here", NotAChildHere{},
       asked.when(HearFamily{.who = {stranger}, .words = "w"})},
      {"hearing nothing", NothingSaid{}, asked.when(HearFamily{})},
      {"hearing in no contact", NoSuchContact{}, Given{}.when(HearFamily{.words = "w"})},
      {"a decision that names nobody for the family", FamilyContactMissing{},
       exacting(Given::recommended())
           .when(DecideOutcomes{.children = for_both(passed_to_cpat)}, head)},
      {"a contact by when it is past", DueInThePast{},
       exacting(Given::recommended())
           .when(DecideOutcomes{.children = for_both(passed_to_cpat),
                                .family_contact = FamilyContactPlanned{.who = "W", .by = start}},
                 head)},
      {"contacted, and nobody was named", NotPlanned{},
       decided.when(ConfirmFamilyContact{.words = "w"})},
      {"contacted twice", AlreadySo{},
       Given{decided}
           .then({planned, FamilyContacted{.words = "w"}})
           .when(ConfirmFamilyContact{.words = "w"})},
      {"contacted without words", NothingSaid{},
       Given{decided}.then(planned).when(ConfirmFamilyContact{})},
      {"a family letter where the hub promises none", NoSuchLetter{},
       Given::decided().when(WriteFamilyLetter{.text = "t"})},
      {"a family letter before the decision", NotDecided{},
       exacting(Given::recommended()).when(WriteFamilyLetter{.text = "t"})},
      {"a family letter that raises the risk", FamilyLetterNotSafe{},
       Given{decided}
           .then(AgreementRecorded{.purpose = hub::Purpose::child_protection,
                                   .telling = TellingRisk::it_would_raise_the_risk})
           .when(WriteFamilyLetter{.text = "t"})},
      {"a family letter nobody weighed", FamilyLetterNotSafe{},
       decided.when(WriteFamilyLetter{.text = "t"})},
      {"approving it when it is no longer sure", FamilyLetterNotSafe{},
       family_letter(false).when(ApproveFeedback{.letter = letter_1})},
      {"giving it when it is no longer sure", FamilyLetterNotSafe{},
       family_letter(true).when(GiveFeedback{.letter = letter_1})},
      {"a family letter without words", NothingSaid{},
       Given{decided}.then(sure).when(WriteFamilyLetter{})},
      {"withholding what is not promised", NoSuchLetter{},
       Given::decided().when(WithholdFamilyLetter{.reason = "r"})},
      {"withholding without why", ReasonMissing{}, decided.when(WithholdFamilyLetter{})},
      {"closing with no word to the family", FamilyLetterMissing{},
       decided.when(CloseContact{.reason = "r"})},
      {"sharing on no ground", GroundMissing{},
       decided.when(ShareOutside{.recipient = "R", .what = "w", .why = "y"})},
      {"sharing nothing", NothingSaid{},
       decided.when(ShareOutside{.recipient = "R", .ground = "significant_harm", .why = "y"})},
      {"sharing without why", ReasonMissing{},
       decided.when(ShareOutside{.recipient = "R", .ground = "significant_harm", .what = "w"})},
      {"sharing in no contact", NoSuchContact{}, Given{}.when(ShareOutside{})},
      {"describing in no contact", NoSuchContact{}, Given{}.when(DescribePerson{})},
      {"describing somebody twice", AlreadySo{},
       asked.when(DescribePerson{.person = {.person = child_a}})},
      {"describing nobody", NothingSaid{},
       asked.when(DescribePerson{.person = {.person = stranger}})},
  };
}

CompleteAssessment whole_for(std::vector<ChildAssessed> children) {
  return {.known = "k", .children = std::move(children), .family = "f", .recommended = "r"};
}

const CompleteAssessment whole = whole_for({{child_a, "m"}, {child_b, "m"}});

Decided assesses(Given given) {
  given.profile.work = {hub::Work::hub_assessment};
  return given.when(StartAssessment{});
}

Given raised_by(const Staff& who) {
  return exacting(Given::asked())
      .then(
          DisagreementRaised{
              .disagreement = disagreement, .stage = "Between workers", .words = "w"},
          who);
}

std::vector<Row> with_others() {
  Given jointly = Given::recommended();
  jointly.profile.stages.decides = {.roles = {RoleCode{"head_of_mash"}, RoleCode{"social_worker"}},
                                    .manner = hub::Manner::jointly,
                                    .views_min = 2};
  Given required = Given::screened();
  required.profile.criteria.push_back(
      {.code = CriterionCode{"harm"}, .words = "Harm", .required = true});
  const Given asked = Given::asked();
  const Given discussed =
      discussing().then(StrategyDiscussionHeld{.discussion = discussion, .decided = "d"}, head);
  const Given settled =
      disagreeing().then(DisagreementSettled{.disagreement = disagreement, .words = "w"}, head);
  return {
      {"a check without what it requires", CriterionNotMet{},
       required.when(SignGate{.reason = "r"}, head)},
      {"screening without a level of need", NeedNotJudged{},
       exacting(Given::received()).when(ScreenContact{})},
      {"a level nobody knows", UnknownCode{},
       exacting(Given::received()).when(ScreenContact{.need = LevelCode{"level_9"}})},
      {"deciding alone what is decided together", ViewsMissing{},
       jointly.when(DecideOutcomes{.children = for_both(passed_to_cpat)}, head)},
      {"a view of nothing", NoSuchContact{}, Given{}.when(GiveView{.view = "v"})},
      {"giving a letter too soon that says that nothing follows", LetterWaits{},
       Given::recommended()
           .then({OutcomeDecided{.child = child_a, .outcomes = {{.outcome = nothing}}},
                  DecisionMade{}, FeedbackWritten{.letter = letter_1, .text = "t"},
                  FeedbackApproved{.letter = letter_1}},
                 head)
           .when(GiveFeedback{.letter = letter_1})},
      {"giving a letter that was overtaken", LetterOvertaken{},
       Given::decided()
           .then({FeedbackWritten{.letter = letter_1, .text = "t"},
                  FeedbackApproved{.letter = letter_1}, DecisionMade{}},
                 head)
           .when(GiveFeedback{.letter = letter_1})},
      {"approving a letter that was overtaken", LetterOvertaken{},
       Given::decided()
           .then({FeedbackWritten{.letter = letter_1, .text = "t"}, DecisionMade{}}, head)
           .when(ApproveFeedback{.letter = letter_1})},
      {"deciding for nobody", NobodyDescribed{},
       Given{}
           .then({ContactReceived{.reference = "7K4Q-PDX9"},
                  ContactRated{.level = LevelCode{"standard"}}, ContactScreened{},
                  GateSigned{.route = Route::straight_to_outcome}},
                 head)
           .when(DecideOutcomes{}, head)},
      {"a view after the decision", AlreadyDecided{}, Given::decided().when(GiveView{.view = "v"})},
      {"a view without words", NothingSaid{}, asked.when(GiveView{})},
      {"risk without a worker", NoWorkerYet{}, Given::gated().when(AssessRisk{.text = "t"})},
      {"risk when decided", AlreadyDecided{}, Given::decided().when(AssessRisk{.text = "t"})},
      {"risk without words", NothingSaid{}, asked.when(AssessRisk{})},
      {"an assessment where none is made", NotDoneHere{}, asked.when(StartAssessment{})},
      {"an assessment without a worker", NoWorkerYet{}, assesses(Given::gated())},
      {"an assessment when decided", AlreadyDecided{}, assesses(Given::decided())},
      {"an assessment started twice", AlreadySo{}, assesses(assessing(Given::asked()))},
      {"completing what was not started", AssessmentNotStarted{}, asked.when(whole)},
      {"completing it when decided", AlreadyDecided{}, assessing(Given::decided()).when(whole)},
      {"completing it with a part blank", NothingSaid{},
       assessing(Given::asked()).when(CompleteAssessment{.known = "k", .recommended = "r"})},
      {"completing it with a child left out", ChildNotAssessed{},
       assessing(Given::asked()).when(whole_for({{child_a, "m"}}))},
      {"completing it with a child's part blank", ChildNotAssessed{},
       assessing(Given::asked()).when(whole_for({{child_a, "m"}, {child_b, " "}}))},
      {"completing it for somebody else", NotAChildHere{},
       assessing(Given::asked())
           .when(whole_for({{child_a, "m"}, {child_b, "m"}, {stranger, "m"}}))},
      {"completing it for nobody", NobodyDescribed{},
       assessing(Given{}.then(ContactReceived{.reference = "7K4Q-PDX9"})).when(whole_for({}))},
      {"an agency taking on what another raised", NoSuchDisagreement{},
       raised_by(health).when(
           TakeDisagreementOn{.disagreement = disagreement, .words = "w", .request = to_police})},
      {"an agency settling what another raised", NoSuchDisagreement{},
       raised_by(health).when(
           SettleDisagreement{.disagreement = disagreement, .words = "w", .request = to_police})},
      {"a discussion about nothing", NoSuchContact{}, Given{}.when(CallStrategyDiscussion{})},
      {"a discussion where none are held", NotDoneHere{},
       asked.when(CallStrategyDiscussion{.why = "w"})},
      {"a discussion with strangers", UnknownCode{},
       discussing().when(CallStrategyDiscussion{.invited = {AgencyCode{"x"}}, .why = "w"})},
      {"a discussion without why", ReasonMissing{}, discussing().when(CallStrategyDiscussion{})},
      {"recording no discussion", NoSuchDiscussion{},
       asked.when(RecordStrategyDiscussion{.discussion = discussion})},
      {"recording it twice", AlreadyHeld{},
       discussed.when(RecordStrategyDiscussion{.discussion = discussion})},
      {"a discussion without its quorum", QuorumMissing{},
       discussing().when(RecordStrategyDiscussion{.discussion = discussion, .decided = "d"})},
      {"a discussion that decided nothing", NothingSaid{},
       discussing().when(
           RecordStrategyDiscussion{.discussion = discussion, .came = {AgencyCode{"police"}}})},
      {"disagreeing with nothing", NoSuchContact{}, Given{}.when(RaiseDisagreement{})},
      {"disagreeing where there is no policy", NoFurtherStage{},
       asked.when(RaiseDisagreement{.words = "w"})},
      {"disagreeing without words", NothingSaid{},
       exacting(Given::decided()).when(RaiseDisagreement{})},
      {"taking on what was not raised", NoSuchDisagreement{},
       asked.when(TakeDisagreementOn{.disagreement = disagreement})},
      {"taking on what is settled", DisagreementOver{},
       settled.when(TakeDisagreementOn{.disagreement = disagreement, .words = "w"})},
      {"taking on without why", ReasonMissing{},
       disagreeing().when(TakeDisagreementOn{.disagreement = disagreement})},
      {"taking on beyond the last stage", NoFurtherStage{},
       disagreeing()
           .then(DisagreementTakenOn{.disagreement = disagreement, .stage = "Between managers"})
           .when(TakeDisagreementOn{.disagreement = disagreement, .words = "w"})},
      {"settling what was not raised", NoSuchDisagreement{},
       asked.when(SettleDisagreement{.disagreement = disagreement})},
      {"settling twice", DisagreementOver{},
       settled.when(SettleDisagreement{.disagreement = disagreement, .words = "w"})},
      {"settling without words", NothingSaid{},
       disagreeing().when(SettleDisagreement{.disagreement = disagreement})},
      {"a pathway in no contact", NoSuchContact{}, Given{}.when(OpenPathway{.pathway = missing})},
      {"a pathway nobody knows", NoSuchPathway{}, asked.when(OpenPathway{.pathway = missing})},
      {"a pathway twice", AlreadyFollowed{},
       following().when(OpenPathway{.pathway = missing, .reason = "r"})},
      {"a pathway without why", ReasonMissing{},
       exacting(Given::asked()).when(OpenPathway{.pathway = missing})},
      {"a step of no pathway", NoSuchPathway{},
       exacting(Given::asked()).when(DoPathwayStep{.pathway = missing})},
      {"a step nobody knows", UnknownCode{},
       following().when(DoPathwayStep{.pathway = missing, .step = PathwayStepCode{"x"}})},
      {"a step not needed, and no reason", ReasonMissing{},
       following().when(DoPathwayStep{
           .pathway = missing, .step = PathwayStepCode{"police"}, .not_needed = true})},
      {"ending no pathway", NoSuchPathway{}, asked.when(EndPathway{.pathway = missing})},
      {"ending without why", ReasonMissing{}, following().when(EndPathway{.pathway = missing})},
      {"asking a person for nobody", NotAsked{},
       Given::assigned().when(AskPerson{.request = to_police, .whom = "w"})},
      {"asking nobody", NothingSaid{}, asked.when(AskPerson{.request = to_police})},
      {"an answer to no request", NotAsked{},
       Given::assigned().when(RecordPersonAnswer{.request = to_police})},
      {"an answer of nobody asked", NoSuchEnquiry{},
       asked.when(RecordPersonAnswer{.request = to_police, .enquiry = enquiry, .words = "w"})},
      {"an answer twice", AlreadyAnswered{},
       Given{asked}
           .then({PersonAsked{.request = to_police, .enquiry = enquiry, .whom = "w"},
                  PersonAnswered{.request = to_police, .enquiry = enquiry, .words = "w"}})
           .when(RecordPersonAnswer{.request = to_police, .enquiry = enquiry, .words = "w"})},
      {"an answer without words", NothingSaid{},
       Given{asked}
           .then(PersonAsked{.request = to_police, .enquiry = enquiry, .whom = "w"})
           .when(RecordPersonAnswer{.request = to_police, .enquiry = enquiry})},
  };
}

/// Police gave one item, in a hub that holds what it is given.
Given holding() {
  Given given = Given::asked();
  given.profile.check.holds_answers = true;
  given.then({InformationReturned{.request = to_police, .answer = answer_1},
              ItemReturned{.item = item_1, .request = to_police, .answer = answer_1, .text = "t"},
              ItemHeld{.item = item_1, .request = to_police}},
             police);
  return given;
}

ItemReleased all_said(ReleaseTo to) {
  return {.item = item_1,
          .release = ReleaseId{id(71)},
          .to = to,
          .recipient = "w",
          .purpose = "p",
          .basis = BasisCode{"children_act_s47"},
          .relevance = "r",
          .risk = "r"};
}

std::vector<Row> letting_out() {
  const Given held = holding();
  const Given open = Given{held}.then(
      [] {
        ItemReleased into_case = all_said(ReleaseTo::the_case);
        into_case.request = to_police;
        return into_case;
      }(),
      police);
  const ReleaseId release = all_said(ReleaseTo::the_case).release;
  const auto release_but = [](auto change, ReleaseTo to = ReleaseTo::the_case) {
    ReleaseItem command{.request = to_police, .what = all_said(to)};
    change(command.what);
    return command;
  };
  const auto keep_but = [](auto change) {
    KeepItem command{.request = to_police,
                     .what = {.item = item_1,
                              .recipient = "w",
                              .reason = "r",
                              .to = ReleaseTo::outside,
                              .relevance = "r",
                              .risk = "r"}};
    change(command.what);
    return command;
  };
  return {
      {"questions where each piece is held", AnswerAsItems{},
       held.when(ReturnInformation{.request = to_police, .questions = {{"q", "a"}}})},
      {"letting out of no request", NotAsked{},
       Given::assigned().when(release_but([](ItemReleased&) {}))},
      {"letting out what was not given", NoSuchItem{},
       held.when(release_but([](ItemReleased& what) { what.item = ItemId{id(77)}; }))},
      {"letting into the case what is there", AlreadySo{},
       open.when(release_but([](ItemReleased&) {}))},
      {"letting out on no basis", UnknownCode{},
       held.when(release_but([](ItemReleased& what) { what.basis = BasisCode{"x"}; }))},
      {"letting out to nobody", NothingSaid{},
       held.when(
           release_but([](ItemReleased& what) { what.recipient = " "; }, ReleaseTo::outside))},
      {"letting out for nothing", NothingSaid{},
       held.when(release_but([](ItemReleased& what) { what.purpose = " "; }))},
      {"letting out without its relevance", ReasonMissing{},
       held.when(release_but([](ItemReleased& what) { what.relevance = " "; }))},
      {"letting out without its risk", ReasonMissing{},
       held.when(release_but([](ItemReleased& what) { what.risk = " "; }))},
      {"letting out to no agency of the hub", UnknownCode{},
       held.when(release_but([](ItemReleased&) {}, ReleaseTo::an_agency))},
      {"letting out a part that is nothing", NothingSaid{},
       held.when(release_but([](ItemReleased& what) { what.extent = HowMuch::part; },
                             ReleaseTo::outside))},
      {"letting out to its own agency", AlreadySo{},
       held.when(release_but([](ItemReleased& what) { what.agency = AgencyCode{"police"}; },
                             ReleaseTo::an_agency))},
      {"letting out until yesterday", DueInThePast{},
       held.when(release_but([](ItemReleased& what) { what.until = start; }))},
      {"keeping of no request", NotAsked{}, Given::assigned().when(keep_but([](ItemKept&) {}))},
      {"keeping what was not given", NoSuchItem{},
       held.when(keep_but([](ItemKept& what) { what.item = ItemId{id(77)}; }))},
      {"keeping without why", ReasonMissing{},
       held.when(keep_but([](ItemKept& what) { what.reason = " "; }))},
      {"keeping without its relevance", ReasonMissing{},
       held.when(keep_but([](ItemKept& what) { what.relevance.clear(); }))},
      {"keeping without its risk", ReasonMissing{},
       held.when(keep_but([](ItemKept& what) { what.risk.clear(); }))},
      {"keeping from no agency of the hub", UnknownCode{},
       held.when(keep_but([](ItemKept& what) { what.to = ReleaseTo::an_agency; }))},
      {"keeping on no basis there is", UnknownCode{},
       held.when(keep_but([](ItemKept& what) { what.basis = BasisCode{"x"}; }))},
      {"keeping from nobody", NothingSaid{},
       held.when(keep_but([](ItemKept& what) { what.recipient = " "; }))},
      {"keeping until yesterday", DueInThePast{},
       held.when(keep_but([](ItemKept& what) { what.look_again = start; }))},
      {"not passing on what nobody gave", NoSuchItem{},
       Given::asked().when(DoNotPassOn{.what = keep_but([](ItemKept&) {}).what})},
      {"taking back of no request", NotAsked{},
       Given::assigned().when(EndRelease{.request = to_police})},
      {"taking back what was not let out", NoSuchRelease{},
       held.when(EndRelease{.request = to_police, .release = release, .reason = "r"})},
      {"taking back without why", ReasonMissing{},
       open.when(EndRelease{.request = to_police, .release = release})},
      {"taking back twice", AlreadySo{},
       Given{open}
           .then(ReleaseEnded{.item = item_1, .request = to_police, .release = release})
           .when(EndRelease{.request = to_police, .release = release, .reason = "r"})},
      {"passing on what nobody gave", NoSuchItem{},
       Given::asked().when(PassItemOn{.what = all_said(ReleaseTo::outside)})},
      {"passing on what is held", ItemHeldBack{},
       held.when(PassItemOn{.what = all_said(ReleaseTo::outside)})},
      {"passing on what is for the hub alone", OwnerMustAgree{},
       open.when(PassItemOn{.what = all_said(ReleaseTo::outside)})},
      {"passing on into the case", AlreadySo{},
       open.when(PassItemOn{.what = all_said(ReleaseTo::the_case)})},
  };
}

/// Police let the item out to somebody outside, and everything else that leaves by a decision.
std::vector<Row> told_outside() {
  const Given held = holding();
  ItemReleased outside = all_said(ReleaseTo::outside);
  outside.request = to_police;
  const Given released = Given{held}.then(outside, police);
  const Given onward =
      Given::asked().then({InformationReturned{.request = to_police, .answer = answer_1},
                           ItemReturned{.item = item_1,
                                        .request = to_police,
                                        .answer = answer_1,
                                        .handling = Handling::onward,
                                        .text = "he was seen at the gate with the dog on Monday"}},
                          police);
  const ReleaseAsked wish{
      .item = item_1, .recipient = "w", .purpose = "p", .relevance = "r", .risk = "r"};
  const auto ask_but_one = [&](auto change) {
    AskForRelease command{.what = wish};
    change(command.what);
    return command;
  };
  const auto referrer_but = [](auto change) {
    DecideOnReferrer command{.what = {.release = ReleaseId{id(72)},
                                      .goes = true,
                                      .purpose = "p",
                                      .basis = BasisCode{"children_act_s47"},
                                      .relevance = "r",
                                      .risk = "r"}};
    change(command.what);
    return command;
  };
  const Decided named = Given::decided().when(referrer_but([](auto&) {}));
  const Given may_be_named = Given::decided().then(*named, head);
  const ReleaseId release = outside.release;
  return {
      {"letting more go than was asked for", MoreThanAsked{},
       Given{held}
           .then(
               [&] {
                 ReleaseAsked asked = wish;
                 asked.request = to_police;
                 asked.extent = HowMuch::that_it_exists;
                 return asked;
               }(),
               worker)
           .when(ReleaseItem{.request = to_police, .what = all_said(ReleaseTo::outside)})},
      {"passing on a part that is not in it", NotTheirWords{}, onward.when([] {
         PassItemOn command{.what = all_said(ReleaseTo::outside)};
         command.what.extent = HowMuch::part;
         command.what.words = "he was seen at the door";
         return command;
       }())},
      {"copying an item into words of one's own", UnreleasedWords{},
       [&] {
         Given with_grounds = onward;
         with_grounds.profile.outside_sharing = {{"harm", "Harm"}};
         return with_grounds.when(
             ShareOutside{.recipient = "R",
                          .ground = "harm",
                          .what = "He was seen at the gate, with the dog, on Monday!",
                          .why = "y"});
       }()},
      {"asking for what nobody gave", NoSuchItem{}, Given::asked().when(ask_but_one([](auto&) {}))},
      {"asking to let it go to no agency", UnknownCode{},
       held.when(ask_but_one([](auto& what) { what.to = ReleaseTo::an_agency; }))},
      {"asking to let it go to nobody", NothingSaid{},
       held.when(ask_but_one([](auto& what) { what.recipient = " "; }))},
      {"asking for nothing", NothingSaid{},
       held.when(ask_but_one([](auto& what) { what.purpose.clear(); }))},
      {"asking without what it helps", ReasonMissing{},
       held.when(ask_but_one([](auto& what) { what.relevance.clear(); }))},
      {"asking without what it risks", ReasonMissing{},
       held.when(ask_but_one([](auto& what) { what.risk.clear(); }))},
      {"telling what nobody released", NoSuchRelease{},
       held.when(GiveNotice{.releases = {release}})},
      {"telling nothing at all", NothingReleased{}, held.when(GiveNotice{})},
      {"the hub telling what is held", ItemHeldBack{},
       released.when(GiveNotice{.releases = {release}})},
      {"telling what was taken back", NotInForce{},
       Given{released}
           .then(ReleaseEnded{.item = item_1, .request = to_police, .release = release}, police)
           .when(GiveOwnNotice{.request = to_police, .releases = {release}})},
      {"an agency telling for no request", NotAsked{},
       Given::assigned().when(GiveOwnNotice{.request = to_police})},
      {"an agency telling another's item", ItemHeldBack{},
       released.when(GiveOwnNotice{.request = to_health, .releases = {release}})},
      {"naming the referrer of no contact", NoSuchContact{},
       Given{}.when(referrer_but([](auto&) {}))},
      {"naming the referrer on no basis", UnknownCode{},
       Given::decided().when(referrer_but([](auto& what) { what.basis = BasisCode{"x"}; }))},
      {"naming the referrer to no agency", UnknownCode{},
       Given::decided().when(referrer_but([](auto& what) { what.to = ReleaseTo::an_agency; }))},
      {"naming the referrer to themselves", AlreadySo{},
       Given::decided().when(referrer_but([](auto& what) { what.to = ReleaseTo::the_referrer; }))},
      {"naming the referrer twice", AlreadySo{}, may_be_named.when(referrer_but([](auto&) {}))},
      {"naming the referrer for nothing", NothingSaid{},
       Given::decided().when(referrer_but([](auto& what) { what.purpose.clear(); }))},
      {"naming the referrer without its risk", ReasonMissing{},
       Given::decided().when(referrer_but([](auto& what) { what.risk.clear(); }))},
      {"naming the referrer until yesterday", DueInThePast{},
       Given::decided().when(referrer_but([](auto& what) { what.until = start; }))},
      {"taking back that the referrer may be named, which nobody said", NoSuchRelease{},
       Given::decided().when(EndReferrerRelease{.release = ReleaseId{id(72)}, .reason = "r"})},
      {"taking back without why that the referrer may be named", ReasonMissing{},
       may_be_named.when(EndReferrerRelease{.release = ReleaseId{id(72)}})},
      {"taking back twice that the referrer may be named", AlreadySo{},
       Given{may_be_named}
           .then(ReferrerReleaseEnded{.release = ReleaseId{id(72)}}, head)
           .when(EndReferrerRelease{.release = ReleaseId{id(72)}, .reason = "r"})},
  };
}

const LinkId link{id(60)};

Given linked() {
  Given given = Given::asked();
  given.then({PersonAsked{.request = to_police, .enquiry = enquiry, .whom = "w"},
              GuestLinkMade{.request = to_police,
                            .enquiry = enquiry,
                            .link = link,
                            .named = {child_a},
                            .until = start + std::chrono::days{2}}});
  return given;
}

AnswerAsGuest guests_answer() {
  return {.request = to_police,
          .enquiry = enquiry,
          .link = link,
          .name = "n",
          .post = "p",
          .words = "w"};
}

template <class Change>
AnswerAsGuest guests_answer_but(Change change) {
  AnswerAsGuest command = guests_answer();
  change(command);
  return command;
}

std::vector<Row> with_guests() {
  const Given asked = linked();
  const Given answered = linked().then(
      GuestAnswered{.request = to_police, .enquiry = enquiry, .link = link, .words = "w"});
  const MakeGuestLink make{.request = to_police,
                           .enquiry = enquiry,
                           .link = LinkId{id(61)},
                           .named = {child_a},
                           .days = 7};
  const auto make_but = [&](auto change) {
    MakeGuestLink command = make;
    change(command);
    return command;
  };
  const TellOfOutcome tell{.request = to_police, .enquiry = enquiry, .words = "w", .why = "y"};
  const auto tell_but = [&](auto change) {
    TellOfOutcome command = tell;
    change(command);
    return command;
  };
  const EnquiryId nobody{id(62)};
  const RequestId nowhere{id(63)};
  return {
      {"a link for no request", NotAsked{},
       asked.when(make_but([&](auto& c) { c.request = nowhere; }))},
      {"a link for nobody", NoSuchEnquiry{},
       asked.when(make_but([&](auto& c) { c.enquiry = nobody; }))},
      {"a link that names nobody", NothingSaid{},
       asked.when(make_but([](auto& c) { c.named.clear(); }))},
      {"a link that names somebody the request is not about", NotAChildHere{},
       asked.when(make_but([](auto& c) { c.named = {stranger}; }))},
      {"a link for no day", LinkTooLong{}, asked.when(make_but([](auto& c) { c.days = 0; }))},
      {"a link for a year", LinkTooLong{}, asked.when(make_but([](auto& c) { c.days = 365; }))},
      {"taking back a link of no request", NotAsked{},
       asked.when(EndGuestLink{.request = nowhere, .enquiry = enquiry, .link = link})},
      {"taking back a link of nobody", NoSuchEnquiry{},
       asked.when(EndGuestLink{.request = to_police, .enquiry = nobody, .link = link})},
      {"taking back no link", LinkEnded{},
       asked.when(EndGuestLink{.request = to_police, .enquiry = enquiry, .reason = "r"})},
      {"taking back without why", ReasonMissing{},
       asked.when(EndGuestLink{.request = to_police, .enquiry = enquiry, .link = link})},
      {"a guest's answer to no request", NotAsked{},
       asked.when(guests_answer_but([&](auto& c) { c.request = nowhere; }))},
      {"a guest's answer for nobody", NoSuchEnquiry{},
       asked.when(guests_answer_but([&](auto& c) { c.enquiry = nobody; }))},
      {"a guest's answer by no link", LinkEnded{},
       asked.when(guests_answer_but([](auto& c) { c.link = {}; }))},
      {"a guest's answer twice", AlreadyAnswered{}, answered.when(guests_answer())},
      {"a guest who does not say who they are", NothingSaid{},
       asked.when(guests_answer_but([](auto& c) { c.name = " "; }))},
      {"a guest who does not say what they are", NothingSaid{},
       asked.when(guests_answer_but([](auto& c) { c.post.clear(); }))},
      {"a guest who says nothing", NothingSaid{},
       asked.when(guests_answer_but([](auto& c) { c.words.clear(); }))},
      {"noting what was answered by link", AlreadyAnswered{},
       answered.when(RecordPersonAnswer{.request = to_police, .enquiry = enquiry, .words = "w"})},
      {"telling of no request", NotAsked{},
       asked.when(tell_but([&](auto& c) { c.request = nowhere; }))},
      {"telling nobody", NoSuchEnquiry{},
       asked.when(tell_but([&](auto& c) { c.enquiry = nobody; }))},
      {"telling on a ground nobody knows", GroundMissing{},
       asked.when(tell_but([](auto& c) { c.ground = "x"; }))},
      {"telling nothing", NothingSaid{}, asked.when(tell_but([](auto& c) { c.words = " "; }))},
      {"telling without why", ReasonMissing{},
       asked.when(tell_but([](auto& c) { c.why.clear(); }))},
  };
}

std::vector<Row> keeping_to_fewer() {
  Given given = Given::asked();
  given.then(ItemReturned{.item = item_1, .request = to_police, .answer = answer_1, .text = "t"},
             police);
  const auto seal_but = [](const auto& change) {
    SealItem command{
        .request = to_police, .item = item_1, .listed = {head, worker}, .reason = "an informant"};
    change(command);
    return command;
  };
  Given sealed = given;
  sealed.then(*given.when(seal_but([](auto&) {})), police);
  const ItemId no_item{id(78)};
  const RequestId no_request{id(79)};
  const auto propose_but = [](const auto& change) {
    ProposeRelease command{.request = to_police, .what = all_said(ReleaseTo::outside)};
    change(command.what);
    return command;
  };
  const auto pass_on_but = [&](const auto& change) {
    ProposePassingOn command{.what = all_said(ReleaseTo::outside)};
    command.what.extent = HowMuch::part;
    command.what.words = "w";
    command.what.consent = "the sergeant on duty";
    change(command.what);
    return command;
  };
  const ReleaseId release = all_said(ReleaseTo::outside).release;
  const Given proposed = Given{sealed}.then(*sealed.when(propose_but([](auto&) {})), police);
  Rights rights;
  rights.restricted[given.file().id] = {head.id, worker.id};
  Rights agreed;
  agreed.proposals.push_back({.asked = {.what = {.proposal = ProposalId{release.value},
                                                 .step = TwoPersonStep::release_item,
                                                 .contact = {},
                                                 .listed = {},
                                                 .session = {},
                                                 .reason = {}},
                                        .by = police},
                              .given = Signed<SecondGiven>{.what = {}, .by = head},
                              .refused = {}});
  const auto seconded = [&](const Given& one) {
    return decide_command(one.file(), SecondRelease{.request = to_police, .release = release},
                          System{},
                          {.now = one.now(),
                           .today = one.today(),
                           .profile = &one.profile,
                           .calendar = &one.calendar,
                           .rights = &agreed});
  };
  const Given over = Given{sealed}.then(*sealed.when(propose_but([&](auto& what) {
    what.until = sealed.now() + std::chrono::minutes{1};
  })),
                                        police);
  const Given out = Given{proposed}.then(ItemReleased{.item = item_1,
                                                      .request = to_police,
                                                      .release = ReleaseId{id(73)},
                                                      .to = ReleaseTo::outside,
                                                      .recipient = "w"},
                                         police);
  const Moment restricted{.now = given.now(),
                          .today = given.today(),
                          .profile = &given.profile,
                          .calendar = &given.calendar,
                          .rights = &rights};
  return {
      {"a seal on no request", NotAsked{},
       given.when(seal_but([&](auto& c) { c.request = no_request; }))},
      {"a seal on no item", NoSuchItem{}, given.when(seal_but([&](auto& c) { c.item = no_item; }))},
      {"a seal on what is sealed", AlreadySo{}, sealed.when(seal_but([](auto&) {}))},
      {"a seal without why", ReasonMissing{},
       given.when(seal_but([](auto& c) { c.reason = " "; }))},
      {"a seal for one", NamedListTooShort{},
       given.when(seal_but([](auto& c) { c.listed.pop_back(); }))},
      {"opening a seal on no request", NotAsked{},
       sealed.when(UnsealItem{.request = no_request, .item = item_1})},
      {"opening what is not sealed", NoSuchItem{},
       given.when(UnsealItem{.request = to_police, .item = item_1})},
      {"opening a seal alone", SecondMissing{},
       sealed.when(UnsealItem{.request = to_police, .item = item_1})},
      {"an answer with a seal for one", NamedListTooShort{},
       Given::asked().when(
           ReturnInformation{.request = to_police,
                             .items = {{.item = item_1, .text = "t"}},
                             .seals = {{.item = item_1, .listed = {head}, .reason = "r"}}})},
      {"an answer with a seal without why", ReasonMissing{},
       Given::asked().when(
           ReturnInformation{.request = to_police,
                             .items = {{.item = item_1, .text = "t"}},
                             .seals = {{.item = item_1, .listed = {head, worker}}}})},
      {"letting out alone what is under seal", SecondMissing{},
       sealed.when(ReleaseItem{.request = to_police, .what = all_said(ReleaseTo::outside)})},
      {"passing on alone what is under seal", SecondMissing{},
       sealed.when(PassItemOn{.what = pass_on_but([](auto&) {}).what})},
      {"proposing to let out what has no seal", ItemHeldBack{},
       given.when(propose_but([](auto&) {}))},
      {"proposing to let a sealed item into the case", ItemHeldBack{},
       sealed.when(propose_but([](auto& what) { what.to = ReleaseTo::the_case; }))},
      {"proposing to let out of no request", NotAsked{},
       sealed.when(ProposeRelease{.request = no_request})},
      {"proposing for nothing", NothingSaid{},
       sealed.when(propose_but([](auto& what) { what.purpose = " "; }))},
      {"proposing what its owner did not agree to", ItemHeldBack{},
       sealed.when(pass_on_but([](auto& what) { what.consent = " "; }))},
      {"proposing what nobody gave", NoSuchItem{},
       sealed.when(pass_on_but([&](auto& what) { what.item = no_item; }))},
      {"a second where nothing was proposed", NoSuchRelease{}, seconded(sealed)},
      {"a second who has not agreed", SecondMissing{},
       proposed.when(SecondRelease{.request = to_police, .release = release})},
      {"a second for what has gone there", AlreadySo{}, seconded(out)},
      {"a second when its time is over", DueInThePast{},
       seconded(Given{over}.then(AllocatedWorkerFound{.child = child_a, .worker = "w"}))},
      {"taking nothing over", NoSuchContact{}, Given{}.when(TakeOver{})},
      {"taking over what went to a worker", NotThroughMash{},
       Given::gated(Route::to_allocated_worker).when(TakeOver{.worker = worker.id})},
      {"taking over for somebody who may not gather", WorkerMayNotGather{},
       Given::received().when(TakeOver{.worker = support.id, .worker_role = support.role})},
      {"taking over what is theirs", AlreadySo{},
       Given::assigned().when(TakeOver{.worker = worker.id, .worker_role = worker.role})},
      {"taking over for somebody from whom it is kept", NotAvailable{},
       decide_command(given.file(),
                      TakeOver{.worker = other_worker.id, .worker_role = other_worker.role}, head,
                      restricted)},
      {"giving a case to somebody from whom it is kept", NotAvailable{},
       decide_command(given.file(),
                      AssignCase{.worker = other_worker.id, .worker_role = other_worker.role}, head,
                      restricted)},
      {"returning no case", NoSuchContact{}, Given{}.when(ReturnCase{})},
      {"returning a case that is nobody's", NoWorkerYet{}, Given::gated().when(ReturnCase{})},
  };
}

}  // namespace

TEST_CASE("each reason to refuse is given when it should be, and every reason is met") {
  std::set<std::size_t> met;
  for (const auto& rows :
       {on_the_way_in(), while_gathering(), deciding(), telling(), with_the_family(), with_others(),
        letting_out(), told_outside(), with_guests(), keeping_to_fewer()}) {
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
