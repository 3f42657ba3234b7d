// Cookies on the wire: the names we give them, what is read back, what is written.
// Every cookie of ours is a `__Host-` cookie; any other is not seen at all.
// Pages use Request::cookie and Response::set_cookie, which are built on this.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "http/response.h"

namespace openmash::http {

/// "session" and "__Host-session" are both "__Host-session".
[[nodiscard]] std::string host_cookie_name(std::string_view name);

/// The value of this cookie in these Cookie headers; nothing if absent, sent twice, or not as we
/// write it.
[[nodiscard]] std::optional<std::string> read_cookie(std::span<const std::string_view> lines,
                                                     std::string_view name);

/// The text of a Set-Cookie header.
[[nodiscard]] std::string write_cookie(const Cookie& cookie);

}  // namespace openmash::http
