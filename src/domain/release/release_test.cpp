#include <doctest/doctest.h>

#include <algorithm>

#include "domain/casefile/given_test.h"
#include "domain/decision/gaps.h"
#include "domain/release/held.h"

using namespace openmash;
using namespace openmash::given;

namespace {

const ReleaseId release_1{id(71)};

/// Police has answered with one item, in a hub that holds what it is given.
Given held() {
  Given given = Given::asked();
  given.profile.check.holds_answers = true;
  const Decided answered = given.when(ReturnInformation{
      .request = to_police,
      .answer = answer_1,
      .items = {{.item = item_1, .about = {child_a}, .text = "the secret", .source = "a source"}},
      .flags = {{.item = item_1, .words = "ask the officer on duty"}}});
  REQUIRE(answered.has_value());
  return given.then(*answered, police);
}

ReleaseItem into_case() {
  return {.request = to_police,
          .what = {.item = item_1,
                   .release = release_1,
                   .to = ReleaseTo::the_case,
                   .purpose = "to weigh it",
                   .basis = BasisCode{"children_act_s47"},
                   .relevance = "it shows who was there",
                   .risk = "none"}};
}

Seeing seeing(const Given& given, const CaseFile& file, const Actor& reader, Instant now) {
  return {.reader = reader, .subject = subject_of(file), .profile = given.profile, .now = now};
}

/// As this reader sees the one item; without words and without an id where it is not there.
ItemReturned seen_by(const Given& given, const Actor& reader, Instant now) {
  CaseFile file = given.file();
  hide_held(file, seeing(given, file, reader, now));
  const Request& request = *file.enquiry.find(to_police);
  return request.items.empty() ? ItemReturned{} : request.items.front().what;
}

bool tells_of_item(const Given& given, const Actor& reader, Instant now) {
  std::vector<RecordedEvent> history = given.history;
  const CaseFile file = given.file();
  hide_held(history, file, seeing(given, file, reader, now));
  return std::ranges::any_of(history, [](const RecordedEvent& one) {
    return std::holds_alternative<ItemReturned>(one.event);
  });
}

bool has_gap(const Given& given, GapKind kind) {
  const auto gaps = gaps_before_decision(given.file(), given.profile, {}, given.now());
  return std::ranges::any_of(gaps, [kind](const Gap& gap) { return gap.kind == kind; });
}

}  // namespace

TEST_CASE("what an agency gives is held: its flag is seen by all, its words by its owner alone") {
  const Given given = held();
  const CaseFile file = given.file();
  const Request& request = *file.enquiry.find(to_police);
  CHECK(is_held(request, item_1, given.now()));
  CHECK(request.held.front().what.flag == "ask the officer on duty");
  CHECK(seen_by(given, police, given.now()).text == "the secret");
  CHECK(seen_by(given, health, given.now()).item == ItemId{});
  for (const Staff& other : {worker, head, health}) {
    const ItemReturned seen = seen_by(given, other, given.now());
    CHECK(seen.text.empty());
    CHECK(seen.source.empty());
    CHECK(seen.about.empty());
    CHECK((seen.item == item_1) == (other.id != health.id));
    CHECK_FALSE(tells_of_item(given, other, given.now()));
  }
  CHECK(tells_of_item(given, police, given.now()));
}

TEST_CASE("in a hub that holds nothing, an answer is open from the start") {
  Given given = Given::asked();
  const Decided answered =
      given.when(ReturnInformation{.request = to_police,
                                   .answer = answer_1,
                                   .items = {{.item = item_1, .text = "open"}},
                                   .flags = {{.item = item_1, .words = "flag"}}});
  given.then(*answered, police);
  CHECK(seen_by(given, worker, given.now()).text == "open");
  CHECK(tells_of_item(given, worker, given.now()));
}

