// The text of a key file: read, checked, written.
// A file that is damaged, cut short or open to others is refused with words that say what to do,
// and never half used. Only key_ring.cpp includes it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/instant.h"
#include "seal/key.h"
#include "seal/key_ring.h"

namespace openmash::seal {

struct EpochLine {
  Epoch number = 0;
  std::string begun;  ///< "2026-12-01"; of files made before there were days, "2026-11"
  Key key;
};

struct KeyFile {
  Key root;
  std::vector<EpochLine> epochs;  ///< ascending, at least one
};

[[nodiscard]] KeyFile read_key_file(const std::filesystem::path& path);

/// Writes it whole, mode 0400, and durable before it returns. With `replace` the old one is
/// exchanged in one step; without, anything that is there already is left alone and
/// ConfigurationFault is thrown.
void write_key_file(const std::filesystem::path& path, const KeyFile& file, bool replace);

}  // namespace openmash::seal
