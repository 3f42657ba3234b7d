// A line under a page that asks what the reader thought of it.
// It carries nothing of the page along.
// page.h has no place for it: put it at the end of the content.
#pragma once

#include <string>

#include "html/html.h"

namespace openmash::govuk {

struct FeedbackOptions {
  Content title{};
  Content content{};
  int heading_level = 2;
  std::string classes{};
  Attributes attributes{};
};

[[nodiscard]] Html feedback(const FeedbackOptions& options);

}  // namespace openmash::govuk
