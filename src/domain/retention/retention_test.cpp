#include "domain/retention/retention.h"

#include <doctest/doctest.h>

#include "domain/retention/commands.h"
#include "domain/retention/due.h"

namespace openmash {

namespace {

using std::chrono::days;

Instant on(int year, unsigned month, unsigned day) {
  return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} /
                               std::chrono::day{day}};
}

hub::RetentionRule rule(const char* code, hub::Retained of, int years, hub::RetainedFrom from) {
  return {.code = code, .name = code, .of = of, .years = years, .from = from, .source = "s"};
}

hub::RetentionSchedule schedule() {
  using enum hub::Retained;
  return {.dated = {},
          .rules = {rule("none", case_no_action, 6, hub::RetainedFrom::closing),
                    rule("outcome", case_outcome, 6, hub::RetainedFrom::closing),
                    rule("grown", case_outcome, 30, hub::RetainedFrom::youngest_birth),
                    rule("advice", advice, 1, hub::RetainedFrom::closing)}};
}

hub::Profile profile() {
  hub::Profile profile;
  const auto role = [](const char* code, std::vector<hub::Power> powers) {
    return hub::Role{.code = RoleCode{code}, .name = code, .powers = std::move(powers)};
  };
  profile.roles = {role("support", {hub::Power::log_contacts, hub::Power::approve_feedback}),
                   role("officer", {hub::Power::log_contacts}),
                   role("head", {hub::Power::approve_feedback}),
                   role("administrator", {hub::Power::administer})};
  profile.retention = schedule();
  return profile;
}

Staff person(Byte number, const char* role) {
  return {.id = StaffId{Id128{{number}}}, .role = RoleCode{role}, .agency = {}};
}

constexpr Id128 morning{{1}};
constexpr Id128 evening{{2}};

/// A closed contact whose time is over, and the stream it is asked about in.
struct World {
  Retention retention;
  hub::Profile profile = openmash::profile();
  Instant now = on(2026, 11, 22);
  RecordNow record{.contact = ContactId{Id128{{9}}},
                   .reference = "7K4Q-PDX9",
                   .version = 40,
                   .closed = true,
                   .erased = false,
                   .due = on(2026, 1, 1),
                   .children = {PersonId{Id128{{8}}}, PersonId{Id128{{7}}}}};
  Actor support = person(1, "support");
  Actor head = person(2, "head");

  RetentionDecided ask(const RetentionCommand& command, const Actor& by, Id128 session) {
    return decide_retention(retention, record, command, by, session, profile, now);
  }

  void done(const RetentionCommand& command, const Actor& by, Id128 session = morning) {
    const RetentionDecided decided = ask(command, by, session);
    REQUIRE(decided);
    std::vector<RecordedRetention> events = recorded;
    for (const RetentionEvent& event : *decided) {
      events.push_back({.event = event, .by = by, .at = now, .sequence = events.size() + 1});
    }
    recorded = events;
    retention = fold_retention(recorded);
  }

  template <class Why>
  bool refuses(const RetentionCommand& command, const Actor& by, Id128 session = morning) {
    const RetentionDecided decided = ask(command, by, session);
    return !decided && std::holds_alternative<Why>(decided.error());
  }

  std::vector<RecordedRetention> recorded;
};

constexpr Id128 first{{21}};

ProposeDestruction proposal() {
  return {.destruction = DestructionId{first},
          .ground = DestructionGround::schedule,
          .child = {},
          .shared = {},
          .renditions = {},
          .reason = "six years"};
}

ApproveDestruction approval() {
  return {.destruction = DestructionId{first}};
}

SetHold hold() {
  return {.hold = HoldId{Id128{{31}}}, .review_by = on(2027, 11, 1), .reason = "an inquiry asks"};
}

}  // namespace

TEST_CASE("of two rules that speak of a record the longer one holds") {
  RetainedRecord record{.kind = hub::Retained::case_outcome,
                        .received = on(2026, 1, 1),
                        .closed = on(2026, 2, 1),
                        .youngest_birth = Date{std::chrono::year{2019} / 5 / 4},
                        .erased = false};
  const auto rules = schedule();
  auto due = due_for_review(rules, record);
  REQUIRE(due);
  CHECK(due->rule->code == "grown");
  CHECK(due->at == on(2049, 5, 4));
  record.youngest_birth.reset();  // not known: counted from closing, and 30 years are longer still
  due = due_for_review(rules, record);
  REQUIRE(due);
  CHECK(due->at == on(2056, 2, 1));
  record.kind = hub::Retained::case_no_action;
  due = due_for_review(rules, record);
  REQUIRE(due);
  CHECK(due->rule->code == "none");
  CHECK(due->at == on(2032, 2, 1));
}

