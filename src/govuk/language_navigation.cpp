#include "govuk/language_navigation.h"

namespace openmash::govuk {

namespace {

Html language(const Language& item) {
  if (item.current || item.href.empty()) {
    return element("span",
                   {{"class", spaced({"govuk-language-navigation__text", item.classes})},
                    {"aria-current", "true"},
                    Attribute::if_any("lang", item.lang),
                    Attribute::if_any("dir", item.dir),
                    item.attributes},
                   item.content);
  }
  Html described;
  if (!item.language_description_text.empty()) {
    described =
        element("span", {{"class", "govuk-visually-hidden"}}, " ", item.language_description_text);
  }
  return element(
      "a",
      {{"class", spaced({"govuk-language-navigation__link", item.classes})},
       href(item.href),
       {"rel", "alternate"},
       Attribute::if_any("lang", item.lang),
       Attribute::if_any("hreflang", item.href_lang.empty() ? item.lang : item.href_lang),
       Attribute::if_any("dir", item.dir),
       item.attributes},
      item.content, described);
}

}  // namespace

Html language_navigation(const LanguageNavigationOptions& options) {
  Html items;
  for (const Language& item : options.items) {
    items += element("li", {{"class", "govuk-language-navigation__list-item"}}, language(item));
  }
  return element("nav",
                 {{"class", spaced({"govuk-language-navigation", options.classes})},
                  options.attributes,
                  {"aria-label", options.aria_label}},
                 element("ul", {{"class", "govuk-language-navigation__list"}}, items));
}

}  // namespace openmash::govuk
