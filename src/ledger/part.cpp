#include "ledger/part.h"

#include "base/faults.h"
#include "seal/envelope.h"
#include "seal/random.h"

namespace openmash::ledger {

namespace {

constexpr std::size_t salt_size = 32;

seal::Associated associated(const Place& place, Id128 key_id) {
  seal::Associated bytes{"openmash part 1"};
  bytes.add(place.hub).add(key_id).add(place.stream).add(place.sequence);
  bytes.add(place.type).add(place.schema).add(place.part);
  return bytes;
}

/// Of the salt and the words after it.
seal::Hash commit_to(BytesView salted) {
  return seal::sha256(as_bytes("openmash commitment 1"), salted);
}

[[noreturn]] void refuse(const Place& place, const char* why) {
  throw CorruptRecord("part " + std::to_string(place.part) + " of event " +
                      std::to_string(place.sequence) + " in stream " + place.stream.hex() + " " +
                      why);
}

}  // namespace

SealedPart seal_part(const seal::Key& key, Id128 key_id, const Place& place, BytesView plaintext) {
  Bytes salted(salt_size);
  seal::fill_random(salted);
  salted.insert(salted.end(), plaintext.begin(), plaintext.end());
  Bytes envelope = seal::seal(key, associated(place, key_id).view(), salted);
  const seal::Hash ciphertext_hash = seal::sha256(envelope);
  return {place.part, key_id, std::move(envelope), ciphertext_hash, commit_to(salted)};
}

Bytes open_part(const seal::Key& key, const Place& place, const SealedPart& part) {
  if (part.is_destroyed()) {
    refuse(place, "was destroyed");
  }
  auto salted = seal::open(key, associated(place, part.key).view(), part.envelope);
  if (!salted || salted->size() < salt_size) {
    refuse(place, "does not open here");
  }
  if (!seal::same(commit_to(*salted), part.commitment)) {
    refuse(place, "is not what was committed to");
  }
  salted->erase(salted->begin(), salted->begin() + salt_size);
  return std::move(*salted);
}

}  // namespace openmash::ledger
