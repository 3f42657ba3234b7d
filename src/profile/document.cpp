#include "profile/document.h"

#include <array>
#include <charconv>

namespace openmash::profile {

namespace {

/// What names a row of each list: whichever of these it has.
constexpr std::array<std::string_view, 5> naming_keys = {"code", "kind", "purpose", "use", "name"};

const toml::node* row_named(const toml::array& rows, std::string_view name) {
  if (name.starts_with('#')) {
    std::size_t index = 0;
    const auto [end, fault] = std::from_chars(name.data() + 1, name.data() + name.size(), index);
    return fault == std::errc{} && end == name.data() + name.size() ? rows.get(index) : nullptr;
  }
  for (const toml::node& row : rows) {
    const toml::table* table = row.as_table();
    if (table == nullptr) {
      continue;
    }
    for (const std::string_view key : naming_keys) {
      if ((*table)[key].value<std::string_view>() == name) {
        return &row;
      }
    }
  }
  return nullptr;
}

const toml::node* step(const toml::node& from, std::string_view name) {
  if (const toml::table* table = from.as_table()) {
    return table->get(name);
  }
  if (const toml::array* rows = from.as_array()) {
    return row_named(*rows, name);
  }
  return nullptr;
}

struct Walked {
  const toml::node* furthest;
  bool arrived;
};

Walked walk(const toml::table& root, std::string_view path) {
  const toml::node* at = &root;
  while (!path.empty()) {
    const auto dot = path.find('.');
    const toml::node* next = step(*at, path.substr(0, dot));
    if (next == nullptr) {
      return {at, false};
    }
    at = next;
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
  }
  return {at, true};
}

}  // namespace

bool Document::has(std::string_view path) const {
  return !path.empty() && walk(root, path).arrived;
}

int Document::line_of(std::string_view path) const {
  const toml::node* node = walk(root, path).furthest;
  return node == &root ? 1 : static_cast<int>(node->source().begin.line);
}

std::optional<Document> parse(const std::string& file, const std::string& text,
                              Mistakes& mistakes) {
  try {
    return Document{.file = file, .root = toml::parse(text, file)};
  } catch (const toml::parse_error& fault) {
    mistakes.push_back({.file = file,
                        .line = static_cast<int>(fault.source().begin.line),
                        .found = "text that is not TOML (" + std::string{fault.description()} + ')',
                        .expected = "a file in the form docs/formats/hub-profile.md describes"});
    return std::nullopt;
  }
}

}  // namespace openmash::profile
