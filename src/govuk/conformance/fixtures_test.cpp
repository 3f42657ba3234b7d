#include "govuk/conformance/fixtures_test.h"

#include <stdexcept>

namespace openmash::govuk::conformance {

namespace {

std::vector<std::string>& marked() {
  static std::vector<std::string> list;
  return list;
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

std::string collapsed(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (!is_space(c)) {
      out += c;
    } else if (out.empty() || out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

/// `<a …>` opens inline, `</a>` closes inline; blocks, fields and pictures are neither.
struct TagKind {
  bool inline_open = false;
  bool inline_close = false;
};

TagKind kind_of(std::string_view tag) {
  const bool closes = tag.starts_with("</");
  std::string_view name = tag.substr(closes ? 2 : 1);
  name = name.substr(0, name.find_first_of(" >/\n"));
  for (std::string_view one : {"a", "span", "strong", "em", "b", "i", "abbr", "code"}) {
    if (name == one) {
      return {!closes, closes};
    }
  }
  return {};
}

std::string tag_normalised(std::string_view tag) {
  std::string out = collapsed(tag);
  if (const std::size_t at = out.rfind(" >"); at != std::string::npos && at + 2 == out.size()) {
    out.erase(at, 1);
  }
  return out;
}

}  // namespace

std::string trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_space(text.back())) {
    text.remove_suffix(1);
  }
  return std::string(text);
}

std::string normalised(std::string_view html) {
  std::string out;
  TagKind before;
  while (!html.empty()) {
    const std::size_t open = std::min(html.find('<'), html.size());
    const std::size_t close =
        open == html.size() ? open : std::min(html.find('>', open), html.size() - 1) + 1;
    const std::string_view tag = html.substr(open, close - open);
    const TagKind after = tag.empty() ? TagKind{} : kind_of(tag);
    const std::string words = collapsed(html.substr(0, open));
    const std::string bare = trimmed(words);
    const bool space_first = words.starts_with(' ') && before.inline_close;
    const bool space_last = words.ends_with(' ') && after.inline_open;
    if (bare.empty()) {
      out += space_first && space_last ? " " : "";
    } else {
      out += (space_first ? " " : "") + bare + (space_last ? " " : "");
    }
    out += tag_normalised(tag);
    html.remove_prefix(close);
    before = after;
    if (tag.starts_with("<textarea")) {  // there every space is the writer's
      const std::size_t end = std::min(html.find("</textarea>"), html.size());
      out += html.substr(0, end);
      html.remove_prefix(end);
    }
  }
  return out;
}

std::string with_markup(const Html& rendering) {
  std::string out = rendering.str();
  for (bool found = true; found;) {
    found = false;
    for (std::size_t i = 0; i < marked().size(); ++i) {
      const std::string mark = "@markup" + std::to_string(i) + "@";
      for (std::size_t at; (at = out.find(mark)) != std::string::npos; found = true) {
        out.replace(at, mark.size(), marked()[i]);
      }
    }
  }
  return out;
}

Given Given::operator[](std::string_view key) const {
  if (value_ == nullptr || !value_->is_object()) {
    return {};
  }
  return Given(value_->as_object().if_contains(key));
}

bool Given::truthy() const {
  if (value_ == nullptr || value_->is_null()) {
    return false;
  }
  if (const bool* yes = value_->if_bool()) {
    return *yes;
  }
  if (const auto* text = value_->if_string()) {
    return !text->empty();
  }
  if (const auto* number = value_->if_int64()) {
    return *number != 0;
  }
  return true;
}

std::string Given::text() const {
  if (value_ == nullptr) {
    return {};
  }
  if (const auto* text = value_->if_string()) {
    return {text->begin(), text->end()};
  }
  if (const auto* number = value_->if_int64()) {
    return std::to_string(*number);
  }
  if (const bool* yes = value_->if_bool()) {
    return *yes ? "true" : "";
  }
  return {};
}

std::string Given::text_or(const char* other) const {
  return defined() ? text() : other;
}

int Given::number(int other) const {
  const std::string digits = text();
  return digits.empty() ? other : std::stoi(digits);
}

std::optional<bool> Given::boolean() const {
  const bool* yes = value_ == nullptr ? nullptr : value_->if_bool();
  return yes == nullptr ? std::nullopt : std::optional(*yes);
}

std::optional<std::string> Given::value() const {
  if (value_ == nullptr || value_->is_null() || (value_->is_bool() && !value_->as_bool())) {
    return std::nullopt;
  }
  return text();
}

std::vector<Given> Given::list() const {
  std::vector<Given> all;
  if (value_ != nullptr && value_->is_array()) {
    for (const auto& one : value_->as_array()) {
      all.emplace_back(&one);
    }
  }
  return all;
}

PluralMessages Given::messages() const {
  PluralMessages all;
  if (value_ != nullptr && value_->is_object()) {
    for (const auto& [key, value] : value_->as_object()) {
      all.emplace_back(std::string(key), Given(&value).text());
    }
  }
  return all;
}

Html Given::markup() const {
  if (!truthy()) {
    return {};
  }
  marked().push_back(trimmed(text()));
  return escape("@markup" + std::to_string(marked().size() - 1) + "@");
}

Content Given::content(std::string_view text_key, std::string_view html_key) const {
  if ((*this)[html_key].truthy()) {
    return (*this)[html_key].markup();
  }
  return (*this)[text_key].text();
}

Attributes Given::attributes() const {
  Attributes all;
  if (value_ != nullptr && value_->is_object()) {
    for (const auto& [key, value] : value_->as_object()) {
      const auto name = AttributeName::checked(std::string_view(key.data(), key.size()));
      if (!name) {
        throw std::runtime_error("a fixture uses an attribute that cannot be written");
      }
      all.add({*name, Given(&value).text()});
    }
  } else if (truthy()) {
    throw std::runtime_error("a fixture gives attributes as a string");
  }
  return all;
}

}  // namespace openmash::govuk::conformance
