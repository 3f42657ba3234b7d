#include "london/bank_holidays.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "london/london_time.h"

namespace openmash::london {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using namespace std::chrono_literals;

constexpr std::string_view new_year = "New Year's Day";
constexpr std::string_view good_friday = "Good Friday";
constexpr std::string_view easter_monday = "Easter Monday";
constexpr std::string_view early_may = "Early May bank holiday";
constexpr std::string_view spring = "Spring bank holiday";
constexpr std::string_view summer = "Summer bank holiday";
constexpr std::string_view christmas = "Christmas Day";
constexpr std::string_view boxing = "Boxing Day";

// England and Wales. Where a day falls on a weekend the substitute stands here, not the day.
constexpr std::array listed = {
    BankHoliday{2023y / 1 / 2, new_year},
    BankHoliday{2023y / 4 / 7, good_friday},
    BankHoliday{2023y / 4 / 10, easter_monday},
    BankHoliday{2023y / 5 / 1, early_may},
    BankHoliday{2023y / 5 / 8, "Coronation of King Charles III"},
    BankHoliday{2023y / 5 / 29, spring},
    BankHoliday{2023y / 8 / 28, summer},
    BankHoliday{2023y / 12 / 25, christmas},
    BankHoliday{2023y / 12 / 26, boxing},

    BankHoliday{2024y / 1 / 1, new_year},
    BankHoliday{2024y / 3 / 29, good_friday},
    BankHoliday{2024y / 4 / 1, easter_monday},
    BankHoliday{2024y / 5 / 6, early_may},
    BankHoliday{2024y / 5 / 27, spring},
    BankHoliday{2024y / 8 / 26, summer},
    BankHoliday{2024y / 12 / 25, christmas},
    BankHoliday{2024y / 12 / 26, boxing},

    BankHoliday{2025y / 1 / 1, new_year},
    BankHoliday{2025y / 4 / 18, good_friday},
    BankHoliday{2025y / 4 / 21, easter_monday},
    BankHoliday{2025y / 5 / 5, early_may},
    BankHoliday{2025y / 5 / 26, spring},
    BankHoliday{2025y / 8 / 25, summer},
    BankHoliday{2025y / 12 / 25, christmas},
    BankHoliday{2025y / 12 / 26, boxing},

    BankHoliday{2026y / 1 / 1, new_year},
    BankHoliday{2026y / 4 / 3, good_friday},
    BankHoliday{2026y / 4 / 6, easter_monday},
    BankHoliday{2026y / 5 / 4, early_may},
    BankHoliday{2026y / 5 / 25, spring},
    BankHoliday{2026y / 8 / 31, summer},
    BankHoliday{2026y / 12 / 25, christmas},
    BankHoliday{2026y / 12 / 28, boxing},

    BankHoliday{2027y / 1 / 1, new_year},
    BankHoliday{2027y / 3 / 26, good_friday},
    BankHoliday{2027y / 3 / 29, easter_monday},
    BankHoliday{2027y / 5 / 3, early_may},
    BankHoliday{2027y / 5 / 31, spring},
    BankHoliday{2027y / 8 / 30, summer},
    BankHoliday{2027y / 12 / 27, christmas},
    BankHoliday{2027y / 12 / 28, boxing},

    BankHoliday{2028y / 1 / 3, new_year},
    BankHoliday{2028y / 4 / 14, good_friday},
    BankHoliday{2028y / 4 / 17, easter_monday},
    BankHoliday{2028y / 5 / 1, early_may},
    BankHoliday{2028y / 5 / 29, spring},
    BankHoliday{2028y / 8 / 28, summer},
    BankHoliday{2028y / 12 / 25, christmas},
    BankHoliday{2028y / 12 / 26, boxing},
};

/// Easter Sunday in the Gregorian calendar: the Sunday after the church's full moon on or after 21
/// March. The golden number places that moon; two corrections keep it off 19 April, and off 18
/// April late in the cycle.
sys_days easter_sunday(int year) {
  const int golden = year % 19;
  const int century = year / 100;
  const int moon_drift = century - century / 4 - (8 * century + 13) / 25;
  int age = (19 * golden + moon_drift + 15) % 30;  // days from 21 March to the full moon
  if (age == 29 || (age == 28 && golden > 10)) {
    --age;
  }
  const sys_days full_moon = sys_days{std::chrono::year{year} / 3 / 21} + days{age};
  const std::chrono::weekday on{full_moon};
  return full_moon + days{7 - static_cast<int>(on.c_encoding())};
}

sys_days past_weekend(sys_days day) {
  while (std::chrono::weekday{day}.iso_encoding() > 5) {
    day += days{1};
  }
  return day;
}

}  // namespace

std::vector<BankHoliday> computed_bank_holidays(int number) {
  const std::chrono::year year{number};
  const sys_days easter = easter_sunday(number);
  // Boxing Day keeps a Monday of its own; Christmas Day then moves past it, and otherwise it moves
  // past Christmas Day.
  const sys_days boxing_itself = year / 12 / 26;
  const bool boxing_stays = std::chrono::weekday{boxing_itself}.iso_encoding() == 1;
  const sys_days christmas_day =
      boxing_stays ? boxing_itself + days{1} : past_weekend(year / 12 / 25);
  const sys_days boxing_day =
      boxing_stays ? boxing_itself
                   : std::max(past_weekend(boxing_itself), past_weekend(christmas_day + days{1}));
  const auto monday = std::chrono::Monday;
  return {{Date{past_weekend(year / 1 / 1)}, new_year},
          {Date{easter - days{2}}, good_friday},
          {Date{easter + days{1}}, easter_monday},
          {Date{sys_days{year / 5 / monday[1]}}, early_may},
          {Date{sys_days{year / 5 / monday[std::chrono::last]}}, spring},
          {Date{sys_days{year / 8 / monday[std::chrono::last]}}, summer},
          {Date{std::min(christmas_day, boxing_day)}, boxing_stays ? boxing : christmas},
          {Date{std::max(christmas_day, boxing_day)}, boxing_stays ? christmas : boxing}};
}

std::vector<BankHoliday> bank_holidays(int year) {
  if (year < first_listed_year || year > last_listed_year) {
    return computed_bank_holidays(year);
  }
  std::vector<BankHoliday> found;
  std::ranges::copy_if(listed, std::back_inserter(found), [year](const BankHoliday& holiday) {
    return holiday.day.year() == std::chrono::year{year};
  });
  return found;
}

std::optional<std::string_view> bank_holiday_on(Date day) {
  for (const BankHoliday& holiday : bank_holidays(static_cast<int>(day.year()))) {
    if (holiday.day == day) {
      return holiday.name;
    }
  }
  return std::nullopt;
}

bool is_working_day(Date day) {
  return weekday_of(day).iso_encoding() <= 5 && !bank_holiday_on(day);
}

}  // namespace openmash::london
