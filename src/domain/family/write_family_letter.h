// The letter that tells a family about the referral, from the hub's own template.
// Only where the hub promises one, only after there is something to tell, and never after somebody
// recorded that telling them would raise the risk. Approved and given like the referrer's:
// feedback/approve_feedback.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct WriteFamilyLetter {
  static constexpr Permission needs = Permission::write_feedback;
  LetterId letter;
  std::string text;
};

[[nodiscard]] Decided decide(const CaseFile& file, const WriteFamilyLetter& command,
                             const Actor& by, const Moment& moment);

}  // namespace openmash
