#include "seal/note.h"

#include "base/base64.h"
#include "seal/hash.h"

namespace openmash::seal {

namespace {

using KeyId = std::array<Byte, 4>;

KeyId key_id(std::string_view name, SignsAs as, const NoteKey& key) {
  const std::array<Byte, 2> between{'\n', static_cast<Byte>(as)};
  const Hash hash = sha256(as_bytes(name), between, key);
  return {hash[0], hash[1], hash[2], hash[3]};
}

std::string signature_line(std::string_view name, const KeyId& id, BytesView signature) {
  Bytes bytes{id.begin(), id.end()};
  bytes.insert(bytes.end(), signature.begin(), signature.end());
  return "\u2014 " + std::string{name} + " " + to_base64(bytes) + "\n";
}

}  // namespace

std::string verifier_key_text(std::string_view name, SignsAs as, const NoteKey& key) {
  Bytes bytes{static_cast<Byte>(as)};
  bytes.insert(bytes.end(), key.begin(), key.end());
  return std::string{name} + "+" + to_hex(key_id(name, as, key)) + "+" + to_base64(bytes);
}

std::string signed_note(const std::string& text, std::string_view name, const SigningKey& key) {
  return text + "\n" +
         signature_line(name, key_id(name, SignsAs::ledger, key.public_key()),
                        key.sign(as_bytes(text)));
}

std::string cosignature_line(std::string_view text, std::string_view name, const SigningKey& key,
                             std::uint64_t seconds) {
  const std::string what =
      "cosignature/v1\ntime " + std::to_string(seconds) + "\n" + std::string{text};
  const Signature signature = key.sign(as_bytes(what));
  Bytes timed;
  for (int shift = 56; shift >= 0; shift -= 8) {
    timed.push_back(static_cast<Byte>(seconds >> shift));
  }
  timed.insert(timed.end(), signature.begin(), signature.end());
  return signature_line(name, key_id(name, SignsAs::witness, key.public_key()), timed);
}

}  // namespace openmash::seal
