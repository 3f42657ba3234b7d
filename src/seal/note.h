// Texts with signatures under them, as C2SP's signed notes and cosignatures have it.
// Only writing is here: whoever reads a note is checking somebody, and does so in verifier/note.h,
// which shares nothing with this. A ledger signs its checkpoints with it (ledger/checkpoints.h) and
// a witness what it has seen (witness/witness.h); the grammar is in docs/formats/ledger.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "seal/signing.h"

namespace openmash::seal {

/// A ledger over its own tree, a witness over somebody else's.
enum class SignsAs : Byte { ledger = 1, witness = 4 };

/// What somebody keeps who wants to check signatures: "name+hash+key".
[[nodiscard]] std::string verifier_key_text(std::string_view name, SignsAs as, const NoteKey& key);

/// The text, an empty line, and the ledger's signature.
[[nodiscard]] std::string signed_note(const std::string& text, std::string_view name,
                                      const SigningKey& key);

/// A witness's line under a checkpoint: at this second it was the largest it had seen.
[[nodiscard]] std::string cosignature_line(std::string_view text, std::string_view name,
                                           const SigningKey& key, std::uint64_t seconds);

}  // namespace openmash::seal
