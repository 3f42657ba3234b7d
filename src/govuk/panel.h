// A large coloured panel that says what has happened.
// It is for confirmation pages, one a page.
// For a notice within a page see notification_banner.h.
#pragma once

#include <string>
#include <vector>

#include "html/html.h"

namespace openmash::govuk {

struct PanelAction {
  std::string text{};
  Url href{};
  std::string type{};  ///< "button" makes a link look like one
  std::string classes{};
  Attributes attributes{};
};

struct PanelActions {
  std::vector<PanelAction> items{};
  std::string classes{};
  Attributes attributes{};
};

struct PanelOptions {
  Content title{};
  Content content{};
  int heading_level = 1;
  std::string classes{};   ///< "govuk-panel--interruption" makes it a question in the way
  PanelActions actions{};  ///< of an interruption only
  Attributes attributes{};
};

[[nodiscard]] Html panel(const PanelOptions& options);

}  // namespace openmash::govuk
