// Links to the pages of a long list, or to what comes before and after.
// The page one is on is marked.
// Lists that fit one page have none.
#pragma once

#include <string>
#include <vector>

#include "html/html.h"

namespace openmash::govuk {

struct PaginationLink {
  Content content{};  ///< "Previous page" or "Next page", if none is given
  Url href{};
  std::string label_text{};  ///< what that page is about
  Attributes attributes{};
};

struct PaginationItem {
  std::string number{};
  Url href{};
  bool current = false;
  bool ellipsis = false;
  std::string visually_hidden_text{};  ///< "Page 3", if none is given
  Attributes attributes{};
};

struct PaginationOptions {
  PaginationLink previous{};
  PaginationLink next{};
  std::vector<PaginationItem> items{};
  std::string landmark_label = "Pagination";
  std::string classes{};
  Attributes attributes{};
};

[[nodiscard]] Html pagination(const PaginationOptions& options);

}  // namespace openmash::govuk
