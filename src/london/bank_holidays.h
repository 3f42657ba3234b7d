// The bank holidays of England, by date.
// From 2023 to 2028 they are listed one by one, with where the list comes from; other years are
// computed from the law as it stands and cannot know a holiday not yet proclaimed. Wales keeps the
// same days; Scotland and Northern Ireland do not. working_calendar.h uses them;
// docs/law/bank-holidays.md gives the sources.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/instant.h"

namespace openmash::london {

struct BankHoliday {
  Date day;
  std::string_view name;
  friend bool operator==(const BankHoliday&, const BankHoliday&) = default;
};

constexpr int first_listed_year = 2023;
constexpr int last_listed_year = 2028;

/// In the order of the year.
[[nodiscard]] std::vector<BankHoliday> bank_holidays(int year);

/// The same year worked out from the rules: Easter, the first and last Mondays, substitutes for a
/// weekend.
[[nodiscard]] std::vector<BankHoliday> computed_bank_holidays(int year);

/// Its name, if that day is one.
[[nodiscard]] std::optional<std::string_view> bank_holiday_on(Date day);

/// Monday to Friday and no bank holiday.
[[nodiscard]] bool is_working_day(Date day);

}  // namespace openmash::london
