// A field of several lines.
// What was typed comes back unchanged, its spaces and line ends included.
// character_count.h adds a limit; input.h is for one line.
#pragma once

#include <optional>
#include <string>

#include "govuk/form_group.h"
#include "govuk/label.h"

namespace openmash::govuk {

struct TextareaOptions {
  std::string name{};
  std::string id{};  ///< the name, if none is given
  LabelOptions label{};
  HintOptions hint{};
  ErrorMessageOptions error_message{};
  std::string value{};
  int rows = 5;
  std::string classes{};
  std::string autocomplete{};
  std::optional<bool> spellcheck{};
  bool disabled = false;
  std::string described_by{};
  FormGroupOptions form_group{};
  Attributes attributes{};
};

[[nodiscard]] Html textarea(const TextareaOptions& options);

}  // namespace openmash::govuk
