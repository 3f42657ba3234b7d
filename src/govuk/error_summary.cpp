#include "govuk/error_summary.h"

namespace openmash::govuk {

Html error_summary(const ErrorSummaryOptions& options) {
  Html list;
  for (const ErrorSummaryItem& item : options.error_list) {
    list += item.href.empty()
                ? element("li", item.content)
                : element("li", element("a", {href(item.href), item.attributes}, item.content));
  }
  if (!list.empty()) {
    list = element("ul", {{"class", "govuk-list govuk-error-summary__list"}}, list);
  }
  Attributes own{{"class", spaced({"govuk-error-summary", options.classes})}};
  if (options.disable_auto_focus) {
    own.add({"data-disable-auto-focus", *options.disable_auto_focus ? "true" : "false"});
  }
  return element(
      "div", {own, options.attributes, {"data-module", "govuk-error-summary"}},
      // The alert is a child, so that moving the focus to the parent cannot cut its reading short.
      element(
          "div", {{"role", "alert"}},
          element("h2", {{"class", "govuk-error-summary__title"}}, options.title),
          element("div", {{"class", "govuk-error-summary__body"}},
                  options.description.empty() ? Html() : element("p", options.description), list)));
}

}  // namespace openmash::govuk
