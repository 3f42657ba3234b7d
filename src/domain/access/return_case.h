// A case goes back to the desk that gives it to somebody: its worker may no longer have it.
// Why is never said, for that would tell what must not be known; the words are those of any
// reassignment. The hub does it by itself (app/protections.h). Giving it anew is
// enquiry/assign_case.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct ReturnCase {
  static constexpr Permission needs = Permission::assign;
};

[[nodiscard]] Decided decide(const CaseFile& file, const ReturnCase& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
