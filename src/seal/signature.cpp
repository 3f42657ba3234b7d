#include "seal/signature.h"

#include "seal/sodium.h"

namespace openmash::seal {

bool is_signed_by(const NoteKey& key, BytesView message, const Signature& signature) {
  ready_sodium();
  return crypto_sign_verify_detached(signature.data(), message.data(), message.size(),
                                     key.data()) == 0;
}

}  // namespace openmash::seal
