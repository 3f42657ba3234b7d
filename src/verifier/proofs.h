// Proofs in a tree of hashes, checked: that a leaf is in it, that a smaller tree was its beginning.
// Written from RFC 9162, sections 2.1.3.2 and 2.1.4.2; the proofs themselves are made in
// ledger/merkle.h, with which this shares nothing but the hash. A proof that is longer or shorter
// than it must be is false.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "seal/hash.h"
#include "verifier/header.h"
#include "verifier/note.h"

namespace openmash::verifier {

[[nodiscard]] seal::Hash hash_of_node(const seal::Hash& left, const seal::Hash& right);

/// The root of a tree without leaves.
[[nodiscard]] seal::Hash empty_root();

[[nodiscard]] bool is_included(std::uint64_t leaf, const seal::Hash& leaf_hash, std::uint64_t size,
                               const seal::Hash& root, std::span<const seal::Hash> proof);

[[nodiscard]] bool is_consistent(std::uint64_t old_size, const seal::Hash& old_root,
                                 std::uint64_t size, const seal::Hash& root,
                                 std::span<const seal::Hash> proof);

/// What a witness is asked to sign: the size it knows, the proof from there, and the checkpoint.
struct Growth {
  std::uint64_t old_size = 0;
  std::vector<seal::Hash> proof;
  Note note;
  Checkpoint checkpoint;
};

[[nodiscard]] std::optional<Growth> read_growth(std::string_view text);

/// A witness asks what came since it signed last.
struct Ask {
  std::string origin;
  std::uint64_t since = 0;
  std::uint64_t seconds = 0;  ///< when; true only if the signature is
  Note note;
};

[[nodiscard]] std::optional<Ask> read_ask(std::string_view text);

/// The text of one, to be signed as a witness signs.
[[nodiscard]] std::string ask_text(std::string_view origin, std::uint64_t since);

/// That an event is in a ledger, as whoever was given it holds it.
struct Receipt {
  Header header;
  seal::Hash event_hash{};
  std::uint64_t leaf = 0;
  std::vector<seal::Hash> proof;
  Note note;
  Checkpoint checkpoint;
};

[[nodiscard]] std::optional<Receipt> read_receipt(std::string_view text);

/// The checkpoint is by this key, and the event is under it.
[[nodiscard]] bool proves(const Receipt& receipt, const VerifierKey& key);

}  // namespace openmash::verifier
