// A status in a small coloured box.
// The words carry the meaning; the colour only repeats it.
// task_list.h and phase_banner.h use it.
#pragma once

#include <string>

#include "html/html.h"

namespace openmash::govuk {

struct TagOptions {
  Content content{};
  std::string classes{};  ///< "govuk-tag--red"
  Attributes attributes{};
};

[[nodiscard]] Html tag(const TagOptions& options);

}  // namespace openmash::govuk
