#include "domain/duty/commands.h"

#include <algorithm>

#include "base/contains.h"
#include "domain/casefile/verb.h"

namespace openmash {

namespace {

template <class Why>
No<DutyRefusal> refuse_duty(Why why) {
  return No<DutyRefusal>{DutyRefusal{std::move(why)}};
}

Subject of(const Staff& person) {
  return {.worker = person.id, .asked = person.agency};
}

/// Whose duty a command is about.
struct About {
  const Staffing& staffing;

  std::optional<Subject> operator()(const PlanShifts& c) const { return of(c.person); }
  std::optional<Subject> operator()(const NoteAbsence& c) const { return of(c.person); }
  std::optional<Subject> operator()(const TakeShiftOff& c) const { return shift(c.shift); }
  std::optional<Subject> operator()(const HandShiftOver& c) const { return shift(c.shift); }
  std::optional<Subject> operator()(const NameCover& c) const { return absence(c.absence); }
  std::optional<Subject> operator()(const EndAbsence& c) const { return absence(c.absence); }
  std::optional<Subject> operator()(const ReadHandover&) const { return Subject{}; }

  [[nodiscard]] std::optional<Subject> shift(ShiftId id) const {
    const Shift* found = staffing.rota.shift(id);
    return found == nullptr ? std::nullopt : std::optional{of(found->person)};
  }
  [[nodiscard]] std::optional<Subject> absence(AbsenceId id) const {
    const Absence* found = staffing.rota.absence(id);
    return found == nullptr ? std::nullopt : std::optional{of(found->person)};
  }
};

bool meet(const hub::Interval& one, const hub::Interval& other) {
  return one.from < other.to && other.from < one.to;
}

bool is_away(const Rota& rota, StaffId person, Instant from, std::optional<Instant> until) {
  return std::ranges::any_of(rota.absences, [&](const Absence& one) {
    return one.person.id == person && one.meets(from, until);
  });
}

bool has_shift(const Rota& rota, StaffId person, const hub::Interval& during) {
  return std::ranges::any_of(rota.shifts, [&](const Shift& one) {
    return one.person.id == person && !one.taken_off && meet(one.planned, during);
  });
}

std::optional<DutyRefusal> wrong_cover(const Staffing& staffing, const Staff& away,
                                       const Staff& cover, Instant from) {
  if (!may_cover(away, cover, staffing.profile)) {
    return CoverMayNot{};
  }
  // Somebody who is away when it begins would be no cover. Who falls away later is covered in turn.
  if (is_away(staffing.rota, cover.id, from, from + std::chrono::microseconds{1})) {
    return CoverIsAway{};
  }
  return std::nullopt;
}

DutyDecided decide(const Staffing& staffing, const PlanShifts& command, Instant now) {
  const hub::Role* role = staffing.profile.role(command.person.role);
  if (role == nullptr || role->has(hub::Power::administer)) {
    return refuse_duty(NoDeskOfTheirs{});
  }
  DutyEvents events;
  std::vector<hub::Interval> planned;
  for (const NewShift& one : command.shifts) {
    if (one.during.to <= one.during.from) {
      return refuse_duty(EndsTooSoon{});
    }
    if (one.during.to - one.during.from > shift_most) {
      return refuse_duty(LastsTooLong{});
    }
    if (one.during.to <= now) {
      return refuse_duty(IsPast{});
    }
    if (has_shift(staffing.rota, command.person.id, one.during) ||
        std::ranges::any_of(planned,
                            [&](const hub::Interval& other) { return meet(other, one.during); })) {
      return refuse_duty(OnDutyThen{});
    }
    planned.push_back(one.during);
    events.push_back(ShiftPlanned{.shift = one.shift,
                                  .person = command.person,
                                  .from = one.during.from,
                                  .until = one.during.to});
  }
  return events;
}

DutyDecided decide(const Staffing& staffing, const TakeShiftOff& command, Instant now) {
  const Shift& shift = *staffing.rota.shift(command.shift);
  if (shift.taken_off) {
    return refuse_duty(TakenOffAlready{});
  }
  if (shift.planned.to <= now) {
    return refuse_duty(IsPast{});
  }
  if (is_blank(command.reason)) {
    return refuse_duty(NoReasonGiven{});
  }
  return DutyEvents{ShiftTakenOff{.shift = command.shift, .reason = command.reason}};
}

DutyDecided decide(const Staffing& staffing, const NoteAbsence& command, Instant now) {
  if (command.until && *command.until <= command.from) {
    return refuse_duty(EndsTooSoon{});
  }
  if (command.until && *command.until <= now) {
    return refuse_duty(IsPast{});
  }
  if (is_away(staffing.rota, command.person.id, command.from, command.until)) {
    return refuse_duty(AwayThen{});
  }
  if (command.cover) {
    if (auto wrong = wrong_cover(staffing, command.person, *command.cover, command.from)) {
      return refuse_duty(*wrong);
    }
  }
  return DutyEvents{AbsenceNoted{.absence = command.absence,
                                 .person = command.person,
                                 .from = command.from,
                                 .until = command.until,
                                 .cover = command.cover,
                                 .reason = command.reason}};
}

bool is_over(const Absence& absence, Instant now) {
  return absence.ended || (absence.until && *absence.until <= now);
}

DutyDecided decide(const Staffing& staffing, const NameCover& command, Instant now) {
  const Absence& absence = *staffing.rota.absence(command.absence);
  if (is_over(absence, now)) {
    return refuse_duty(CameBack{});
  }
  if (auto wrong =
          wrong_cover(staffing, absence.person, command.cover, std::max(absence.from, now))) {
    return refuse_duty(*wrong);
  }
  return DutyEvents{CoverNamed{.absence = command.absence, .cover = command.cover}};
}

DutyDecided decide(const Staffing& staffing, const EndAbsence& command, Instant now) {
  if (is_over(*staffing.rota.absence(command.absence), now)) {
    return refuse_duty(CameBack{});
  }
  return DutyEvents{AbsenceEnded{.absence = command.absence}};
}

DutyDecided decide(const Staffing&, const HandShiftOver& command, Instant) {
  if (is_blank(command.note)) {
    return refuse_duty(NothingHandedOver{});
  }
  return DutyEvents{
      ShiftHandedOver{.handover = command.handover, .shift = command.shift, .note = command.note}};
}

DutyDecided read_by(const Staffing& staffing, const ReadHandover& command, const Actor& by,
                    Instant now) {
  const Handover* found = staffing.rota.handover(command.handover);
  if (found == nullptr) {
    return refuse_duty(NoSuchHandover{});
  }
  const Staff* staff = as_staff(by);
  const Desks desk{.roles = {found->desk.role}, .agency = found->desk.agency};
  if (staff == nullptr || !contains(on_duty(staffing, desk, now), staff->id, &OnDuty::person)) {
    return refuse_duty(NotOnDutyThere{});
  }
  if (!found->read.empty()) {
    return refuse_duty(ReadAlready{});
  }
  return DutyEvents{HandoverRead{.handover = command.handover}};
}

template <class Command>
constexpr bool is_planning =
    std::is_same_v<Command, PlanShifts> || std::is_same_v<Command, TakeShiftOff>;

template <class Command>
DutyDecided nothing_there(const Command& command) {
  if constexpr (requires { command.shift; }) {
    return refuse_duty(NoSuchShift{});
  } else {
    return refuse_duty(NoSuchAbsence{});
  }
}

}  // namespace

DutyDecided decide_duty(const Staffing& staffing, const DutyCommand& command, const Actor& by,
                        Instant now) {
  return std::visit(
      [&]<class Command>(const Command& one) -> DutyDecided {
        if constexpr (std::is_same_v<Command, ReadHandover>) {
          return read_by(staffing, one, by, now);
        } else {
          const auto about = About{staffing}(one);
          if (!about) {
            return nothing_there(one);
          }
          const Permission needs =
              is_planning<Command> ? Permission::plan_duty : Permission::own_duty;
          if (!permits(by, needs, *about, staffing.profile)) {
            return refuse_duty(NotPermitted{});
          }
          return decide(staffing, one, now);
        }
      },
      command);
}

}  // namespace openmash
