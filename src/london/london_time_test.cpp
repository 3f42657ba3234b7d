#include "london/london_time.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using openmash::Date;
using openmash::Instant;
using openmash::london::instant_of;
using openmash::london::wall_time;

namespace {

Instant utc(Date day, std::chrono::minutes time) {
  return std::chrono::sys_days{day} + time;
}

}  // namespace

TEST_CASE("London is UTC in winter and an hour ahead in summer") {
  CHECK(instant_of(2026y / 1 / 15, 9h) == utc(2026y / 1 / 15, 9h));
  CHECK(instant_of(2026y / 7 / 15, 9h) == utc(2026y / 7 / 15, 8h));
  CHECK(wall_time(utc(2026y / 7 / 15, 23h + 30min)).date == 2026y / 7 / 16);
}

TEST_CASE("a time the clocks skip is the moment they went forward") {
  const Instant forward = utc(2026y / 3 / 29, 1h);
  CHECK(instant_of(2026y / 3 / 29, 1h + 30min) == forward);
  CHECK(wall_time(forward).since_midnight == 2h);
  CHECK(instant_of(2026y / 3 / 29, 2h) == forward);
}

TEST_CASE("a time the clocks show twice is the first of the two") {
  CHECK(instant_of(2026y / 10 / 25, 1h + 30min) == utc(2026y / 10 / 25, 0h + 30min));
  CHECK(wall_time(utc(2026y / 10 / 25, 0h + 30min)) == wall_time(utc(2026y / 10 / 25, 1h + 30min)));
}

TEST_CASE("every hour of three years comes back from the wall, but for the hour shown twice") {
  int differ = 0;
  for (Instant at = utc(2025y / 1 / 1, 0h); at < utc(2028y / 1 / 1, 0h); at += 1h) {
    const auto wall = wall_time(at);
    differ += instant_of(wall.date, wall.since_midnight) == at ? 0 : 1;
  }
  CHECK(differ == 3);  // one hour each autumn
}

TEST_CASE("times before 1970 have a place on the wall too") {
  CHECK(wall_time(utc(1965y / 1 / 15, 9h)).since_midnight == 9h);
  CHECK(wall_time(utc(1965y / 1 / 15, 9h)).date == 1965y / 1 / 15);
}
