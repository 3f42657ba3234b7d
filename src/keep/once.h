// What may be used once, and counters that only rise.
// A code from an app, a challenge, an answer of a sign-in elsewhere: spent at its first use, by
// whichever of two requests came first, and refused ever after. Nothing here tells what it was:
// names are keyed hashes. Used by app/sign_in; how often somebody may try is keep/lockouts.h.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/instant.h"
#include "db/readers.h"
#include "db/writer.h"
#include "seal/key.h"

namespace openmash::keep {

class Once {
 public:
  /// `key`: ring.derived("once").
  Once(db::Writer& writer, seal::Key key);

  /// True for the first who asks, false for everybody after. After `until` it may be forgotten: by
  /// then the thing itself must have lost its worth.
  [[nodiscard]] bool spend(std::string_view kind, std::string_view what, Instant until);

  /// True if the number is higher than every one before, or if both are nought: devices that do
  /// not count always say nought.
  [[nodiscard]] bool rises(std::string_view kind, std::string_view what, std::uint32_t number);

  std::size_t sweep(Instant now);

 private:
  [[nodiscard]] Bytes mark(std::string_view kind, std::string_view what) const;

  db::Writer& writer_;
  seal::Key key_;
};

}  // namespace openmash::keep
