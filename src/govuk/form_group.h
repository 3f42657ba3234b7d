// What wraps every question: the group, its hint and its error, and the ids that tie them to the
// field. It never invents an id: they are the field's own with -hint and -error added. input.h,
// radios.h and the other fields are built on it.
#pragma once

#include <string>

#include "govuk/error_message.h"
#include "govuk/hint.h"
#include "html/html.h"

namespace openmash::govuk {

struct FormGroupOptions {
  std::string classes{};
  Attributes attributes{};
  Content before_input{};
  Content after_input{};
};

/// The hint and the error of the field with this id; their ids are added to `described_by`.
[[nodiscard]] Html hint_and_error(const std::string& id, const HintOptions& hint,
                                  const ErrorMessageOptions& error, std::string& described_by);

[[nodiscard]] Html form_group(const FormGroupOptions& options, bool has_error, const Html& inside);

}  // namespace openmash::govuk
