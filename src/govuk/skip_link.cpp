#include "govuk/skip_link.h"

namespace openmash::govuk {

Html skip_link(const SkipLinkOptions& options) {
  return element("a",
                 {href(options.href.or_else("#content")),
                  {"class", spaced({"govuk-skip-link", options.classes})},
                  options.attributes,
                  {"data-module", "govuk-skip-link"}},
                 options.content);
}

}  // namespace openmash::govuk
