#include "domain/hub/clocks.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using openmash::Instant;
using openmash::hub::Clock;
using openmash::hub::ClockUnit;
using openmash::hub::due;
using openmash::hub::WorkingCalendar;

namespace {

Instant at(std::chrono::hours since_start) {
  return std::chrono::sys_days{std::chrono::year{2026} / 1 / 1} + since_start;
}

/// Five days of 24 hours from an arbitrary start, each open from 9 to 17; the third is no working
/// day.
WorkingCalendar five_days() {
  WorkingCalendar calendar{.covers = {at(0h), at(120h)}};
  for (int day = 0; day < 5; ++day) {
    const auto midnight = std::chrono::hours{24 * day};
    if (day != 2) {
      calendar.open.push_back({at(midnight + 9h), at(midnight + 17h)});
      calendar.working_days.push_back({at(midnight), at(midnight + 24h)});
    }
  }
  return calendar;
}

}  // namespace

TEST_CASE("elapsed hours pass whether or not the hub is open") {
  CHECK(due(at(16h), Clock{4, ClockUnit::elapsed_hours}, five_days()) == at(20h));
}

TEST_CASE("working hours pass only while the hub is open, and may end with the day") {
  const Clock four{4, ClockUnit::working_hours};
  CHECK(due(at(13h), four, five_days()) == at(17h));
  CHECK(due(at(15h), four, five_days()) == at(24h + 11h));
  CHECK(due(at(17h), four, five_days()) == at(24h + 13h));
  CHECK(due(at(24h + 16h), four, five_days()) == at(72h + 12h));
}

TEST_CASE("work that runs past close ends late and never begins before opening") {
  const Clock four{4, ClockUnit::working_hours, true};
  CHECK(due(at(15h), four, five_days()) == at(19h));
  CHECK(due(at(7h), four, five_days()) == at(13h));
}

TEST_CASE("a working day ends at the same time on the next one, or with it when it came on none") {
  const Clock one{1, ClockUnit::working_days};
  CHECK(due(at(15h), one, five_days()) == at(24h + 15h));
  CHECK(due(at(24h + 15h), one, five_days()) == at(72h + 15h));
  CHECK(due(at(48h + 15h), one, five_days()) == at(96h));
  CHECK(due(at(0h), Clock{3, ClockUnit::working_days}, five_days()) == at(96h));
}

TEST_CASE("a clock without hours is never due") {
  CHECK_FALSE(due(at(15h), Clock{}, five_days()).has_value());
}

TEST_CASE("a receipt older than the calendar counts from its first moment") {
  CHECK(due(at(-1000h), Clock{4, ClockUnit::working_hours}, five_days()) == at(13h));
  CHECK(due(at(-1000h), Clock{1, ClockUnit::working_days}, five_days()) == at(24h));
  CHECK(due(at(-1000h), Clock{4, ClockUnit::elapsed_hours}, five_days()) == at(-996h));
}

TEST_CASE("a hub is open from its opening and no longer at its closing") {
  using openmash::hub::is_open;
  using openmash::hub::next_opening;
  CHECK_FALSE(is_open(five_days(), at(9h) - 1us));
  CHECK(is_open(five_days(), at(9h)));
  CHECK_FALSE(is_open(five_days(), at(17h)));
  CHECK(next_opening(five_days(), at(10h)) == at(10h));
  CHECK(next_opening(five_days(), at(17h)) == at(24h + 9h));
  CHECK_FALSE(next_opening(five_days(), at(119h)).has_value());
}
