#include "london/bank_holidays.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using openmash::Date;

TEST_CASE("the rules give every listed holiday but the one that was proclaimed for a single year") {
  for (int year = openmash::london::first_listed_year; year <= openmash::london::last_listed_year;
       ++year) {
    CAPTURE(year);
    auto listed = openmash::london::bank_holidays(year);
    std::erase_if(listed, [](const auto& holiday) { return holiday.day == 2023y / 5 / 8; });
    CHECK(listed == openmash::london::computed_bank_holidays(year));
  }
  CHECK(openmash::london::bank_holiday_on(2023y / 5 / 8) == "Coronation of King Charles III");
}

TEST_CASE("Easter Monday is found in years far from the list") {
  for (const Date day : {2019y / 4 / 22, 2008y / 3 / 24, 2011y / 4 / 25, 2029y / 4 / 2,
                         2030y / 4 / 22, 2038y / 4 / 26, 2049y / 4 / 19, 2076y / 4 / 20}) {
    CAPTURE(static_cast<int>(day.year()));
    CHECK(openmash::london::bank_holiday_on(day) == "Easter Monday");
  }
}

TEST_CASE("a holiday on a weekend moves to the next working day") {
  using openmash::london::bank_holiday_on;
  CHECK(bank_holiday_on(2033y / 12 / 26) == "Boxing Day");  // 25 December 2033 is a Sunday
  CHECK(bank_holiday_on(2033y / 12 / 27) == "Christmas Day");
  CHECK_FALSE(bank_holiday_on(2033y / 12 / 25).has_value());
  CHECK(bank_holiday_on(2032y / 12 / 27) == "Christmas Day");  // 25 December 2032 is a Saturday
  CHECK(bank_holiday_on(2032y / 12 / 28) == "Boxing Day");
}

TEST_CASE("a working day is a weekday that is no bank holiday") {
  CHECK(openmash::london::is_working_day(2026y / 12 / 24));
  CHECK_FALSE(openmash::london::is_working_day(2026y / 12 / 25));
  CHECK_FALSE(openmash::london::is_working_day(2026y / 12 / 26));
  CHECK_FALSE(openmash::london::is_working_day(2026y / 12 / 28));
  CHECK(openmash::london::is_working_day(2026y / 12 / 29));
}
