// A disagreement that was not settled goes to the next stage of the hub's policy, with its clock.
// After the last stage there is none: it is settled there, or stands as it is.
// Raising it is raise_disagreement.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct TakeDisagreementOn {
  static constexpr Permission needs = Permission::disagree;
  DisagreementId disagreement;
  std::string words;
};

[[nodiscard]] Decided decide(const CaseFile& file, const TakeDisagreementOn& command,
                             const Actor& by, const Moment& moment);

/// Nothing where there is none of this id.
[[nodiscard]] const Disagreement* open_disagreement(const CaseFile& file, DisagreementId id);

}  // namespace openmash
