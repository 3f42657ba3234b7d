#include "seal/key_ring.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

#include "base/faults.h"
#include "seal/envelope.h"
#include "seal/key_file.h"

namespace openmash::seal {

namespace {

// XChaCha20-Poly1305 can be made to open one envelope with two keys. This hash of the key cannot be
// met by a second.
Hash commit_to(KeyId id, const Key& key) {
  return hmac_sha256(key.view(), Associated{"openmash key commitment 1"}.add(id).view());
}

Associated place_of(const WrappedKey& wrapped, BytesView associated) {
  Associated place{"openmash wrapped key 1"};
  place.add(wrapped.id).add(wrapped.epoch).add(BytesView{wrapped.commitment}).add(associated);
  return place;
}

std::string month_of(Date day) {
  return iso8601(day).substr(0, 7);
}

}  // namespace

KeyRing::KeyRing(Key root, std::map<Epoch, Key> epochs)
    : root_(std::move(root)), epochs_(std::move(epochs)) {}

KeyRing KeyRing::load(const std::filesystem::path& path) {
  KeyFile file = read_key_file(path);
  std::map<Epoch, Key> epochs;
  for (EpochLine& epoch : file.epochs) {
    epochs.emplace(epoch.number, std::move(epoch.key));
  }
  return KeyRing{std::move(file.root), std::move(epochs)};
}

Epoch KeyRing::current_epoch() const {
  return epochs_.rbegin()->first;
}

WrappedKey KeyRing::wrap(KeyId id, const Key& key, BytesView associated) const {
  WrappedKey wrapped{id, current_epoch(), commit_to(id, key), {}};
  wrapped.envelope =
      seal(epochs_.rbegin()->second, place_of(wrapped, associated).view(), key.view());
  return wrapped;
}

Key KeyRing::unwrap(const WrappedKey& wrapped, BytesView associated) const {
  const auto epoch = epochs_.find(wrapped.epoch);
  if (epoch == epochs_.end()) {
    throw ConfigurationFault("the key file has no epoch " + std::to_string(wrapped.epoch) +
                             ", by which key " + wrapped.id.hex() + " is wrapped");
  }
  auto opened = open(epoch->second, place_of(wrapped, associated).view(), wrapped.envelope);
  if (!opened || opened->size() != Key::size) {
    throw CorruptRecord("key " + wrapped.id.hex() + " does not open here");
  }
  Key key{*opened};
  std::ranges::fill(*opened, Byte{0});
  if (!same(commit_to(wrapped.id, key), wrapped.commitment)) {
    throw CorruptRecord("key " + wrapped.id.hex() + " is not the one that was wrapped");
  }
  return key;
}

Key KeyRing::derived(std::string_view purpose) const {
  return derive(root_, purpose);
}

void init_key_file(const std::filesystem::path& path, Date today) {
  KeyFile file{Key::fresh(), {}};
  file.epochs.push_back({1, month_of(today), Key::fresh()});
  write_key_file(path, file, false);
}

Epoch add_epoch(const std::filesystem::path& path, Date today) {
  KeyFile file = read_key_file(path);
  const Epoch next = file.epochs.back().number + 1;
  file.epochs.push_back({next, month_of(today), Key::fresh()});
  write_key_file(path, file, true);
  return next;
}

}  // namespace openmash::seal
