#include "seal/signing.h"

#include "seal/sodium.h"

namespace openmash::seal {

SigningKey::SigningKey(const Key& secret) {
  ready_sodium();
  crypto_sign_seed_keypair(public_.data(), secret_.data(), secret.view().data());
}

SigningKey::~SigningKey() {
  sodium_memzero(secret_.data(), secret_.size());
}

SigningKey::SigningKey(SigningKey&& other) noexcept
    : public_(other.public_), secret_(other.secret_) {
  sodium_memzero(other.secret_.data(), other.secret_.size());
}

Signature SigningKey::sign(BytesView message) const {
  Signature signature;
  crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), secret_.data());
  return signature;
}

}  // namespace openmash::seal
