// A referrer, or somebody for them, adds to what was sent. What was sent is never changed.
// It may come at any time, after the decision too.
// The case page shows additions under the referral, signed and timed.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct AddToContact {
  static constexpr Permission needs = Permission::refer;
  AdditionId addition;
  std::string words;
};

[[nodiscard]] Decided decide(const CaseFile& file, const AddToContact& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
