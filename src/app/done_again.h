// A database that was put back from a backup is made fit to be served: what was destroyed since is
// destroyed again, rights taken away since are taken away again (rights_again.h), and nobody is
// signed in.
// It adds to the record and takes nothing out of it: each is an event of the system's own. Stopped
// half-way it goes on the next time, and until it is through the hub is not served
// (core.h). The journal it works from is keep/journal.h.
#pragma once

#include <cstddef>

#include "app/core.h"
#include "app/rights_again.h"

namespace openmash::app {

struct RestoredAgain {
  std::size_t lines = 0;  ///< of the journal, that this database lacked
  std::size_t parts = 0;  ///< texts destroyed again; the others the backup never had
  RightsAgain rights;
  std::size_t sessions = 0;  ///< ended
};

/// The core must have been opened with Finds::a_backup.
[[nodiscard]] RestoredAgain do_again(Core& core);

}  // namespace openmash::app
