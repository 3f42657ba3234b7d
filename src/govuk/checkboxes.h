// Any number of choices.
// Nothing is chosen unless the author says so.
// radios.h is for one choice; the question is the fieldset's legend.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "govuk/fieldset.h"
#include "govuk/form_group.h"
#include "govuk/label.h"

namespace openmash::govuk {

struct CheckboxItem {
  std::string value{};
  Content content{};
  HintOptions hint{};
  std::optional<bool> checked{};
  Html conditional{};       ///< opened by this choice
  std::string divider{};    ///< "or": a word instead of a choice
  std::string behaviour{};  ///< "exclusive": "none of these"
  std::string id{};
  std::string name{};  ///< the group's, if none is given
  bool disabled = false;
  LabelOptions label{};  ///< its classes and attributes only
  Attributes attributes{};
  bool shown = true;  ///< an item left out keeps its number, so the ids of the others stay
};

struct CheckboxesOptions {
  std::string name{};
  std::string id_prefix{};  ///< the name, if none is given
  FieldsetOptions fieldset{};
  HintOptions hint{};
  ErrorMessageOptions error_message{};
  std::vector<CheckboxItem> items{};
  std::vector<std::string> values{};  ///< the values chosen before
  std::string classes{};              ///< "govuk-checkboxes--small"
  std::string described_by{};
  FormGroupOptions form_group{};
  Attributes attributes{};
};

[[nodiscard]] Html checkboxes(const CheckboxesOptions& options);

}  // namespace openmash::govuk
