// Other people's public keys and what they signed: passkeys, and the sign-in of an organisation.
// Three kinds and no others: an elliptic curve (P-256 with SHA-256), RSA of at least 2048 bits
// (PKCS #1 with SHA-256), and Ed25519. A key that is none of them, or lies on no curve, is not
// made; a signature that does not hold is false, whatever is wrong with it. Whose key it is, is for
// the caller to know (factors/).
#pragma once

#include <memory>
#include <optional>

#include "base/bytes.h"

namespace openmash::seal {

/// How ECDSA writes its two numbers: WebAuthn in DER, signed tokens (JWS) end to end.
enum class EcSignature { der, two_numbers };

class PublicKey {
 public:
  [[nodiscard]] static std::optional<PublicKey> p256(BytesView x, BytesView y);
  [[nodiscard]] static std::optional<PublicKey> rsa(BytesView modulus, BytesView exponent);
  [[nodiscard]] static std::optional<PublicKey> ed25519(BytesView x);

  enum class Kind { p256, rsa, ed25519 };
  [[nodiscard]] Kind kind() const { return kind_; }

  [[nodiscard]] bool signed_by(BytesView message, BytesView signature,
                               EcSignature form = EcSignature::der) const;

 private:
  PublicKey(Kind kind, void* key);
  Kind kind_;
  std::shared_ptr<void> key_;
};

}  // namespace openmash::seal
