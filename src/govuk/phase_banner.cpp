#include "govuk/phase_banner.h"

namespace openmash::govuk {

Html phase_banner(const PhaseBannerOptions& options) {
  const Html phase =
      tag({.content = options.tag.content,
           .classes = spaced({"govuk-phase-banner__content__tag", options.tag.classes})});
  return element(
      "div",
      {{"class", spaced({"govuk-phase-banner govuk-width-container", options.classes})},
       options.attributes},
      element("p", {{"class", "govuk-phase-banner__content"}}, phase, " ",
              element("span", {{"class", "govuk-phase-banner__text"}}, options.content)));
}

}  // namespace openmash::govuk
