// The letter that tells a family about the referral, from the hub's own template.
// Only where the hub promises one, only after there is something to tell, and only as far as the
// hub's rule about telling a family lets it: record_agreement.h. Approved and given like the
// referrer's, under the same rule: feedback/approve_feedback.h.
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
