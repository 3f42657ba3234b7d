// A professional disagrees with what was done or decided, and it is written down.
// It begins at the first stage of the hub's escalation policy with that stage's clock, and never
// stops the child's own. Further: take_disagreement_on.h, settle_disagreement.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct RaiseDisagreement {
  static constexpr Permission needs = Permission::disagree;
  DisagreementId disagreement;
  std::string words;
  RequestId request{};  ///< by the agency that was asked; nothing: by somebody who sees the case
};

[[nodiscard]] Decided decide(const CaseFile& file, const RaiseDisagreement& command,
                             const Actor& by, const Moment& moment);

}  // namespace openmash
