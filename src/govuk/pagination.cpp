#include "govuk/pagination.h"

namespace openmash::govuk {

namespace {

enum class Direction { previous, next };

Html arrow(Direction direction) {
  const bool back = direction == Direction::previous;
  return element(
      "svg",
      {{"class", back ? "govuk-pagination__icon govuk-pagination__icon--prev"
                      : "govuk-pagination__icon govuk-pagination__icon--next"},
       {"xmlns", "http://www.w3.org/2000/svg"},
       {"height", "13"},
       {"width", "15"},
       {"aria-hidden", "true"},
       {"focusable", "false"},
       {"viewBox", "0 0 15 13"}},
      element("path",
              {{"d", back ? "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3."
                            "9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"
                          : "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 "
                            "3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"}}));
}

Html usual_words(Direction direction) {
  return (direction == Direction::previous ? "Previous"_html : "Next"_html) +
         element("span", {{"class", "govuk-visually-hidden"}}, " page");
}

Html arrow_link(const PaginationLink& link, Direction direction, bool block_level) {
  if (link.href.empty()) {
    return {};
  }
  const bool back = direction == Direction::previous;
  const bool plain = block_level && link.label_text.empty();
  Html label;
  if (block_level && !link.label_text.empty()) {
    label = " "_html + element("span", {{"class", "govuk-visually-hidden"}}, ":") + " "_html +
            element("span", {{"class", "govuk-pagination__link-label"}}, link.label_text);
  }
  const Html title =
      element("span",
              {{"class", spaced({"govuk-pagination__link-title",
                                 plain ? "govuk-pagination__link-title--decorated" : ""})}},
              link.content.or_else(usual_words(direction)));
  const bool arrow_first = block_level || back;
  return element("div", {{"class", back ? "govuk-pagination__prev" : "govuk-pagination__next"}},
                 element("a",
                         {{"class", "govuk-link govuk-pagination__link"},
                          href(link.href),
                          {"rel", back ? "prev" : "next"},
                          link.attributes},
                         arrow_first ? arrow(direction) : Html(), title, label,
                         arrow_first ? Html() : arrow(direction)));
}

Html item_of(const PaginationItem& item) {
  const std::string classes =
      spaced({"govuk-pagination__item", item.current ? "govuk-pagination__item--current" : "",
              item.ellipsis ? "govuk-pagination__item--ellipsis" : ""});
  if (item.ellipsis) {
    return element("li", {{"class", classes}}, "&ctdot;"_html);
  }
  const std::string label =
      item.visually_hidden_text.empty() ? "Page " + item.number : item.visually_hidden_text;
  return element("li", {{"class", classes}},
                 element("a",
                         {{"class", "govuk-link govuk-pagination__link"},
                          href(item.href),
                          {"aria-label", label},
                          Attribute::if_any("aria-current", item.current ? "page" : ""),
                          item.attributes},
                         item.number));
}

}  // namespace

Html pagination(const PaginationOptions& options) {
  const bool block_level =
      options.items.empty() && (!options.next.href.empty() || !options.previous.href.empty());
  Html items;
  for (const PaginationItem& item : options.items) {
    items += item_of(item);
  }
  if (!items.empty()) {
    items = element("ul", {{"class", "govuk-pagination__list"}}, items);
  }
  return element(
      "nav",
      {{"class", spaced({"govuk-pagination", block_level ? "govuk-pagination--block" : "",
                         options.classes})},
       {"aria-label", options.landmark_label},
       options.attributes},
      arrow_link(options.previous, Direction::previous, block_level), items,
      arrow_link(options.next, Direction::next, block_level));
}

}  // namespace openmash::govuk
