// A date of birth as somebody wrote it down: perhaps only the year, perhaps impossible.
// Nothing is mended here: the 86th of June keeps its digits, for they are evidence; 1 January may
// mean "some time that year" and the level says so. Read by people.h; levels in comparison.h.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace openmash::linkage {

struct BirthDate {
  std::uint16_t year = 0;  ///< 0: not known
  std::uint8_t month = 0;  ///< 0: not known; may be impossible
  std::uint8_t day = 0;

  friend bool operator==(const BirthDate&, const BirthDate&) = default;

  [[nodiscard]] bool known() const { return year != 0; }
  [[nodiscard]] bool whole() const { return year != 0 && month != 0 && day != 0; }
  /// The first of January is where a clerk puts a year (linkage.md 6).
  [[nodiscard]] bool perhaps_only_the_year() const { return month == 1 && day == 1; }
};

/// YYYY, YYYY-MM, YYYY-MM-DD, YYYYMMDD or DD/MM/YYYY; nothing where there is no year to read.
[[nodiscard]] std::optional<BirthDate> read_birth_date(std::string_view text);

enum class DateAgreement : std::uint8_t {
  unknown,
  same,
  same_as_far_as_known,  ///< one is a year and month
  one_digit_off,         ///< or two neighbours swapped
  day_and_month_swapped,
  same_year_one_without_day,  ///< one is a year alone, or its first of January
  same_day_other_year,        ///< day and month agree, the year is off by one
  near,                       ///< within 45 days: an expected and a real date of birth
  same_year_and_part,         ///< the year, and the month or the day
  same_year,
  next_year,  ///< the years are neighbours
  far,
};

[[nodiscard]] DateAgreement agreement(BirthDate one, BirthDate other);

}  // namespace openmash::linkage
