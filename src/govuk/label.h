// The label of one field.
// Without content it renders nothing. Text is escaped.
// Fields take it as an option; legends of several fields are in fieldset.h.
#pragma once

#include <string>

#include "html/html.h"

namespace openmash::govuk {

struct LabelOptions {
  Content content{};
  std::string classes{};
  bool is_page_heading = false;
  std::string for_id{};
  Attributes attributes{};
};

[[nodiscard]] Html label(const LabelOptions& options);
/// The same label, tied to a field.
[[nodiscard]] Html label_for(const std::string& field_id, LabelOptions options);

}  // namespace openmash::govuk
