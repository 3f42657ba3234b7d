// Markup and text as two types, and a small typed builder for pages.
// Text becomes Html only by escaping and a literal only by `_html`, so a forgotten escape does not
// compile; attribute values are always quoted and escaped; there is no way to write `style=`,
// `on…=`, an inline script, or a link that runs code. The components pages are mostly made of are
// in govuk/; url.h says which addresses a link may have.
#pragma once

#include <algorithm>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/names.h"
#include "html/url.h"

namespace openmash {

/// Words that are not yet markup. Borrowed: it lives as long as the call it is passed to.
class Text {
 public:
  constexpr Text(std::string_view words) : words_(words) {}
  constexpr Text(const char* words) : words_(words) {}
  Text(const std::string& words) : words_(words) {}

  [[nodiscard]] constexpr std::string_view view() const { return words_; }

 private:
  std::string_view words_;
};

/// One attribute of an element, borrowed for the length of the expression it stands in: {"class",
/// "govuk-body"}.
class Attribute {
 public:
  Attribute(AttributeName name, std::string_view value) : name_(name.view()), value_(value) {}
  Attribute(const class Attributes& several);

  /// The attribute, unless its value is empty.
  static Attribute if_any(AttributeName name, std::string_view value);
  /// The attribute, unless there is no value at all.
  static Attribute if_set(AttributeName name, const std::optional<std::string>& value);

 private:
  friend class Html;
  friend class Attributes;
  friend Attribute flag(AttributeName, bool);
  friend Attribute href(const Url&);
  friend Attribute src(const Url&);
  friend Attribute action(const Url&);

  enum class Kind { valued, bare, ready, absent };
  Attribute(Kind kind, std::string_view name, std::string_view value)
      : kind_(kind), name_(name), value_(value) {}
  void write(std::string& out) const;

  Kind kind_ = Kind::valued;
  std::string_view name_;
  std::string_view value_;
};

/// An attribute without a value, present or not: flag("checked", chosen).
[[nodiscard]] Attribute flag(AttributeName name, bool present = true);
/// The only ways to write an address.
[[nodiscard]] Attribute href(const Url& to);
[[nodiscard]] Attribute src(const Url& from);
[[nodiscard]] Attribute action(const Url& to);

/// Attributes kept for later, as options carry them: owned, and escaped already.
class Attributes {
 public:
  Attributes() = default;
  Attributes(std::initializer_list<Attribute> list);

  Attributes& add(const Attribute& one);
  [[nodiscard]] bool empty() const { return rendered_.empty(); }

 private:
  friend class Attribute;
  std::string rendered_;
};

class Html;
class Content;

/// What may stand inside an element: markup as it is, text and whole numbers escaped, a list of
/// markup in its order.
template <class P>
concept Part = std::same_as<P, Html> || std::same_as<P, Content> ||
               std::same_as<P, std::vector<Html>> || std::convertible_to<const P&, Text> ||
               (std::integral<P> && !std::same_as<P, bool> && !std::same_as<P, char>);

/// Markup. It is made by `escape`, `element`, a `_html` literal and the components, never from a
/// string.
class Html {
 public:
  Html() = default;

  [[nodiscard]] const std::string& str() const& { return markup_; }
  [[nodiscard]] std::string str() && { return std::move(markup_); }
  [[nodiscard]] std::string_view view() const { return markup_; }
  [[nodiscard]] std::size_t size() const { return markup_.size(); }
  [[nodiscard]] bool empty() const { return markup_.empty(); }
  void reserve(std::size_t bytes) { markup_.reserve(bytes); }

  Html& operator+=(const Html& more) {
    markup_ += more.markup_;
    return *this;
  }
  Html& operator+=(Html&& more);

  friend Html operator+(Html left, const Html& right) {
    left += right;
    return left;
  }
  friend bool operator==(const Html&, const Html&) = default;

 private:
  template <Part... Parts>
  friend Html element(TagName, std::initializer_list<Attribute>, const Parts&...);
  template <Part... Parts>
  friend Html join(const Parts&...);
  template <html_names::Letters literal>
  friend Html operator""_html();
  friend Html escape(Text);
  friend Html doctype_and(const Html&);
  friend Html script_from(const Url&);

  void open(TagName name, std::initializer_list<Attribute> attributes);
  void close(TagName name);
  void put(const Html& markup) { markup_ += markup.markup_; }
  template <std::same_as<Content> C>
  void put(const C& content) {
    put(content.html());
  }
  void put(const std::vector<Html>& list);
  void put(Text words);
  void put(std::integral auto number) {
    char digits[24];
    markup_.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
  }
  template <class P>
  static std::size_t room_for(const P& part) {
    if constexpr (std::same_as<P, Html> || std::same_as<P, Content>) {
      return part.size();
    } else if constexpr (std::same_as<P, std::vector<Html>>) {
      std::size_t sum = 0;
      for (const Html& one : part) {
        sum += one.size();
      }
      return sum;
    } else if constexpr (std::integral<P>) {
      return 20;
    } else {
      return Text(part).view().size();
    }
  }

  std::string markup_;
};

/// The text as markup: the five characters that mean something to HTML are written as references.
[[nodiscard]] Html escape(Text words);

/// "<b>ours</b>"_html: markup written in our own source.
template <html_names::Letters literal>
[[nodiscard]] Html operator""_html() {
  Html html;
  html.markup_ = literal.view();
  return html;
}

/// Text or markup, whichever the author has; text is escaped at once. What options call "text or
/// html".
class Content {
 public:
  Content() = default;
  Content(Html markup) : html_(std::move(markup)) {}
  Content(Text words) : html_(escape(words)), was_text_(true) {}
  Content(const char* words) : Content(Text(words)) {}
  Content(const std::string& words) : Content(Text(words)) {}
  Content(std::string_view words) : Content(Text(words)) {}

  [[nodiscard]] const Html& html() const { return html_; }
  [[nodiscard]] bool was_text() const { return was_text_; }
  [[nodiscard]] bool empty() const { return html_.empty(); }
  [[nodiscard]] std::size_t size() const { return html_.size(); }
  /// Itself, or what stands in its place when it is empty.
  [[nodiscard]] Content or_else(Content other) const { return empty() ? std::move(other) : *this; }

 private:
  Html html_;
  bool was_text_ = false;
};

/// element("p", {{"class", "govuk-body"}}, "Text is escaped, ", some_html, 3).
template <Part... Parts>
[[nodiscard]] Html element(TagName name, std::initializer_list<Attribute> attributes,
                           const Parts&... parts) {
  Html html;
  html.markup_.reserve(2 * name.view().size() + 5 + 32 * attributes.size() +
                       (Html::room_for(parts) + ... + 0));
  html.open(name, attributes);
  (html.put(parts), ...);
  html.close(name);
  return html;
}

/// element("strong", "Without attributes").
template <Part... Parts>
[[nodiscard]] Html element(TagName name, const Parts&... parts) {
  return element(name, std::initializer_list<Attribute>{}, parts...);
}

/// The parts one after another, with nothing round them.
template <Part... Parts>
[[nodiscard]] Html join(const Parts&... parts) {
  Html html;
  html.markup_.reserve((Html::room_for(parts) + ... + 0));
  (html.put(parts), ...);
  return html;
}

/// A module script served as a file. There is no other kind.
[[nodiscard]] Html script_from(const Url& file);

/// A whole document: the declaration and the html element.
[[nodiscard]] Html doctype_and(const Html& html_element);

/// The words that are not empty, parted by single spaces: for lists of classes and ids.
[[nodiscard]] std::string spaced(std::initializer_list<std::string_view> list);

}  // namespace openmash