TEST_CASE("what is open, erased, or spoken of by no rule is never due") {
  RetainedRecord record{.kind = hub::Retained::case_no_action,
                        .received = on(2001, 1, 1),
                        .closed = {},
                        .youngest_birth = {},
                        .erased = false};
  CHECK_FALSE(due_for_review(schedule(), record));
  record.closed = on(2001, 2, 1);
  CHECK(due_for_review(schedule(), record));  // the control
  record.erased = true;
  CHECK_FALSE(due_for_review(schedule(), record));
  record.erased = false;
  record.kind = hub::Retained::case_protection;
  CHECK_FALSE(due_for_review(schedule(), record));
}

TEST_CASE("six years from a leap day end on the 28th of February") {
  const RetainedRecord record{.kind = hub::Retained::case_no_action,
                              .received = on(2024, 2, 1),
                              .closed = on(2024, 2, 29),
                              .youngest_birth = {},
                              .erased = false};
  CHECK(due_for_review(schedule(), record)->at == on(2030, 2, 28));
}

TEST_CASE("a contact received too lately to be due is passed over by its date alone") {
  auto rules = schedule();
  using enum RecordOf;
  CHECK(received_before(rules, contact, on(2026, 1, 1)) == on(2026, 1, 1));
  std::erase_if(rules.rules, [](const hub::RetentionRule& one) { return one.code == "grown"; });
  CHECK(received_before(rules, contact, on(2026, 1, 1)) == on(2026, 1, 1) - days{6 * 365});
  CHECK(received_before(rules, matter, on(2026, 1, 1)) == on(2026, 1, 1) - days{365});
  CHECK_FALSE(received_before({}, contact, on(2026, 1, 1)));
}

TEST_CASE(
    "a matter is due by its kind, from when it was last settled, and never while it is open") {
  auto rules = schedule();
  rules.rules.push_back(rule("complaint", hub::Retained::complaint, 6, hub::RetainedFrom::closing));
  Matter matter{.id = MatterId{Id128{{7}}}};
  const auto happens = [&](const MatterEvent& event, Instant at) {
    evolve(matter, {.event = event, .by = {}, .at = at, .sequence = matter.version + 1});
  };
  happens(MatterOpened{.kind = MatterKind::complaint, .received_at = on(2020, 1, 1)},
          on(2020, 1, 1));
  CHECK_FALSE(due_for_review(rules, retained(matter)));
  happens(MatterSettled{.became = Became::reply}, on(2020, 2, 1));
  CHECK(due_for_review(rules, retained(matter))->at == on(2026, 2, 1));
  happens(MatterTakenUp{.stage = 2}, on(2020, 3, 1));
  CHECK_FALSE(due_for_review(rules, retained(matter)));
  happens(MatterSettled{.became = Became::reply}, on(2021, 3, 1));
  CHECK(due_for_review(rules, retained(matter))->at == on(2027, 3, 1));
  matter.opened.kind = MatterKind::advice_call;
  CHECK(due_for_review(rules, retained(matter))->rule->code == "advice");
  matter.opened.kind = MatterKind::leaflet_feedback;  // the schedule has no rule for it
  CHECK_FALSE(due_for_review(rules, retained(matter)));
  matter.opened.kind = MatterKind::complaint;
  happens(MatterDestroyed{}, on(2027, 3, 2));
  CHECK_FALSE(due_for_review(rules, retained(matter)));
}

TEST_CASE("two people in two sessions destroy, and the one who proposed is not the second") {
  World world;
  world.done(proposal(), world.support);
  CHECK(world.refuses<SameTwice>(approval(), world.support, evening));
  CHECK(world.refuses<SameSession>(approval(), world.head, morning));
  world.done(approval(), world.head, evening);
  CHECK(world.refuses<DestructionOver>(approval(), world.head, evening));
}

TEST_CASE("an administrator of the machine has no part in it, nor has whoever only logs") {
  World world;
  const Actor administrator = person(3, "administrator");
  CHECK(world.refuses<NotPermitted>(proposal(), person(4, "officer")));
  CHECK(world.refuses<NotPermitted>(proposal(), administrator));
  CHECK(world.refuses<NotPermitted>(hold(), administrator));
  CHECK(world.refuses<NotPermitted>(proposal(), Actor{System{}}));
}

TEST_CASE("a hold comes before everything, also when it is set after the proposal") {
  World world;
  world.done(proposal(), world.support);
  world.done(hold(), world.support);
  CHECK(world.refuses<OnHold>(approval(), world.head, evening));
  CHECK(world.refuses<OnHold>(ProposeDestruction{.destruction = DestructionId{Id128{{22}}},
                                                 .ground = DestructionGround::erasure_asked,
                                                 .child = {},
                                                 .shared = {},
                                                 .renditions = {},
                                                 .reason = "asked"},
                              world.support));
  world.now =
      on(2028, 1, 1);  // long after the day it was to be looked at: it does not end by itself
  CHECK(world.refuses<OnHold>(approval(), world.head, evening));
  world.done(LiftHold{.hold = hold().hold, .reason = "the inquiry is over"}, world.head);
  CHECK(world.refuses<HoldOver>(LiftHold{.hold = hold().hold, .reason = "again"}, world.head));
  world.done(approval(), world.head, evening);
}

