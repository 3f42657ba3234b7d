// Whoever keeps a file that others may not see takes a new contact over: it is given to a worker of
// theirs, wherever it stands.
// What is recorded are the facts of any gate and any assignment, in no other words: from them
// nobody learns that there is such a file. A decision that came first stands until it is looked at
// again, and is opened for that. What leads here is person/alerts.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct TakeOver {
  static constexpr Permission needs = Permission::decide;
  StaffId worker;
  RoleCode worker_role;
};

[[nodiscard]] Decided decide(const CaseFile& file, const TakeOver& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
