// Reads a ledger file and trusts nothing in it.
// It needs no key, and shares with the program that wrote the file only the hash function: the
// grammar is read again from docs/formats/ledger.md. It never writes. It finds any change, swap or
// gap inside a stream; it cannot see that the end of a stream was cut off together with its head,
// or a whole stream: that takes a witness outside. The command line is cli/hub_commands.h.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "base/id128.h"

namespace openmash::verifier {

struct Damage {
  Id128 stream;                ///< zero when the damage belongs to no stream
  std::uint64_t sequence = 0;  ///< zero when it belongs to no event
  std::string what;            ///< in words, without content
};

struct Report {
  Id128 ledger;
  std::uint64_t streams = 0;
  std::uint64_t events = 0;
  std::uint64_t parts = 0;
  std::uint64_t destroyed = 0;  ///< parts that are absent by an event that says so
  std::uint64_t bytes = 0;      ///< hashed
  std::optional<Damage> first_damage;

  [[nodiscard]] bool is_sound() const { return !first_damage; }
};

/// Throws DatabaseFault when the file cannot be read at all; what can be read and is wrong is in
/// the report.
[[nodiscard]] Report verify(const std::filesystem::path& ledger);

}  // namespace openmash::verifier
