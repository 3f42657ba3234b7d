// Every fact that can be recorded about who is on duty: shifts, absences and who covers them, and
// what one shift tells the next. Once shipped, a fact is never changed, only succeeded; what is
// noted later never changes who was answerable before. All of a hub's are one stream. Asked for in
// commands.h; folded in rota.h; spelled on disk in codec/duty_fields.h.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/instant.h"
#include "domain/actor.h"

namespace openmash {

using ShiftId = Strong<struct ShiftTag, Id128>;
using AbsenceId = Strong<struct AbsenceTag, Id128>;
using HandoverId = Strong<struct HandoverTag, Id128>;  ///< one note from a shift to the next

/// A role of the hub; for the roles that speak for an agency, at that agency.
struct Desk {
  RoleCode role;
  std::optional<AgencyCode> agency;

  friend bool operator==(const Desk&, const Desk&) = default;
  friend auto operator<=>(const Desk&, const Desk&) = default;
};

/// Everybody with an account sits at one desk.
[[nodiscard]] inline Desk desk_of(const Staff& staff) {
  return {.role = staff.role, .agency = staff.agency};
}

struct ShiftPlanned {
  ShiftId shift;
  Staff person;
  Instant from{};
  Instant until{};

  friend bool operator==(const ShiftPlanned&, const ShiftPlanned&) = default;
};

struct ShiftTakenOff {
  ShiftId shift;
  std::string reason;

  friend bool operator==(const ShiftTakenOff&, const ShiftTakenOff&) = default;
};

struct AbsenceNoted {
  AbsenceId absence;
  Staff person;
  Instant from{};
  std::optional<Instant> until;  ///< nothing: nobody knows yet
  std::optional<Staff> cover;    ///< nothing: somebody must still be named
  std::string reason;            ///< leave, a course; never about anybody's health. May be empty

  friend bool operator==(const AbsenceNoted&, const AbsenceNoted&) = default;
};

/// Instead of whoever covered until then.
struct CoverNamed {
  AbsenceId absence;
  Staff cover;

  friend bool operator==(const CoverNamed&, const CoverNamed&) = default;
};

struct AbsenceEnded {
  AbsenceId absence;

  friend bool operator==(const AbsenceEnded&, const AbsenceEnded&) = default;
};

/// What the next at this desk must know.
struct ShiftHandedOver {
  HandoverId handover;
  ShiftId shift;
  std::string note;

  friend bool operator==(const ShiftHandedOver&, const ShiftHandedOver&) = default;
};

struct HandoverRead {
  HandoverId handover;

  friend bool operator==(const HandoverRead&, const HandoverRead&) = default;
};

using DutyEvent = std::variant<ShiftPlanned, ShiftTakenOff, AbsenceNoted, CoverNamed, AbsenceEnded,
                               ShiftHandedOver, HandoverRead>;
using DutyEvents = std::vector<DutyEvent>;

struct RecordedDuty {
  DutyEvent event;
  Actor by;
  Instant at{};
  std::uint64_t sequence = 0;
  bool erased = false;  ///< its words were destroyed
};

}  // namespace openmash
