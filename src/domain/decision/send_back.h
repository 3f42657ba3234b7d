// The decider sends the case back to its worker, saying what is wanted.
// It is with the worker again until the record or a recommendation is written anew.
// The other way on is decide_outcomes.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct SendBack {
  static constexpr Permission needs = Permission::decide;
  std::string reason;
};

[[nodiscard]] Decided decide(const CaseFile& file, const SendBack& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
