// Day, month and year in three boxes.
// What was typed comes back as it was, right or wrong; it does not judge dates.
// The reading of partial dates is the domain's; input.h draws each box.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "govuk/fieldset.h"
#include "govuk/form_group.h"

namespace openmash::govuk {

/// One box. For day, month and year everything may be left as it is.
struct DatePart {
  std::string name{};
  std::string label{};  ///< the name with a capital, if none is given
  std::optional<std::string> value{};
  std::optional<bool> error{};  ///< whether this box is the wrong one; unsaid for all means all are
  std::string classes{};
  std::string id{};
  std::string inputmode = "numeric";
  std::string autocomplete{};
  std::string pattern{};
  Attributes attributes{};
  bool shown = true;
};

struct DateValues {
  std::optional<std::string> day{};
  std::optional<std::string> month{};
  std::optional<std::string> year{};
};

struct DateInputOptions {
  std::string id{};           ///< the boxes are id-day, id-month, id-year
  std::string name_prefix{};  ///< their names are prefix-day, …; day, … without one
  FieldsetOptions fieldset{};
  HintOptions hint{};
  ErrorMessageOptions error_message{};
  DateValues values{};
  DatePart day{};
  DatePart month{};
  DatePart year{};
  std::vector<DatePart> items{};  ///< boxes of the author's own instead of the three
  std::string classes{};
  FormGroupOptions form_group{};
  Attributes attributes{};
};

[[nodiscard]] Html date_input(const DateInputOptions& options);

}  // namespace openmash::govuk
