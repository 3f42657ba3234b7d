// A date as well as it is known: to the day, the month or the year, or when a baby is expected.
// An unknown part is never filled in; what was typed and cannot be a date is a problem, not a
// guess. Shown in words by words/dates.h.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"

namespace openmash {

struct PartialDate {
  int year = 0;   ///< 1900 to 2199
  int month = 0;  ///< 1 to 12, or 0 when not known
  int day = 0;    ///< 1 to 31, or 0 when not known

  friend auto operator<=>(const PartialDate&, const PartialDate&) = default;
};

enum class DateProblem {
  year_missing,
  not_a_number,
  no_such_month,
  no_such_day,
  day_without_month,
  year_out_of_range
};

/// Reads a day, month and year typed apart; day, or day and month, may be blank. All blank is not a
/// date: nullopt.
[[nodiscard]] Result<std::optional<PartialDate>, DateProblem> read_partial_date(
    std::string_view day, std::string_view month, std::string_view year);

/// "2019-03-04", "2019-03" or "2019": how a date is kept among answers.
[[nodiscard]] std::string to_text(const PartialDate& date);
[[nodiscard]] std::optional<PartialDate> partial_date_from_text(std::string_view text);

/// Whole years from `born` to `on`, when the year at least is known: the greatest age it can be.
[[nodiscard]] std::optional<int> age_in_years(const PartialDate& born, Date on);

}  // namespace openmash
