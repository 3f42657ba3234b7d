#include "london/time_text.h"

#include <doctest/doctest.h>

#include "london/london_time.h"

using namespace std::chrono_literals;
using openmash::Date;
using openmash::Instant;
using namespace openmash::london;

namespace {

const Date saturday = 2026y / 11 / 21;
const Instant now = instant_of(saturday, 9h + 44min);

}  // namespace

TEST_CASE("days and times are written as people say them") {
  const Instant at = instant_of(saturday, 9h + 4min);
  CHECK(long_text(at) == "21 November 2026 at 9:04am");
  CHECK(short_text(at) == "21 Nov 2026, 9:04am");
  CHECK(weekday_name(saturday) == "Saturday");
  CHECK(short_date_text(2026y / 9 / 1) == "1 Sep 2026");
  CHECK(time_text(instant_of(2026y / 7 / 15, 13h + 4min)) == "1:04pm");
}

TEST_CASE("midday and midnight have names and whole hours have no minutes") {
  CHECK(clock_text(0min) == "midnight");
  CHECK(clock_text(1min) == "12:01am");
  CHECK(clock_text(9h) == "9am");
  CHECK(clock_text(12h) == "midday");
  CHECK(clock_text(12h + 30min) == "12:30pm");
  CHECK(clock_text(23h + 59min) == "11:59pm");
}

TEST_CASE("a length has two parts at most and is rounded down") {
  CHECK(length_text(0us) == "less than a minute");
  CHECK(length_text(59s) == "less than a minute");
  CHECK(length_text(60s) == "1 minute");
  CHECK(length_text(-(3h + 20min + 59s)) == "3 hours 20 minutes");
  CHECK(length_text(2h) == "2 hours");
  CHECK(length_text(24h) == "1 day");
  CHECK(length_text(52h + 59min) == "2 days 4 hours");
}

TEST_CASE("a deadline says when and how long is left") {
  CHECK(deadline_text(now + 3h + 20min, now) == "by 1:04pm today, 3 hours 20 minutes left");
  CHECK(deadline_text(now, now) == "by 9:44am today, less than a minute left");
  CHECK(deadline_text(now + 24h, now) == "by 9:44am tomorrow, 1 day left");
  CHECK(deadline_text(now + 48h, now) == "by 9:44am on Monday 23 November, 2 days left");
  CHECK(deadline_text(instant_of(2026y / 12 / 3, 9h), now) ==
        "by 9am on 3 December 2026, 11 days 23 hours left");
}

TEST_CASE("a deadline that has passed says how long it is over") {
  const Instant later = instant_of(saturday, 8h + 52min);
  CHECK(deadline_text(instant_of(saturday, 7h + 32min), later) ==
        "1 hour 20 minutes over, was 7:32am today");
  CHECK(deadline_text(now - 24h, now) == "1 day over, was 9:44am yesterday");
}

TEST_CASE("a deadline at midnight belongs to the day it ends") {
  const Instant tonight = start_of(2026y / 11 / 22);
  CHECK(deadline_text(tonight, now) == "by midnight tonight, 14 hours 16 minutes left");
  CHECK(deadline_text(start_of(2026y / 11 / 24), now) ==
        "by midnight at the end of Monday 23 November, 2 days 14 hours left");
  CHECK(deadline_text(tonight, tonight + 5min) ==
        "5 minutes over, was midnight at the end of yesterday");
}

TEST_CASE("time left is counted as it passes, not as the clock on the wall shows it") {
  const Instant before_clocks_go_back = instant_of(2026y / 10 / 25, 0h + 30min);
  CHECK(deadline_text(instant_of(2026y / 10 / 25, 4h + 30min), before_clocks_go_back) ==
        "by 4:30am today, 5 hours left");
}
