// Bytes as addresses and signed tokens write them: base64 with - and _, without padding.
// Read strictly: another letter, padding, or bits left over that are not nought make it nothing, so
// that one value has one spelling. Used by everything in this room.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace openmash::factors {

[[nodiscard]] std::string to_base64url(BytesView bytes);
[[nodiscard]] std::optional<Bytes> from_base64url(std::string_view text);

}  // namespace openmash::factors
