#include "govuk/label.h"

#include <utility>

namespace openmash::govuk {

Html label(const LabelOptions& options) {
  if (options.content.empty()) {
    return {};
  }
  Html html = element("label",
                      {{"class", spaced({"govuk-label", options.classes})},
                       options.attributes,
                       Attribute::if_any("for", options.for_id)},
                      options.content);
  return options.is_page_heading ? element("h1", {{"class", "govuk-label-wrapper"}}, html) : html;
}

Html label_for(const std::string& field_id, LabelOptions options) {
  options.for_id = field_id;
  return label(options);
}

}  // namespace openmash::govuk
