// Percent-encoding, both ways, and whether bytes are text.
// Decoding never guesses: a malformed escape gives nothing, not a shorter text.
// target.h and form.h are built on it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace openmash::http {

/// Strict: no surrogates, no overlong forms, nothing beyond U+10FFFF.
[[nodiscard]] bool is_utf8(std::string_view bytes);

enum class Plus { is_itself, is_space };

/// The bytes behind the escapes, or nothing if an escape is malformed. They may be any bytes at
/// all.
[[nodiscard]] std::optional<std::string> percent_decode(std::string_view text, Plus plus);

/// Escapes everything but letters, digits and "-._~": safe as one segment of a path or one value in
/// a query.
[[nodiscard]] std::string percent_encode(std::string_view bytes);

}  // namespace openmash::http
