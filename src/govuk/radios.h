// One choice of several.
// Nothing is chosen unless the author says so: in a decision, say nothing.
// checkboxes.h is for several choices; the question is the fieldset's legend.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "govuk/fieldset.h"
#include "govuk/form_group.h"
#include "govuk/label.h"

namespace openmash::govuk {

struct RadioItem {
  std::string value{};
  Content content{};
  HintOptions hint{};
  std::optional<bool> checked{};
  Html conditional{};     ///< opened by this choice
  std::string divider{};  ///< "or": a word instead of a choice
  std::string id{};
  bool disabled = false;
  LabelOptions label{};  ///< its classes and attributes only
  Attributes attributes{};
  bool shown = true;  ///< an item left out keeps its number, so the ids of the others stay
};

struct RadiosOptions {
  std::string name{};
  std::string id_prefix{};  ///< the name, if none is given
  FieldsetOptions fieldset{};
  HintOptions hint{};
  ErrorMessageOptions error_message{};
  std::vector<RadioItem> items{};
  std::string value{};    ///< the value chosen before
  std::string classes{};  ///< "govuk-radios--inline", "govuk-radios--small"
  FormGroupOptions form_group{};
  Attributes attributes{};
};

[[nodiscard]] Html radios(const RadiosOptions& options);

}  // namespace openmash::govuk
