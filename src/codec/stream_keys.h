// The keys of one stream, unwrapped as they are needed, and new ones made as they are needed.
// The stream's own key has the stream's id; the key of a person or an item has theirs. A destroyed
// key is simply not there. Used by seal_event.h; wrapping is seal/key_ring.h.
#pragma once

#include <unordered_map>
#include <vector>

#include "ledger/stored_event.h"
#include "seal/key.h"
#include "seal/key_ring.h"

namespace openmash::codec {

class StreamKeys {
 public:
  StreamKeys(const seal::KeyRing& ring, ledger::StreamId stream) : ring_(&ring), stream_(stream) {}
  StreamKeys(const seal::KeyRing& ring, ledger::StreamId stream,
             const std::vector<ledger::WrappedKeyRow>& rows);

  /// The key, or nullptr when it was destroyed or never was.
  [[nodiscard]] const seal::Key* find(Id128 id);

  /// The key, made and wrapped if there is none yet.
  [[nodiscard]] const seal::Key& find_or_make(Id128 id);

  /// The wrapped keys made since the last call: they belong into the same batch as what they
  /// sealed.
  [[nodiscard]] std::vector<ledger::WrappedKeyRow> take_new();

  [[nodiscard]] ledger::StreamId stream() const { return stream_; }

 private:
  const seal::KeyRing* ring_;
  ledger::StreamId stream_;
  std::unordered_map<Id128, seal::WrappedKey> wrapped_;
  std::unordered_map<Id128, seal::Key> open_;
  std::vector<ledger::WrappedKeyRow> new_;
};

/// The key of a stream's view rows. It is made anew whenever something of the stream is destroyed,
/// so that the rows of an old backup, which hold words of it, no longer open.
[[nodiscard]] Id128 views_key_id(ledger::StreamId stream);

}  // namespace openmash::codec
