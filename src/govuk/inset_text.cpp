#include "govuk/inset_text.h"

namespace openmash::govuk {

Html inset_text(const InsetTextOptions& options) {
  return element("div",
                 {Attribute::if_any("id", options.id),
                  {"class", spaced({"govuk-inset-text", options.classes})},
                  options.attributes},
                 options.content);
}

}  // namespace openmash::govuk
