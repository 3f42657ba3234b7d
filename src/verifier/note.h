// Signed notes, read and checked: a ledger's checkpoints and what witnesses wrote under them.
// Written from docs/formats/ledger.md alone; it shares nothing with seal/note.h, which writes them,
// but the hash and the check of a signature. Nothing is half believed: a text that is not spelled
// in the one way it can be is no note. Proofs that belong to checkpoints: verifier/proofs.h.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "seal/hash.h"
#include "seal/signature.h"

namespace openmash::verifier {

/// Whose signatures are looked for: "name+hash+key" as text.
struct VerifierKey {
  static constexpr Byte of_ledger = 1;
  static constexpr Byte of_witness = 4;

  std::string name;
  std::array<Byte, 4> id{};
  Byte kind = 0;
  seal::NoteKey key{};

  friend bool operator==(const VerifierKey&, const VerifierKey&) = default;
};

[[nodiscard]] std::optional<VerifierKey> read_verifier_key(std::string_view text);

struct NoteSignature {
  std::string name;
  std::array<Byte, 4> id{};
  Bytes signature;
  std::string line;  ///< as it came, its end of line with it
};

[[nodiscard]] std::optional<NoteSignature> read_signature(std::string_view line);

struct Note {
  std::string text;  ///< what is signed
  std::vector<NoteSignature> signatures;
};

[[nodiscard]] std::optional<Note> read_note(std::string_view whole);

struct Checkpoint {
  std::string origin;
  std::uint64_t size = 0;
  seal::Hash root{};
};

/// Of a note's text. Lines after the third are somebody's extensions, and say nothing here.
[[nodiscard]] std::optional<Checkpoint> read_checkpoint(std::string_view text);

/// Whether this line under this text is by that key, and right.
[[nodiscard]] bool is_by(const NoteSignature& signature, std::string_view text,
                         const VerifierKey& key);

/// When a witness says it signed, in seconds since 1970; 0 for a ledger's signature.
[[nodiscard]] std::uint64_t cosigned_at(const NoteSignature& signature);

[[nodiscard]] bool is_signed_by(const Note& note, const VerifierKey& key);

/// A number as it is written in notes: no sign, no zeros before it.
[[nodiscard]] std::optional<std::uint64_t> read_number(std::string_view text);

/// A hash in base 64.
[[nodiscard]] std::optional<seal::Hash> read_hash(std::string_view text);

}  // namespace openmash::verifier
