#include "factors/base64url.h"

namespace openmash::factors {

namespace {

constexpr std::string_view letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

}  // namespace

std::string to_base64url(BytesView bytes) {
  std::string text;
  unsigned held = 0;
  unsigned bits = 0;
  for (const Byte byte : bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 6; bits -= 6) {
      text += letters[(held >> (bits - 6)) & 63];
    }
  }
  if (bits > 0) {
    text += letters[(held << (6 - bits)) & 63];
  }
  return text;
}

std::optional<Bytes> from_base64url(std::string_view text) {
  Bytes bytes;
  unsigned held = 0;
  unsigned bits = 0;
  for (const char c : text) {
    const std::size_t value = letters.find(c);
    if (value == std::string_view::npos) {
      return std::nullopt;
    }
    held = ((held << 6) | static_cast<unsigned>(value)) & 0xffffU;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push_back(static_cast<Byte>(held >> bits));
    }
  }
  if (text.size() % 4 == 1 || (held & ((1U << bits) - 1)) != 0) {
    return std::nullopt;
  }
  return bytes;
}

}  // namespace openmash::factors
