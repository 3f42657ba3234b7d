#include "london/working_calendar.h"

#include "london/bank_holidays.h"
#include "london/london_time.h"

namespace openmash::london {

hub::WorkingCalendar working_calendar(const hub::OpeningHours& hours, Instant from, Instant to) {
  const Date first = date_of(from);
  const Date end = next_day(date_of(to));
  hub::WorkingCalendar calendar{.covers = {start_of(first), start_of(end)}};
  for (Date day = first; day != end; day = next_day(day)) {
    if (is_working_day(day)) {
      calendar.working_days.push_back({start_of(day), start_of(next_day(day))});
    }
    const auto& opening = hours.week[weekday_of(day).iso_encoding() - 1];
    if (opening && (hours.open_on_bank_holidays || !bank_holiday_on(day))) {
      calendar.open.push_back({instant_of(day, opening->open), instant_of(day, opening->close)});
    }
  }
  return calendar;
}

}  // namespace openmash::london
