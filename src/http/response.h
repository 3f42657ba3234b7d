// One answer: status, headers, body, or an event stream that stays open.
// A Location never leaves this site; a cookie is never seen by a script or sent in the clear.
// It answers request.h; events.h feeds its streams; the room `web` adds the security headers.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/headers.h"

namespace openmash::http {

enum class SameSite { lax, strict };

/// Written with Secure, HttpOnly, Path=/ and no Domain, as `__Host-` demands. The name is given
/// without the prefix.
struct Cookie {
  std::string name;
  std::string value;  ///< any text: what a cookie cannot hold is percent-encoded
  std::optional<std::chrono::seconds> max_age;  ///< absent: until the browser is closed
  SameSite same_site = SameSite::lax;
};

/// What an event stream follows. `since` is a place named by EventHub::position(), so that a page
/// drawn earlier misses nothing; a reconnecting browser's Last-Event-ID goes before it. `owner` is
/// whose stream it is, in the pages' words, and `judged` the place from before it was decided that
/// they may follow this: EventHub::judge() asks again.
struct Following {
  std::vector<std::string> topics;
  std::string since{};
  std::string owner{};
  std::string judged{};
};

struct Response {
  unsigned status = 200;
  Headers headers;
  std::string body;
  bool compressible =
      false;  ///< never for a page that carries a form token or echoes what was typed
  std::optional<Following> following;

  Response& header(std::string_view name, std::string_view value) {
    headers.set(name, value);
    return *this;
  }
  Response& set_cookie(const Cookie& cookie);
  Response& clear_cookie(std::string_view name);
};

[[nodiscard]] Response html(unsigned status, std::string body);
[[nodiscard]] Response text(unsigned status, std::string body);
[[nodiscard]] Response content(std::string_view type, std::string body);
[[nodiscard]] Response not_found();

/// 303. A place that is not local (see is_local_path) becomes "/": an open redirect ends at our own
/// front door.
[[nodiscard]] Response see_other(std::string_view location);

/// Keeps the connection open and sends what is published on these topics (events.h).
[[nodiscard]] Response event_stream(Following following);

/// Whether this is a path on this site: begins with one "/", printable ASCII, no backslash. Query
/// and fragment may follow.
[[nodiscard]] bool is_local_path(std::string_view location);

}  // namespace openmash::http
