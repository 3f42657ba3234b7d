// A provider's public keys, as it publishes them (JWKS, RFC 7517).
// Only keys for signing, of the three kinds seal/public_key.h takes; what else is in the set is
// passed over, and never makes a key of something secret. Who uses it: id_token.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "seal/public_key.h"

namespace openmash::factors {

struct NamedKey {
  std::string name;       ///< "kid"; empty where it has none
  std::string algorithm;  ///< "alg"; empty where it does not say
  seal::PublicKey key;
};

/// Nothing, if it is no key set at all; a set may be empty.
[[nodiscard]] std::optional<std::vector<NamedKey>> read_key_set(std::string_view json);

}  // namespace openmash::factors
