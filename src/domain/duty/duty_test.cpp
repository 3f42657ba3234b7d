#include <doctest/doctest.h>

#include "domain/casefile/given_test.h"
#include "domain/duty/answerable.h"
#include "domain/duty/commands.h"

using namespace openmash;
using namespace openmash::given;
using namespace std::chrono_literals;

namespace {

const Staff second_screener{.id = StaffId{id(210)}, .role = RoleCode{"screening_team"}};

/// The rota of the small hub. Time is told in hours after `start`, 09:00 on a Tuesday; what is
/// noted is noted at the hour it was last told.
struct AtTheHub {
  AtTheHub() : profile(small_profile()) {
    for (const Staff& one : {contact_officer, screener, second_screener, worker, other_worker, head,
                             support, administrator, police, health}) {
      people.push_back({.staff = one, .since = start - 100h + 1h * people.size(), .until = {}});
    }
  }

  [[nodiscard]] Staffing staffing() const {
    return {.rota = rota, .people = people, .profile = profile};
  }
  [[nodiscard]] static Instant at(double hours) {
    return start + std::chrono::minutes{static_cast<int>(hours * 60)};
  }

  DutyDecided ask(const DutyCommand& command, const Actor& by = head) {
    return decide_duty(staffing(), command, by, at(now));
  }
  void must(const DutyCommand& command, const Actor& by = head) {
    const DutyDecided decided = ask(command, by);
    REQUIRE(decided.has_value());
    for (const DutyEvent& event : *decided) {
      evolve(rota, {.event = event, .by = by, .at = at(now), .sequence = rota.version + 1});
    }
  }
  ShiftId shift(const Staff& person, double from, double until) {
    const ShiftId made{id(++last)};
    must(PlanShifts{.person = person,
                    .shifts = {{.shift = made, .during = {.from = at(from), .to = at(until)}}}});
    return made;
  }
  AbsenceId away(const Staff& person, double from, std::optional<double> until,
                 std::optional<Staff> cover) {
    const AbsenceId made{id(++last)};
    must(NoteAbsence{.absence = made,
                     .person = person,
                     .from = at(from),
                     .until = until ? std::optional{at(*until)} : std::nullopt,
                     .cover = std::move(cover),
                     .reason = ""});
    return made;
  }
  [[nodiscard]] std::optional<StaffId> on(const Staff& of_desk, double when) const {
    const auto all =
        on_duty(staffing(), {.roles = {of_desk.role}, .agency = of_desk.agency}, at(when));
    return all.empty() ? std::nullopt : std::optional{all.front().person};
  }
  [[nodiscard]] Answerable answers(const Given& given, double when) const {
    return answerable_for_case(staffing(), given.file(), profile, at(when));
  }

  hub::Profile profile;
  std::vector<OnStaff> people;
  Rota rota;
  double now = 0;
  unsigned char last = 0;
};

template <class Why>
bool refused_as(const DutyDecided& decided) {
  return !decided && std::holds_alternative<Why>(decided.error());
}

}  // namespace

