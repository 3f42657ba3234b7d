// The two faults of a database that callers treat apart from the rest.
// Both are DatabaseFaults, so whoever does not care need not know of them; no text of theirs
// carries a value that was being written. Everything else SQLite may say arrives as a plain
// DatabaseFault (base/faults.h) with its code.
#pragma once

#include "base/faults.h"

namespace openmash::db {

/// Nothing was written, and nothing can be until there is room.
struct DiskFull : DatabaseFault {
  using DatabaseFault::DatabaseFault;
};

/// The commit failed or its end was not seen: what was in it may be stored or not. Never success.
struct CommitUnknown : DatabaseFault {
  using DatabaseFault::DatabaseFault;
};

}  // namespace openmash::db
