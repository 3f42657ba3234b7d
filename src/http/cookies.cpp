#include "http/cookies.h"

#include "base/ensure.h"
#include "http/percent.h"

namespace openmash::http {
namespace {

constexpr std::string_view prefix = "__Host-";

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::string host_cookie_name(std::string_view name) {
  if (name.starts_with(prefix)) return std::string(name);
  return std::string(prefix).append(name);
}

std::optional<std::string> read_cookie(std::span<const std::string_view> lines,
                                       std::string_view name) {
  const std::string wanted = host_cookie_name(name);
  std::optional<std::string_view> found;
  for (std::string_view line : lines) {
    while (!line.empty()) {
      const std::size_t end = std::min(line.find(';'), line.size());
      const std::string_view pair = trimmed(line.substr(0, end));
      line.remove_prefix(std::min(end + 1, line.size()));
      const std::size_t equals = pair.find('=');
      if (equals == std::string_view::npos || trimmed(pair.substr(0, equals)) != wanted) continue;
      if (found) return std::nullopt;
      found = trimmed(pair.substr(equals + 1));
    }
  }
  if (!found) return std::nullopt;
  auto value = percent_decode(*found, Plus::is_itself);
  if (!value || !is_utf8(*value)) return std::nullopt;
  return value;
}

std::string write_cookie(const Cookie& cookie) {
  const std::string name = host_cookie_name(cookie.name);
  ensure(percent_encode(name) == name, "a cookie's name is letters, digits, '-', '_' and '.'");
  std::string line = name + "=" + percent_encode(cookie.value);
  line += "; Path=/; Secure; HttpOnly; SameSite=";
  line += cookie.same_site == SameSite::strict ? "Strict" : "Lax";
  if (cookie.max_age) line += "; Max-Age=" + std::to_string(cookie.max_age->count());
  return line;
}

}  // namespace openmash::http
