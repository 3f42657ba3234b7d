// The worker recommends, for each child, one or more outcomes with their receivers and a reason.
// Only after the record is written. Recommending again replaces what was recommended for that
// child; all versions are kept. Who recommended may not decide: decide_outcomes.h.
#pragma once

#include "domain/decision/outcomes.h"

namespace openmash {

struct Recommend {
  static constexpr Permission needs = Permission::recommend;
  std::vector<OutcomesForChild> children;
};

[[nodiscard]] Decided decide(const CaseFile& file, const Recommend& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
