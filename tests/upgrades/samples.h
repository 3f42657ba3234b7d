// The stored bytes of one event, as a small text file: its type, its schema, and its two parts in
// hexadecimal digits.
// A file, once committed, is never changed: it stands for what lies in real ledgers. README.md says
// how one is added.
#pragma once

#include <filesystem>
#include <optional>

#include "codec/codec.h"
#include "upgrades/examples.h"

namespace openmash::upgrades {

inline const std::filesystem::path samples_folder = "tests/upgrades/samples";

[[nodiscard]] std::filesystem::path file_of(const Example& example);

/// Nothing when there is no such file, or it is not a sample.
[[nodiscard]] std::optional<codec::Plain> read_sample(const std::filesystem::path& file);

/// The newest spelling of it, and back.
[[nodiscard]] codec::Plain spelled(const AnyEvent& event, const Actor& by);
/// In the version the example is of, where that can be written still.
[[nodiscard]] codec::Plain spelled_as(const Example& example, const Actor& by);
[[nodiscard]] std::pair<AnyEvent, Actor> read_back_like(const AnyEvent& event,
                                                        const codec::Plain& plain);

void write_sample(const std::filesystem::path& file, const codec::Plain& plain);

}  // namespace openmash::upgrades
