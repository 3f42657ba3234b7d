#include "govuk/service_navigation.h"

namespace openmash::govuk {

namespace {

Html item_of(const NavigationItem& item) {
  const bool here = item.current || item.active;
  const std::string aria_current = item.current ? "page" : item.active ? "true" : "";
  // Strong as well as styled, for readers who use colours or styles of their own.
  const Html face =
      here ? element("strong", {{"class", "govuk-service-navigation__active-fallback"}},
                     item.content)
           : item.content.html();
  Html inside;
  if (!item.href.empty()) {
    inside = element("a",
                     {{"class", "govuk-service-navigation__link"},
                      href(item.href),
                      Attribute::if_any("aria-current", aria_current),
                      item.attributes},
                     face);
  } else if (!item.content.empty()) {
    inside = element("span",
                     {{"class", "govuk-service-navigation__text"},
                      Attribute::if_any("aria-current", aria_current)},
                     face);
  }
  return element("li",
                 {{"class", spaced({"govuk-service-navigation__item",
                                    here ? "govuk-service-navigation__item--active" : ""})}},
                 inside);
}

Html service_of(const ServiceNavigationOptions& options) {
  if (options.service_name.empty()) {
    return {};
  }
  const Html name =
      options.service_url.empty()
          ? element("span", {{"class", "govuk-service-navigation__text"}}, options.service_name)
          : element("a", {href(options.service_url), {"class", "govuk-service-navigation__link"}},
                    options.service_name);
  return element("span", {{"class", "govuk-service-navigation__service-name"}}, name);
}

Html toggle_of(const ServiceNavigationOptions& options) {
  if (!options.collapse_navigation_on_mobile.value_or(options.navigation.size() > 1)) {
    return {};
  }
  const std::string label =
      options.menu_button_label == options.menu_button_text ? "" : options.menu_button_label;
  return element("button",
                 {{"type", "button"},
                  {"class", "govuk-service-navigation__toggle govuk-js-service-navigation-toggle"},
                  {"aria-controls", options.navigation_id},
                  Attribute::if_any("aria-label", label),
                  flag("hidden"),
                  {"aria-hidden", "true"}},
                 options.menu_button_text);
}

Html navigation_of(const ServiceNavigationOptions& options) {
  const NavigationSlots& slots = options.slots;
  if (options.navigation.empty() && slots.navigation_start.empty() &&
      slots.navigation_end.empty()) {
    return {};
  }
  Html items;
  for (const NavigationItem& item : options.navigation) {
    items += item_of(item);
  }
  return element(
      "nav",
      {{"aria-label",
        options.navigation_label.empty() ? options.menu_button_text : options.navigation_label},
       {"class", spaced({"govuk-service-navigation__wrapper", options.navigation_classes})}},
      toggle_of(options),
      element("ul", {{"class", "govuk-service-navigation__list"}, {"id", options.navigation_id}},
              slots.navigation_start, items, slots.navigation_end));
}

}  // namespace

Html service_navigation(const ServiceNavigationOptions& options) {
  const NavigationSlots& slots = options.slots;
  const Html inside = element(
      "div",
      {{"class", spaced({"govuk-width-container",
                         slots.end_inline ? "govuk-service-navigation__inlining-container" : ""})}},
      slots.start,
      element("div", {{"class", "govuk-service-navigation__container"}}, service_of(options),
              navigation_of(options)),
      slots.end);
  const Attributes common{{"class", spaced({"govuk-service-navigation", options.classes})},
                          {"data-module", "govuk-service-navigation"},
                          options.attributes};
  // With a service's name it is a landmark; otherwise the nav within is enough of one.
  if (!options.service_name.empty() || !slots.start.empty() || !slots.end.empty()) {
    return element("section", {{"aria-label", options.aria_label}, common}, inside);
  }
  return element("div", {common}, inside);
}

}  // namespace openmash::govuk
