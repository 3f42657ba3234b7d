// Reads a ledger file and trusts nothing in it.
// It needs no secret, and shares with the program that wrote the file only the hash and the check
// of a signature: the grammar is read again from docs/formats/ledger.md. It never writes. Any
// change, swap or gap inside a stream is named; with the ledger's public key also events written
// anew, and an end cut off, as far back as the last checkpoint that somebody outside holds. What
// came after that checkpoint can be cut off unseen. The command line is main/openmash_verify.cpp.
#pragma once

#include <filesystem>

#include "verifier/tree.h"

namespace openmash::verifier {

struct Report : Counts {
  Id128 ledger;
  std::string key;                   ///< the ledger's public key as the file names it; may be empty
  std::uint64_t checkpoints = 0;     ///< that are kept
  std::uint64_t signed_size = 0;     ///< events under the last of them
  std::uint64_t witnessed_size = 0;  ///< events under the last that a witness signed
  std::optional<Damage> first_damage;

  [[nodiscard]] bool is_sound() const { return !first_damage; }
};

/// Throws DatabaseFault when the file cannot be read at all; what can be read and is wrong is in
/// the report.
[[nodiscard]] Report verify(const std::filesystem::path& ledger, const Trust& trust = {});

/// The public key a ledger file names as its own; empty when it names none. Whoever relies on it
/// compares it with the one that was handed to them.
[[nodiscard]] std::string named_key(const std::filesystem::path& ledger);

/// All of a ledger's rows in memory, for tests that change them: streams in their order, and the
/// tree's. Throws CorruptRecord when the file is damaged.
struct Rows {
  Id128 ledger;
  std::vector<StreamRows> streams;
  TreeRows tree;
};
[[nodiscard]] Rows read_rows(const std::filesystem::path& ledger);

}  // namespace openmash::verifier
