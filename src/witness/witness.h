// Somebody outside who remembers how much of a hub's record there was, and signs that they do.
// It signs a checkpoint only when it goes on from the last one it signed, and remembers that on the
// disk before the signature leaves: never two histories, whatever is asked and whenever it is
// killed. It sees sizes and hashes, and no word of any record. The hub's side: app/witnessed.h; the
// program: main/openmash_witness.cpp; how to run one: docs/operate/witness.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "seal/signing.h"
#include "verifier/note.h"

namespace openmash::witness {

/// The hub's own checkpoint with our line under it.
struct Cosigned {
  std::string note;
};

/// Nothing is wrong with the ledger; what was brought is not what can be answered.
struct NotUnderstood {
  std::string why;
};

/// The ledger is not the one we signed. `signed_before` is what we hold against it: the hub must be
/// given that.
struct Contradiction {
  std::string why;
  std::string signed_before;
};

using Answer = std::variant<Cosigned, NotUnderstood, Contradiction>;

class Witness {
 public:
  /// Makes the folder with a fresh key, for one ledger. Throws ConfigurationFault when there is a
  /// witness in it, or when the key is not a ledger's.
  static void make(const std::filesystem::path& folder, const std::string& name,
                   const std::string& ledger_key);

  /// Nobody else may have it open: whoever comes second waits. Throws ConfigurationFault when it is
  /// not a witness's folder, or damaged.
  explicit Witness(std::filesystem::path folder);
  ~Witness();
  Witness(const Witness&) = delete;
  Witness& operator=(const Witness&) = delete;

  /// What the hub must be told to listen to us.
  [[nodiscard]] std::string verifier_key() const;

  /// How many events there were when we last signed: what the hub has to go on from.
  [[nodiscard]] std::uint64_t size() const;

  /// What we last signed; empty at first.
  [[nodiscard]] const std::string& last() const { return last_; }

  /// What the hub is asked with: only whom it listens to learns how much there is.
  [[nodiscard]] std::string ask(std::uint64_t seconds) const;

  /// Asked to sign what the hub gave for size(). Durable before it returns.
  [[nodiscard]] Answer answer(std::string_view growth, std::uint64_t seconds);

 private:
  void keep_evidence(std::string_view growth) const;

  std::filesystem::path folder_;
  int lock_ = -1;
  std::string name_;
  verifier::VerifierKey ledger_;
  std::optional<seal::SigningKey> key_;
  std::string last_;
  std::optional<verifier::Checkpoint> seen_;
};

}  // namespace openmash::witness
