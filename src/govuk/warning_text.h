// A warning with a mark before it.
// A screen reader hears "Warning" first.
// inset_text.h is quieter.
#pragma once

#include <string>

#include "html/html.h"

namespace openmash::govuk {

struct WarningTextOptions {
  Content content{};
  std::string icon_fallback_text = "Warning";
  std::string classes{};
  Attributes attributes{};
};

[[nodiscard]] Html warning_text(const WarningTextOptions& options);

}  // namespace openmash::govuk
