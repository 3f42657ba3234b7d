// An event as the ledger keeps it: a clear header that says nothing about anybody, and sealed
// parts. The header is kept as the very bytes that were hashed, and every event names the hash of
// the one before it, so that a change, a swap or a gap in a stream shows to anybody, without any
// key. A tail cut off shows only to a witness. The bytes: docs/formats/ledger.md. What the parts
// say: codec. Who checks: verifier.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/bytes.h"
#include "base/id128.h"
#include "base/instant.h"
#include "ledger/part.h"
#include "seal/hash.h"
#include "seal/key_ring.h"

namespace openmash::ledger {

enum class EventClass : std::uint8_t { ordinary = 1, access = 2, destruction = 3, system = 4 };

/// A part that a destruction event destroys.
struct Target {
  StreamId stream;
  std::uint64_t sequence = 0;
  std::uint16_t part = 0;

  friend bool operator==(const Target&, const Target&) = default;
};

/// What a caller gives. Part 0 is the control part, parts 1, 2 … the content. Targets only with
/// class destruction.
struct NewEvent {
  EventClass event_class = EventClass::ordinary;
  std::vector<SealedPart> parts;
  std::vector<Target> targets;
};

struct StoredEvent {
  Id128 ledger;
  StreamId stream;
  std::uint64_t sequence = 0;  ///< 1, 2, 3 … without gaps
  EventClass event_class = EventClass::ordinary;
  Instant recorded_at;
  Id128 submission;
  seal::Hash previous{};  ///< all zero for the first of a stream
  seal::Hash hash{};
  std::vector<SealedPart> parts;
  std::vector<Target> targets;

  friend bool operator==(const StoredEvent&, const StoredEvent&) = default;
};

/// A key of a stream, wrapped with the stream's id as associated data: ring.wrap(id, key,
/// stream.view()).
struct WrappedKeyRow {
  Id128 key;
  StreamId stream;
  seal::WrappedKey wrapped;

  friend bool operator==(const WrappedKeyRow&, const WrappedKeyRow&) = default;
};

/// The header's canonical bytes: what event_hash() hashes.
[[nodiscard]] Bytes header_bytes(const StoredEvent& event);

/// The event a header describes, its parts without their envelopes. Throws CorruptRecord when the
/// bytes are not a header.
[[nodiscard]] StoredEvent parse_header(BytesView header);

/// SHA-256(0x00 ‖ header).
[[nodiscard]] seal::Hash event_hash(BytesView header);

}  // namespace openmash::ledger
