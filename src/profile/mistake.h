// What is wrong in a hub's folder: which file, which line, what stood there, and what should have.
// Every mistake is found in one pass; none stops the search for the next. The words are for whoever
// writes the profile, and are ready to print. hub_folder.h hands them out.
#pragma once

#include <compare>
#include <string>
#include <vector>

namespace openmash::profile {

struct Mistake {
  std::string file;
  int line = 0;  ///< 0: the file as a whole
  std::string found;
  std::string expected;
  friend auto operator<=>(const Mistake&, const Mistake&) = default;  ///< as a reader meets them
};

using Mistakes = std::vector<Mistake>;

/// "hubs/wenbrook/profile.toml:12: found a number; expected a text in quotation marks".
[[nodiscard]] std::string printed(const Mistake& mistake);

/// One to a line, and their number at the end.
[[nodiscard]] std::string printed(const Mistakes& mistakes);

}  // namespace openmash::profile
