// The words room's sentences for files that also make markup: html.h and words/ each have something
// called `words`. It adds nothing of its own. It goes when one of the two is renamed.
// words/refusals.h and words/kinds.h are what it passes on.
#pragma once

#include <string>
#include <string_view>

#include "domain/casefile/refusals.h"
#include "domain/hub/profile.h"
#include "domain/intake/partial_date.h"

namespace openmash::web {

struct Told {
  std::string heading;
  std::string what_to_do;
};

[[nodiscard]] Told told(const Refusal& refusal, const hub::Profile& profile);
[[nodiscard]] std::string told(DateProblem problem, std::string_view field_name);

}  // namespace openmash::web
