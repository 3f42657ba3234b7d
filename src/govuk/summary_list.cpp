#include "govuk/summary_list.h"

#include <algorithm>

namespace openmash::govuk {

namespace {

Html action_link(const SummaryAction& action, const Content& card_title) {
  Html hidden;
  if (!action.visually_hidden_text.empty()) {
    hidden += join(" ", action.visually_hidden_text);
  }
  if (!card_title.empty()) {
    hidden += join(" (", card_title, ")");
  }
  if (!hidden.empty()) {
    hidden = element("span", {{"class", "govuk-visually-hidden"}}, hidden);
  }
  return element(
      "a",
      {{"class", spaced({"govuk-link", action.classes})}, href(action.href), action.attributes},
      action.content, hidden);
}

Html actions_of(const SummaryActions& actions, const Content& card_title) {
  if (actions.items.empty()) {
    return {};
  }
  Html inside;
  if (actions.items.size() == 1) {
    inside = action_link(actions.items[0], card_title);
  } else {
    for (const SummaryAction& action : actions.items) {
      inside += element("li", {{"class", "govuk-summary-list__actions-list-item"}},
                        action_link(action, card_title));
    }
    inside = element("ul", {{"class", "govuk-summary-list__actions-list"}}, inside);
  }
  return element("dd", {{"class", spaced({"govuk-summary-list__actions", actions.classes})}},
                 inside);
}

Html row_of(const SummaryRow& row, bool others_have_actions, const Content& card_title) {
  const bool gap = others_have_actions && row.actions.items.empty();
  return element(
      "div",
      {{"class", spaced({"govuk-summary-list__row",
                         gap ? "govuk-summary-list__row--no-actions" : "", row.classes})}},
      element("dt", {{"class", spaced({"govuk-summary-list__key", row.key.classes})}},
              row.key.content),
      element("dd", {{"class", spaced({"govuk-summary-list__value", row.value.classes})}},
              row.value.content),
      actions_of(row.actions, card_title));
}

Html card_actions(const SummaryActions& actions, const Content& title) {
  const std::string classes = spaced({"govuk-summary-card__actions", actions.classes});
  if (actions.items.empty()) {
    return {};
  }
  if (actions.items.size() == 1) {
    return element("div", {{"class", classes}}, action_link(actions.items[0], title));
  }
  Html list;
  for (const SummaryAction& action : actions.items) {
    list += element("li", {{"class", "govuk-summary-card__action"}}, action_link(action, title));
  }
  return element("ul", {{"class", classes}}, list);
}

Html card_round(const SummaryCard& card, const Html& list) {
  Html title;
  if (!card.title.content.empty()) {
    title = element(TagName::heading(card.title.heading_level),
                    {{"class", spaced({"govuk-summary-card__title", card.title.classes})}},
                    card.title.content);
  }
  return element("div", {{"class", spaced({"govuk-summary-card", card.classes})}, card.attributes},
                 element("div", {{"class", "govuk-summary-card__title-wrapper"}}, title,
                         card_actions(card.actions, card.title.content)),
                 element("div", {{"class", "govuk-summary-card__content"}}, list));
}

}  // namespace

Html summary_list(const SummaryListOptions& options) {
  const bool any_actions = std::ranges::any_of(
      options.rows, [](const SummaryRow& row) { return row.shown && !row.actions.items.empty(); });
  Html rows;
  for (const SummaryRow& row : options.rows) {
    if (row.shown) {
      rows += row_of(row, any_actions, options.card.title.content);
    }
  }
  const Html list = element(
      "dl", {{"class", spaced({"govuk-summary-list", options.classes})}, options.attributes}, rows);
  return options.card.present() ? card_round(options.card, list) : list;
}

}  // namespace openmash::govuk
