#include <doctest/doctest.h>

#include "domain/casefile/given_test.h"
#include "domain/casefile/stage.h"
#include "domain/feedback/letters.h"

using namespace openmash;
using namespace openmash::given;

namespace {

const FeedbackWritten written{.letter = letter_1, .template_name = "t.v1", .text = "Dear …"};

}  // namespace

TEST_CASE("a letter is written, approved and given, by three commands") {
  Given given = Given::decided();
  const Decided write = given.when(
      WriteFeedback{.letter = letter_1, .template_name = "t.v1", .text = "Dear …"}, worker);
  REQUIRE(only<FeedbackWritten>(write) != nullptr);
  CHECK((*only<FeedbackWritten>(write) == written));
  given.then(written, worker);
  const Decided approve = given.when(ApproveFeedback{.letter = letter_1}, support);
  REQUIRE(only<FeedbackApproved>(approve) != nullptr);
  given.then(FeedbackApproved{.letter = letter_1}, support);
  const Decided give =
      given.when(GiveFeedback{.letter = letter_1, .way = FeedbackWay::by_telephone}, support);
  REQUIRE(only<FeedbackGiven>(give) != nullptr);
  CHECK((only<FeedbackGiven>(give)->way == FeedbackWay::by_telephone));
}

TEST_CASE("each letter that says that nothing follows waits as long, and no other waits") {
  const OutcomeCode nothing{"no_further_action"};
  const auto decided_with = [](const OutcomeCode& for_b) {
    return Given::recommended().then(
        {OutcomeDecided{.child = child_a, .outcomes = {{.outcome = OutcomeCode{"cpat"}}}},
         OutcomeDecided{.child = child_b, .outcomes = {{.outcome = for_b}}}, DecisionMade{},
         written, FeedbackApproved{.letter = letter_1}},
        head);
  };
  Given waits = decided_with(nothing);
  const Instant made = waits.file().decision.made->at;
  CHECK(waits_until(waits.file(), waits.profile) == made + hub::usual_wait);
  const GiveFeedback give{.letter = letter_1};
  CHECK(refused<LetterWaits>(waits.when(give, support)));
  while (waits.now() < made + hub::usual_wait) {
    CHECK(refused<LetterWaits>(waits.when(give, support)));
    waits.then(AllocatedWorkerFound{.child = child_a, .worker = "w"});  // a minute each
  }
  CHECK(only<FeedbackGiven>(waits.when(give, support)) != nullptr);
  const Given others = decided_with(OutcomeCode{"cpat"});
  CHECK_FALSE(waits_until(others.file(), others.profile));
  CHECK(only<FeedbackGiven>(others.when(give, support)) != nullptr);
}

TEST_CASE("whoever sent a child's own worker a contact may be written to as well") {
  CHECK(Given::gated(Route::to_allocated_worker)
            .when(WriteFeedback{.letter = letter_1, .text = "Dear …"}, head)
            .has_value());
}

TEST_CASE("a contact closes with a letter given, or with a reason why there was none") {
  const Given given = Given::decided().then(
      {written, FeedbackApproved{.letter = letter_1}, FeedbackGiven{.letter = letter_1}}, support);
  CHECK(only<ContactClosed>(given.when(CloseContact{}, support)) != nullptr);
  const Decided without = Given::decided().when(CloseContact{.reason = "nobody to write to"}, head);
  REQUIRE(only<ContactClosed>(without) != nullptr);
  CHECK(only<ContactClosed>(without)->reason == "nobody to write to");
}

TEST_CASE("a contact closed, opened again by a late answer and looked at, closes again") {
  const Given given = Given::decided().then(
      {ContactClosed{.reason = "r"}, DecisionReopened{.request = to_health, .answer = answer_2},
       DecisionConfirmed{.reason = "r"}},
      head);
  CHECK(only<ContactClosed>(given.when(CloseContact{.reason = "r"}, head)) != nullptr);
}

TEST_CASE("words added after the decision open the contact again, until somebody has looked") {
  Given given = Given::decided().then(ContactClosed{.reason = "r"}, head);
  CHECK((stage_of(given.file(), given.profile) == Stage::closed));
  given.then(ContactAddedTo{.addition = AdditionId{id(51)}, .words = "again today"}, Referrer{});
  CHECK((stage_of(given.file(), given.profile) == Stage::to_look_again));
  CHECK(refused<NotYetToDecide>(given.when(CloseContact{.reason = "r"}, head)));
  CHECK(only<DecisionConfirmed>(given.when(ConfirmDecision{.reason = "known"}, head)) != nullptr);
  given.then(DecisionConfirmed{.reason = "known"}, head);
  CHECK((stage_of(given.file(), given.profile) == Stage::to_tell));
}

TEST_CASE(
    "a letter about a decision that was made anew answers nothing, and waits while it is open") {
  Given given = Given::decided().then({written, FeedbackApproved{.letter = letter_1},
                                       DecisionReopened{.request = to_health, .answer = answer_2}},
                                      head);
  CHECK(refused<NotYetToDecide>(given.when(GiveFeedback{.letter = letter_1}, support)));
  given.then({DecisionMade{}, FeedbackGiven{.letter = letter_1}}, head);
  CHECK(refused<FeedbackNotGiven>(given.when(CloseContact{}, support)));
}

TEST_CASE("what an agency gave is not taken back by a later answer that it holds nothing") {
  const Given given = Given::asked().then(
      {InformationReturned{.request = to_police, .answer = answer_1},
       ItemReturned{.item = item_1, .request = to_police, .answer = answer_1, .text = "called out"},
       InformationReturned{
           .request = to_police, .answer = answer_2, .kind = ReturnKind::nothing_held}},
      police);
  CHECK((given.file().enquiry.find(to_police)->state() == AnswerState::items));
}
