// After a late answer somebody looked again, and the decision stands.
// Only while an answer is waiting to be looked at, and with the reason.
// To decide otherwise: decide_outcomes.h.
#pragma once

#include "domain/decision/outcomes.h"

namespace openmash {

struct ConfirmDecision {
  static constexpr Permission needs = Permission::decide;
  std::string reason;
};

[[nodiscard]] Decided decide(const CaseFile& file, const ConfirmDecision& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
