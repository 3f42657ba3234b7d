// A person reads the letter and lets it go. An approved letter is never changed: a new one is
// written instead. Nothing is sent by the system. give_feedback.h records how it went.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct ApproveFeedback {
  static constexpr Permission needs = Permission::approve_feedback;
  LetterId letter;
};

[[nodiscard]] Decided decide(const CaseFile& file, const ApproveFeedback& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
