#include "web/tokens.h"

#include <algorithm>

namespace openmash::web {

namespace {

Id128 first_half(BytesView bytes) {
  Id128 id;
  std::copy_n(bytes.begin(), id.bytes.size(), id.bytes.begin());
  return id;
}

}  // namespace

Id128 fresh_web_id() {
  return first_half(seal::Key::fresh().view());
}

std::string mark_of(app::Hub& hub, std::string_view purpose, std::string_view words) {
  return hub.mark(purpose, words);
}

Id128 id_of(std::string_view purpose, std::string_view words) {
  return first_half(seal::hmac_sha256(as_bytes(purpose), as_bytes(words)));
}

bool same_words(std::string_view left, std::string_view right) {
  return seal::same(as_bytes(left), as_bytes(right));
}

std::string signed_id(app::Hub& hub, StaffId id) {
  const std::string hex = id.value.hex();
  return hex + mark_of(hub, "whose-session", hex);
}

std::optional<StaffId> read_signed_id(app::Hub& hub, std::string_view text) {
  constexpr std::size_t digits = 32;
  if (text.size() <= digits) {
    return std::nullopt;
  }
  const auto id = id_from_hex(text.substr(0, digits));
  if (!id || !same_words(text.substr(digits), mark_of(hub, "whose-session", id->hex()))) {
    return std::nullopt;
  }
  return StaffId{*id};
}

}  // namespace openmash::web
