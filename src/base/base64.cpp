#include "base/base64.h"

#include <algorithm>

namespace openmash {

namespace {

constexpr std::string_view letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

std::string to_base64(BytesView bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t here = std::min<std::size_t>(3, bytes.size() - i);
    unsigned group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      group = (group << 8) | (k < here ? bytes[i + k] : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      text += k <= here ? letters[(group >> (18 - 6 * k)) & 63U] : '=';
    }
  }
  return text;
}

std::optional<Bytes> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) {
    return std::nullopt;
  }
  Bytes bytes;
  bytes.reserve(text.size() / 4 * 3);
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  unsigned group = 0;
  for (std::size_t i = 0; i < text.size() - padding; ++i) {
    const std::size_t value = letters.find(text[i]);
    if (value == std::string_view::npos) {
      return std::nullopt;
    }
    group = (group << 6) | static_cast<unsigned>(value);
    if (i % 4 != 0) {
      bytes.push_back(static_cast<Byte>(group >> (6 - 2 * (i % 4))));
    }
  }
  // What is left over of the last letter must be zeros, or the same bytes could be written twice.
  if (to_base64(bytes) != text) {
    return std::nullopt;
  }
  return bytes;
}

}  // namespace openmash
