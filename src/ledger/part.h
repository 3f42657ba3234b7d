// One sealed part of an event, and the one place in the world where it opens.
// A part moved to another stream, number, type or hub does not open, and the commitment says for
// ever which words were sealed without saying the words: the salt that would let anybody guess them
// is inside the envelope. Bytes of all this: docs/formats/ledger.md. Events are made of parts in
// ledger/stored_event.h.
#pragma once

#include <cstdint>
#include <optional>

#include "base/bytes.h"
#include "base/id128.h"
#include "seal/hash.h"
#include "seal/key.h"

namespace openmash::ledger {

using StreamId = Id128;

/// Where a part belongs. `hub` is the ledger's id. The control part (part 0) has type 0 and schema
/// 0 here, because the event's own type is sealed inside it.
struct Place {
  Id128 hub;
  StreamId stream;
  std::uint64_t sequence = 0;
  std::uint32_t type = 0;
  std::uint16_t schema = 0;
  std::uint16_t part = 0;
};

struct SealedPart {
  std::uint16_t part = 0;
  Id128 key;
  Bytes envelope;  ///< empty: destroyed, only its hashes stay
  seal::Hash ciphertext_hash{};
  seal::Hash commitment{};

  [[nodiscard]] bool is_destroyed() const { return envelope.empty(); }
  friend bool operator==(const SealedPart&, const SealedPart&) = default;
};

[[nodiscard]] SealedPart seal_part(const seal::Key& key, Id128 key_id, const Place& place,
                                   BytesView plaintext);

/// Throws CorruptRecord (ids only in its text) when the part does not open here or is not what was
/// committed to.
[[nodiscard]] Bytes open_part(const seal::Key& key, const Place& place, const SealedPart& part);

}  // namespace openmash::ledger
