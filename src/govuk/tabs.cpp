#include "govuk/tabs.h"

namespace openmash::govuk {

Html tabs(const TabsOptions& options) {
  Html list;
  Html panels;
  int number = 0;
  for (const Tab& item : options.items) {
    ++number;
    if (!item.shown) {
      continue;
    }
    const std::string id =
        item.id.empty() ? options.id_prefix + "-" + std::to_string(number) : item.id;
    list += element(
        "li",
        {{"class",
          spaced({"govuk-tabs__list-item", number == 1 ? "govuk-tabs__list-item--selected" : ""})}},
        element("a", {{"class", "govuk-tabs__tab"}, href("#" + id), item.attributes}, item.label));
    panels += element(
        "div",
        {{"class", spaced({"govuk-tabs__panel", number > 1 ? "govuk-tabs__panel--hidden" : ""})},
         {"id", id},
         item.panel_attributes},
        item.content.was_text() ? element("p", {{"class", "govuk-body"}}, item.content)
                                : item.content.html());
  }
  if (!list.empty()) {
    list = element("ul", {{"class", "govuk-tabs__list"}}, list);
  }
  return element("div",
                 {Attribute::if_any("id", options.id),
                  {"class", spaced({"govuk-tabs", options.classes})},
                  options.attributes,
                  {"data-module", "govuk-tabs"}},
                 element("h2", {{"class", "govuk-tabs__title"}}, options.title), list, panels);
}

}  // namespace openmash::govuk
