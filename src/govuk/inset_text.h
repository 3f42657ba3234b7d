// Words set apart from the rest by a rule.
// Plain: nothing moves or opens.
// warning_text.h is louder.
#pragma once

#include <string>

#include "html/html.h"

namespace openmash::govuk {

struct InsetTextOptions {
  Content content{};
  std::string id{};
  std::string classes{};
  Attributes attributes{};
};

[[nodiscard]] Html inset_text(const InsetTextOptions& options);

}  // namespace openmash::govuk
