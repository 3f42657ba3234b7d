#include "seal/key_ring.h"

#include <algorithm>
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

std::map<Epoch, Key> by_number(std::vector<EpochLine> lines) {
  std::map<Epoch, Key> epochs;
  for (EpochLine& epoch : lines) {
    epochs.emplace(epoch.number, std::move(epoch.key));
  }
  return epochs;
}

}  // namespace

KeyRing::KeyRing(Key root, Epochs epochs)
    : root_(std::move(root)), held_(std::make_unique<Held>()) {
  held_->epochs = std::make_shared<const Epochs>(std::move(epochs));
}

KeyRing KeyRing::load(const std::filesystem::path& path) {
  KeyFile file = read_key_file(path);
  return KeyRing{std::move(file.root), by_number(std::move(file.epochs))};
}

void KeyRing::reload(const std::filesystem::path& path) {
  KeyFile file = read_key_file(path);
  if (!std::ranges::equal(file.root.view(), root_.view())) {
    throw ConfigurationFault("the key file " + path.string() +
                             " is no longer this hub's: put the right one back");
  }
  auto fresh = std::make_shared<const Epochs>(by_number(std::move(file.epochs)));
  const std::scoped_lock lock{held_->mutex};
  held_->epochs = std::move(fresh);
}

std::shared_ptr<const KeyRing::Epochs> KeyRing::epochs() const {
  const std::scoped_lock lock{held_->mutex};
  return held_->epochs;
}

Epoch KeyRing::current_epoch() const {
  return epochs()->rbegin()->first;
}

WrappedKey KeyRing::wrap(KeyId id, const Key& key, BytesView associated) const {
  const auto epochs = this->epochs();
  const auto& [newest, by] = *epochs->rbegin();
  WrappedKey wrapped{id, newest, commit_to(id, key), {}};
  wrapped.envelope = seal(by, place_of(wrapped, associated).view(), key.view());
  return wrapped;
}

Key KeyRing::unwrap(const WrappedKey& wrapped, BytesView associated) const {
  const auto epochs = this->epochs();
  const auto epoch = epochs->find(wrapped.epoch);
  if (epoch == epochs->end()) {
    throw ConfigurationFault("the key file has no epoch " + std::to_string(wrapped.epoch) +
                             ", by which key " + wrapped.id.hex() +
                             " is wrapped: a backup whose epoch was destroyed cannot be opened");
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

std::optional<Key> KeyRing::derived_in(Epoch epoch, std::string_view purpose) const {
  const auto epochs = this->epochs();
  const auto found = epochs->find(epoch);
  return found == epochs->end() ? std::nullopt : std::optional{derive(found->second, purpose)};
}

void init_key_file(const std::filesystem::path& path, Date today) {
  KeyFile file{Key::fresh(), {}};
  file.epochs.push_back({1, iso8601(today), Key::fresh()});
  write_key_file(path, file, false);
}

Epoch add_epoch(const std::filesystem::path& path, Date today) {
  KeyFile file = read_key_file(path);
  const Epoch next = file.epochs.back().number + 1;
  file.epochs.push_back({next, iso8601(today), Key::fresh()});
  write_key_file(path, file, true);
  return next;
}

}  // namespace openmash::seal
