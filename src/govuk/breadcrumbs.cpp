#include "govuk/breadcrumbs.h"

namespace openmash::govuk {

Html breadcrumbs(const BreadcrumbsOptions& options) {
  Html items;
  for (const Breadcrumb& item : options.items) {
    if (item.href.empty()) {
      items += element("li", {{"class", "govuk-breadcrumbs__list-item"}, {"aria-current", "page"}},
                       item.content);
    } else {
      items += element(
          "li", {{"class", "govuk-breadcrumbs__list-item"}},
          element("a", {{"class", "govuk-breadcrumbs__link"}, href(item.href), item.attributes},
                  item.content));
    }
  }
  const char* collapse = options.collapse_on_mobile ? "govuk-breadcrumbs--collapse-on-mobile" : "";
  return element("nav",
                 {{"class", spaced({"govuk-breadcrumbs", options.classes, collapse})},
                  options.attributes,
                  {"aria-label", options.label_text}},
                 element("ol", {{"class", "govuk-breadcrumbs__list"}}, items));
}

}  // namespace openmash::govuk
