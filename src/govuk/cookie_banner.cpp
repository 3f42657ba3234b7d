#include "govuk/cookie_banner.h"

#include "govuk/button.h"

namespace openmash::govuk {

namespace {

Html action_of(const CookieAction& wanted) {
  if (wanted.href.empty() || wanted.type == "button") {
    return button({.content = wanted.text,
                   .classes = wanted.classes,
                   .href = wanted.href,
                   .type = wanted.type.empty() ? "button" : wanted.type,
                   .name = wanted.name,
                   .value = wanted.value,
                   .attributes = wanted.attributes});
  }
  return element(
      "a",
      {{"class", spaced({"govuk-link", wanted.classes})}, href(wanted.href), wanted.attributes},
      wanted.text);
}

Html message(const CookieMessage& item) {
  Html heading;
  if (!item.heading.empty()) {
    heading =
        element("h2", {{"class", "govuk-cookie-banner__heading govuk-heading-m"}}, item.heading);
  }
  Html content = item.content.html();
  if (item.content.was_text() && !content.empty()) {
    content = element("p", {{"class", "govuk-body"}}, content);
  }
  Html actions;
  for (const CookieAction& one : item.actions) {
    actions += join(actions.empty() ? "" : " ", action_of(one));
  }
  if (!actions.empty()) {
    actions = element("div", {{"class", "govuk-button-group"}}, actions);
  }
  return element(
      "div",
      {{"class", spaced({"govuk-cookie-banner__message", item.classes, "govuk-width-container"})},
       Attribute::if_any("role", item.role),
       item.attributes,
       flag("hidden", item.hidden)},
      element("div", {{"class", "govuk-grid-row"}},
              element("div", {{"class", "govuk-grid-column-two-thirds"}}, heading,
                      element("div", {{"class", "govuk-cookie-banner__content"}}, content))),
      actions);
}

}  // namespace

Html cookie_banner(const CookieBannerOptions& options) {
  Html messages;
  for (const CookieMessage& item : options.messages) {
    messages += message(item);
  }
  return element("div",
                 {{"class", spaced({"govuk-cookie-banner", options.classes})},
                  flag("data-nosnippet"),
                  {"role", "region"},
                  {"aria-label", options.aria_label},
                  flag("hidden", options.hidden),
                  options.attributes},
                 messages);
}

}  // namespace openmash::govuk
