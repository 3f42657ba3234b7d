// One or more outcomes for one child, as chosen on a form, and the rules they must keep.
// Checked alike for a recommendation and a decision: known to the profile, each with its receiver
// and no action beside "no further action". The outcomes and their definitions are the profile's.
#pragma once

#include <string>
#include <vector>

#include "domain/casefile/verb.h"

namespace openmash {

struct OutcomeChoice {
  OutcomeCode outcome;
  std::string receiver;  ///< an agency's code or a service's name, where the outcome asks for one
};

struct OutcomesForChild {
  PersonId child;
  std::vector<OutcomeChoice> outcomes;
  std::string reason;
};

/// The choices with their names and receivers filled in from the profile.
[[nodiscard]] Result<std::vector<ChosenOutcome>, Refusal> check_outcomes(
    const OutcomesForChild& choice, const CaseFile& file, const hub::Profile& profile);

/// Whether this person ever recommended an outcome here, also one replaced since: they may not
/// decide then.
[[nodiscard]] bool recommended_by(const CaseFile& file, const Actor& actor);

}  // namespace openmash
