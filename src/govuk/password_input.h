// A field for a password, with a button that shows it.
// The button appears only with script. A password is never written back into the page unless the
// author does it. input.h is the field itself.
#pragma once

#include <optional>
#include <string>

#include "govuk/input.h"

namespace openmash::govuk {

struct PasswordInputOptions {
  std::string name{};
  std::string id{};  ///< the name, if none is given
  LabelOptions label{};
  HintOptions hint{};
  ErrorMessageOptions error_message{};
  std::optional<std::string> value{};
  std::string classes{};
  std::string autocomplete = "current-password";
  bool disabled = false;
  std::string described_by{};
  FormGroupOptions form_group{};
  std::string button_classes{};
  std::string show_password_text{};  ///< "Show", if none is given; the rest speak English too
  std::string hide_password_text{};
  std::string show_password_aria_label_text{};
  std::string hide_password_aria_label_text{};
  std::string password_shown_announcement_text{};
  std::string password_hidden_announcement_text{};
  Attributes attributes{};
};

[[nodiscard]] Html password_input(const PasswordInputOptions& options);

}  // namespace openmash::govuk
