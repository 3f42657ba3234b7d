#include "domain/hub/calendar.h"

#include <algorithm>

namespace openmash::hub {

namespace {

/// The first opening that has not ended by then.
std::vector<Interval>::const_iterator first_not_over(const std::vector<Interval>& intervals,
                                                     Instant at) {
  return std::ranges::upper_bound(intervals, at, {}, &Interval::to);
}

}  // namespace

bool is_open(const WorkingCalendar& calendar, Instant at) {
  const auto next = first_not_over(calendar.open, at);
  return next != calendar.open.end() && next->from <= at;
}

std::optional<Instant> next_opening(const WorkingCalendar& calendar, Instant at) {
  const auto next = first_not_over(calendar.open, at);
  if (next == calendar.open.end()) {
    return std::nullopt;
  }
  return std::max(next->from, at);
}

}  // namespace openmash::hub
