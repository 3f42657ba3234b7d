// What is wrong with one field, in red, beside it.
// It says "Error:" to a screen reader before the text, unless told another word or none.
// The list at the top of the page is error_summary.h; form_group.h gives it its id.
#pragma once

#include <string>

#include "html/html.h"

namespace openmash::govuk {

struct ErrorMessageOptions {
  Content content{};
  std::string classes{};
  std::string id{};
  Attributes attributes{};
  std::string visually_hidden_text = "Error";
};

[[nodiscard]] Html error_message(const ErrorMessageOptions& options);

}  // namespace openmash::govuk
