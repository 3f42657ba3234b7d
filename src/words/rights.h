// The words for who may see what: what takes two people, how broken glass was judged, and why
// something about it was refused.
// No sentence tells that something is there to somebody from whom it is kept. The rules are
// domain/access/.
#pragma once

#include <string>

#include "domain/access/guarding.h"
#include "domain/account/account.h"
#include "words/refusals.h"

namespace openmash::words {

[[nodiscard]] std::string label(TwoPersonStep step);
[[nodiscard]] std::string label(GlassJudged judged);
[[nodiscard]] std::string label(WayIn way);
[[nodiscard]] Words words_for(const RightsRefusal& refusal);

}  // namespace openmash::words
