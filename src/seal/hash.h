// SHA-256, and SHA-256 with a key.
// It stands alone, so that the verifier may share it with the writer and nothing else. It takes
// parts as they lie, one after another, and puts nothing between them: whoever hashes several
// fields sees to it that their borders are clear. Where the hashes go: docs/formats/ledger.md.
#pragma once

#include <array>
#include <memory>

#include "base/bytes.h"

namespace openmash::seal {

using Hash = std::array<Byte, 32>;

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  Sha256& add(BytesView bytes);

  /// The hash of everything added. After it the object is ready for the next message.
  [[nodiscard]] Hash finish();

  /// Ready for one message; making one costs more than hashing a node of the tree with it.
  [[nodiscard]] static Sha256& of_this_thread();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

/// The hash of the parts laid end to end.
template <class... Parts>
[[nodiscard]] Hash sha256(const Parts&... parts) {
  Sha256& hash = Sha256::of_this_thread();
  (hash.add(BytesView{parts}), ...);
  return hash.finish();
}

[[nodiscard]] Hash hmac_sha256(BytesView key, BytesView bytes);

/// Equal or not, in a time that does not tell where they differ.
[[nodiscard]] bool same(BytesView left, BytesView right);

}  // namespace openmash::seal
