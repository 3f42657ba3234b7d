#include "seal/totp.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/ensure.h"
#include "seal/hash.h"
#include "seal/random.h"

namespace openmash::seal {

namespace {

constexpr std::size_t digits = 6;
constexpr std::uint32_t modulus = 1'000'000;

std::array<Byte, 20> hmac_sha1(BytesView key, BytesView message) {
  std::array<Byte, 20> mac{};
  unsigned size = 0;
  const auto* made = HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), message.data(),
                          message.size(), mac.data(), &size);
  ensure(made != nullptr && size == mac.size(), "OpenSSL makes a keyed SHA-1");
  return mac;
}

}  // namespace

Bytes fresh_totp_secret() {
  Bytes secret(20);
  fill_random(secret);
  return secret;
}

std::string totp_code(BytesView secret, std::uint64_t step) {
  std::array<Byte, 8> counter{};
  for (std::size_t i = 0; i < counter.size(); ++i) {
    counter[i] = static_cast<Byte>(step >> (8 * (counter.size() - 1 - i)));
  }
  const auto mac = hmac_sha1(secret, counter);
  const std::size_t at = mac.back() & 0x0fU;
  const std::uint32_t number = (static_cast<std::uint32_t>(mac[at] & 0x7fU) << 24) |
                               (static_cast<std::uint32_t>(mac[at + 1]) << 16) |
                               (static_cast<std::uint32_t>(mac[at + 2]) << 8) |
                               static_cast<std::uint32_t>(mac[at + 3]);
  std::string code = std::to_string(number % modulus);
  return std::string(digits - code.size(), '0') + code;
}

std::optional<std::uint64_t> totp_step(BytesView secret, std::string_view typed, Instant now) {
  std::string code;
  for (const char c : typed) {
    if (c != ' ') {
      code += c;
    }
  }
  const auto since = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count();
  const auto step = static_cast<std::uint64_t>(since / totp_step_seconds);
  std::optional<std::uint64_t> found;
  // All three are compared, whichever is right.
  for (const std::uint64_t one : {step - 1, step, step + 1}) {
    if (same(as_bytes(totp_code(secret, one)), as_bytes(code))) {
      found = one;
    }
  }
  return found;
}

std::string base32(BytesView bytes) {
  static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  unsigned held = 0;
  unsigned bits = 0;
  for (const Byte byte : bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) {
      text += letters[(held >> (bits - 5)) & 31];
    }
  }
  if (bits > 0) {
    text += letters[(held << (5 - bits)) & 31];
  }
  return text;
}

}  // namespace openmash::seal
