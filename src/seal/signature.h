// Whether an ed25519 signature (RFC 8032) is right.
// It stands alone, so that the verifier and a witness may share it with the writer and nothing else
// but hash.h. Keys and signatures that several signers could claim (small order, other spellings)
// are refused. Making signatures: seal/signing.h.
#pragma once

#include <array>

#include "base/bytes.h"

namespace openmash::seal {

using NoteKey = std::array<Byte, 32>;
using Signature = std::array<Byte, 64>;

[[nodiscard]] bool is_signed_by(const NoteKey& key, BytesView message, const Signature& signature);

}  // namespace openmash::seal
