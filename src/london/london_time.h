// London's clock and calendar: from a moment in UTC to the day and time people there would say, and
// back. It follows the time-zone tables of the machine and is the only room that sees them. It
// cannot tell what time it is now. Wording is in time_text.h; holidays in bank_holidays.h; opening
// hours in working_calendar.h.
#pragma once

#include <chrono>

#include "base/instant.h"

namespace openmash::london {

/// What a clock and a calendar on a London wall show.
struct WallTime {
  Date date;
  std::chrono::minutes since_midnight{};  ///< as shown: 9:04am is 544, on every day of the year
  friend bool operator==(const WallTime&, const WallTime&) = default;
};

[[nodiscard]] WallTime wall_time(Instant at);

[[nodiscard]] inline Date date_of(Instant at) {
  return wall_time(at).date;
}

/// The moment a London clock shows this. A time skipped in spring is the moment the clocks went
/// forward; a time shown twice in autumn is the first of the two, so that no deadline is ever later
/// than the words it was typed in.
[[nodiscard]] Instant instant_of(Date date, std::chrono::minutes since_midnight);

[[nodiscard]] inline Instant start_of(Date date) {
  return instant_of(date, std::chrono::minutes{0});
}

[[nodiscard]] inline Date next_day(Date date) {
  return Date{std::chrono::sys_days{date} + std::chrono::days{1}};
}

[[nodiscard]] inline std::chrono::weekday weekday_of(Date date) {
  return std::chrono::weekday{std::chrono::sys_days{date}};
}

}  // namespace openmash::london
