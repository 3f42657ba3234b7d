// A notice about the page or about what was just done.
// A success is read out at once; any other is a landmark.
// panel.h is for the end of a journey.
#pragma once

#include <optional>
#include <string>

#include "html/html.h"

namespace openmash::govuk {

struct NotificationBannerOptions {
  Content content{};
  std::string type{};  ///< "success", or nothing
  Content title{};     ///< "Important" or "Success", if none is given
  int title_heading_level = 2;
  std::string title_id = "govuk-notification-banner-title";
  std::string role{};
  std::optional<bool> disable_auto_focus{};
  std::string classes{};
  Attributes attributes{};
};

[[nodiscard]] Html notification_banner(const NotificationBannerOptions& options);

}  // namespace openmash::govuk
