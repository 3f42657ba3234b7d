#include "linkage/values/birth_date.h"

#include <algorithm>
#include <array>

namespace openmash::linkage {

namespace {

using Digits = std::array<int, 8>;

Digits digits_of(BirthDate date) {
  return {date.year / 1000, date.year / 100 % 10, date.year / 10 % 10, date.year % 10,
          date.month / 10,  date.month % 10,      date.day / 10,       date.day % 10};
}

/// One digit mistyped, or two neighbours in the wrong order.
bool is_one_slip(BirthDate one, BirthDate other) {
  const Digits left = digits_of(one);
  const Digits right = digits_of(other);
  const auto [first, of_right] = std::ranges::mismatch(left, right);
  if (first == left.end()) {
    return false;
  }
  const auto at = static_cast<std::size_t>(first - left.begin());
  if (std::equal(left.begin() + static_cast<long>(at) + 1, left.end(), of_right + 1)) {
    return true;
  }
  return at + 1 < left.size() && left[at] == right[at + 1] && left[at + 1] == right[at] &&
         std::equal(left.begin() + static_cast<long>(at) + 2, left.end(), of_right + 2);
}

int rough_day(BirthDate date) {
  return date.year * 372 + date.month * 31 + date.day;
}

}  // namespace

std::optional<BirthDate> read_birth_date(std::string_view text) {
  std::array<int, 3> numbers{};
  std::array<std::size_t, 3> lengths{};
  std::size_t count = 0;
  bool in_number = false;
  for (const char letter : text) {
    if (letter >= '0' && letter <= '9') {
      if (!in_number) {
        if (count == numbers.size()) {
          break;  // a time of day follows
        }
        ++count;
        in_number = true;
      }
      if (++lengths[count - 1] > 8) {
        return std::nullopt;
      }
      numbers[count - 1] = numbers[count - 1] * 10 + (letter - '0');
    } else {
      in_number = false;
    }
  }
  if (count == 1 && lengths[0] == 8) {
    numbers = {numbers[0] / 10'000, numbers[0] / 100 % 100, numbers[0] % 100};
  } else if (count == 3 && lengths[0] <= 2 && lengths[2] == 4) {
    std::swap(numbers[0], numbers[2]);
  } else if (count == 0 || lengths[0] != 4) {
    return std::nullopt;
  }
  if (numbers[0] == 0 || numbers[1] > 99 || numbers[2] > 99) {
    return std::nullopt;
  }
  return BirthDate{.year = static_cast<std::uint16_t>(numbers[0]),
                   .month = static_cast<std::uint8_t>(numbers[1]),
                   .day = static_cast<std::uint8_t>(numbers[2])};
}

DateAgreement agreement(BirthDate one, BirthDate other) {
  if (!one.known() || !other.known()) {
    return DateAgreement::unknown;
  }
  if (one == other) {
    return one.whole()      ? DateAgreement::same
           : one.month != 0 ? DateAgreement::same_as_far_as_known
                            : DateAgreement::same_year_one_without_day;
  }
  const bool whole = one.whole() && other.whole();
  if (one.year == other.year) {
    if (!whole && one.month == other.month && one.month != 0) {
      return DateAgreement::same_as_far_as_known;
    }
    const bool vague = one.month == 0 || other.month == 0 || one.perhaps_only_the_year() ||
                       other.perhaps_only_the_year();
    if (vague) {
      return DateAgreement::same_year_one_without_day;
    }
  }
  if (whole && is_one_slip(one, other)) {
    return DateAgreement::one_digit_off;
  }
  const int years = std::max(one.year, other.year) - std::min(one.year, other.year);
  if (whole && years == 0 && one.day == other.month && one.month == other.day) {
    return DateAgreement::day_and_month_swapped;
  }
  if (whole && years == 1 && one.day == other.day && one.month == other.month) {
    return DateAgreement::same_day_other_year;
  }
  const auto [earlier, later] = std::minmax(rough_day(one), rough_day(other));
  if (whole && later - earlier <= 45) {
    return DateAgreement::near;
  }
  if (years == 0) {
    return whole && (one.month == other.month || one.day == other.day)
               ? DateAgreement::same_year_and_part
               : DateAgreement::same_year;
  }
  return years == 1 ? DateAgreement::next_year : DateAgreement::far;
}

}  // namespace openmash::linkage
