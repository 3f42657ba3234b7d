// The ledger's checkpoints: how large its tree is and what its root is, signed.
// Every event has a leaf from the moment it is stored; a checkpoint is signed over all of them when
// make() is called, and never more than 1,000 events after the last, in the append's own
// transaction. It holds no content. Receipts and proofs for those outside are made here, checked in
// verifier/proofs.h, and all of it is spelled in docs/formats/ledger.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/readers.h"
#include "db/writer.h"
#include "ledger/merkle.h"
#include "ledger/part.h"
#include "seal/note.h"

namespace openmash::ledger {

inline constexpr std::uint64_t checkpoint_every = 1000;  ///< events, at the latest

struct Checkpoint {
  std::uint64_t size = 0;
  std::string note;  ///< as it was signed
};

class Checkpoints {
 public:
  Checkpoints(db::Writer& writer, db::Readers& readers, Id128 ledger, seal::SigningKey key);

  [[nodiscard]] const std::string& origin() const { return origin_; }

  /// What a witness keeps to know this ledger by.
  [[nodiscard]] std::string verifier_key() const;

  /// Signs what is not under a checkpoint yet; false when there was nothing.
  bool make();

  /// For whoever appends, in the open transaction: signs at every thousandth leaf that is reached.
  void sign_due(db::Connection& connection) const;

  [[nodiscard]] std::uint64_t leaves();
  [[nodiscard]] std::optional<Checkpoint> latest();
  [[nodiscard]] seal::Hash root_at(std::uint64_t size);

  /// For a witness that last saw so many leaves: the newest checkpoint, and that it goes on from
  /// there (C2SP's add-checkpoint). Without a proof when the ledger is no longer than that or has
  /// no checkpoint: nothing.
  [[nodiscard]] std::optional<std::string> since(std::uint64_t size);

  /// That this event is in the ledger, for whoever holds the key (C2SP's tlog-proof, the event's
  /// header with it). Nothing when there is no such event, or no checkpoint over it yet.
  [[nodiscard]] std::optional<std::string> receipt(StreamId stream, std::uint64_t sequence);

  /// The keys of the witnesses this ledger listens to, as text.
  [[nodiscard]] std::vector<std::string> witnesses();
  void add_witness(const std::string& verifier_key);

  /// A witness's line under a checkpoint of ours, all found to be right before. The checkpoint
  /// comes with it, for it may have been one of those that are not kept.
  void keep_cosignature(const Checkpoint& checkpoint, const std::string& line);

  /// The largest checkpoint that a witness signed; zero when there is none.
  [[nodiscard]] std::uint64_t witnessed_size();

 private:
  void sign(db::Connection& connection, std::uint64_t size) const;

  db::Writer& writer_;
  db::Readers& readers_;
  std::string origin_;
  seal::SigningKey key_;
};

}  // namespace openmash::ledger
