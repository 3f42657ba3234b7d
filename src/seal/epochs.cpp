#include "seal/epochs.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "base/ensure.h"
#include "base/faults.h"
#include "seal/key_file.h"

namespace openmash::seal {

namespace {

unsigned number_in(std::string_view digits) {
  unsigned number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

/// `first`: what only says the month began on its first day; otherwise it is taken for the last.
Date day_in(std::string_view text, bool first, const std::filesystem::path& key_file) {
  using namespace std::chrono;
  if (text.size() >= 7) {
    const year_month month = year{static_cast<int>(number_in(text.substr(0, 4)))} /
                             std::chrono::month{number_in(text.substr(5, 2))};
    const Date date = text.size() >= 10 ? Date{month / day{number_in(text.substr(8, 2))}}
                      : first           ? Date{month / day{1}}
                                        : Date{month / last};
    if (date.ok()) {
      return date;
    }
  }
  throw ConfigurationFault("the key file " + key_file.string() +
                           " has an epoch without the day it began");
}

}  // namespace

std::optional<Date> EpochDays::goes(std::chrono::days kept) const {
  return ended ? std::optional{Date{std::chrono::sys_days{*ended} + kept}} : std::nullopt;
}

std::vector<EpochDays> epochs_in(const std::filesystem::path& key_file) {
  const KeyFile file = read_key_file(key_file);
  std::vector<EpochDays> epochs;
  for (const EpochLine& line : file.epochs) {
    if (!epochs.empty()) {
      epochs.back().ended = day_in(line.begun, false, key_file);
    }
    epochs.push_back(
        {.number = line.number, .begun = day_in(line.begun, true, key_file), .ended = {}});
  }
  return epochs;
}

void destroy_epochs(const std::filesystem::path& key_file, const std::vector<Epoch>& epochs) {
  KeyFile file = read_key_file(key_file);
  ensure(std::ranges::find(epochs, file.epochs.back().number) == epochs.end(),
         "the newest epoch is in use");
  const auto gone = std::erase_if(file.epochs, [&](const EpochLine& line) {
    return std::ranges::find(epochs, line.number) != epochs.end();
  });
  if (gone != 0) {
    write_key_file(key_file, file, true);
  }
}

}  // namespace openmash::seal
