// The worker reminds an agency that its answer is still awaited. The clock does not start again.
// It may be done as often as it is needed, until the answer is whole or the decision is made.
// What was asked stays as it was: to want something else is ask_for_more.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct ChaseRequest {
  static constexpr Permission needs = Permission::gather;
  RequestId request;
  std::string note;  ///< what the agency should read; may be empty
};

[[nodiscard]] Decided decide(const CaseFile& file, const ChaseRequest& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
