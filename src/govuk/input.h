// A one-line field.
// The value typed comes back as it was, escaped. No browser autofill is asked for unless named.
// textarea.h is for more lines, date_input.h for dates.
#pragma once

#include <optional>
#include <string>

#include "govuk/form_group.h"
#include "govuk/label.h"

namespace openmash::govuk {

/// What stands before or after the box: "£", "days".
struct AffixOptions {
  Content content{};
  std::string classes{};
  Attributes attributes{};
};

struct InputWrapperOptions {
  std::string classes{};
  Attributes attributes{};
};

struct InputOptions {
  std::string name{};
  std::string id{};  ///< the name, if none is given
  LabelOptions label{};
  HintOptions hint{};
  ErrorMessageOptions error_message{};
  std::optional<std::string> value{};
  std::string classes{};  ///< "govuk-input--width-10"
  std::string type = "text";
  std::string inputmode{};
  std::string autocomplete{};
  std::string autocapitalize{};
  std::string pattern{};
  std::optional<bool> spellcheck{};
  bool disabled = false;
  std::string described_by{};
  AffixOptions prefix{};
  AffixOptions suffix{};
  FormGroupOptions form_group{};
  InputWrapperOptions input_wrapper{};
  Attributes attributes{};
};

[[nodiscard]] Html input(const InputOptions& options);

}  // namespace openmash::govuk
