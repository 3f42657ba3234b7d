#include "govuk/details.h"

namespace openmash::govuk {

Html details(const DetailsOptions& options) {
  return element(
      "details",
      {Attribute::if_any("id", options.id),
       {"class", spaced({"govuk-details", options.classes})},
       options.attributes,
       flag("open", options.open)},
      element("summary", {{"class", "govuk-details__summary"}},
              element("span", {{"class", "govuk-details__summary-text"}}, options.summary)),
      element("div", {{"class", "govuk-details__text"}}, options.content));
}

}  // namespace openmash::govuk
