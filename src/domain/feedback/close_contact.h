// The contact ends. Without written feedback to the referrer that needs a reason, in any hub
// (domain.md R-39). Only after a decision, or when the contact went to the worker a child already
// has, and not while a late answer waits. A late answer after this opens it again:
// enquiry/return_information.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct CloseContact {
  static constexpr Permission needs = Permission::close;
  std::string reason;  ///< why no feedback was given; blank when it was
};

[[nodiscard]] Decided decide(const CaseFile& file, const CloseContact& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
