// The languages a page can be read in.
// The language one reads is marked and is no link.
// service_navigation.h has a place for it: slots.end.
#pragma once

#include <string>
#include <vector>

#include "html/html.h"

namespace openmash::govuk {

struct Language {
  Content content{};  ///< in its own language: "Cymraeg"
  Url href{};
  std::string lang{};
  std::string href_lang{};  ///< lang, if none is given
  std::string dir{};
  bool current = false;
  std::string language_description_text{};
  std::string classes{};
  Attributes attributes{};
};

struct LanguageNavigationOptions {
  std::vector<Language> items{};
  std::string aria_label = "Language";
  std::string classes{};
  Attributes attributes{};
};

[[nodiscard]] Html language_navigation(const LanguageNavigationOptions& options);

}  // namespace openmash::govuk
