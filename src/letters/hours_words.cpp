#include <array>

#include "letters/compose.h"
#include "london/time_text.h"
#include "words/kinds.h"

namespace openmash::letters {

namespace {

constexpr std::array<std::string_view, 7> days = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                  "Friday", "Saturday", "Sunday"};

std::string run_words(std::size_t first, std::size_t last, const hub::DayHours& hours) {
  std::string text{days.at(first)};
  if (last != first) {
    text += (last == first + 1 ? " and " : " to ") + std::string{days.at(last)};
  }
  return text + ", " + london::clock_text(hours.open) + " to " + london::clock_text(hours.close);
}

}  // namespace

std::string hours_words(const hub::OpeningHours& hours) {
  std::vector<std::string> runs;
  for (std::size_t first = 0; first < hours.week.size();) {
    if (!hours.week.at(first)) {
      ++first;
      continue;
    }
    std::size_t last = first;
    while (last + 1 < hours.week.size() && hours.week.at(last + 1) == hours.week.at(first)) {
      ++last;
    }
    runs.push_back(run_words(first, last, *hours.week.at(first)));
    first = last + 1;
  }
  return words::listed(runs);
}

}  // namespace openmash::letters
