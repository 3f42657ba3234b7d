#include "govuk/warning_text.h"

namespace openmash::govuk {

Html warning_text(const WarningTextOptions& options) {
  return element(
      "div", {{"class", spaced({"govuk-warning-text", options.classes})}, options.attributes},
      element("span", {{"class", "govuk-warning-text__icon"}, {"aria-hidden", "true"}}, "!"), " ",
      element("strong", {{"class", "govuk-warning-text__text"}},
              element("span", {{"class", "govuk-visually-hidden"}}, options.icon_fallback_text),
              " ", options.content));
}

}  // namespace openmash::govuk
