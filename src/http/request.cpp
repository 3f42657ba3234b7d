#include "http/request.h"

#include "http/cookies.h"

namespace openmash::http {

std::optional<std::string> Request::cookie(std::string_view name) const {
  const auto lines = headers.all("Cookie");
  return read_cookie(lines, name);
}

std::string_view Request::host() const {
  return headers.first("Host").value_or("");
}

}  // namespace openmash::http
