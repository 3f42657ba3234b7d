// Invented names, addresses and telephone numbers, and a search for them in files.
// They are planted through the front door and must be found nowhere behind it: not as they were
// written, not in capitals, not as UTF-16, hexadecimal, base64 or in an address. A scan that finds
// nothing proves something only beside a control that it does find; every test that uses this has
// one. The whole hub is scanned in tests/; single rooms scan themselves.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/bytes.h"

namespace openmash::db {

class PlantedNames {
 public:
  /// The same seed gives the same names.
  PlantedNames(std::uint64_t seed, std::size_t count);

  [[nodiscard]] const std::vector<std::string>& all() const { return names_; }

  /// Those of all() that can be read in this file, in any spelling.
  [[nodiscard]] std::vector<std::string> found_in(const std::filesystem::path& file) const;

  /// The same for every file below a folder.
  [[nodiscard]] std::vector<std::string> found_below(const std::filesystem::path& folder) const;

 private:
  struct Spelling {
    std::string text;
    std::size_t name;
  };
  void add_spellings(std::size_t name);

  std::vector<std::string> names_;
  std::unordered_multimap<std::uint64_t, Spelling> by_beginning_;
  std::vector<bool>
      beginnings_;  ///< by a small hash: most places in a file are passed over at once
};

}  // namespace openmash::db
