#include "domain/casefile/stage.h"

#include <doctest/doctest.h>

#include "domain/casefile/given_test.h"

using namespace openmash;
using namespace openmash::given;

namespace {

Stage stage(const Given& given) {
  return stage_of(given.file(), given.profile);
}

Given but(Given given, void (*change)(hub::Profile&)) {
  change(given.profile);
  return given;
}

void no_screening(hub::Profile& profile) {
  profile.stages.screens = {};
}
void no_gate_and_no_check(hub::Profile& profile) {
  profile.stages.gates = {};
  profile.check.exists = false;
}
void nobody_recommends(hub::Profile& profile) {
  profile.stages.recommends = {};
}

}  // namespace

TEST_CASE("a case goes through its stages in order") {
  CHECK((stage(Given::received()) == Stage::to_screen));
  CHECK((stage(Given::screened()) == Stage::to_gate));
  CHECK((stage(Given::gated()) == Stage::to_assign));
  CHECK((stage(Given::assigned()) == Stage::to_ask));
  CHECK((stage(Given::asked()) == Stage::gathering));
  CHECK((stage(Given::written()) == Stage::gathering));
  CHECK((stage(Given::recommended()) == Stage::to_decide));
  CHECK((stage(Given::decided()) == Stage::to_tell));
  CHECK((stage(Given::decided().then(ContactClosed{.reason = "r"}, head)) == Stage::closed));
}

TEST_CASE("a late answer brings a case back, even one that was closed") {
  CHECK((stage(Given::reopened()) == Stage::to_look_again));
  const DecisionReopened late{.request = to_health, .answer = answer_2};
  CHECK(
      (stage(Given::decided().then({ContactClosed{.reason = "r"}, late})) == Stage::to_look_again));
  CHECK((stage(Given::reopened().then(DecisionConfirmed{.reason = "r"}, head)) == Stage::to_tell));
}

TEST_CASE("sent back is with the worker until something is written anew") {
  const Given sent_back = Given::recommended().then(SentBack{.reason = "r"}, head);
  CHECK((stage(sent_back) == Stage::gathering));
  CHECK((stage(Given{sent_back}.then(RecordWritten{.summary = "s"}, worker)) == Stage::to_decide));
}

TEST_CASE("the other two ways miss out the middle") {
  CHECK((stage(Given::gated(Route::straight_to_outcome)) == Stage::to_decide));
  CHECK((stage(Given::gated(Route::to_allocated_worker)) == Stage::to_tell));
}

TEST_CASE("a hub without a step has no stage for it") {
  CHECK((stage(but(Given::received(), no_screening)) == Stage::to_gate));
  CHECK((stage(but(Given::screened(), no_gate_and_no_check)) == Stage::to_decide));
  CHECK((stage(but(Given::written(), nobody_recommends)) == Stage::to_decide));
}
