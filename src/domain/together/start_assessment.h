// The hub's own assessment of a case is begun, by whoever has the case.
// Only in a hub that does this work, and once: what was begun is completed, and may be completed
// again. It stops no clock and no decision: a case can be decided without it. Its words are
// complete_assessment.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct StartAssessment {
  static constexpr Permission needs = Permission::write_record;
};

[[nodiscard]] Decided decide(const CaseFile& file, const StartAssessment& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
