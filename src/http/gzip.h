// Bodies made smaller for those who say they can read gzip.
// Only what a page marks compressible: a secret beside a stranger's text would give itself away.
// The server calls it after the page has answered, on the page's thread.
#pragma once

#include <string>
#include <string_view>

#include "http/response.h"

namespace openmash::http {

inline constexpr std::size_t least_worth_compressing = 1024;

/// Whether this Accept-Encoding header lets gzip in.
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

/// A whole gzip file of one member, the same bytes for the same text.
[[nodiscard]] std::string gzip(std::string_view text);

/// Compresses the body where that is allowed, wanted and worth it; says so in the headers.
void compress(Response& response, std::string_view accept_encoding);

}  // namespace openmash::http
