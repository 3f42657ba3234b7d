// How common names are: a saved file, so that what a name is worth is the same tomorrow as when
// somebody judged by it.
// It is counted once, from a register named by whoever counts, and never from who is in a hub now:
// a record that is hidden from somebody must not change a weight (sealing.md 5). A name that few
// share is not in it. Its form is in docs/formats/linkage-model.md; used by people.h.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace openmash::linkage {

class People;

struct Frequencies {
  using Counted = std::map<std::string, std::uint32_t, std::less<>>;  ///< by the folded name

  std::uint32_t records = 0;  ///< how many were counted
  std::uint32_t least = 0;  ///< a name that fewer show is not listed, and counts as shown by these
  Counted forenames;
  Counted surnames;

  [[nodiscard]] std::uint32_t of(const Counted& counted, std::string_view name) const {
    const auto found = counted.find(name);
    return found == counted.end() ? least : found->second;
  }
  friend bool operator==(const Frequencies&, const Frequencies&) = default;
};

/// Of a register that was counted: names shown by at least so many of its records.
[[nodiscard]] Frequencies frequencies_of(const People& people, std::uint32_t least);

[[nodiscard]] std::string written(const Frequencies& frequencies);

struct FrequencyMistake {
  std::size_t line = 0;
  std::string what;
};
[[nodiscard]] Result<Frequencies, FrequencyMistake> read_frequencies(std::string_view text);

}  // namespace openmash::linkage
