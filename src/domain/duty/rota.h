// The rota as it stands: shifts, absences with their cover, and notes from one shift to the next.
// Built only by replaying events, with no clock and no profile. A shift or an absence counts from
// when it was noted and never before, so the answer for a past moment is the same for ever. Who is
// on duty is on_duty.h; who answers for what, answerable.h; what may be asked of it, commands.h.
#pragma once

#include "domain/access/may.h"
#include "domain/casefile/casefile.h"
#include "domain/duty/events.h"
#include "domain/hub/calendar.h"

namespace openmash {

/// No shift is longer, so who is on duty is found among the shifts of one day.
inline constexpr std::chrono::hours shift_most{24};

struct Shift {
  ShiftId id;
  Staff person;
  hub::Interval planned;
  Instant noted{};  ///< when it was planned
  Actor by;
  std::optional<Signed<ShiftTakenOff>> taken_off;

  [[nodiscard]] Instant begins() const { return planned.from; }
  /// As far as it counts; ends before it begins where it never did.
  [[nodiscard]] hub::Interval holds() const;
};

struct Absence {
  AbsenceId id;
  Staff person;
  Instant from{};
  std::optional<Instant> until;
  std::string reason;
  Instant noted{};
  Actor by;
  std::vector<Signed<CoverNamed>> covers;  ///< oldest first: the last one holds
  std::optional<Instant> ended;

  [[nodiscard]] bool holds(Instant at) const;
  [[nodiscard]] bool meets(Instant begins, std::optional<Instant> ends) const;
  [[nodiscard]] std::optional<StaffId> cover(Instant at) const;
};

struct Handover {
  Desk desk;
  Signed<ShiftHandedOver> given;
  std::vector<Signed<HandoverRead>> read;
};

struct Rota {
  std::uint64_t version = 0;  ///< events folded so far
  std::vector<Shift> shifts;  ///< by when they begin; of the same moment, as they were planned
  std::vector<Absence> absences;
  std::vector<Handover> handovers;

  [[nodiscard]] const Shift* shift(ShiftId id) const;
  [[nodiscard]] const Absence* absence(AbsenceId id) const;
  [[nodiscard]] const Handover* handover(HandoverId id) const;
  /// The one that holds then, if they are away; of several, the last noted.
  [[nodiscard]] const Absence* absence_of(StaffId person, Instant at) const;
};

void evolve(Rota& rota, const RecordedDuty& recorded);

[[nodiscard]] Rota fold_rota(const std::vector<RecordedDuty>& events);

/// Who is there for a person: themselves, or while they are away their cover, or the cover's own
/// cover. Nothing where nobody is.
[[nodiscard]] std::optional<StaffId> in_place_of(const Rota& rota, StaffId person, Instant at);

/// Who acts for somebody while they are away; nothing while they are there.
[[nodiscard]] std::optional<StaffId> cover_of(const Rota& rota, StaffId person, Instant at);

/// For whom this person acts now.
[[nodiscard]] std::vector<StaffId> covered_by(const Rota& rota, StaffId cover, Instant at);

/// Who is away with nobody there for them.
[[nodiscard]] std::vector<StaffId> away_uncovered(const Rota& rota, Instant at);

/// The subject, with whoever covers its worker.
[[nodiscard]] Subject with_cover(Subject subject, const Rota& rota, Instant at);

/// Every moment in it at which somebody comes, goes or is named.
[[nodiscard]] std::vector<Instant> turns_of(const Rota& rota, const hub::Interval& during);

}  // namespace openmash
