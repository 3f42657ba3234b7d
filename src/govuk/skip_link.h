// The first link of every page, past the header.
// It is seen only when it has the focus.
// page.h puts it there.
#pragma once

#include <string>

#include "html/html.h"

namespace openmash::govuk {

struct SkipLinkOptions {
  Content content{};
  Url href{};  ///< "#content", if none is given
  std::string classes{};
  Attributes attributes{};
};

[[nodiscard]] Html skip_link(const SkipLinkOptions& options);

}  // namespace openmash::govuk
