// What a service says about its cookies.
// The hub sets none that needs consent, so it shows none; the component is here for others who use
// this library. notification_banner.h is for notices of the service itself.
#pragma once

#include <string>
#include <vector>

#include "html/html.h"

namespace openmash::govuk {

struct CookieAction {
  std::string text{};
  std::string type{};
  Url href{};
  std::string name{};
  std::string value{};
  std::string classes{};
  Attributes attributes{};
};

struct CookieMessage {
  Content heading{};
  Content content{};
  std::vector<CookieAction> actions{};
  bool hidden = false;
  std::string role{};
  std::string classes{};
  Attributes attributes{};
};

struct CookieBannerOptions {
  std::vector<CookieMessage> messages{};
  std::string aria_label = "Cookie banner";
  bool hidden = false;
  std::string classes{};
  Attributes attributes{};
};

[[nodiscard]] Html cookie_banner(const CookieBannerOptions& options);

}  // namespace openmash::govuk
