// A line that says the service is being tried out.
// It promises nothing and asks for no consent.
// page.h has a place for it: notice.
#pragma once

#include <string>

#include "govuk/tag.h"

namespace openmash::govuk {

struct PhaseBannerOptions {
  TagOptions tag{};  ///< "Demonstration"
  Content content{};
  std::string classes{};
  Attributes attributes{};
};

[[nodiscard]] Html phase_banner(const PhaseBannerOptions& options);

}  // namespace openmash::govuk
