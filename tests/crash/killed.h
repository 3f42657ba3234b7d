// Starts crash_load, listens to it, and kills it.
// What it had acknowledged by then is exactly what came through the pipe before its end. Used by
// crash_test.cpp.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "crash/load.h"

namespace openmash::crash {

struct Life {
  std::map<Press, ContactId> done;  ///< acknowledged
  std::vector<Press> unfinished;    ///< begun, and killed before the acknowledgement

  [[nodiscard]] std::size_t stored_contacts() const;
};

struct Kill {
  std::size_t after = 0;  ///< so many lines were said
  unsigned microseconds = 0;
};

/// Throws when it ended by itself.
[[nodiscard]] Life run_until_killed(const std::filesystem::path& folder, std::uint64_t seed,
                                    const std::string& what, Kill kill);

}  // namespace openmash::crash
