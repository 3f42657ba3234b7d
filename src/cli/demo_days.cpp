#include "cli/demo_days.h"

#include <algorithm>
#include <ranges>

#include "london/london_time.h"
#include "london/time_text.h"

namespace openmash::cli {

Instant Days::worked(minutes length) const {
  std::chrono::microseconds left = length;
  for (const hub::Interval& open : calendar_->open | std::views::reverse) {
    if (open.from >= now_) {
      continue;
    }
    const Instant until = std::min(open.to, now_);
    if (left <= until - open.from) {
      return until - left;
    }
    left -= until - open.from;
  }
  return now_ - length;  // a hub that is never open works by the clock on the wall
}

Date Days::day_before(int days) const {
  return Date{std::chrono::sys_days{london::date_of(now_)} - std::chrono::days{days}};
}

PartialDate Days::date(int days) const {
  const Date on = day_before(days);
  return {.year = static_cast<int>(on.year()),
          .month = static_cast<int>(static_cast<unsigned>(on.month())),
          .day = static_cast<int>(static_cast<unsigned>(on.day()))};
}

std::string Days::text(int days) const {
  return to_text(date(days));
}

std::string Days::words(int days) const {
  return london::date_text(day_before(days));
}

std::string Days::born(int years, int days) const {
  return text(years * 365 + (years + 3) / 4 + days);
}

}  // namespace openmash::cli
