// A button, or a link that looks like one.
// Nothing is sent twice because of it: that is the submission id's work. Text is escaped.
// exit_this_page.h is the special one.
#pragma once

#include <optional>
#include <string>

#include "html/html.h"

namespace openmash::govuk {

struct ButtonOptions {
  Content content{};
  std::string classes{};  ///< "govuk-button--secondary", "govuk-button--warning"
  Url href{};             ///< makes it a link
  std::string type = "submit";
  std::string name{};
  std::string value{};
  std::string id{};
  bool disabled = false;
  bool is_start_button = false;
  std::optional<bool> prevent_double_click{};
  Attributes attributes{};
};

[[nodiscard]] Html button(const ButtonOptions& options);

}  // namespace openmash::govuk
