// Failed sign-ins, and how long the next attempt must wait.
// Counted for the account name and for the peer apart, whether or not the account exists, and kept
// over a restart. Neither the name nor the address is stored: only keyed hashes. Five failures are
// free; from then on each doubles the wait, from 30 seconds to 30 minutes. A day without failures
// forgets them. Passwords themselves: seal/password.h.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "base/instant.h"
#include "db/readers.h"
#include "db/writer.h"
#include "seal/key.h"

namespace openmash::keep {

class Lockouts {
 public:
  static constexpr int free_failures = 5;        ///< of one account
  static constexpr int free_peer_failures = 20;  ///< of one address: a whole office may share it
  static constexpr std::chrono::seconds first_wait{30};
  static constexpr std::chrono::minutes longest_wait{30};
  static constexpr std::chrono::days forgotten_after{1};

  /// `key`: ring.derived("lockouts").
  Lockouts(db::Writer& writer, db::Readers& readers, seal::Key key);

  /// The moment from which an attempt is allowed again, or nothing if it is allowed now. Ask before
  /// looking at the password, and answer the same whether the account exists or not.
  [[nodiscard]] std::optional<Instant> locked_until(std::string_view account, std::string_view peer,
                                                    Instant now);
  void failed(std::string_view account, std::string_view peer, Instant now);
  /// Forgets the account's failures; the peer's stay.
  void succeeded(std::string_view account);
  std::size_t sweep(Instant now);

 private:
  [[nodiscard]] Bytes mark(std::string_view kind, std::string_view name) const;

  db::Writer& writer_;
  db::Readers& readers_;
  seal::Key key_;
};

}  // namespace openmash::keep
