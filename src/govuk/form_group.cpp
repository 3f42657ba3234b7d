#include "govuk/form_group.h"

namespace openmash::govuk {

Html hint_and_error(const std::string& id, const HintOptions& hint_options,
                    const ErrorMessageOptions& error, std::string& described_by) {
  Html both;
  if (!hint_options.content.empty()) {
    HintOptions with_id = hint_options;
    with_id.id = id + "-hint";
    described_by = spaced({described_by, with_id.id});
    both += hint(with_id);
  }
  if (!error.content.empty()) {
    ErrorMessageOptions with_id = error;
    with_id.id = id + "-error";
    described_by = spaced({described_by, with_id.id});
    both += error_message(with_id);
  }
  return both;
}

Html form_group(const FormGroupOptions& options, bool has_error, const Html& inside) {
  return element("div",
                 {{"class", spaced({"govuk-form-group", has_error ? "govuk-form-group--error" : "",
                                    options.classes})},
                  options.attributes},
                 inside);
}

}  // namespace openmash::govuk
