#include "govuk/button.h"

namespace openmash::govuk {

namespace {

Html start_icon() {
  return element("svg",
                 {{"class", "govuk-button__start-icon"},
                  {"xmlns", "http://www.w3.org/2000/svg"},
                  {"width", "17.5"},
                  {"height", "19"},
                  {"viewBox", "0 0 33 40"},
                  {"aria-hidden", "true"},
                  {"focusable", "false"}},
                 R"(<path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/>)"_html);
}

Html face(const ButtonOptions& options) {
  if (!options.is_start_button) {
    return options.content.html();
  }
  // Start buttons are flexboxes, which would eat the spaces between the elements of markup.
  const Html words_of_it =
      options.content.was_text() ? options.content.html() : element("span", options.content);
  return words_of_it + start_icon();
}

}  // namespace

Html button(const ButtonOptions& options) {
  const std::string classes = spaced(
      {"govuk-button", options.classes, options.is_start_button ? "govuk-button--start" : ""});
  const Attributes common{{"class", classes},
                          {"data-module", "govuk-button"},
                          options.attributes,
                          Attribute::if_any("id", options.id)};
  if (!options.href.empty()) {
    return element("a", {href(options.href), {"role", "button"}, {"draggable", "false"}, common},
                   face(options));
  }
  Attributes own{{"type", options.type},
                 Attribute::if_any("value", options.value),
                 Attribute::if_any("name", options.name)};
  if (options.disabled) {
    own.add(flag("disabled")).add({"aria-disabled", "true"});
  }
  if (options.prevent_double_click) {
    own.add({"data-prevent-double-click", *options.prevent_double_click ? "true" : "false"});
  }
  return element("button", {own, common}, face(options));
}

}  // namespace openmash::govuk
