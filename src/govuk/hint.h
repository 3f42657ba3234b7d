// The grey help under a label.
// Text is escaped.
// Fields take it as an option and give it its id: form_group.h.
#pragma once

#include <string>

#include "html/html.h"

namespace openmash::govuk {

struct HintOptions {
  Content content{};
  std::string classes{};
  std::string id{};
  Attributes attributes{};
};

[[nodiscard]] Html hint(const HintOptions& options);

}  // namespace openmash::govuk
