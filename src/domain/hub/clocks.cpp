#include "domain/hub/clocks.h"

#include <algorithm>
#include <chrono>

#include "base/ensure.h"

namespace openmash::hub {

namespace {

constexpr const char* too_short = "the working calendar ends before the clock does";

/// The moment by which this much time has passed inside the intervals. What fills an interval
/// exactly is due at its end, not at the next one's beginning.
Instant after_time_inside(const std::vector<Interval>& intervals, Instant from,
                          std::chrono::microseconds wanted) {
  for (auto it = std::ranges::upper_bound(intervals, from, {}, &Interval::to);
       it != intervals.end(); ++it) {
    const Instant begin = std::max(from, it->from);
    if (wanted <= it->to - begin) {
      return begin + wanted;
    }
    wanted -= it->to - begin;
  }
  ensure(false, too_short);
  return from;
}

/// The same time of day so many working days on. What arrives on another day counts as arriving
/// when the next working day begins, and a whole day from there ends with that day: hence its end,
/// and not the start of the one after.
Instant after_working_days(const std::vector<Interval>& days, Instant from, int amount) {
  auto day = std::ranges::upper_bound(days, from, {}, &Interval::to);
  const auto left = std::distance(day, days.end());
  const bool on_a_working_day = day != days.end() && day->from < from;
  if (!on_a_working_day) {
    ensure(left >= amount, too_short);
    return days[static_cast<std::size_t>(std::distance(days.begin(), day) + amount - 1)].to;
  }
  ensure(left > amount, too_short);
  const auto time_of_day = from - day->from;
  const Interval& last = *(day + amount);
  return std::min(last.from + time_of_day, last.to);
}

}  // namespace

std::optional<Instant> due(Instant from, const Clock& clock, const WorkingCalendar& calendar) {
  const auto hours = std::chrono::hours{clock.amount};
  const Instant counted_from = std::max(from, calendar.covers.from);
  switch (clock.unit) {
    case ClockUnit::elapsed_hours:
      return from + hours;
    case ClockUnit::working_hours: {
      if (!clock.runs_past_close) {
        return after_time_inside(calendar.open, counted_from, hours);
      }
      const auto begins = next_opening(calendar, counted_from);
      ensure(begins.has_value(), too_short);
      return *begins + hours;
    }
    case ClockUnit::working_days:
      return after_working_days(calendar.working_days, counted_from, clock.amount);
    case ClockUnit::none:
      return std::nullopt;
  }
  return std::nullopt;
}

Instant statutory_one_working_day(Instant received, const WorkingCalendar& calendar) {
  return *due(received, Clock{.amount = 1, .unit = ClockUnit::working_days}, calendar);
}

}  // namespace openmash::hub
