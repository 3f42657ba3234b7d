// Names of elements and attributes, checked while compiling.
// A name that could carry code (script, style, on…, style=) or an address (href, src, action …) is
// not one of these. html.h uses them; addresses go through url.h.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace openmash {

namespace html_names {

/// A literal, so that it can be a template's argument.
template <std::size_t n>
struct Letters {
  char letters[n]{};
  consteval Letters(const char (&text)[n]) {
    for (std::size_t i = 0; i < n; ++i) {
      letters[i] = text[i];
    }
  }
  [[nodiscard]] constexpr std::string_view view() const { return {letters, n - 1}; }
};

constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr bool one_of(std::string_view name, std::initializer_list<std::string_view> list) {
  for (std::string_view one : list) {
    if (name == one) {
      return true;
    }
  }
  return false;
}

/// Upper case is for SVG's own names (viewBox), so code-carrying names are compared without case.
constexpr bool same_start(std::string_view name, std::string_view lower) {
  if (name.size() < lower.size()) {
    return false;
  }
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const char c = is_upper(name[i]) ? static_cast<char>(name[i] - 'A' + 'a') : name[i];
    if (c != lower[i]) {
      return false;
    }
  }
  return true;
}

constexpr bool same(std::string_view name, std::string_view lower) {
  return name.size() == lower.size() && same_start(name, lower);
}

constexpr bool is_attribute_name(std::string_view name) {
  if (name.empty() || !(is_lower(name[0]) || is_upper(name[0])) || same_start(name, "on")) {
    return false;
  }
  for (std::string_view refused : {"style", "href", "src", "action", "formaction", "srcdoc",
                                   "srcset", "xlink:href", "poster", "ping", "background", "data",
                                   "manifest", "http-equiv", "codebase", "usemap", "imagesrcset"}) {
    if (same(name, refused)) {
      return false;
    }
  }
  for (char c : name) {
    if (!is_lower(c) && !is_upper(c) && !is_digit(c) && c != '-' && c != '.' && c != ':') {
      return false;
    }
  }
  return true;
}

constexpr bool is_tag_name(std::string_view name) {
  if (name.empty() || !is_lower(name[0])) {
    return false;
  }
  for (std::string_view refused :
       {"script", "style", "iframe", "object", "embed", "base", "template", "frame"}) {
    if (same(name, refused)) {
      return false;
    }
  }
  for (char c : name) {
    if (!is_lower(c) && !is_upper(c) && !is_digit(c)) {
      return false;
    }
  }
  return true;
}

// Never defined: to be named while compiling is how a bad name is refused.
void this_attribute_name_is_not_allowed();
void this_element_name_is_not_allowed();

}  // namespace html_names

class AttributeName {
 public:
  consteval AttributeName(const char* name) : name_(name) {
    if (!html_names::is_attribute_name(name_)) {
      html_names::this_attribute_name_is_not_allowed();
    }
  }

  /// A name known only when running (data-i18n.….one), or nothing. Borrowed.
  static constexpr std::optional<AttributeName> checked(std::string_view name) {
    if (!html_names::is_attribute_name(name)) {
      return std::nullopt;
    }
    return AttributeName(name);
  }

  [[nodiscard]] constexpr std::string_view view() const { return name_; }

 private:
  constexpr explicit AttributeName(std::string_view name) : name_(name) {}

  std::string_view name_;
};

class TagName {
 public:
  consteval TagName(const char* name) : name_(name), is_void_(void_element(name_)) {
    if (!html_names::is_tag_name(name_)) {
      html_names::this_element_name_is_not_allowed();
    }
  }

  /// h1 to h6; anything else is the nearest of them.
  static constexpr TagName heading(int level) {
    constexpr std::string_view names[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    return TagName(names[level < 1 ? 0 : level > 6 ? 5 : level - 1]);
  }

  [[nodiscard]] constexpr std::string_view view() const { return name_; }
  [[nodiscard]] constexpr bool is_void() const { return is_void_; }

 private:
  constexpr explicit TagName(std::string_view heading) : name_(heading) {}
  static constexpr bool void_element(std::string_view name) {
    return html_names::one_of(name, {"area", "br", "col", "hr", "img", "input", "link", "meta",
                                     "source", "track", "wbr"});
  }

  std::string_view name_;
  bool is_void_ = false;
};

}  // namespace openmash
