#include "seal/key.h"

#include <algorithm>

#include "base/ensure.h"
#include "seal/hash.h"
#include "seal/random.h"
#include "seal/sodium.h"

namespace openmash::seal {

namespace {

// The label keeps these apart from every other use of a keyed hash under the same key.
Bytes labelled(std::string_view label, std::string_view purpose) {
  Bytes bytes(label.begin(), label.end());
  bytes.push_back(0);
  bytes.insert(bytes.end(), purpose.begin(), purpose.end());
  return bytes;
}

Key key_of(Hash hash) {
  Key key{hash};
  sodium_memzero(hash.data(), hash.size());
  return key;
}

}  // namespace

Key Key::fresh() {
  Key key;
  fill_random(key.bytes_);
  return key;
}

Key::Key(BytesView bytes) {
  ensure(bytes.size() == size, "a key has 32 bytes");
  std::ranges::copy(bytes, bytes_.begin());
}

Key::~Key() {
  sodium_memzero(bytes_.data(), bytes_.size());
}

Key::Key(Key&& other) noexcept : bytes_(other.bytes_) {
  sodium_memzero(other.bytes_.data(), other.bytes_.size());
}

Key& Key::operator=(Key&& other) noexcept {
  if (this != &other) {
    bytes_ = other.bytes_;
    sodium_memzero(other.bytes_.data(), other.bytes_.size());
  }
  return *this;
}

Key derive(const Key& from, std::string_view purpose) {
  return key_of(hmac_sha256(from.view(), labelled("openmash derived key 1", purpose)));
}

Key key_from_code(const Key& hub_key, std::string_view code, std::string_view purpose) {
  const Key for_purpose = derive(hub_key, purpose);
  return key_of(hmac_sha256(for_purpose.view(), labelled("openmash code 1", code)));
}

}  // namespace openmash::seal
