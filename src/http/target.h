// The target of a request line, taken apart: a path and a query.
// Only the unmistakable passes: no "..", no encoded slash, no control characters, valid UTF-8.
// Request::path and Request::query come from here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/form.h"

namespace openmash::http {

struct Target {
  std::string path;
  Form query;
};

/// Nothing if the target is not "/path" or "/path?query" in every respect: the answer is then 400.
[[nodiscard]] std::optional<Target> read_target(std::string_view text);

}  // namespace openmash::http
