// The tables of what must survive a restart but is not a fact: drafts, sessions, lock-outs, parked
// forms. Everything personal in them is ciphertext, and every row can be deleted without anything
// in the ledger changing. Each has its own header in this room; they share the ledger's file and
// its one writer.
#pragma once

#include "db/writer.h"

namespace openmash::keep {

/// Makes or brings up to date this room's tables. To be called once, before anything else in the
/// room is made.
void prepare_tables(db::Writer& writer);

}  // namespace openmash::keep
