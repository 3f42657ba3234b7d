// A link to the page before.
// It leads to an address of ours, so it works without script.
// breadcrumbs.h shows the whole way.
#pragma once

#include <string>

#include "html/html.h"

namespace openmash::govuk {

struct BackLinkOptions {
  Content content{};  ///< "Back", if none is given
  Url href{};
  std::string classes{};
  Attributes attributes{};
};

[[nodiscard]] Html back_link(const BackLinkOptions& options);

}  // namespace openmash::govuk
