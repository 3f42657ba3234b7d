// A secret of 32 bytes.
// It wipes itself when it goes, and it is copied only where somebody wrote clone(): a key that can
// be copied by accident is a key that is somewhere nobody wiped. Keys are kept wrapped
// (seal/key_ring.h) and used on envelopes (seal/envelope.h).
#pragma once

#include <array>
#include <string_view>

#include "base/bytes.h"

namespace openmash::seal {

class Key {
 public:
  static constexpr std::size_t size = 32;

  [[nodiscard]] static Key fresh();

  /// From exactly 32 bytes; anything else is our own mistake.
  explicit Key(BytesView bytes);
  ~Key();
  Key(Key&& other) noexcept;
  Key& operator=(Key&& other) noexcept;
  Key(const Key&) = delete;
  Key& operator=(const Key&) = delete;

  [[nodiscard]] Key clone() const { return Key{bytes_}; }
  [[nodiscard]] BytesView view() const { return bytes_; }

 private:
  Key() = default;
  std::array<Byte, size> bytes_{};
};

/// Another key for another purpose. Nobody who holds it can find this one, or the keys for other
/// purposes.
[[nodiscard]] Key derive(const Key& from, std::string_view purpose);

/// The key that a code opens, in the hub that holds hub_key. The code must be one that
/// normalise_code() gave back. One keyed hash is enough and no slow one is needed: a code has 90
/// random bits, so there is no list of likely ones to try.
[[nodiscard]] Key key_from_code(const Key& hub_key, std::string_view code,
                                std::string_view purpose);

}  // namespace openmash::seal
