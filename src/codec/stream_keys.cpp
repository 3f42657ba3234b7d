#include "codec/stream_keys.h"

#include <utility>

#include "seal/hash.h"

namespace openmash::codec {

StreamKeys::StreamKeys(const seal::KeyRing& ring, ledger::StreamId stream,
                       const std::vector<ledger::WrappedKeyRow>& rows)
    : ring_(&ring), stream_(stream) {
  for (const ledger::WrappedKeyRow& row : rows) {
    wrapped_.emplace(row.key, row.wrapped);
  }
}

const seal::Key* StreamKeys::find(Id128 id) {
  if (const auto open = open_.find(id); open != open_.end()) {
    return &open->second;
  }
  const auto wrapped = wrapped_.find(id);
  if (wrapped == wrapped_.end()) {
    return nullptr;
  }
  return &open_.emplace(id, ring_->unwrap(wrapped->second, stream_.view())).first->second;
}

const seal::Key& StreamKeys::find_or_make(Id128 id) {
  if (const seal::Key* key = find(id)) {
    return *key;
  }
  const seal::Key& key = open_.emplace(id, seal::Key::fresh()).first->second;
  new_.push_back({.key = id, .stream = stream_, .wrapped = ring_->wrap(id, key, stream_.view())});
  return key;
}

std::vector<ledger::WrappedKeyRow> StreamKeys::take_new() {
  return std::exchange(new_, {});
}

Id128 views_key_id(ledger::StreamId stream) {
  const seal::Hash hash = seal::sha256(as_bytes("openmash key of view rows 1"), stream.view());
  return *id_from_bytes(BytesView{hash}.first(16));
}

}  // namespace openmash::codec
