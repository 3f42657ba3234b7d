// The model a hub begins with, before it has records of its own to learn from.
// Learnt once, without labels, from an invented British register of 101,534 records of six
// agencies; what that register has no column for (telephone, school, other numbers) is assumed, and
// marked so in it. It has a name that judgements can rest on. How one is learnt: estimate.h.
#pragma once

#include <string_view>

#include "linkage/model.h"

namespace openmash::linkage {

[[nodiscard]] Model usual_model();

/// Another model has another name.
[[nodiscard]] std::string_view usual_model_name();

}  // namespace openmash::linkage
