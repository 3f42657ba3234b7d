#include "govuk/generic_header.h"

namespace openmash::govuk {

Html generic_header(const GenericHeaderOptions& options) {
  const Html link = element(
      "a", {href(options.url.or_else("/")), {"class", "govuk-generic-header__homepage-link"}},
      options.logo);
  return element(
      "div", {{"class", spaced({"govuk-generic-header", options.classes})}, options.attributes},
      element("div",
              {{"class", spaced({"govuk-generic-header__container", options.container_classes})}},
              element("div", {{"class", "govuk-generic-header__logo"}}, link), options.beside));
}

}  // namespace openmash::govuk
