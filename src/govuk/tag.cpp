#include "govuk/tag.h"

namespace openmash::govuk {

Html tag(const TagOptions& options) {
  return element("strong", {{"class", spaced({"govuk-tag", options.classes})}, options.attributes},
                 options.content);
}

}  // namespace openmash::govuk
