#include "base/id128.h"

#include <algorithm>

namespace openmash {

namespace {

int nibble(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

std::optional<Id128> id_from_hex(std::string_view hex) {
  if (hex.size() != 32) {
    return std::nullopt;
  }
  Id128 id;
  for (std::size_t i = 0; i < 16; ++i) {
    const int high = nibble(hex[2 * i]);
    const int low = nibble(hex[2 * i + 1]);
    if (high < 0 || low < 0) {
      return std::nullopt;
    }
    id.bytes[i] = static_cast<Byte>(high * 16 + low);
  }
  return id;
}

std::optional<Id128> id_from_bytes(BytesView bytes) {
  if (bytes.size() != 16) {
    return std::nullopt;
  }
  Id128 id;
  std::ranges::copy(bytes, id.bytes.begin());
  return id;
}

}  // namespace openmash
