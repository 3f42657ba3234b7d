// The tree of hashes over all events (RFC 6962): its root, and the proofs that lie in it.
// Nothing is stored here. Only every eighth level is kept, one hash for 256 below it: the rest is
// hashed again when it is asked for, which costs a proof at most 255 hashes for every eight levels
// and an append one row in 256. Who keeps them: ledger/checkpoints.h. Who checks proofs:
// verifier/proofs.h.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "seal/hash.h"

namespace openmash::ledger {

using Hashes = std::vector<seal::Hash>;

inline constexpr unsigned kept_every = 8;  ///< levels

/// SHA-256(0x01 ‖ left ‖ right). The hash of a leaf is its event's hash.
[[nodiscard]] seal::Hash node_hash(const seal::Hash& left, const seal::Hash& right);

/// The root over these; of nothing it is the hash of nothing.
[[nodiscard]] seal::Hash root_over(std::span<const seal::Hash> hashes);

/// So many hashes of one level from the first on. Asked only for level 0, the leaves, and for kept
/// levels, and only for nodes with everything below them.
using ReadHashes = std::function<Hashes(unsigned level, std::uint64_t first, std::uint64_t count)>;

class Tree {
 public:
  Tree(ReadHashes read, std::uint64_t size) : read_(std::move(read)), size_(size) {}

  [[nodiscard]] seal::Hash root() const;

  /// That this leaf is in the tree: its sibling first, the root's child last.
  [[nodiscard]] Hashes inclusion(std::uint64_t leaf) const;

  /// That the tree when it had `from` leaves is the beginning of this one. Empty for 0 and for the
  /// whole.
  [[nodiscard]] Hashes consistency(std::uint64_t from) const;

 private:
  [[nodiscard]] seal::Hash over(std::uint64_t first, std::uint64_t count) const;
  void path(std::uint64_t leaf, std::uint64_t first, std::uint64_t count, Hashes& proof) const;
  void subproof(std::uint64_t from, std::uint64_t first, std::uint64_t count, bool known,
                Hashes& proof) const;

  ReadHashes read_;
  std::uint64_t size_;
};

}  // namespace openmash::ledger
