// The approved answer was printed and posted, read out, or sent by secure e-mail.
// Only an approved letter can have been given, and one that says that nothing follows only when its
// time of waiting is over (letters.h). Then the contact can be closed without a reason:
// close_contact.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct GiveFeedback {
  static constexpr Permission needs = Permission::close;
  /// A letter to the family is handed out; the referrer's ordinary letter is not (ADR 26).
  [[nodiscard]] Permission needs_in(const CaseFile& file) const;
  LetterId letter;
  FeedbackWay way = FeedbackWay::printed;
};

[[nodiscard]] Decided decide(const CaseFile& file, const GiveFeedback& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
