// That a record goes on from an older copy, and what a witness had seen of it is lost.
// Two people declare it, one who answers for the accounts and one who answers for the cases; the
// hub writes nothing before. What was lost is told by its size and its hash, which anybody who
// holds that checkpoint can compare. Who may: app/restore.h.
#pragma once

#include <cstdint>
#include <string>

#include "base/bytes.h"
#include "domain/ids.h"

namespace openmash {

struct RestoreDeclared {
  StaffId first;
  StaffId second;
  std::uint64_t seen = 0;   ///< events, when a witness signed last
  Bytes seen_root;          ///< what they amounted to
  std::uint64_t found = 0;  ///< events in what was put back
  std::string reason;

  friend bool operator==(const RestoreDeclared&, const RestoreDeclared&) = default;
};

}  // namespace openmash
