// The way from the start to this page.
// The last item, without an address, is this page.
// back_link.h is for a page in a series.
#pragma once

#include <string>
#include <vector>

#include "html/html.h"

namespace openmash::govuk {

struct Breadcrumb {
  Content content{};
  Url href{};
  Attributes attributes{};
};

struct BreadcrumbsOptions {
  std::vector<Breadcrumb> items{};
  bool collapse_on_mobile = false;
  std::string label_text = "Breadcrumb";
  std::string classes{};
  Attributes attributes{};
};

[[nodiscard]] Html breadcrumbs(const BreadcrumbsOptions& options);

}  // namespace openmash::govuk
