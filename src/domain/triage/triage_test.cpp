#include <doctest/doctest.h>

#include "domain/casefile/given_test.h"
#include "domain/casefile/stage.h"

using namespace openmash;
using namespace openmash::given;

TEST_CASE("screening notes issues, workers and the way proposed, in that order") {
  const IssuesNoted issues{.child = child_a,
                           .issues = {IssueCode{"neglect"}, IssueCode{"domestic_abuse"}},
                           .main = IssueCode{"domestic_abuse"}};
  const AllocatedWorkerFound found{.child = child_b, .worker = "Social worker 9, Team 2"};
  const Decided decided = Given::received().when(
      ScreenContact{.criteria_met = {CriterionCode{"level_unclear"}},
                    .proposed = Route::to_allocated_worker,
                    .note = "n",
                    .issues = {issues, {.child = child_b}},
                    .with_a_worker = {found, {.child = child_a, .worker = " "}}});
  REQUIRE(decided.has_value());
  CHECK((*decided == CaseEvents{issues, found,
                                ContactScreened{.criteria_met = {CriterionCode{"level_unclear"}},
                                                .proposed = Route::to_allocated_worker,
                                                .note = "n"}}));
}

TEST_CASE("screening may be done again until the gate is signed") {
  CHECK(Given::screened().when(ScreenContact{}).has_value());
}

TEST_CASE("a rating's clocks count from receipt, also when it is rated later or again") {
  const Decided first = Given::gated().when(RateContact{.level = LevelCode{"most_urgent"}}, head);
  REQUIRE(only<ContactRated>(first) != nullptr);
  CHECK((only<ContactRated>(first)->decision_due == start + std::chrono::hours{4}));
  CHECK((only<ContactRated>(first)->return_due == start + std::chrono::hours{2}));
  CHECK(only<ContactRated>(first)->level_name == "Most urgent");
  const Decided again =
      Given::asked().when(RateContact{.level = LevelCode{"standard"}, .reason = "calmer"}, head);
  REQUIRE(only<ContactRated>(again) != nullptr);
  CHECK((only<ContactRated>(again)->decision_due == start + std::chrono::days{3}));
  CHECK_FALSE(only<ContactRated>(again)->return_due.has_value());
}

TEST_CASE("the gate is signed each of its three ways") {
  const AllocatedWorkerFound found{.child = child_a, .worker = "w"};
  for (const Route route :
       {Route::through_mash, Route::straight_to_outcome, Route::to_allocated_worker}) {
    const Decided decided =
        Given::screened().then(found, screener).when(SignGate{.route = route, .reason = "r"}, head);
    REQUIRE(only<GateSigned>(decided) != nullptr);
    CHECK((*only<GateSigned>(decided) == GateSigned{.route = route, .reason = "r"}));
  }
}

TEST_CASE(
    "where nobody screens the gate is signed at once, and where there is no check it leads on") {
  Given given = Given::received();
  given.profile.stages.screens = {};
  given.profile.check.exists = false;
  CHECK(given.when(SignGate{.route = Route::straight_to_outcome, .reason = "r"}).has_value());
  CHECK(refused<NoCheckHere>(given.when(SignGate{.reason = "r"})));
}

TEST_CASE("a contact taken over is given to its worker in the words of any gate and assignment") {
  const TakeOver take{.worker = other_worker.id, .worker_role = other_worker.role};
  Given given = Given::received();
  const Decided taken = given.when(take, head);
  REQUIRE(taken.has_value());
  REQUIRE(taken->size() == 2);
  CHECK(std::holds_alternative<GateSigned>(taken->front()));
  CHECK(std::holds_alternative<CaseAssigned>(taken->back()));
  given.then(*taken, head);
  CHECK(stage_of(given.file(), given.profile) == Stage::to_ask);
  CHECK(only<CaseAssigned>(Given::assigned().when(take, head)) != nullptr);
}

TEST_CASE("a decision that came before it was taken over stands until it is looked at again") {
  Given given = Given::decided();
  const Instant made = given.file().decision.made->at;
  given.then(*given.when(TakeOver{.worker = worker.id, .worker_role = worker.role}, head), head);
  CHECK(given.file().is_open_again());
  CHECK(given.file().decision.made->at == made);
  CHECK(stage_of(given.file(), given.profile) == Stage::to_look_again);
  given.then(DecisionConfirmed{.reason = "r"}, head);
  CHECK(given.file().is_settled());
}
