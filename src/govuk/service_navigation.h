// The service's name and its main pages, under the header.
// The page one is on is marked for sight and for screen readers.
// page.h uses it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "html/html.h"

namespace openmash::govuk {

struct NavigationItem {
  Content content{};
  Url href{};
  bool current = false;  ///< this very page
  bool active = false;   ///< a page within it
  Attributes attributes{};
};

struct NavigationSlots {
  Html start{};
  Html end{};
  bool end_inline = false;
  Html navigation_start{};
  Html navigation_end{};
};

struct ServiceNavigationOptions {
  std::string service_name{};
  Url service_url{};
  std::vector<NavigationItem> navigation{};
  std::string navigation_label{};
  std::string navigation_id = "navigation";
  std::string navigation_classes{};
  std::string menu_button_text = "Menu";
  std::string menu_button_label{};
  std::string aria_label = "Service information";
  std::optional<bool>
      collapse_navigation_on_mobile{};  ///< unsaid: where there are two items or more
  NavigationSlots slots{};
  std::string classes{};
  Attributes attributes{};
};

[[nodiscard]] Html service_navigation(const ServiceNavigationOptions& options);

}  // namespace openmash::govuk
