#include "govuk/fieldset.h"

namespace openmash::govuk {

namespace {

Html legend(const LegendOptions& options) {
  if (options.content.empty()) {
    return {};
  }
  const std::string classes = spaced({"govuk-fieldset__legend", options.classes});
  if (options.is_page_heading) {
    return element("legend", {{"class", classes}},
                   element("h1", {{"class", "govuk-fieldset__heading"}}, options.content));
  }
  return element("legend", {{"class", classes}}, options.content);
}

}  // namespace

Html fieldset(const FieldsetOptions& options) {
  return element("fieldset",
                 {{"class", spaced({"govuk-fieldset", options.classes})},
                  Attribute::if_any("role", options.role),
                  Attribute::if_any("aria-describedby", options.described_by),
                  options.attributes},
                 legend(options.legend), options.inside);
}

}  // namespace openmash::govuk
