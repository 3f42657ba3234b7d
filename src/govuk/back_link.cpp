#include "govuk/back_link.h"

namespace openmash::govuk {

Html back_link(const BackLinkOptions& options) {
  return element("a",
                 {href(options.href.or_else("#")),
                  {"class", spaced({"govuk-back-link", options.classes})},
                  options.attributes},
                 options.content.or_else("Back"));
}

}  // namespace openmash::govuk
