// A step of a pathway is done, or is not needed and it is said why.
// The step's words are kept as they were on the day; a step may be recorded again.
// Opening is open_pathway.h; leaving it is end_pathway.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct DoPathwayStep {
  static constexpr Permission needs = Permission::follow_pathway;
  PathwayCode pathway;
  PathwayStepCode step;
  bool not_needed = false;
  std::string note;
};

[[nodiscard]] Decided decide(const CaseFile& file, const DoPathwayStep& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
