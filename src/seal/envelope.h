// A sealed envelope: XChaCha20-Poly1305 under a fresh random nonce, bound to the place it was made
// for. It opens only with its key and in its place, and otherwise not at all; its length says only
// roughly how long the content is. Envelope: one byte of algorithm (1), 24 of nonce, then the
// padded content with its tag of 16. The places of the ledger's parts are in ledger/part.h;
// associated_data() makes one from fields.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/bytes.h"
#include "base/id128.h"
#include "seal/key.h"

namespace openmash::seal {

[[nodiscard]] Bytes seal(const Key& key, BytesView associated, BytesView plaintext);

/// The content, or nothing if the key, the place or a single bit is not what it was.
[[nodiscard]] std::optional<Bytes> open(const Key& key, BytesView associated, BytesView envelope);

/// The length the content is padded to (Padmé, at least 32 bytes): at most 12 % more, and few
/// different lengths.
[[nodiscard]] std::size_t padded_size(std::size_t content);

/// Says where an envelope belongs, field by field, each with its length before it, so that no two
/// places look alike.
class Associated {
 public:
  explicit Associated(std::string_view format) { add(as_bytes(format)); }
  Associated& add(BytesView field);
  Associated& add(const Id128& id) { return add(id.view()); }
  Associated& add(std::uint64_t number);
  [[nodiscard]] BytesView view() const { return bytes_; }

 private:
  Bytes bytes_;
};

}  // namespace openmash::seal
