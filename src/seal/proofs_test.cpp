#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "seal/guessed_password.h"
#include "seal/public_key.h"
#include "seal/totp.h"

namespace openmash::seal {

using std::chrono::seconds;

namespace {

Bytes from_hex(std::string_view hex) {
  Bytes bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes.push_back(static_cast<Byte>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
  }
  return bytes;
}

}  // namespace

TEST_CASE("codes are the ones RFC 4226 and RFC 6238 print") {
  const BytesView secret = as_bytes("12345678901234567890");
  const char* counted[] = {"755224", "287082", "359152", "969429", "338314",
                           "254676", "287922", "162583", "399871", "520489"};
  for (std::uint64_t i = 0; i < 10; ++i) {
    CHECK(totp_code(secret, i) == counted[i]);
  }
  // RFC 6238 prints eight digits; the last six are ours.
  const auto at = [&](std::int64_t second) {
    return totp_code(secret, static_cast<std::uint64_t>(second / totp_step_seconds));
  };
  CHECK(at(59) == "287082");
  CHECK(at(1111111109) == "081804");
  CHECK(at(1234567890) == "005924");
  CHECK(at(20000000000) == "353130");
}

TEST_CASE("a code is good in its own half minute, the one before and the one after") {
  const BytesView secret = as_bytes("12345678901234567890");
  const Instant now = from_micros(1'111'111'109'000'000);
  const auto step = totp_step(secret, "081 804", now);
  REQUIRE(step);
  CHECK(totp_step(secret, "081804", now + seconds{30}) == step);
  CHECK(totp_step(secret, "081804", now - seconds{30}) == step);
  CHECK_FALSE(totp_step(secret, "081804", now + seconds{61}));
  CHECK_FALSE(totp_step(secret, "081804", now - seconds{60}));
  CHECK_FALSE(totp_step(secret, "081805", now));
  CHECK_FALSE(totp_step(secret, "", now));
  CHECK_FALSE(totp_step(as_bytes("another secret of it"), "081804", now));
}

TEST_CASE("a secret is written as apps read it") {
  CHECK(base32(as_bytes("foobar")) == "MZXW6YTBOI");
  CHECK(base32(as_bytes("f")) == "MY");
  CHECK(base32(fresh_totp_secret()).size() == 32);
  CHECK(fresh_totp_secret() != fresh_totp_secret());
}

TEST_CASE("an Ed25519 signature is the one RFC 8032 prints, and no other") {
  const auto key = PublicKey::ed25519(
      from_hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
  REQUIRE(key);
  const Bytes message{0x72};
  Bytes signature = from_hex(
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
      "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
  CHECK(key->signed_by(message, signature));
  CHECK_FALSE(key->signed_by(Bytes{0x73}, signature));
  signature[5] ^= 1;
  CHECK_FALSE(key->signed_by(message, signature));
  CHECK_FALSE(key->signed_by(message, {}));
}

TEST_CASE("a P-256 signature is the one RFC 6979 prints, written either way") {
  const Bytes x = from_hex("60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6");
  const Bytes y = from_hex("7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299");
  const auto key = PublicKey::p256(x, y);
  REQUIRE(key);
  Bytes two = from_hex(
      "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
      "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");
  CHECK(key->signed_by(as_bytes("sample"), two, EcSignature::two_numbers));
  CHECK_FALSE(key->signed_by(as_bytes("samples"), two, EcSignature::two_numbers));
  CHECK_FALSE(key->signed_by(as_bytes("sample"), two, EcSignature::der));
  CHECK_FALSE(key->signed_by(as_bytes("sample"), Bytes(64), EcSignature::two_numbers));
  Bytes der = from_hex("3046022100");
  der.insert(der.end(), two.begin(), two.begin() + 32);
  const Bytes middle = from_hex("022100");
  der.insert(der.end(), middle.begin(), middle.end());
  der.insert(der.end(), two.begin() + 32, two.end());
  CHECK(key->signed_by(as_bytes("sample"), der));
  Bytes off = y;
  off[31] ^= 1;
  CHECK_FALSE(PublicKey::p256(x, off));
  CHECK_FALSE(PublicKey::p256(Bytes(32), Bytes(32)));
  CHECK_FALSE(PublicKey::p256(x, Bytes(31)));
}

TEST_CASE("an RSA key that is short, even or without a proper exponent is no key") {
  Bytes modulus(256, 0xc5);
  CHECK(PublicKey::rsa(modulus, Bytes{1, 0, 1}));
  CHECK_FALSE(PublicKey::rsa(Bytes(128, 0xc5), Bytes{1, 0, 1}));
  CHECK_FALSE(PublicKey::rsa(modulus, Bytes{1}));
  CHECK_FALSE(PublicKey::rsa(modulus, Bytes{4}));
  CHECK_FALSE(PublicKey::rsa(modulus, Bytes{}));
}

TEST_CASE("what was breached elsewhere is refused, and nothing beside it") {
  for (const std::string breached :
       {"q1w2e3r4t5y6", "Q1W2E3R4T5Y6", "sojdlg123aljg", "ghhh47hj7649"}) {
    CAPTURE(breached);
    CHECK(is_guessed_early(breached, {}));
  }
  CHECK_FALSE(is_guessed_early("ghhh47hj7648", {}));
  CHECK_FALSE(is_guessed_early("ghhh47hj764", {}));
}

TEST_CASE("what everybody tries first is common, however it is dressed up") {
  const std::vector<std::string> own{"screening.1", "Littlemoor"};
  for (const std::string common :
       {"password1234",   "Password12345!",   "passwordpassword", "P@ssw0rd1234",
        "letmeinletmein", "trustno1trustno1", "Summer2026Summer", "iloveyou12345",
        "Welcome12345",   "liverpool1234",    "123456789012",     "qwertyuiop12",
        "aaaaaaaaaaaa",   "abababababab",     "abcdefghijklm",    "administrator",
        "!!!manchester",  "2026football2026", "screening.12345",  "littlemoor2026",
        "98765432109876", "qwerty123456"}) {
    CAPTURE(common);
    CHECK(is_guessed_early(common, own));
  }
  for (const std::string good :
       {"correct horse battery", "another long password", "as long as it must be",
        "demonstration-only", "7K4Q-PDX9-7K4Q-PDX9-8M2T", "tree lamp wednesday", "bL3#vv9qTzr2!",
        "a password for samples"}) {
    CAPTURE(good);
    CHECK_FALSE(is_guessed_early(good, own));
  }
}

}  // namespace openmash::seal
