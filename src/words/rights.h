// The words for who may see what: what takes two people, how broken glass was judged, and why
// something about it was refused.
// No sentence tells that something is there to somebody from whom it is kept. The rules are
// domain/access/.
#pragma once

#include <string>

#include "domain/access/guarding.h"
#include "domain/access/rights.h"
#include "domain/account/account.h"
#include "words/refusals.h"
#include "words/timeline.h"

namespace openmash::words {

[[nodiscard]] std::string label(TwoPersonStep step);
[[nodiscard]] std::string label(GlassJudged judged);
[[nodiscard]] std::string label(WayIn way);

/// For the timeline of a case, like the sentences of timeline.h: "Social worker 5 opened it through
/// broken glass, until 4 March 2026 at 4pm". Why is told beside who looked.
[[nodiscard]] std::string opened_sentence(const BrokenGlass& glass, const Telling& telling);
/// "Head of MASH reviewed that Social worker 5 had opened it through broken glass: it was needed".
[[nodiscard]] std::string reviewed_sentence(const BrokenGlass& glass, const Telling& telling);

[[nodiscard]] Words words_for(const RightsRefusal& refusal);

}  // namespace openmash::words
