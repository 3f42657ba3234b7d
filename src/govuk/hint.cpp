#include "govuk/hint.h"

namespace openmash::govuk {

Html hint(const HintOptions& options) {
  return element("div",
                 {Attribute::if_any("id", options.id),
                  {"class", spaced({"govuk-hint", options.classes})},
                  options.attributes},
                 options.content);
}

}  // namespace openmash::govuk
