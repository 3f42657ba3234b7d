// A line that opens to more words.
// What must be read is never inside it.
// inset_text.h and warning_text.h always show theirs.
#pragma once

#include <string>

#include "html/html.h"

namespace openmash::govuk {

struct DetailsOptions {
  Content summary{};
  Content content{};
  bool open = false;
  std::string id{};
  std::string classes{};
  Attributes attributes{};
};

[[nodiscard]] Html details(const DetailsOptions& options);

}  // namespace openmash::govuk
