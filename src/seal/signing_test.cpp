#include "seal/signing.h"

#include <doctest/doctest.h>

namespace openmash::seal {

TEST_CASE("a signature is right for its key and its message, and for nothing else") {
  const SigningKey key{Key{std::array<Byte, Key::size>{9}}};
  const SigningKey other{Key{std::array<Byte, Key::size>{10}}};
  const Signature signature = key.sign(as_bytes("a message"));
  CHECK(is_signed_by(key.public_key(), as_bytes("a message"), signature));
  CHECK_FALSE(is_signed_by(key.public_key(), as_bytes("another"), signature));
  CHECK_FALSE(is_signed_by(other.public_key(), as_bytes("a message"), signature));
  for (std::size_t bit = 0; bit < signature.size() * 8; ++bit) {
    Signature changed = signature;
    changed[bit / 8] ^= static_cast<Byte>(1U << (bit % 8));
    CHECK_FALSE(is_signed_by(key.public_key(), as_bytes("a message"), changed));
  }
}

TEST_CASE("the first test vector of RFC 8032 comes out as it is printed there") {
  const auto bytes = [](std::string_view hex) {
    std::array<Byte, 32> made{};
    for (std::size_t i = 0; i < made.size(); ++i) {
      made[i] = static_cast<Byte>(std::stoi(std::string{hex.substr(2 * i, 2)}, nullptr, 16));
    }
    return made;
  };
  const SigningKey key{
      Key{bytes("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")}};
  CHECK(to_hex(key.public_key()) ==
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  CHECK(
      to_hex(key.sign({})) ==
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9"
      "b46bd25bf5f0595bbe24655141438e7a100b");
}

}  // namespace openmash::seal
