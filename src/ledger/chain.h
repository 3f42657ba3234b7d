// The end of a stream, and what comes after it.
// Every ledger makes its next event here, so that all of them number, date and chain alike. Nothing
// is stored here. Used by memory_ledger.cpp and sqlite_ledger.cpp.
#pragma once

#include <cstddef>
#include <vector>

#include "ledger/ledger.h"

namespace openmash::ledger {

struct Head {
  std::uint64_t version = 0;
  Instant recorded_at = Instant::min();
  seal::Hash hash{};
};

/// The event that follows this head, complete but for its own hash; the head is left as it was.
[[nodiscard]] StoredEvent next_event(Id128 ledger, StreamId stream, const Head& head,
                                     Id128 submission, NewEvent event, Instant now);

/// Stops the process when a batch is one that no caller should make.
void check_batch(const Batch& batch);

/// The order in which the streams of a batch are taken: by id, so that two batches never wait for
/// each other.
[[nodiscard]] std::vector<std::size_t> order_of_streams(const Batch& batch);

/// Of this event's parts, the one with this number. Stops the process when there is none: a
/// destruction must name what is.
[[nodiscard]] const SealedPart& part_of(const StoredEvent& event, std::uint16_t number);

}  // namespace openmash::ledger