TEST_CASE("who is on duty, hour by hour, with overlaps and absences") {
  AtTheHub hub;
  hub.now = -1;
  hub.shift(screener, 0, 4);
  hub.shift(second_screener, 3, 8);
  hub.shift(police, 0, 8);
  struct Row {
    const Staff& desk;
    double when;
    std::optional<StaffId> is;
  };
  const Row rows[] = {
      {screener, -0.5, {}},
      {screener, 0, screener.id},
      {screener, 3.5, screener.id},  // both are on duty: the shift that began first
      {screener, 4, second_screener.id},
      {screener, 8, {}},
      {police, 2, police.id},
      {health, 2, {}},
      {head, 2, {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.when);
    CHECK(hub.on(row.desk, row.when) == row.is);
  }
  CHECK(
      on_duty(hub.staffing(), {.roles = {screener.role}, .agency = {}}, AtTheHub::at(3.5)).size() ==
      2);
}

TEST_CASE(
    "an absence over several shifts takes its person off all of them, and gives the cover "
    "them all") {
  AtTheHub hub;
  hub.now = -1;
  hub.shift(screener, 0, 4);
  hub.shift(screener, 24, 28);
  hub.shift(screener, 48, 52);
  hub.away(screener, 2, 30, second_screener);
  CHECK(hub.on(screener, 1) == screener.id);
  CHECK(hub.on(screener, 2) == second_screener.id);
  CHECK(hub.on(screener, 25) == second_screener.id);
  CHECK(hub.on(screener, 49) == screener.id);
}

TEST_CASE("a hole is when nobody is on duty: no shift, or nobody for whoever is away") {
  AtTheHub hub;
  hub.now = -1;
  hub.shift(screener, 1, 4);
  hub.shift(second_screener, 5, 8);
  hub.away(screener, 3, 3.5, {});
  const Desks desk{.roles = {screener.role}, .agency = {}};
  const auto found = holes(hub.staffing(), desk, {.from = AtTheHub::at(0), .to = AtTheHub::at(9)});
  const std::vector<hub::Interval> expected{{AtTheHub::at(0), AtTheHub::at(1)},
                                            {AtTheHub::at(3), AtTheHub::at(3.5)},
                                            {AtTheHub::at(4), AtTheHub::at(5)},
                                            {AtTheHub::at(8), AtTheHub::at(9)}};
  CHECK(found == expected);
  const auto next = next_on_duty(hub.staffing(), desk, AtTheHub::at(4));
  REQUIRE(next.has_value());
  CHECK(next->person == second_screener.id);
}

TEST_CASE("what is noted later never changes who was on duty before") {
  AtTheHub hub;
  hub.now = -1;
  const ShiftId first = hub.shift(screener, 0, 8);
  hub.now = 2;
  hub.shift(second_screener, -1, 8);  // said to have begun before, and counts from now
  hub.away(screener, 0, 6, {});
  CHECK(hub.on(screener, 1) == screener.id);
  CHECK(hub.on(screener, 3) == second_screener.id);
  hub.now = 7;
  hub.must(TakeShiftOff{.shift = first, .reason = "swapped"});
  CHECK(hub.on(screener, 1) == screener.id);
  CHECK(hub.on(screener, 6.5) == screener.id);
  CHECK(hub.on(screener, 7.5) == second_screener.id);
}

TEST_CASE("whoever covers is covered in turn when they fall away, and a ring of covers ends") {
  AtTheHub hub;
  hub.now = -1;
  hub.away(worker, 0, 10, other_worker);
  CHECK(in_place_of(hub.rota, worker.id, AtTheHub::at(1)) == other_worker.id);
  const AbsenceId second = hub.away(other_worker, 2, 4, {});
  CHECK(in_place_of(hub.rota, worker.id, AtTheHub::at(3)) == std::nullopt);
  CHECK(away_uncovered(hub.rota, AtTheHub::at(3)) == std::vector{worker.id, other_worker.id});
  CHECK(in_place_of(hub.rota, worker.id, AtTheHub::at(5)) == other_worker.id);
  CHECK(covered_by(hub.rota, other_worker.id, AtTheHub::at(5)) == std::vector{worker.id});
  // No command makes a ring: whoever is away covers nobody.
  CHECK(refused_as<CoverIsAway>(hub.ask(NameCover{.absence = second, .cover = worker})));
  evolve(
      hub.rota,
      {.event = CoverNamed{.absence = second, .cover = worker}, .by = head, .at = AtTheHub::at(1)});
  CHECK(in_place_of(hub.rota, worker.id, AtTheHub::at(3)) == std::nullopt);
}

TEST_CASE("the cover acts on the case while the worker is away, and no longer") {
  AtTheHub hub;
  hub.now = -1;
  Given given = Given::assigned();
  const AbsenceId absence = hub.away(worker, 0, {}, other_worker);
  const auto may_write = [&](const Staff& who, double when) {
    return permits(who, Permission::write_record,
                   with_cover(subject_of(given.file()), hub.rota, AtTheHub::at(when)), hub.profile);
  };
  CHECK(may_write(other_worker, 1));
  CHECK(may_write(worker, 1));
  CHECK_FALSE(may_write(other_worker, -0.5));
  CHECK_FALSE(may_write(screener, 1));
  hub.now = 2;
  hub.must(EndAbsence{.absence = absence}, worker);
  CHECK(may_write(other_worker, 1.9));
  CHECK_FALSE(may_write(other_worker, 2));
  Moment moment{.now = AtTheHub::at(1),
                .today = given.today(),
                .profile = &hub.profile,
                .calendar = &given.calendar,
                .rota = &hub.rota};
  const CaseCommand write = WriteRecord{.summary = "s", .analysis = "a"};
  CHECK_FALSE(refused<NotPermitted>(decide_command(given.file(), write, other_worker, moment)));
  moment.now = AtTheHub::at(3);
  CHECK(refused<NotPermitted>(decide_command(given.file(), write, other_worker, moment)));
}

TEST_CASE("before a case is given to somebody, the desk that takes the next step answers for it") {
  AtTheHub hub;
  hub.now = -1;
  hub.shift(second_screener, 0, 8);
  hub.shift(head, 0, 8);
  CHECK(hub.answers(Given::received(), 1).person == second_screener.id);
  CHECK(hub.answers(Given::received(), 1).because == Because::on_duty);
  CHECK(hub.answers(Given::screened(), 1).person == head.id);
  CHECK(hub.answers(Given::assigned(), 1).person == worker.id);
  CHECK(hub.answers(Given::assigned(), 1).because == Because::is_worker);
}

TEST_CASE(
    "where the rota has a hole the longest at the desk answers, and it is said to be a hole") {
  AtTheHub hub;
  hub.now = -1;
  const Answerable one = hub.answers(Given::received(), 1);
  CHECK(one.person == screener.id);
  CHECK(one.is_hole());
  hub.away(screener, 0, 4, {});
  CHECK(hub.answers(Given::received(), 1).person == second_screener.id);
  hub.away(second_screener, 0, 4, {});
  CHECK(hub.answers(Given::received(), 1).person == head.id);
  CHECK(hub.answers(Given::received(), 1).because == Because::longest_deciding);
  // Everybody at both desks is away: the longest at the desk all the same, never nobody.
  hub.away(head, 0, 4, {});
  CHECK(hub.answers(Given::received(), 1).person == screener.id);
}

TEST_CASE(
    "a worker who is away is covered; with no cover, or gone, whoever gives cases out "
    "answers") {
  AtTheHub hub;
  hub.now = -1;
  const Given given = Given::assigned();
  const AbsenceId absence = hub.away(worker, 0, 10, {});
  CHECK(hub.answers(given, 1).person == head.id);
  CHECK(hub.answers(given, 1).missed == worker.id);
  hub.now = 2;
  hub.must(NameCover{.absence = absence, .cover = other_worker});
  CHECK(hub.answers(given, 1).person == head.id);
  CHECK(hub.answers(given, 3).person == other_worker.id);
  CHECK(hub.answers(given, 3).in_place_of == worker.id);
  CHECK(hub.answers(given, 11).person == worker.id);
  for (OnStaff& one : hub.people) {
    if (one.staff.id == worker.id) {
      one.until = AtTheHub::at(20);
    }
  }
  CHECK(hub.answers(given, 21).person == head.id);
  CHECK(hub.answers(given, 21).missed == worker.id);
}

TEST_CASE("work older than every account is answered for by whoever came first, never by nobody") {
  AtTheHub hub;
  const Answerable one = hub.answers(Given::received(), -200);
  CHECK(one.person == screener.id);
  CHECK(one.is_hole());
  hub.people.clear();
  CHECK(hub.answers(Given::received(), 1).person == std::nullopt);
}

TEST_CASE("the asked agency's desk answers for a request, then whoever answered it") {
  AtTheHub hub;
  hub.now = -1;
  hub.shift(health, 0, 8);
  const auto of = [&](const Given& given, RequestId request, double when) {
    const CaseFile file = given.file();
    return answerable_for_request(hub.staffing(), *file.enquiry.find(request), AtTheHub::at(when));
  };
  CHECK(of(Given::asked(), to_health, 1).because == Because::on_duty);
  CHECK(of(Given::asked(), to_police, 1).person == police.id);
  CHECK(of(Given::asked(), to_police, 1).is_hole());
  CHECK(of(Given::written(), to_police, 1).because == Because::answered_it);
}

TEST_CASE(
    "the deciding desk answers for a decision, then whoever made it, until it is open again") {
  AtTheHub hub;
  hub.now = -1;
  const auto of = [&](const Given& given) {
    return answerable_for_decision(hub.staffing(), given.file(), AtTheHub::at(1)).because;
  };
  CHECK(of(Given::recommended()) == Because::longest_at_desk);
  CHECK(of(Given::decided()) == Because::decided_it);
  CHECK(of(Given::reopened()) == Because::longest_at_desk);
}

TEST_CASE("who answered when is a line for each change, and the same whenever it is asked") {
  AtTheHub hub;
  hub.now = -1;
  hub.shift(second_screener, 0, 0.5);
  hub.away(worker, 2, 3, other_worker);
  const Given given = Given::assigned();
  const AskWho ask = [&](const CaseFile& file, Instant at) -> std::optional<Answerable> {
    return answerable_for_case(hub.staffing(), file, hub.profile, at);
  };
  const auto early = answerable_since(hub.staffing(), given.history, AtTheHub::at(2.5), ask);
  hub.now = 5;
  hub.away(other_worker, 1, 6, {});  // noted long after: changes nothing that was
  const auto all = answerable_since(hub.staffing(), given.history, AtTheHub::at(4), ask);
  REQUIRE(early.size() == all.size() - 1);
  std::vector<StaffId> who;
  for (std::size_t i = 0; i < all.size(); ++i) {
    who.push_back(*all[i].answerable.person);
    CHECK((i == 0 || all[i - 1].during.to == all[i].during.from));
    if (i + 1 < all.size()) {
      CHECK(early[i].answerable.person == all[i].answerable.person);
    }
  }
  CHECK(who == std::vector{second_screener.id, head.id, worker.id, other_worker.id, worker.id});
  CHECK(all.back().during.to == AtTheHub::at(4));
}

TEST_CASE("a note goes to whoever is on duty next at the desk, until one of them has read it") {
  AtTheHub hub;
  hub.now = -1;
  const ShiftId shift = hub.shift(screener, 0, 4);
  hub.shift(second_screener, 4, 8);
  const HandoverId note{id(90)};
  hub.now = 3.9;
  hub.must(HandShiftOver{.handover = note, .shift = shift, .note = "two wait"}, screener);
  CHECK(unread_by(hub.staffing(), screener.id, AtTheHub::at(3.9)).empty());
  CHECK(unread_by(hub.staffing(), second_screener.id, AtTheHub::at(3.9)).empty());
  CHECK(unread_by(hub.staffing(), second_screener.id, AtTheHub::at(4)).size() == 1);
  CHECK(unread_by(hub.staffing(), head.id, AtTheHub::at(4)).empty());
  hub.now = 4;
  CHECK(refused_as<NotOnDutyThere>(hub.ask(ReadHandover{.handover = note}, head)));
  hub.must(ReadHandover{.handover = note}, second_screener);
  CHECK(unread_by(hub.staffing(), second_screener.id, AtTheHub::at(5)).empty());
  CHECK(refused_as<ReadAlready>(hub.ask(ReadHandover{.handover = note}, second_screener)));
}

TEST_CASE("every refusal about the rota has its state of the world") {
  AtTheHub hub;
  hub.now = 1;
  const ShiftId shift = hub.shift(screener, 1, 4);
  const auto plan = [&](const Staff& who, double from, double until, const Actor& by = head) {
    return hub.ask(
        PlanShifts{.person = who,
                   .shifts = {{.shift = ShiftId{id(80)},
                               .during = {.from = AtTheHub::at(from), .to = AtTheHub::at(until)}}}},
        by);
  };
  const auto leave = [&](const Staff& who, double from, std::optional<double> until,
                         std::optional<Staff> cover, const Actor& by = head) {
    return hub.ask(NoteAbsence{.absence = AbsenceId{id(81)},
                               .person = who,
                               .from = AtTheHub::at(from),
                               .until = until ? std::optional{AtTheHub::at(*until)} : std::nullopt,
                               .cover = std::move(cover),
                               .reason = ""},
                   by);
  };
  CHECK(refused_as<NotPermitted>(plan(screener, 5, 6, screener)));
  CHECK(refused_as<NotPermitted>(plan(health, 5, 6, police)));
  CHECK(plan(police, 5, 6, police).has_value());
  CHECK(plan(police, 5, 6, support).has_value());
  CHECK(refused_as<NotPermitted>(leave(worker, 5, 6, {}, other_worker)));
  CHECK(leave(worker, 5, 6, {}, worker).has_value());
  CHECK(refused_as<NoDeskOfTheirs>(plan(administrator, 5, 6)));
  CHECK(refused_as<EndsTooSoon>(plan(worker, 6, 5)));
  CHECK(refused_as<LastsTooLong>(plan(worker, 2, 27)));
  CHECK(refused_as<IsPast>(plan(worker, -3, 0)));
  CHECK(refused_as<OnDutyThen>(plan(screener, 3, 6)));
  CHECK(refused_as<NoSuchShift>(hub.ask(TakeShiftOff{.shift = ShiftId{id(70)}, .reason = "r"})));
  CHECK(refused_as<NoReasonGiven>(hub.ask(TakeShiftOff{.shift = shift, .reason = " "})));
  CHECK(refused_as<NothingHandedOver>(
      hub.ask(HandShiftOver{.handover = HandoverId{id(71)}, .shift = shift, .note = ""})));
  CHECK(refused_as<NoSuchHandover>(hub.ask(ReadHandover{.handover = HandoverId{id(72)}})));
  hub.must(TakeShiftOff{.shift = shift, .reason = "swapped"});
  CHECK(refused_as<TakenOffAlready>(hub.ask(TakeShiftOff{.shift = shift, .reason = "r"})));
  CHECK(plan(screener, 3, 6).has_value());
  CHECK(refused_as<EndsTooSoon>(leave(worker, 6, 5, {})));
  CHECK(refused_as<IsPast>(leave(worker, -3, 0, {})));
  CHECK(refused_as<CoverMayNot>(leave(worker, 5, 6, screener)));
  CHECK(refused_as<CoverMayNot>(leave(police, 5, 6, health)));
  CHECK(refused_as<CoverMayNot>(leave(worker, 5, 6, worker)));
  const AbsenceId absence = hub.away(worker, 2, 8, {});
  CHECK(refused_as<AwayThen>(leave(worker, 7, 9, {})));
  CHECK(refused_as<CoverIsAway>(leave(other_worker, 7, {}, worker)));
  CHECK(leave(other_worker, 1, {}, worker).has_value());  // who falls away later is covered in turn
  CHECK(refused_as<NoSuchAbsence>(hub.ask(EndAbsence{.absence = AbsenceId{id(73)}})));
  hub.now = 3;
  hub.must(EndAbsence{.absence = absence});
  CHECK(refused_as<CameBack>(hub.ask(EndAbsence{.absence = absence})));
  CHECK(leave(worker, 4, 9, other_worker).has_value());
}

TEST_CASE("somebody may cover who does all the work the other does, for the same agency") {
  const hub::Profile profile = small_profile();
  CHECK(may_cover(worker, other_worker, profile));
  CHECK(may_cover(contact_officer, screener, profile));
  CHECK(may_cover(contact_officer, support, profile));
  CHECK_FALSE(may_cover(support, contact_officer, profile));
  CHECK_FALSE(may_cover(screener, contact_officer, profile));
  CHECK_FALSE(may_cover(worker, head, profile));
  CHECK_FALSE(may_cover(police, health, profile));
  CHECK_FALSE(may_cover(worker, worker, profile));
  CHECK_FALSE(may_cover(contact_officer, administrator, profile));
}
