// Everything that can be asked of the rota: plan shifts, take one off, note an absence, name who
// covers, end it, hand over, read what was handed over.
// Pure: the rota, the command, who asks and the moment go in; events or a refusal come out. What
// was is never changed: what is over cannot be planned or taken off. That the people named have
// accounts, the door in app/duty.h has looked up before. Who may is in access/may.cpp.
#pragma once

#include "domain/duty/on_duty.h"
#include "domain/duty/refusals.h"
#include "domain/moment.h"

namespace openmash {

struct NewShift {
  ShiftId shift;
  hub::Interval during;
};

/// One person's, all or none.
struct PlanShifts {
  Staff person;
  std::vector<NewShift> shifts;
};

struct TakeShiftOff {
  ShiftId shift;
  std::string reason;
};

struct NoteAbsence {
  AbsenceId absence;
  Staff person;
  Instant from{};
  std::optional<Instant> until;
  std::optional<Staff> cover;
  std::string reason;
};

struct NameCover {
  AbsenceId absence;
  Staff cover;
};

struct EndAbsence {
  AbsenceId absence;
};

struct HandShiftOver {
  HandoverId handover;
  ShiftId shift;
  std::string note;
};

struct ReadHandover {
  HandoverId handover;
};

using DutyCommand = std::variant<PlanShifts, TakeShiftOff, NoteAbsence, NameCover, EndAbsence,
                                 HandShiftOver, ReadHandover>;

/// Authorises, then decides.
[[nodiscard]] DutyDecided decide_duty(const Staffing& staffing, const DutyCommand& command,
                                      const Actor& by, Instant now);

}  // namespace openmash
