#include "http/response.h"

#include <algorithm>

#include "http/cookies.h"

namespace openmash::http {

Response& Response::set_cookie(const Cookie& cookie) {
  headers.add("Set-Cookie", write_cookie(cookie));
  return *this;
}

Response& Response::clear_cookie(std::string_view name) {
  return set_cookie({.name = std::string(name), .max_age = std::chrono::seconds(0)});
}

Response content(std::string_view type, std::string body) {
  Response response{.body = std::move(body)};
  response.headers.set("Content-Type", type);
  return response;
}

Response html(unsigned status, std::string body) {
  Response response = content("text/html; charset=utf-8", std::move(body));
  response.status = status;
  return response;
}

Response text(unsigned status, std::string body) {
  Response response = content("text/plain; charset=utf-8", std::move(body));
  response.status = status;
  return response;
}

Response not_found() {
  return text(404, "Page not found\n");
}

Response see_other(std::string_view location) {
  Response response{.status = 303};
  response.headers.set("Location", is_local_path(location) ? location : "/");
  return response;
}

Response event_stream(Following following) {
  Response response = content("text/event-stream", "");
  response.headers.set("Cache-Control", "no-store");
  // A proxy that gathers up output would hold notices back.
  response.headers.set("X-Accel-Buffering", "no");
  response.following = std::move(following);
  return response;
}

bool is_local_path(std::string_view location) {
  // Browsers read "//" and "/\" as the beginning of another site's name.
  if (!location.starts_with('/') || location.starts_with("//")) return false;
  return std::ranges::all_of(location, [](char c) { return c > 0x20 && c < 0x7f && c != '\\'; });
}

}  // namespace openmash::http
