// A key that signs (ed25519, RFC 8032), made from a secret of 32 bytes.
// It wipes itself when it goes and cannot be copied. The same secret gives the same key and the
// same message the same signature. Checking one needs no secret: seal/signature.h.
#pragma once

#include "seal/key.h"
#include "seal/signature.h"

namespace openmash::seal {

class SigningKey {
 public:
  explicit SigningKey(const Key& secret);
  ~SigningKey();
  SigningKey(SigningKey&& other) noexcept;
  SigningKey& operator=(SigningKey&&) = delete;
  SigningKey(const SigningKey&) = delete;
  SigningKey& operator=(const SigningKey&) = delete;

  [[nodiscard]] const NoteKey& public_key() const { return public_; }
  [[nodiscard]] Signature sign(BytesView message) const;

 private:
  NoteKey public_{};
  std::array<Byte, 64> secret_{};
};

}  // namespace openmash::seal
