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

/// Whether the letter tells of a decision that was made anew since it was written.
[[nodiscard]] bool is_overtaken(const CaseFile& file, const Letter& letter);

/// Whether a letter about the decision as it stands was given.
[[nodiscard]] bool referrer_answered(const CaseFile& file);

/// Whether this hub writes to families, and this one was neither written to nor is it said why not.
[[nodiscard]] bool family_is_waiting(const CaseFile& file, const hub::Profile& profile);

[[nodiscard]] Decided decide(const CaseFile& file, const CloseContact& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
