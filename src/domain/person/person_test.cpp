#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "domain/casefile/given_test.h"
#include "domain/person/alerts.h"
#include "domain/person/judge.h"

using namespace openmash;

namespace {

template <class Id>
Id numbered(unsigned number) {
  Id128 id{};
  id.bytes[14] = static_cast<Byte>(number >> 8U);
  id.bytes[15] = static_cast<Byte>(number);
  return Id{id};
}

RecordRef record(unsigned number) {
  return {.contact = numbered<ContactId>(number), .person = numbered<PersonId>(number + 1'000)};
}

Instant minute(int number) {
  return Instant{} + std::chrono::minutes{number};
}

/// Links that grow by one event at a time, as the ledger would give them.
struct World {
  Links links;
  unsigned made = 0;

  void add(const PersonEvent& event, unsigned by = 1) {
    evolve(links, {.event = event,
                   .by = Staff{.id = numbered<StaffId>(by), .role = {}, .agency = {}},
                   .at = minute(static_cast<int>(links.version) + 1),
                   .sequence = links.version + 1});
  }
  JudgementId judge(unsigned one, unsigned other, Judgement says, bool needs_two = false) {
    const auto id = numbered<JudgementId>(++made);
    const RecordPair pair = pair_of(record(one), record(other));
    add(JudgementMade{.judgement = id,
                      .one = {.record = pair.first, .version = 1, .facts = {}},
                      .other = {.record = pair.second, .version = 1, .facts = {}},
                      .says = says,
                      .model = "",
                      .needs_two = needs_two,
                      .reason = "r"});
    return id;
  }
  /// As whoever may not see these contacts is told of it.
  [[nodiscard]] SamePerson person(unsigned number, const std::set<unsigned>& hidden = {}) const {
    return links.person_of(record(number), [&hidden](ContactId contact) {
      return std::ranges::none_of(
          hidden, [contact](unsigned one) { return record(one).contact == contact; });
    });
  }
  void undo(JudgementId id) { add(JudgementUndone{.judgement = id, .reason = "r"}); }
};

}  // namespace

TEST_CASE("records judged the same are one person, and a conflict is shown and not resolved") {
  World world;
  world.judge(1, 2, Judgement::same);
  world.judge(2, 3, Judgement::same);
  world.judge(3, 4, Judgement::not_sure);
  CHECK(people_of(world.links).size() == 1);
  CHECK(world.person(1).records.size() == 3);
  CHECK(world.person(4).records.size() == 1);
  CHECK(world.person(1).contradictory.empty());
  world.judge(1, 3, Judgement::not_same);
  const SamePerson person = world.person(1);
  CHECK(person.records.size() == 3);
  CHECK(person.contradictory == std::vector{pair_of(record(1), record(3))});
}

TEST_CASE("what only a contact that may not be seen joins is not joined, and contradicts nothing") {
  World world;
  world.judge(1, 2, Judgement::same);
  world.judge(2, 3, Judgement::same);
  world.judge(3, 4, Judgement::same);
  world.judge(1, 3, Judgement::not_same);
  const SamePerson seen = world.person(1, {2});
  CHECK(seen.records == std::vector{record(1)});
  CHECK(seen.contradictory.empty());
  CHECK(world.person(4, {2}).records == std::vector{record(3), record(4)});
  CHECK(world.person(1, {4}).records == std::vector{record(1), record(2), record(3)});
  CHECK(world.person(1, {4}).contradictory.size() == 1);
}

TEST_CASE("where a judgement needs two, one changes nothing and a second who agrees does") {
  World world;
  const JudgementId id = world.judge(1, 2, Judgement::same, true);
  const std::string before = state_of(world.links);
  CHECK(before.empty());
  world.add(JudgementSeconded{.judgement = id, .agrees = false, .reason = "r"}, 2);
  CHECK(state_of(world.links) == before);
  const JudgementId next = world.judge(1, 2, Judgement::same, true);
  world.add(JudgementSeconded{.judgement = next, .agrees = true, .reason = "r"}, 2);
  CHECK(state_of(world.links) != before);
}

namespace {

struct Person {
  unsigned account = 1;
  unsigned session = 1;
  const char* role = "screening_team";
};

/// What somebody asks of the links, as app/who_is_who.h asks it.
template <class Command>
JudgementDecided press(World& world, Command command, const Person& by, bool restricted) {
  command.session = numbered<JudgementId>(by.session).value;
  const Staff staff{.id = numbered<StaffId>(by.account), .role = RoleCode{by.role}, .agency = {}};
  static const Subject contact = subject_of(given::Given::received().file());
  const JudgementDecided decided = decide_judgement(
      world.links, command, staff, {.one = contact, .other = contact, .needs_two = restricted},
      given::small_profile());
  if (decided) {
    for (const PersonEvent& event : *decided) {
      world.add(event, by.account);
    }
  }
  return decided;
}

JudgePair same_person(unsigned id) {
  return {.judgement = numbered<JudgementId>(id),
          .one = {.record = record(1), .version = 1, .facts = {}},
          .other = {.record = record(2), .version = 1, .facts = {}},
          .says = Judgement::same,
          .model = "",
          .reason = "r"};
}

template <class Why>
bool turned_down(const JudgementDecided& decided) {
  return !decided && std::holds_alternative<Why>(decided.error());
}

}  // namespace

TEST_CASE("the second is another person, whatever role the first has now, in another session") {
  World world;
  const auto id = numbered<JudgementId>(1);
  REQUIRE(press(world, same_person(1), {}, true).has_value());
  const SecondJudgement agrees{.judgement = id, .agrees = true, .reason = "r"};
  CHECK(turned_down<SecondIsFirst>(press(world, agrees, {}, true)));
  CHECK(turned_down<SecondIsFirst>(
      press(world, agrees, {.session = 2, .role = "head_of_mash"}, true)));
  CHECK(turned_down<SecondIsFirst>(press(world, agrees, {.account = 2, .session = 1}, true)));
  CHECK(world.person(1).records.size() == 1);
  CHECK(press(world, agrees, {.account = 2, .session = 2}, true).has_value());
  CHECK(world.person(1).records.size() == 2);
}

TEST_CASE("what two people judged is not undone by one, nor judged otherwise by one") {
  World world;
  const auto id = numbered<JudgementId>(1);
  const Person first{};
  const Person second{.account = 2, .session = 2};
  const Person third{.account = 3, .session = 3};
  REQUIRE(press(world, same_person(1), first, true).has_value());
  REQUIRE(
      press(world, SecondJudgement{.judgement = id, .agrees = true, .reason = "r"}, second, true)
          .has_value());
  const std::string judged = state_of(world.links);
  const UndoJudgement undo{.judgement = id, .reason = "another mother"};
  const SecondUndoing agrees{.judgement = id, .agrees = true, .reason = "so it is"};
  // By now neither case is restricted: it stands by two all the same.
  for (const bool restricted : {true, false}) {
    REQUIRE(press(world, undo, first, restricted).has_value());
    CHECK(state_of(world.links) == judged);
    CHECK(turned_down<UndoingWaits>(press(world, undo, second, restricted)));
    CHECK(turned_down<SecondIsFirst>(press(world, agrees, first, restricted)));
    CHECK(turned_down<SecondIsFirst>(
        press(world, agrees, {.account = 1, .session = 9, .role = "head_of_mash"}, restricted)));
    CHECK(turned_down<SecondIsFirst>(
        press(world, agrees, {.account = 2, .session = first.session}, restricted)));
    REQUIRE(press(world, SecondUndoing{.judgement = id, .agrees = false, .reason = "r"}, third,
                  restricted)
                .has_value());
    CHECK(state_of(world.links) == judged);
    CHECK(turned_down<NotWaiting>(press(world, agrees, second, restricted)));
  }
  JudgePair otherwise = same_person(2);
  otherwise.says = Judgement::not_same;
  REQUIRE(press(world, otherwise, third, false).has_value());
  CHECK(state_of(world.links) == judged);
  REQUIRE(press(world, undo, third, false).has_value());
  REQUIRE(press(world, agrees, first, false).has_value());
  CHECK(state_of(world.links).empty());
  CHECK(turned_down<UndoneAlready>(press(world, undo, third, false)));
}

TEST_CASE("one undoes what one judged, and withdraws what waits; not what is restricted since") {
  World world;
  const Person first{};
  const UndoJudgement undo{.judgement = numbered<JudgementId>(1), .reason = "r"};
  REQUIRE(press(world, same_person(1), first, false).has_value());
  REQUIRE(press(world, undo, first, false).has_value());
  CHECK(state_of(world.links).empty());
  REQUIRE(press(world, same_person(2), first, true).has_value());
  REQUIRE(
      press(world, UndoJudgement{.judgement = numbered<JudgementId>(2), .reason = "r"}, first, true)
          .has_value());
  CHECK(world.links.find(numbered<JudgementId>(2))->undone);
  REQUIRE(press(world, same_person(3), first, false).has_value());
  const std::string judged = state_of(world.links);
  REQUIRE(
      press(world, UndoJudgement{.judgement = numbered<JudgementId>(3), .reason = "r"}, first, true)
          .has_value());
  CHECK(state_of(world.links) == judged);
  CHECK(world.links.find(numbered<JudgementId>(3))->undoing_waits());
}

TEST_CASE("a merge undone leaves every state as it was, byte for byte, in 10,000 histories") {
  constexpr unsigned seed = 20'261'122;
  CAPTURE(seed);
  std::mt19937 lot{seed};
  const auto below = [&lot](unsigned end) { return static_cast<unsigned>(lot() % end); };
  int changed_by_merge = 0;
  for (int history = 0; history < 10'000; ++history) {
    World world;
    const unsigned records = 3 + below(6);
    std::vector<JudgementId> made;
    const auto random_judgement = [&](Judgement says, bool needs_two) {
      const unsigned one = 1 + below(records);
      const unsigned other = 1 + (one + below(records - 1)) % records;
      made.push_back(world.judge(one, other, says, needs_two));
    };
    for (unsigned step = below(12); step > 0; --step) {
      random_judgement(static_cast<Judgement>(below(3)), below(6) == 0);
      if (below(4) == 0) {
        world.undo(made[below(static_cast<unsigned>(made.size()))]);
      } else if (below(4) == 0) {
        world.add(
            JudgementSeconded{.judgement = made.back(), .agrees = below(2) == 0, .reason = "r"});
      }
    }
    const std::string before = state_of(world.links);
    random_judgement(Judgement::same, false);
    changed_by_merge += state_of(world.links) != before ? 1 : 0;
    world.undo(made.back());
    REQUIRE(state_of(world.links) == before);
  }
  // The control: without the undoing most of them differ.
  CHECK(changed_by_merge > 5'000);
}

TEST_CASE("what was judged is not proposed again until the facts of either record are others") {
  World world;
  const JudgedRecord one{.record = record(1), .version = 1, .facts = {}};
  JudgedRecord other{.record = record(2), .version = 1, .facts = {}};
  CHECK(may_be_proposed(world.links, one, other));
  const JudgementId id = world.judge(1, 2, Judgement::not_same);
  CHECK_FALSE(may_be_proposed(world.links, one, other));
  CHECK_FALSE(may_be_proposed(world.links, other, one));
  other.version = 7;  // something else happened in that case
  CHECK_FALSE(may_be_proposed(world.links, one, other));
  other.facts = numbered<ContactId>(9).value;
  CHECK(may_be_proposed(world.links, one, other));
  other.facts = {};
  world.undo(id);
  CHECK(may_be_proposed(world.links, one, other));
  world.judge(1, 2, Judgement::same);
  CHECK_FALSE(may_be_proposed(world.links, one, other));
  world.judge(1, 2, Judgement::not_sure);
  CHECK(may_be_proposed(world.links, one, other));
}

TEST_CASE("an alert is for those it names, waits its half hour, and is answered with words") {
  World world;
  const auto id = numbered<AlertId>(1);
  const Staff custodian{.id = numbered<StaffId>(5), .role = {}, .agency = {}};
  const Staff stranger{.id = numbered<StaffId>(6), .role = {}, .agency = {}};
  world.add(HiddenMatchFound{.alert = id,
                             .newcomer = record(1),
                             .hidden = record(2),
                             .custodians = {custodian.id},
                             .due = minute(30)});
  CHECK(alerts_for(world.links, custodian.id).size() == 1);
  CHECK(alerts_for(world.links, stranger.id).empty());
  CHECK_FALSE(is_overdue(world.links.alerts.at(id), minute(29)));
  CHECK(is_overdue(world.links.alerts.at(id), minute(30)));
  const auto not_theirs = decide_alert(world.links, AcknowledgeAlert{.alert = id}, stranger);
  REQUIRE_FALSE(not_theirs);
  CHECK(std::holds_alternative<NoSuchAlert>(not_theirs.error()));
  const auto wordless = decide_alert(
      world.links, AnswerAlert{.alert = id, .answer = AlertAnswer::joins, .words = " "}, custodian);
  REQUIRE_FALSE(wordless);
  CHECK(std::holds_alternative<AnswerWithoutWords>(wordless.error()));
  CHECK(released_for(world.links, record(1).contact).empty());
  const auto answered = decide_alert(
      world.links, AnswerAlert{.alert = id, .answer = AlertAnswer::releases, .words = "ask me"},
      custodian);
  REQUIRE(answered);
  for (const PersonEvent& event : *answered) {
    world.add(event, 5);
  }
  CHECK_FALSE(is_overdue(world.links.alerts.at(id), minute(90)));
  CHECK(alerts_for(world.links, custodian.id).empty());
  CHECK(released_for(world.links, record(1).contact).size() == 1);
}

TEST_CASE("who is passed an alert after its time reads it too, and its clock begins again") {
  World world;
  const auto id = numbered<AlertId>(1);
  world.add(HiddenMatchFound{.alert = id,
                             .newcomer = record(1),
                             .hidden = record(2),
                             .custodians = {},
                             .due = minute(30)});
  world.add(AlertPassedOn{.alert = id, .to = {numbered<StaffId>(7)}});
  CHECK(alerts_for(world.links, numbered<StaffId>(7)).size() == 1);
  CHECK_FALSE(is_overdue(world.links.alerts.at(id), minute(31)));
  CHECK(is_overdue(world.links.alerts.at(id), minute(33)));
}
