#include "html/html.h"

#include <array>
#include <utility>

namespace openmash {

namespace {

constexpr std::array<bool, 256> special = [] {
  std::array<bool, 256> table{};
  for (char c : {'&', '<', '>', '"', '\''}) {
    table[static_cast<unsigned char>(c)] = true;
  }
  return table;
}();

constexpr std::string_view reference(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return "&#39;";
  }
}

void escape_into(std::string& out, std::string_view words) {
  std::size_t from = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (special[static_cast<unsigned char>(words[i])]) {
      out.append(words, from, i - from);
      out += reference(words[i]);
      from = i + 1;
    }
  }
  out.append(words, from);
}

}  // namespace

Attribute::Attribute(const Attributes& several) : Attribute(Kind::ready, {}, several.rendered_) {}

Attribute Attribute::if_any(AttributeName name, std::string_view value) {
  return {value.empty() ? Kind::absent : Kind::valued, name.view(), value};
}

Attribute Attribute::if_set(AttributeName name, const std::optional<std::string>& value) {
  return {value ? Kind::valued : Kind::absent, name.view(), value ? std::string_view(*value) : ""};
}

void Attribute::write(std::string& out) const {
  switch (kind_) {
    case Kind::valued:
      out += ' ';
      out += name_;
      out += "=\"";
      escape_into(out, value_);
      out += '"';
      break;
    case Kind::bare:
      out += ' ';
      out += name_;
      break;
    case Kind::ready:
      out += value_;
      break;
    case Kind::absent:
      break;
  }
}

Attribute flag(AttributeName name, bool present) {
  return {present ? Attribute::Kind::bare : Attribute::Kind::absent, name.view(), {}};
}

Attribute href(const Url& to) {
  return {Attribute::Kind::valued, "href", to.view()};
}
Attribute src(const Url& from) {
  return {Attribute::Kind::valued, "src", from.view()};
}
Attribute action(const Url& to) {
  return {Attribute::Kind::valued, "action", to.view()};
}

Attributes::Attributes(std::initializer_list<Attribute> list) {
  for (const Attribute& one : list) {
    one.write(rendered_);
  }
}

Attributes& Attributes::add(const Attribute& one) {
  one.write(rendered_);
  return *this;
}

Html& Html::operator+=(Html&& more) {
  if (markup_.empty() && more.markup_.size() > markup_.capacity()) {
    markup_ = std::move(more.markup_);
  } else {
    markup_ += more.markup_;
  }
  return *this;
}

void Html::open(TagName name, std::initializer_list<Attribute> attributes) {
  markup_ += '<';
  markup_ += name.view();
  for (const Attribute& one : attributes) {
    one.write(markup_);
  }
  markup_ += '>';
}

void Html::close(TagName name) {
  if (!name.is_void()) {
    markup_ += "</";
    markup_ += name.view();
    markup_ += '>';
  }
}

void Html::put(const std::vector<Html>& list) {
  for (const Html& one : list) {
    markup_ += one.markup_;
  }
}

void Html::put(Text words) {
  escape_into(markup_, words.view());
}

Html escape(Text words) {
  Html html;
  html.put(words);
  return html;
}

Html script_from(const Url& file) {
  Html html;
  html.markup_ = "<script type=\"module\" src=\"";
  escape_into(html.markup_, file.view());
  html.markup_ += "\"></script>";
  return html;
}

Html doctype_and(const Html& html_element) {
  Html html;
  html.markup_ = "<!DOCTYPE html>\n" + html_element.markup_;
  return html;
}

std::string spaced(std::initializer_list<std::string_view> list) {
  std::string all;
  for (std::string_view one : list) {
    if (!one.empty()) {
      if (!all.empty()) {
        all += ' ';
      }
      all += one;
    }
  }
  return all;
}

}  // namespace openmash
