// Every telling traced to its decision: what was told with no release in force behind it, or
// with more than one.
// It reads the history alone and rests on none of the checks the verbs make, so that it can find
// what they let through. Empty is what it should be; a test plants what it must find.
#pragma once

#include "domain/casefile/casefile.h"

namespace openmash {

struct Orphan {
  std::uint64_t sequence = 0;  ///< of the telling in the history
  ItemId item;
  std::size_t releases = 0;  ///< in force for that item and recipient then: should have been one
};

[[nodiscard]] std::vector<Orphan> orphans(const std::vector<RecordedEvent>& history);

}  // namespace openmash
