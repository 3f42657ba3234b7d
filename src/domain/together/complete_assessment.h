// The hub's own assessment, in its four parts: what is known, what it means for each child, what
// the family says, what is recommended.
// Nothing is completed that leaves a child out. Completed again, the newer stands and the older
// stays in the record. What an outcome asks of it is decision/gaps.h; the beginning is
// start_assessment.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct CompleteAssessment {
  static constexpr Permission needs = Permission::write_record;
  std::string known;
  std::vector<ChildAssessed> children;
  std::string family;
  std::string recommended;
};

[[nodiscard]] Decided decide(const CaseFile& file, const CompleteAssessment& command,
                             const Actor& by, const Moment& moment);

}  // namespace openmash
