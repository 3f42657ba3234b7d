// How long the hub gives itself, and when that is up.
// Pure arithmetic over the calendar it is handed: it never asks what time it is, nor whether it is
// summer. A receipt older than the calendar counts from the calendar's first moment, long overdue
// either way. The rules and where they come from are in docs/law/clocks.md; the calendar in
// calendar.h; the wording in london/.
#pragma once

#include <optional>

#include "base/instant.h"
#include "domain/hub/calendar.h"

namespace openmash::hub {

enum class ClockUnit {
  elapsed_hours,  ///< by the clock on the wall, nights and holidays included
  working_hours,  ///< only while the hub is open
  working_days,   ///< the same time of day that many working days on
  none,           ///< "as soon as possible": never due, its age still shown
};

struct Clock {
  int amount = 0;  ///< 0 only where the unit is none
  ClockUnit unit = ClockUnit::none;
  bool runs_past_close =
      false;  ///< working hours only: once begun it is worked to completion past closing time
  friend bool operator==(const Clock&, const Clock&) = default;
};

/// When the time is up; nothing for a clock without hours. The calendar must reach far enough ahead
/// (ensured).
[[nodiscard]] std::optional<Instant> due(Instant from, const Clock& clock,
                                         const WorkingCalendar& calendar);

/// The one working day guidance gives the authority to decide what kind of response a referral
/// needs, from receipt.
[[nodiscard]] Instant statutory_one_working_day(Instant received, const WorkingCalendar& calendar);

}  // namespace openmash::hub
