#include "london/working_calendar.h"

#include <doctest/doctest.h>

#include <string>

#include "domain/hub/clocks.h"
#include "london/london_time.h"
#include "london/time_text.h"

using namespace std::chrono_literals;
using namespace openmash;
using hub::Clock;
using hub::ClockUnit;
using london::instant_of;

namespace {

/// Monday to Friday, 9am to 5pm.
hub::OpeningHours office_hours() {
  hub::OpeningHours hours;
  for (std::size_t day = 0; day < 5; ++day) {
    hours.week[day] = hub::DayHours{.open = 9h, .close = 17h};
  }
  return hours;
}

const hub::WorkingCalendar& calendar() {
  static const hub::WorkingCalendar made = london::working_calendar(
      office_hours(), london::start_of(2026y / 1 / 1), london::start_of(2027y / 2 / 1));
  return made;
}

struct Row {
  const char* why;
  Date date;
  std::chrono::minutes received;
  Clock clock;
  Date due_date;
  std::chrono::minutes due_at;
};

constexpr Clock one_day{.amount = 1, .unit = ClockUnit::working_days};
constexpr Clock four_worked{.amount = 4, .unit = ClockUnit::working_hours};
constexpr Clock four_past_close{
    .amount = 4, .unit = ClockUnit::working_hours, .runs_past_close = true};
constexpr Clock four_elapsed{.amount = 4, .unit = ClockUnit::elapsed_hours};
constexpr Clock whole_day{.amount = 24, .unit = ClockUnit::elapsed_hours};

const Row rows[] = {
    // An ordinary week.
    {"Tuesday morning", 2026y / 11 / 17, 9h + 4min, one_day, 2026y / 11 / 18, 9h + 4min},
    {"Tuesday morning", 2026y / 11 / 17, 9h + 4min, four_worked, 2026y / 11 / 17, 13h + 4min},
    {"ending just at closing time", 2026y / 11 / 17, 13h, four_worked, 2026y / 11 / 17, 17h},
    {"running over night", 2026y / 11 / 17, 15h, four_worked, 2026y / 11 / 18, 11h},
    {"worked to completion", 2026y / 11 / 17, 15h, four_past_close, 2026y / 11 / 17, 19h},
    {"elapsed hours ask nobody", 2026y / 11 / 17, 22h, four_elapsed, 2026y / 11 / 18, 2h},
    // Friday and the weekend.
    {"Friday afternoon", 2026y / 11 / 20, 15h, one_day, 2026y / 11 / 23, 15h},
    {"Friday afternoon", 2026y / 11 / 20, 15h, four_worked, 2026y / 11 / 23, 11h},
    {"Friday night, still a working day", 2026y / 11 / 20, 22h, one_day, 2026y / 11 / 23, 22h},
    {"Friday night, outside hours", 2026y / 11 / 20, 22h, four_worked, 2026y / 11 / 23, 13h},
    {"Friday night, outside hours", 2026y / 11 / 20, 22h, four_past_close, 2026y / 11 / 23, 13h},
    {"Saturday: all of Monday", 2026y / 11 / 21, 10h, one_day, 2026y / 11 / 24, 0h},
    {"Sunday: all of Monday", 2026y / 11 / 22, 23h + 59min, one_day, 2026y / 11 / 24, 0h},
    {"Monday as it begins", 2026y / 11 / 23, 0h, one_day, 2026y / 11 / 24, 0h},
    {"before opening", 2026y / 11 / 23, 7h, four_worked, 2026y / 11 / 23, 13h},
    // The clocks go forward on Sunday 29 March 2026 at 1am.
    {"clocks forward, Friday", 2026y / 3 / 27, 15h, one_day, 2026y / 3 / 30, 15h},
    {"clocks forward, Friday", 2026y / 3 / 27, 16h, four_worked, 2026y / 3 / 30, 12h},
    {"clocks forward, elapsed", 2026y / 3 / 28, 23h, four_elapsed, 2026y / 3 / 29, 4h},
    {"clocks forward, a day of hours", 2026y / 3 / 28, 12h, whole_day, 2026y / 3 / 29, 13h},
    {"clocks forward, that Sunday", 2026y / 3 / 29, 12h, one_day, 2026y / 3 / 31, 0h},
    // Back on Sunday 25 October 2026 at 2am.
    {"clocks back, Friday", 2026y / 10 / 23, 15h, one_day, 2026y / 10 / 26, 15h},
    {"clocks back, Friday", 2026y / 10 / 23, 16h, four_worked, 2026y / 10 / 26, 12h},
    {"clocks back, elapsed", 2026y / 10 / 24, 23h, four_elapsed, 2026y / 10 / 25, 2h},
    {"clocks back, a day of hours", 2026y / 10 / 24, 12h, whole_day, 2026y / 10 / 25, 11h},
    // Bank holidays: Good Friday 3 April, Easter Monday 6 April, 31 August.
    {"before Easter", 2026y / 4 / 2, 16h, one_day, 2026y / 4 / 7, 16h},
    {"before Easter", 2026y / 4 / 2, 16h, four_worked, 2026y / 4 / 7, 12h},
    {"on Good Friday", 2026y / 4 / 3, 11h, one_day, 2026y / 4 / 8, 0h},
    {"on Good Friday", 2026y / 4 / 3, 11h, four_worked, 2026y / 4 / 7, 13h},
    {"the Friday before the summer holiday", 2026y / 8 / 28, 10h, one_day, 2026y / 9 / 1, 10h},
    // Christmas 2026: Thursday 24 is worked; Friday 25 and Monday 28 are not; then New Year's Day,
    // a Friday.
    {"Christmas Eve", 2026y / 12 / 24, 15h, one_day, 2026y / 12 / 29, 15h},
    {"Christmas Eve", 2026y / 12 / 24, 15h, four_worked, 2026y / 12 / 29, 11h},
    {"Christmas Day", 2026y / 12 / 25, 9h, one_day, 2026y / 12 / 30, 0h},
    {"Christmas Day", 2026y / 12 / 25, 9h, four_elapsed, 2026y / 12 / 25, 13h},
    {"three days over New Year",
     2026y / 12 / 30,
     9h,
     {3, ClockUnit::working_days},
     2027y / 1 / 5,
     9h},
};

}  // namespace

