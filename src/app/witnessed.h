// What somebody outside has signed of this hub's ledger, and whether it is still that ledger.
// The newest checkpoint that a witness signed is kept beside the key file, where no backup of the
// database puts an old one back. A ledger that is shorter than it, or another, is not written to
// any more: whoever went on would make a second history, and would be found out. Checkpoints are
// ledger/checkpoints.h's; the witness's own side is witness/witness.h.
#pragma once

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/sqlite_ledger.h"
#include "verifier/note.h"

namespace openmash::app {

class Witnessed {
 public:
  Witnessed(ledger::SqliteLedger& ledger, ledger::Checkpoints& checkpoints, ledger::Clock clock,
            std::filesystem::path file);

  /// Compares the ledger with what was signed of it, and signs what has no checkpoint yet. Throws
  /// ConfigurationFault when the file beside the keys is not this hub's.
  void begin();

  /// A checkpoint over what is new. Does nothing once the ledger is halted.
  void sign();

  /// Why nothing is written to this ledger, in words for whoever runs the hub.
  [[nodiscard]] std::optional<std::string> objection() const;

  /// A witness we were told of asks what came since it signed last: the newest checkpoint and the
  /// proof that it goes on from there. Nothing for anybody else, for how fast a record grows is
  /// nobody else's business, and nothing for what was asked some time ago.
  [[nodiscard]] std::optional<std::string> growth_for(std::string_view ask) const;

  [[nodiscard]] std::string verifier_key() const { return checkpoints_.verifier_key(); }

  /// The checkpoint beside the keys, as a note; nothing when no witness has signed yet.
  [[nodiscard]] std::optional<std::string> kept() const;

  enum class Taken {
    kept,
    not_ours,         ///< no checkpoint of this ledger under this hub's key
    unknown_witness,  ///< nobody signed it whom this hub was told to listen to
    contradicts,      ///< it is ours, and this ledger is not what was signed: halted from now on
    lost,             ///< the same, but signed before a restore was declared
  };
  /// A checkpoint that came back from a witness.
  [[nodiscard]] Taken take(std::string_view note);

  /// Sixteen digits that stand for the first event of a stream, for somebody to write down: the
  /// beginning of its hash, which a receipt shows whole.
  [[nodiscard]] std::string fingerprint(ledger::StreamId stream) const;

  /// What a witness signed and this ledger is not: the reason it is halted, if that is the reason.
  [[nodiscard]] std::optional<verifier::Checkpoint> lost() const;

  /// Writes again, for the declaration that comes next, and for all after it once settled. What was
  /// signed until now is put aside, and no longer holds the ledger up.
  void resume();
  void settle();

  /// False when the text is no witness's key.
  [[nodiscard]] bool listen_to(const std::string& verifier_key);

 private:
  [[nodiscard]] std::vector<verifier::VerifierKey> witnesses() const;
  [[nodiscard]] std::optional<std::string> difference(const verifier::Checkpoint& signed_one);
  void halt(const std::string& why);
  [[nodiscard]] std::filesystem::path restored_file() const;
  [[nodiscard]] std::uint64_t restored_at() const;

  ledger::SqliteLedger& ledger_;
  ledger::Checkpoints& checkpoints_;
  ledger::Clock clock_;
  std::filesystem::path file_;
  verifier::VerifierKey key_;

  mutable std::mutex mutex_;  // guards what follows
  std::uint64_t kept_size_ = 0;
  std::optional<std::string> objection_;
  std::optional<verifier::Checkpoint> lost_;
};

}  // namespace openmash::app
