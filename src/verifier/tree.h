// The tree over all events, its checkpoints and what witnesses signed, checked against the leaves.
// The leaves come from the streams one by one, in any order; afterwards the tree is built once and
// everything kept or signed over it is compared on the way. It needs 32 bytes of memory an event.
// What is read from the file is here as rows, so that a test can change them; verify.cpp reads
// them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "verifier/note.h"
#include "verifier/stream.h"

namespace openmash::verifier {

/// What the verifier was given from outside the file. What is missing is not checked.
struct Trust {
  std::optional<VerifierKey> ledger;   ///< whose signature is under every checkpoint
  std::vector<VerifierKey> witnesses;  ///< empty: those that the ledger itself names
  std::vector<std::string> held;       ///< checkpoints that somebody outside kept, as notes
};

struct NodeRow {
  std::int64_t level = 0;
  std::int64_t number = 0;
  Bytes hash;
};
struct CheckpointRow {
  std::int64_t size = 0;
  std::string note;
};
struct CosignatureRow {
  std::int64_t size = 0;
  std::string line;
};

/// In the order of their columns.
struct TreeRows {
  std::vector<NodeRow> nodes;
  std::vector<CheckpointRow> checkpoints;
  std::vector<CosignatureRow> cosignatures;
  std::vector<std::string> witnesses;
};

/// One checkpoint by itself: who signed it, over how large a tree of which ledger.
[[nodiscard]] std::optional<Damage> check_checkpoint(const CheckpointRow& row,
                                                     const std::string& origin, const Trust& trust,
                                                     Checkpoint& read);

/// One witness's line under a checkpoint's text.
[[nodiscard]] std::optional<Damage> check_cosignature(const CosignatureRow& row,
                                                      const std::string& text,
                                                      const std::vector<VerifierKey>& witnesses);

class TreeCheck {
 public:
  TreeCheck(Id128 ledger, std::uint64_t leaves, const Trust& trust);

  /// Takes a stream's leaves; the first that has no place.
  [[nodiscard]] std::optional<Damage> put(Id128 stream, const std::vector<Leaf>& leaves);

  /// When every stream has been put.
  [[nodiscard]] std::optional<Damage> finish(const TreeRows& rows);

  [[nodiscard]] std::uint64_t signed_size() const { return signed_size_; }
  [[nodiscard]] std::uint64_t witnessed_size() const { return witnessed_size_; }
  /// Of nodes and checkpoints.
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  /// A root that somebody signed, to be met on the way.
  struct Wanted {
    std::uint64_t size = 0;
    seal::Hash root{};
    bool is_held = false;
  };

  std::optional<Damage> read_checkpoints(const TreeRows& rows);
  std::optional<Damage> read_held();
  std::optional<Damage> read_cosignatures(const TreeRows& rows);
  std::optional<Damage> count_nodes(const TreeRows& rows) const;
  std::optional<Damage> walk(const TreeRows& rows);

  std::string origin_;
  const Trust& trust_;
  std::vector<seal::Hash> leaves_;
  std::vector<bool> taken_;
  std::uint64_t put_ = 0;
  std::vector<Wanted> wanted_;
  std::vector<std::string> texts_;
  std::uint64_t signed_size_ = 0;
  std::uint64_t witnessed_size_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace openmash::verifier
