// When the hub is open and which days are working days, already turned into UTC.
// Intervals are half open, sorted and apart; nothing here knows London, summer time or a holiday's
// name, so the core stays pure and a test can write any calendar down. london/working_calendar.h
// makes one; clocks.h counts on it.
#pragma once

#include <optional>
#include <vector>

#include "base/instant.h"

namespace openmash::hub {

struct Interval {
  Instant from;  ///< included
  Instant to;    ///< not included
  friend bool operator==(const Interval&, const Interval&) = default;
};

struct WorkingCalendar {
  Interval covers;                     ///< nothing is known outside it
  std::vector<Interval> open;          ///< the hub's opening times
  std::vector<Interval> working_days;  ///< London days, midnight to midnight, that are working days
  friend bool operator==(const WorkingCalendar&, const WorkingCalendar&) = default;
};

[[nodiscard]] bool is_open(const WorkingCalendar& calendar, Instant at);

/// The first moment at or after this one when the hub is open, if the calendar reaches that far.
[[nodiscard]] std::optional<Instant> next_opening(const WorkingCalendar& calendar, Instant at);

}  // namespace openmash::hub
