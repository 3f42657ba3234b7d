#include "govuk/error_message.h"

namespace openmash::govuk {

Html error_message(const ErrorMessageOptions& options) {
  Html hidden;
  if (!options.visually_hidden_text.empty()) {
    hidden =
        element("span", {{"class", "govuk-visually-hidden"}}, options.visually_hidden_text, ":") +
        " "_html;
  }
  return element("p",
                 {Attribute::if_any("id", options.id),
                  {"class", spaced({"govuk-error-message", options.classes})},
                  options.attributes},
                 hidden, options.content);
}

}  // namespace openmash::govuk