TEST_CASE("every clock is up when the table says") {
  for (const Row& row : rows) {
    const std::string received = london::long_text(instant_of(row.date, row.received));
    CAPTURE(row.why);
    CAPTURE(received);
    const auto found = hub::due(instant_of(row.date, row.received), row.clock, calendar());
    REQUIRE(found.has_value());
    CHECK(london::long_text(*found) == london::long_text(instant_of(row.due_date, row.due_at)));
    CHECK(*found == instant_of(row.due_date, row.due_at));
  }
}

TEST_CASE("the statutory working day runs beside the hub's own clock and takes no notice of it") {
  const Instant received = instant_of(2026y / 11 / 20, 15h);
  CHECK(hub::statutory_one_working_day(received, calendar()) == instant_of(2026y / 11 / 23, 15h));
}

TEST_CASE("as soon as possible is never due") {
  CHECK_FALSE(hub::due(instant_of(2026y / 11 / 20, 15h), Clock{}, calendar()).has_value());
}

TEST_CASE("a later receipt is never due earlier") {
  for (const Clock& clock : {one_day, four_worked, four_past_close, four_elapsed}) {
    Instant before = *hub::due(london::start_of(2026y / 3 / 20), clock, calendar());
    int earlier = 0;
    for (Instant at = london::start_of(2026y / 3 / 20); at < london::start_of(2026y / 4 / 20);
         at += 7min) {
      const Instant found = *hub::due(at, clock, calendar());
      earlier += found < before ? 1 : 0;
      before = found;
    }
    CHECK(earlier == 0);
  }
}

TEST_CASE(
    "a hub that opens on bank holidays and Saturdays is open then; working days do not change") {
  hub::OpeningHours hours = office_hours();
  hours.open_on_bank_holidays = true;
  hours.week[5] = hub::DayHours{.open = 10h, .close = 14h};
  const auto made = london::working_calendar(hours, london::start_of(2026y / 4 / 1),
                                             london::start_of(2026y / 4 / 30));
  CHECK(hub::is_open(made, instant_of(2026y / 4 / 3, 12h)));
  CHECK(hub::is_open(made, instant_of(2026y / 4 / 4, 12h)));
  CHECK_FALSE(hub::is_open(made, instant_of(2026y / 4 / 5, 12h)));
  CHECK_FALSE(hub::is_open(calendar(), instant_of(2026y / 4 / 3, 12h)));
  CHECK(*hub::due(instant_of(2026y / 4 / 3, 12h), one_day, made) == instant_of(2026y / 4 / 8, 0h));
}

TEST_CASE("a calendar covers whole London days, both clock changes among them") {
  CHECK(calendar().covers.from == london::start_of(2026y / 1 / 1));
  CHECK(calendar().covers.to == london::start_of(2027y / 2 / 2));
  CHECK(calendar().working_days.size() == 274);
}
