#include "govuk/feedback.h"

namespace openmash::govuk {

Html feedback(const FeedbackOptions& options) {
  Html body;
  if (!options.content.empty()) {
    body = element("div", {{"class", "govuk-feedback__body"}},
                   options.content.was_text()
                       ? element("p", {{"class", "govuk-body"}}, options.content)
                       : options.content.html());
  }
  return element("div",
                 {{"class", spaced({"govuk-feedback govuk-width-container", options.classes})},
                  options.attributes},
                 element("div", {{"class", "govuk-grid-row"}},
                         element("div", {{"class", "govuk-grid-column-two-thirds"}},
                                 element(TagName::heading(options.heading_level),
                                         {{"class", "govuk-feedback__title"}}, options.title),
                                 body)));
}

}  // namespace openmash::govuk
