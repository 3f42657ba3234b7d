// What the bytes of HTTP mean: which heads are refused, and how the head of an answer is written.
// Wherever two programs could disagree about where a request ends, it is refused with 400.
// server.cpp moves the bytes and asks here; nothing here touches a socket.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "http/request.h"
#include "http/response.h"

namespace openmash::http {

/// The first line and the headers of a request, as they came.
struct RequestHead {
  std::string method;
  std::string target;
  unsigned version = 11;  ///< 11 is HTTP/1.1
  Headers headers;
};

/// The status this head is refused with; nothing if the body may be read.
[[nodiscard]] std::optional<unsigned> refusal_of(const RequestHead& head,
                                                 std::span<const std::string> raw_types);

/// The request without its body; nothing if its target cannot be read.
[[nodiscard]] std::optional<Request> request_of(const RequestHead& head);

/// Puts the body in, read if it is a form.
[[nodiscard]] bool take_body(Request& request, std::string body);

[[nodiscard]] bool is_form(const Headers& headers);

[[nodiscard]] std::string_view reason_of(unsigned status);

enum class Afterwards { keep_open, close };

/// The head of an answer, blank line included. The lines that say where the body ends are written
/// here and only here. `length` is absent for a stream, which ends when the connection does.
[[nodiscard]] std::string write_head(const Response& response, std::optional<std::size_t> length,
                                     Afterwards afterwards);

/// "Tue, 17 Nov 2026 08:41:00 GMT".
[[nodiscard]] std::string http_date(std::chrono::sys_seconds at);

}  // namespace openmash::http
