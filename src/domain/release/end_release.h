// An agency takes back that one of its items may be used.
// What was seen meanwhile stays seen, and the record of who saw it stays; from now on the item is
// held again, or goes no further. The decision it ends is release_item.h's.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct EndRelease {
  static constexpr Permission needs = Permission::answer;
  RequestId request;
  ReleaseId release;
  std::string reason;
};

[[nodiscard]] Decided decide(const CaseFile& file, const EndRelease& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
