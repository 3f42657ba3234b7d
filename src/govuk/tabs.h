// Sections shown one at a time with script, one after another without.
// All of it is in the page and prints. A case is never cut into tabs: the whole picture stays
// whole. accordion.h opens several at once.
#pragma once

#include <string>
#include <vector>

#include "html/html.h"

namespace openmash::govuk {

struct Tab {
  std::string label{};
  Content content{};
  std::string id{};
  Attributes attributes{};
  Attributes panel_attributes{};
  bool shown = true;  ///< a tab left out keeps its number
};

struct TabsOptions {
  std::vector<Tab> items{};
  std::string title = "Contents";
  std::string id{};
  std::string id_prefix{};
  std::string classes{};
  Attributes attributes{};
};

[[nodiscard]] Html tabs(const TabsOptions& options);

}  // namespace openmash::govuk
