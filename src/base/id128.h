// An identity of 128 random bits: 16 bytes, and 32 hexadecimal digits when it must be text.
// It says nothing of what it names, in what order it was made, or how many there are. It cannot
// make itself: fresh ids come from seal/random.h through the shell, so that the core stays pure.
// domain/ids.h makes types of it.
#pragma once

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace openmash {

struct Id128 {
  std::array<Byte, 16> bytes{};

  friend auto operator<=>(const Id128&, const Id128&) = default;

  [[nodiscard]] std::string hex() const { return to_hex(bytes); }
  [[nodiscard]] BytesView view() const { return bytes; }
  [[nodiscard]] bool is_zero() const { return *this == Id128{}; }
};

/// The id written as 32 hexadecimal digits, or nothing if the text is anything else.
[[nodiscard]] std::optional<Id128> id_from_hex(std::string_view hex);

/// The id in exactly 16 bytes, or nothing.
[[nodiscard]] std::optional<Id128> id_from_bytes(BytesView bytes);

}  // namespace openmash

template <>
struct std::hash<openmash::Id128> {
  std::size_t operator()(const openmash::Id128& id) const noexcept {
    std::size_t h = 0;  // random already: any eight bytes will do
    for (int i = 0; i < 8; ++i) {
      h = (h << 8) | id.bytes[static_cast<std::size_t>(i)];
    }
    return h;
  }
};
