// What is missing when a case is to be decided: nothing is decided in silence (promise 7).
// A gap is never an error. Each is accepted with a reason, by name, or the case is sent back.
// The decision page lists them; decide_outcomes.h holds the decision to them.
#pragma once

#include <vector>

#include "domain/casefile/casefile.h"
#include "domain/decision/outcomes.h"

namespace openmash {

/// A check that asked nobody, weighed nothing or recommended nothing; unanswered requests, part
/// answers, items the worker has not been shown, and what came after the analysis.
/// @param unread  items never sent to the case's worker, from the access record
[[nodiscard]] std::vector<Gap> gaps_before_decision(const CaseFile& file,
                                                    const hub::Profile& profile,
                                                    const std::vector<ItemId>& unread, Instant now);

/// What these outcomes leave open: the children for whom they say nothing, and those for whom one
/// asks for the hub's own assessment and none was completed.
[[nodiscard]] std::vector<Gap> gaps_in_outcomes(const CaseFile& file, const hub::Profile& profile,
                                                const std::vector<OutcomesForChild>& outcomes);

/// All of them.
[[nodiscard]] std::vector<Gap> gaps_of(const CaseFile& file, const hub::Profile& profile,
                                       const std::vector<ItemId>& unread,
                                       const std::vector<OutcomesForChild>& outcomes, Instant now);

}  // namespace openmash
