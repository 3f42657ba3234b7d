// Small sealed events for tests, made the way codec makes real ones.
// One key for everything, known to the test; the words are the test's own.
// Used by ledger_contract_test.cpp and the tests beside it.
#pragma once

#include <string_view>

#include "ledger/ledger.h"
#include "seal/random.h"

namespace openmash::ledger {

inline const seal::Key& contract_key() {
  static const seal::Key key{std::array<Byte, seal::Key::size>{7}};
  return key;
}

inline constexpr std::uint32_t contract_type = 12;

/// A control part and one content part with these words.
inline NewEvent event_at(const Ledger& ledger, StreamId stream, std::uint64_t sequence,
                         std::string_view words, Id128 key_id = Id128{}) {
  const Place control{.hub = ledger.id(), .stream = stream, .sequence = sequence};
  Place content = control;
  content.type = contract_type;
  content.schema = 1;
  content.part = 1;
  NewEvent event;
  event.parts.push_back(seal_part(contract_key(), key_id, control, as_bytes("control")));
  event.parts.push_back(seal_part(contract_key(), key_id, content, as_bytes(words)));
  return event;
}

inline std::string words_of(const StoredEvent& event) {
  const Place place{.hub = event.ledger,
                    .stream = event.stream,
                    .sequence = event.sequence,
                    .type = contract_type,
                    .schema = 1,
                    .part = 1};
  return as_text(open_part(contract_key(), place, event.parts.at(1)));
}

/// So many events after this version, in one batch.
inline Batch batch_for(const Ledger& ledger, StreamId stream, std::uint64_t expected,
                       std::size_t events = 1, std::string_view words = "words") {
  Batch batch;
  batch.submission = seal::fresh_id();
  StreamAppend append{stream, expected, {}};
  for (std::size_t i = 1; i <= events; ++i) {
    append.events.push_back(event_at(ledger, stream, expected + i, words));
  }
  batch.appends.push_back(std::move(append));
  return batch;
}

inline WrappedKeyRow key_for(StreamId stream, Id128 key) {
  return {key, stream, {key, 3, seal::Hash{4, 5}, Bytes{6, 7, 8}}};
}

}  // namespace openmash::ledger
