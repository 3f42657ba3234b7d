// All that is wrong with a page, at its top, each linked to its field.
// It is shown with every error at once; the page's title then begins with "Error: ".
// page.h does the title, error_message.h the text beside each field.
#pragma once

#include <optional>
#include <vector>

#include "html/html.h"

namespace openmash::govuk {

struct ErrorSummaryItem {
  Content content{};
  Url href{};  ///< "#" and the id of the first faulty field
  Attributes attributes{};
};

struct ErrorSummaryOptions {
  Content title = Content("There is a problem");
  Content description{};
  std::vector<ErrorSummaryItem> error_list{};
  std::optional<bool> disable_auto_focus{};
  std::string classes{};
  Attributes attributes{};
};

[[nodiscard]] Html error_summary(const ErrorSummaryOptions& options);

}  // namespace openmash::govuk