TEST_CASE("an item enters the case by a decision, and leaves it again by another") {
  Given given = held();
  const Decided released = given.when(into_case(), police);
  REQUIRE(only<ItemReleased>(released) != nullptr);
  CHECK(only<ItemReleased>(released)->basis_name == "Children Act 1989, section 47");
  given.then(*released, police);
  CHECK(seen_by(given, worker, given.now()).text == "the secret");
  CHECK(tells_of_item(given, worker, given.now()));
  const Decided ended =
      given.when(EndRelease{.request = to_police, .release = release_1, .reason = "r"}, police);
  REQUIRE(only<ReleaseEnded>(ended) != nullptr);
  given.then(*ended, police);
  CHECK(seen_by(given, worker, given.now()).text.empty());
}

TEST_CASE("a release with an end is over at that moment, and not before") {
  Given given = held();
  ReleaseItem command = into_case();
  command.what.until = given.now() + std::chrono::hours{1};
  given.then(*given.when(command, police), police);
  CHECK(seen_by(given, worker, *command.what.until - std::chrono::microseconds{1}).text ==
        "the secret");
  CHECK(seen_by(given, worker, *command.what.until).text.empty());
}

TEST_CASE("a decision not to let out changes nothing but the record") {
  Given given = held();
  const Decided kept = given.when(KeepItem{.request = to_police,
                                           .what = {.item = item_1,
                                                    .reason = "it names who told",
                                                    .purpose = "to weigh it",
                                                    .relevance = "it would show who was there",
                                                    .risk = "whoever told would be found out"}});
  REQUIRE(only<ItemKept>(kept) != nullptr);
  CHECK(only<ItemKept>(kept)->relevance == "it would show who was there");
  CHECK(only<ItemKept>(kept)->risk == "whoever told would be found out");
  given.then(*kept, police);
  CHECK(seen_by(given, worker, given.now()).text.empty());
}

TEST_CASE("letting it go outside does not let it into the case") {
  Given given = held();
  ReleaseItem command = into_case();
  command.what.to = ReleaseTo::outside;
  command.what.recipient = "the midwifery lead";
  given.then(*given.when(command, police), police);
  CHECK(seen_by(given, worker, given.now()).text.empty());
}

TEST_CASE("what is held is a gap by its own name, and once let in it is one that came late") {
  Given given = held();
  given.then(RecordWritten{.summary = "s", .analysis = "a"}, worker);
  CHECK(has_gap(given, GapKind::held_item));
  CHECK_FALSE(has_gap(given, GapKind::item_after_analysis));
  given.then(*given.when(into_case(), police), police);
  CHECK_FALSE(has_gap(given, GapKind::held_item));
  CHECK(has_gap(given, GapKind::item_after_analysis));
}

TEST_CASE("what is let in after the decision reopens it") {
  Given given = held();
  given.then({OutcomeDecided{.child = child_a}, DecisionMade{}}, head);
  const Decided released = given.when(into_case(), police);
  REQUIRE(released.has_value());
  REQUIRE(released->size() == 2);
  CHECK(std::get<DecisionReopened>(released->back()).answer == answer_1);
}

TEST_CASE("only what its owner lets go onward is passed on by the hub") {
  for (const Handling handling : {Handling::hub_only, Handling::onward_with_permission,
                                  Handling::onward, Handling::family_safe}) {
    Given given = Given::asked();
    given.then({InformationReturned{.request = to_police, .answer = answer_1},
                ItemReturned{.item = item_1,
                             .request = to_police,
                             .answer = answer_1,
                             .handling = handling,
                             .text = "t"}},
               police);
    PassItemOn command{.what = into_case().what};
    command.what.to = ReleaseTo::outside;
    command.what.recipient = "the school";
    const Decided passed = given.when(command, worker);
    CAPTURE(static_cast<int>(handling));
    CHECK(passed.has_value() == (handling >= Handling::onward));
    if (passed) {
      CHECK(only<ItemReleased>(passed)->to == ReleaseTo::outside);
      CHECK(only<ItemReleased>(passed)->request == to_police);
    }
  }
}

TEST_CASE("whose item it is decides who may let it out") {
  const Given given = held();
  CHECK(given.when_asked(into_case(), police).has_value());
  CHECK(refused<NotPermitted>(given.when_asked(into_case(), health)));
  CHECK(refused<NotPermitted>(given.when_asked(into_case(), worker)));
  CHECK(refused<NotPermitted>(given.when_asked(into_case(), head)));
}
