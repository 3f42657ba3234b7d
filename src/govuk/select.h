// One choice of a long list.
// Radios are better wherever the list is short; nothing is chosen unless the author says so.
// radios.h; our lists of agencies and codes use this one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "govuk/form_group.h"
#include "govuk/label.h"

namespace openmash::govuk {

struct SelectItem {
  std::optional<std::string> value{};  ///< the text, if none is given
  std::string text{};
  std::optional<bool> selected{};
  bool disabled = false;
  Attributes attributes{};
};

struct SelectOptions {
  std::string name{};
  std::string id{};  ///< the name, if none is given
  LabelOptions label{};
  HintOptions hint{};
  ErrorMessageOptions error_message{};
  std::vector<SelectItem> items{};
  std::string value{};  ///< the value chosen before
  std::string classes{};
  bool disabled = false;
  std::string described_by{};
  FormGroupOptions form_group{};
  Attributes attributes{};
};

[[nodiscard]] Html select(const SelectOptions& options);

}  // namespace openmash::govuk
