// One TOML file that parsed, and the way from a dotted path to the line it stands on.
// A path goes by code, not by number: "levels.soon.decision"; "#2" is the third of a list whatever
// its code. It never changes the file. table_reader.h takes it apart; check_profile.h asks it where
// things are.
#pragma once

#include <toml++/toml.h>

#include <optional>
#include <string>
#include <string_view>

#include "profile/mistake.h"

namespace openmash::profile {

struct Document {
  std::string file;
  toml::table root;

  [[nodiscard]] bool has(std::string_view path) const;
  /// The line of what the path leads to, or of the nearest thing above it that is there.
  [[nodiscard]] int line_of(std::string_view path) const;
};

/// Nothing, and one mistake more, if it is not TOML.
[[nodiscard]] std::optional<Document> parse(const std::string& file, const std::string& text,
                                            Mistakes& mistakes);

}  // namespace openmash::profile
