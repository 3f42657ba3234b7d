// Attempts to prove something, and how long the next one must wait.
// Counted before they are looked at, so that two at once are two, whether or not what they are
// about exists, and kept over a restart. Neither a name nor an address is stored: only keyed
// hashes. Some are free; from then on each doubles the wait. What is counted together, and how many
// are free, is the table below. Passwords themselves: seal/password.h.
#pragma once

#include <chrono>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "db/readers.h"
#include "db/writer.h"
#include "seal/key.h"

namespace openmash::keep {

struct Throttle {
  std::string_view kind;
  int free = 5;
  std::chrono::seconds first_wait{30};
  std::chrono::seconds longest_wait{std::chrono::minutes{30}};
  std::chrono::days forgotten_after{1};  ///< without another attempt
  bool shared = false;  ///< by many: a success takes back its own attempt and forgives no other
};

/// One account from one address.
inline constexpr Throttle account_here{.kind = "account"};
/// One account from anywhere it was never at home. Strangers can bring it to its wait, so that is
/// short, and nobody waits for it in a browser they have signed in with before.
inline constexpr Throttle account_anywhere{
    .kind = "anywhere", .free = 50, .longest_wait = std::chrono::minutes{5}};
/// One account in a browser in which it was signed in to before.
inline constexpr Throttle account_at_home{.kind = "at home"};
/// One address, whoever it says it is: a whole office may share it.
inline constexpr Throttle one_peer{.kind = "peer", .free = 20, .shared = true};
/// A code of six digits, by somebody who knows the password: so many guesses in a lifetime that
/// none will be right.
inline constexpr Throttle one_code{
    .kind = "code", .longest_wait = std::chrono::days{1}, .forgotten_after = std::chrono::days{30}};

struct Counted {
  const Throttle& by;
  std::string name;
};

class Lockouts {
 public:
  /// No counter is kept longer than this.
  static constexpr std::chrono::days longest_kept{30};

  /// `key`: ring.derived("lockouts").
  Lockouts(db::Writer& writer, db::Readers& readers, seal::Key key);

  /// Counts an attempt that is about to be looked at; or says from when one is allowed again, and
  /// counts nothing. Ask before looking, and answer the same whether there is anything to find.
  [[nodiscard]] std::optional<Instant> attempt(std::initializer_list<Counted> counted, Instant now);
  /// It was right: its attempt is taken back, and the ones before it are forgotten where nobody
  /// else shares the counter.
  void succeeded(std::initializer_list<Counted> counted);
  std::size_t sweep(Instant now);

 private:
  [[nodiscard]] Bytes mark(const Counted& counted) const;

  db::Writer& writer_;
  seal::Key key_;
};

}  // namespace openmash::keep
