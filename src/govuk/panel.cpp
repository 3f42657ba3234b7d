#include "govuk/panel.h"

#include "govuk/button.h"

namespace openmash::govuk {

namespace {

Html action_of(const PanelAction& action_wanted) {
  if (action_wanted.href.empty() || action_wanted.type == "button") {
    return button({.content = action_wanted.text,
                   .classes = spaced({"govuk-button--inverse", action_wanted.classes}),
                   .href = action_wanted.href,
                   .type = action_wanted.type.empty() ? "button" : action_wanted.type,
                   .attributes = action_wanted.attributes});
  }
  return element("a",
                 {{"class", spaced({"govuk-link govuk-link--inverse", action_wanted.classes})},
                  href(action_wanted.href),
                  action_wanted.attributes},
                 action_wanted.text);
}

Html actions_of(const PanelActions& actions) {
  Html group;
  for (const PanelAction& one : actions.items) {
    group += join(group.empty() ? "" : " ", action_of(one));
  }
  if (!group.empty()) {
    group = element("div", {{"class", "govuk-button-group"}}, group);
  }
  return element("div",
                 {{"class", spaced({"govuk-panel__actions", actions.classes})}, actions.attributes},
                 group);
}

}  // namespace

Html panel(const PanelOptions& options) {
  const bool interrupts = options.classes.find("govuk-panel--interruption") != std::string::npos;
  const bool has_actions = !options.actions.items.empty() || !options.actions.classes.empty() ||
                           !options.actions.attributes.empty();
  return element(
      "div",
      {{"class",
        spaced({"govuk-panel", interrupts ? "" : "govuk-panel--confirmation", options.classes})},
       options.attributes},
      element(TagName::heading(options.heading_level), {{"class", "govuk-panel__title"}},
              options.title),
      options.content.empty() ? Html()
                              : element("div", {{"class", "govuk-panel__body"}}, options.content),
      interrupts && has_actions ? actions_of(options.actions) : Html());
}

}  // namespace openmash::govuk
