// The worker asks an agency for more than it said. The clock does not start again.
// It may be asked before or after the first answer came, and until the decision.
// The request then counts as answered in part until something new arrives.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct AskForMore {
  static constexpr Permission needs = Permission::gather;
  RequestId request;
  std::string particulars;
};

[[nodiscard]] Decided decide(const CaseFile& file, const AskForMore& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
