// Base 64 as RFC 4648 section 4 has it, with its padding: how hashes and signatures stand in notes.
// There is one way to write some bytes, and only that one is read: no line breaks, no missing
// padding, no bits left over. Hexadecimal is in bytes.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace openmash {

[[nodiscard]] std::string to_base64(BytesView bytes);

/// Nothing, if the text is anything but what to_base64() writes.
[[nodiscard]] std::optional<Bytes> from_base64(std::string_view text);

}  // namespace openmash