TEST_CASE("the schedule is no ground before its time, and another ground is") {
  World world;
  world.record.due = on(2027, 1, 1);
  CHECK(world.refuses<NotYetDue>(proposal(), world.support));
  ProposeDestruction asked = proposal();
  asked.ground = DestructionGround::erasure_asked;
  world.done(asked, world.support);
}

TEST_CASE("an open contact is not destroyed whole, but one child can be taken out of it") {
  World world;
  world.record.closed = false;
  ProposeDestruction asked = proposal();
  asked.ground = DestructionGround::wrongly_there;
  CHECK(world.refuses<NotClosed>(asked, world.support));
  asked.child = PersonId{Id128{{6}}};
  CHECK(world.refuses<NoSuchChild>(asked, world.support));
  asked.child = world.record.children.front();
  world.done(asked, world.support);
}

TEST_CASE("what was added to the contact since it was proposed is looked at first") {
  World world;
  ProposeDestruction asked = proposal();
  asked.renditions = {{.of = 3, .content = {1}}};
  world.record.shown = {3};
  asked.child = world.record.children.front();
  asked.ground = DestructionGround::wrongly_there;
  world.done(asked, world.support);
  CHECK(
      world.refuses<ChangedSince>(approval(), world.head, evening));  // the rendition is not stored
  world.record.version += 1;
  CHECK(world.ask(approval(), world.head, evening).has_value());
  world.record.version += 1;
  CHECK(world.refuses<ChangedSince>(approval(), world.head, evening));
}

TEST_CASE(
    "a child is taken out when every text that may tell of it is answered for, once; what was kept "
    "from whoever asked goes with it") {
  World world;
  world.record.shown = {2, 3, 5};
  world.record.kept_back = {4};
  ProposeDestruction asked = proposal();
  asked.ground = DestructionGround::wrongly_there;
  asked.child = world.record.children.front();
  asked.left = {5};
  asked.shared = {2};
  CHECK(world.refuses<TextsNotRead>(asked, world.support));  // nothing is said of 3
  asked.renditions = {{.of = 2, .content = {1}}};
  CHECK(world.refuses<TextsNotRead>(asked, world.support));  // and two things of 2
  asked.renditions = {{.of = 3, .content = {1}}};
  asked.left = {4, 5};
  CHECK(world.refuses<TextsNotRead>(asked, world.support));  // what they were not shown
  asked.left = {5};
  World blind = world;
  blind.record.shown = {};
  blind.record.kept_back = {2, 3, 4, 5};
  CHECK(blind.refuses<NotPermitted>(asked, blind.support));
  world.done(asked, world.support);
  const DestructionProposed& what = world.retention.destructions.front().proposed.what;
  CHECK(what.shared == std::vector<std::uint64_t>{2, 4});
  CHECK(what.rewritten == std::vector<std::uint64_t>{3});
}

TEST_CASE("every reason why not is given where it is why not") {
  World world;
  SetHold blank = hold();
  blank.reason = " ";
  CHECK(world.refuses<NotSaidWhy>(blank, world.support));
  SetHold late = hold();
  late.review_by = world.now;
  CHECK(world.refuses<NotLater>(late, world.support));
  CHECK(world.refuses<NoSuchHold>(LiftHold{.hold = hold().hold, .reason = "r"}, world.support));
  CHECK(world.refuses<NoSuchDestruction>(approval(), world.head));
  CHECK(world.refuses<NoSuchDestruction>(
      TurnDestructionDown{.destruction = DestructionId{first}, .reason = "r"}, world.head));
  world.done(proposal(), world.support);
  ProposeDestruction another = proposal();
  another.destruction = DestructionId{Id128{{23}}};
  CHECK(world.refuses<ProposedAlready>(another, world.support));
  world.done(TurnDestructionDown{.destruction = DestructionId{first}, .reason = "keep it"},
             world.head);
  world.done(another, world.support);
  world.record.erased = true;
  CHECK(world.refuses<ErasedAlready>(KeepLonger{.again = on(2030, 1, 1), .reason = "r"},
                                     world.support));
  CHECK(world.refuses<ErasedAlready>(hold(), world.support));
  world.record.version = 0;
  CHECK(world.refuses<NoSuchContact>(hold(), world.support));
}

TEST_CASE("what was kept after a review is looked at again on its day") {
  World world;
  CHECK_FALSE(world.retention.look_again(world.record.contact));
  world.done(KeepLonger{.again = on(2030, 1, 1), .reason = "a brother is known"}, world.support);
  world.done(KeepLonger{.again = on(2028, 1, 1), .reason = "sooner"}, world.support);
  CHECK(world.retention.look_again(world.record.contact) == on(2028, 1, 1));
}

}  // namespace openmash
