// What a ledger's file holds, for whoever only reads it.
// No writer need be there, a server may run beside it, and nothing is written or signed by looking.
// Each call is a moment of its own. The ledger itself: sqlite_ledger.h. Its checkpoints:
// checkpoints.h. Who asks: app/foreign.h and `openmash verify`.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "db/readers.h"
#include "ledger/ledger.h"
#include "seal/note.h"

namespace openmash::ledger {

[[nodiscard]] Id128 ledger_in(db::Readers& readers);

[[nodiscard]] StreamSlice read_stream(db::Readers& readers, StreamId stream,
                                      std::uint64_t after = 0);

/// Every stream in the order it began, with its version.
void for_each_stream_in(db::Readers& readers,
                        const std::function<void(StreamId, std::uint64_t)>& visit);

/// A stream's events from this one on are under no checkpoint.
struct Tail {
  StreamId stream;
  std::uint64_t first = 0;
};
[[nodiscard]] std::vector<Tail> tails_in(db::Readers& readers);

/// Under what name a ledger signs, and what it is known by outside.
[[nodiscard]] std::string origin_of(Id128 ledger);
[[nodiscard]] std::string verifier_key_of(Id128 ledger, const seal::SigningKey& key);

}  // namespace openmash::ledger
