#include "domain/intake/partial_date.h"

#include <array>
#include <charconv>

namespace openmash {

namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0) {
    return std::nullopt;
  }
  return value;
}

/// A month by number or by name: "3", "03", "Mar", "march".
std::optional<int> month_number(std::string_view text) {
  static constexpr std::array<std::string_view, 12> names = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (const auto value = number(text)) {
    return value;
  }
  std::string lower;
  for (char c : text) {
    lower += (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (lower.size() >= 3 && names[i].substr(0, lower.size()) == lower) {
      return static_cast<int>(i) + 1;
    }
  }
  return std::nullopt;
}

std::string two_digits(int value) {
  return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

}  // namespace

Result<std::optional<PartialDate>, DateProblem> read_partial_date(std::string_view day,
                                                                  std::string_view month,
                                                                  std::string_view year) {
  day = trimmed(day);
  month = trimmed(month);
  year = trimmed(year);
  if (day.empty() && month.empty() && year.empty()) {
    return std::nullopt;
  }
  if (year.empty()) {
    return No{DateProblem::year_missing};
  }
  const auto y = number(year);
  if (!y) {
    return No{DateProblem::not_a_number};
  }
  if (*y < 1900 || *y > 2199) {
    return No{DateProblem::year_out_of_range};
  }
  PartialDate date{.year = *y};
  if (!month.empty()) {
    const auto m = month_number(month);
    if (!m || *m < 1 || *m > 12) {
      return No{DateProblem::no_such_month};
    }
    date.month = *m;
  }
  if (!day.empty()) {
    if (date.month == 0) {
      return No{DateProblem::day_without_month};
    }
    const auto d = number(day);
    if (!d) {
      return No{DateProblem::not_a_number};
    }
    const Date whole{std::chrono::year{date.year},
                     std::chrono::month{static_cast<unsigned>(date.month)},
                     std::chrono::day{static_cast<unsigned>(*d)}};
    if (!whole.ok()) {
      return No{DateProblem::no_such_day};
    }
    date.day = *d;
  }
  return date;
}

std::string to_text(const PartialDate& date) {
  std::string text = std::to_string(date.year);
  if (date.month != 0) {
    text += "-" + two_digits(date.month);
  }
  if (date.day != 0) {
    text += "-" + two_digits(date.day);
  }
  return text;
}

std::optional<PartialDate> partial_date_from_text(std::string_view text) {
  const auto part = [&text](std::size_t from, std::size_t length) {
    return text.size() >= from + length ? text.substr(from, length) : std::string_view{};
  };
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) {
    return std::nullopt;
  }
  const auto read = read_partial_date(part(8, 2), part(5, 2), part(0, 4));
  return read ? *read : std::nullopt;
}

std::optional<int> age_in_years(const PartialDate& born, Date on) {
  if (born.year == 0) {
    return std::nullopt;
  }
  int age = static_cast<int>(on.year()) - born.year;
  const int on_month = static_cast<int>(static_cast<unsigned>(on.month()));
  const int on_day = static_cast<int>(static_cast<unsigned>(on.day()));
  const bool birthday_to_come =
      born.month != 0 &&
      (born.month > on_month || (born.month == on_month && born.day != 0 && born.day > on_day));
  if (birthday_to_come) {
    --age;
  }
  return age < 0 ? std::nullopt : std::optional{age};
}

}  // namespace openmash
