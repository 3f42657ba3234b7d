#include <optional>

#include "web/routes.h"

namespace openmash::web {

namespace {

std::vector<std::string_view> segments(std::string_view path) {
  std::vector<std::string_view> all;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    all.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return all;
}

bool is_part(std::string_view segment) {
  return segment.starts_with('{');
}

std::optional<std::vector<std::string>> parts_of(std::string_view pattern,
                                                 const std::vector<std::string_view>& path) {
  const auto wanted = segments(pattern);
  if (wanted.size() != path.size()) {
    return std::nullopt;
  }
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (is_part(wanted[i]) && !path[i].empty()) {
      parts.emplace_back(path[i]);
    } else if (wanted[i] != path[i]) {
      return std::nullopt;
    }
  }
  return parts;
}

}  // namespace

Found find_route(std::span<const Route> table, std::string_view path) {
  Found best;
  const auto wanted = segments(path);
  for (const Route& route : table) {
    auto parts = parts_of(route.pattern, wanted);
    if (parts && (best.route == nullptr || parts->size() < best.parts.size())) {
      best = {.route = &route, .parts = std::move(*parts)};
    }
  }
  return best;
}

}  // namespace openmash::web
