#include "http/target.h"

#include <algorithm>

#include "http/percent.h"

namespace openmash::http {
namespace {

bool is_segment(std::string_view segment) {
  return segment != "." && segment != ".." && is_utf8(segment) &&
         std::ranges::none_of(segment, [](char c) {
           return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '/' || c == '\\';
         });
}

}  // namespace

std::optional<Target> read_target(std::string_view text) {
  // Visible ASCII only, and no fragment: a browser keeps that to itself.
  const auto is_sendable = [](char c) { return c > 0x20 && c < 0x7f && c != '#'; };
  if (!text.starts_with('/') || !std::ranges::all_of(text, is_sendable)) return std::nullopt;

  const std::size_t path_end = std::min(text.find('?'), text.size());
  std::string_view rest = text.substr(0, path_end);
  Target target;
  while (!rest.empty()) {
    rest.remove_prefix(1);
    const std::size_t end = std::min(rest.find('/'), rest.size());
    const auto segment = percent_decode(rest.substr(0, end), Plus::is_itself);
    if (!segment || !is_segment(*segment)) return std::nullopt;
    target.path += '/';
    target.path += *segment;
    rest.remove_prefix(end);
  }
  auto query = parse_form(text.substr(std::min(path_end + 1, text.size())));
  if (!query) return std::nullopt;
  target.query = *std::move(query);
  return target;
}

}  // namespace openmash::http
