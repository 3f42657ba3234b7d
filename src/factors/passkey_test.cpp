#include "factors/passkey.h"

#include <doctest/doctest.h>

#include <functional>

#include "factors/signer_test.h"
#include "seal/hash.h"

namespace openmash::factors {

namespace {

const Asked asked{.challenge = "c2F5LXNvbWV0aGluZw",
                  .origin = "https://hub.example",
                  .relying_party = "hub.example"};

/// What a device and its browser say, each part to be spoilt.
struct Said {
  std::string type = "webauthn.get";
  std::string challenge = asked.challenge;
  std::string origin = asked.origin;
  std::string more{};  ///< of the browser's JSON: ,"crossOrigin":false
  std::string host = asked.relying_party;
  Byte flags = 0x05;
  std::uint32_t counter = 7;
  Bytes credential = Bytes(16, 9);
  Bytes key{};
  std::string format = "none";
  Bytes statement{0xa0};
  Bytes after{};

  [[nodiscard]] Bytes client_data() const {
    const std::string json = R"({"type":")" + type + R"(","challenge":")" + challenge +
                             R"(","origin":")" + origin + "\"" + more + "}";
    const BytesView bytes = as_bytes(json);
    return {bytes.begin(), bytes.end()};
  }

  [[nodiscard]] Bytes device_data() const {
    const seal::Hash hash = seal::sha256(as_bytes(host));
    Bytes bytes{hash.begin(), hash.end()};
    bytes.push_back(flags);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes.push_back(static_cast<Byte>(counter >> shift));
    }
    if ((flags & 0x40) != 0) {
      bytes.insert(bytes.end(), 16, 0);
      bytes.push_back(static_cast<Byte>(credential.size() >> 8));
      bytes.push_back(static_cast<Byte>(credential.size()));
      bytes.insert(bytes.end(), credential.begin(), credential.end());
      bytes.insert(bytes.end(), key.begin(), key.end());
    }
    return bytes;
  }

  [[nodiscard]] Bytes attestation() const {
    const auto text = [](Bytes& into, std::string_view words) {
      into.push_back(static_cast<Byte>(0x60 + words.size()));
      into.insert(into.end(), words.begin(), words.end());
    };
    Bytes map{0xa3};
    text(map, "fmt");
    text(map, format);
    text(map, "attStmt");
    map.insert(map.end(), statement.begin(), statement.end());
    text(map, "authData");
    const Bytes data = device_data();
    map.push_back(0x59);
    map.push_back(static_cast<Byte>(data.size() >> 8));
    map.push_back(static_cast<Byte>(data.size()));
    map.insert(map.end(), data.begin(), data.end());
    map.insert(map.end(), after.begin(), after.end());
    return map;
  }
};

Said making(const Signer& signer) {
  Said said{.type = "webauthn.create"};
  said.flags = 0x45;
  said.key = signer.cose();
  return said;
}

auto made(const Said& said) {
  return read_new_passkey(said.client_data(), said.attestation(), asked);
}

auto used(const Said& said, const Signer& signer, const Bytes& key) {
  Bytes message = said.device_data();
  const seal::Hash hash = seal::sha256(said.client_data());
  message.insert(message.end(), hash.begin(), hash.end());
  return check_passkey(key, said.client_data(), said.device_data(), signer.sign(message), asked);
}

}  // namespace

TEST_CASE("a passkey of each kind is made, and what it signs afterwards is believed") {
  for (const auto kind : {Signer::Kind::p256, Signer::Kind::rsa, Signer::Kind::ed25519}) {
    const Signer signer{kind};
    const auto passkey = made(making(signer));
    REQUIRE(passkey);
    CHECK(passkey->credential == Bytes(16, 9));
    CHECK(passkey->public_key == signer.cose());
    CHECK(passkey->counter == 7);
    const auto counter = used(Said{}, signer, passkey->public_key);
    REQUIRE(counter);
    CHECK(*counter == 7);
    const Signer other{kind};
    CHECK(used(Said{}, other, passkey->public_key).error() == NotThisPasskey::badly_signed);
  }
}

TEST_CASE("a passkey used for anything but what was asked is refused") {
  using enum NotThisPasskey;
  const Signer signer{Signer::Kind::p256};
  struct Bad {
    const char* what;
    NotThisPasskey why;
    std::function<void(Said&)> spoil;
  };
  const std::vector<Bad> table{
      {"made, not used", another_kind, [](Said& s) { s.type = "webauthn.create"; }},
      {"no type", another_kind, [](Said& s) { s.type = ""; }},
      {"another challenge", another_challenge, [](Said& s) { s.challenge = "b3RoZXI"; }},
      {"no challenge", another_challenge, [](Said& s) { s.challenge = ""; }},
      {"a site that looks alike", another_origin,
       [](Said& s) { s.origin = "https://hub.example.org"; }},
      {"plain HTTP", another_origin, [](Said& s) { s.origin = "http://hub.example"; }},
      {"another port", another_origin, [](Said& s) { s.origin = "https://hub.example:8443"; }},
      {"a part of our host", another_origin, [](Said& s) { s.origin = "https://a.hub.example"; }},
      {"in a frame", another_origin, [](Said& s) { s.more = R"(,"crossOrigin":true)"; }},
      {"in a frame, said in words", another_origin,
       [](Said& s) { s.more = R"(,"crossOrigin":"no")"; }},
      {"under another page", another_origin,
       [](Said& s) { s.more = R"(,"topOrigin":"https://thief.example")"; }},
      {"for another host", another_host, [](Said& s) { s.host = "thief.example"; }},
      {"nobody touched it", nobody_there, [](Said& s) { s.flags = 0x04; }},
      {"it did not know who", nobody_known, [](Said& s) { s.flags = 0x01; }},
      {"no JSON", unreadable, [](Said& s) { s.more = "}"; }},
  };
  CHECK(used(Said{}, signer, signer.cose()));
  Said framed;
  framed.more = R"(,"crossOrigin":false)";
  CHECK(used(framed, signer, signer.cose()));
  for (const Bad& bad : table) {
    CAPTURE(bad.what);
    Said said;
    bad.spoil(said);
    const auto counter = used(said, signer, signer.cose());
    REQUIRE_FALSE(counter);
    CHECK(counter.error() == bad.why);
  }
  CHECK_FALSE(check_passkey(signer.cose(), Said{}.client_data(), Bytes(36), {}, asked));
  CHECK_FALSE(check_passkey({}, Said{}.client_data(), Said{}.device_data(), {}, asked));
}

TEST_CASE("a passkey that is not as it was asked for is not made") {
  using enum NotThisPasskey;
  const Signer signer{Signer::Kind::p256};
  struct Bad {
    const char* what;
    NotThisPasskey why;
    std::function<void(Said&)> spoil;
  };
  const std::vector<Bad> table{
      {"used, not made", another_kind, [](Said& s) { s.type = "webauthn.get"; }},
      {"another challenge", another_challenge, [](Said& s) { s.challenge = "b3RoZXI"; }},
      {"another site", another_origin, [](Said& s) { s.origin = "https://thief.example"; }},
      {"another host", another_host, [](Said& s) { s.host = "thief.example"; }},
      {"nobody touched it", nobody_there, [](Said& s) { s.flags = 0x44; }},
      {"it did not know who", nobody_known, [](Said& s) { s.flags = 0x41; }},
      {"no credential", unreadable, [](Said& s) { s.flags = 0x05; }},
      {"a credential without a name", unreadable, [](Said& s) { s.credential.clear(); }},
      {"a name too long", unreadable, [](Said& s) { s.credential.resize(1024); }},
      {"no key", unreadable, [](Said& s) { s.key.clear(); }},
      {"half a key", unknown_key, [](Said& s) { s.key.resize(s.key.size() / 2); }},
      {"a key on no curve", unknown_key, [](Said& s) { s.key.back() ^= 1; }},
      {"a key of another algorithm", unknown_key, [](Said& s) { s.key[4] = 0x38; }},
      {"an RSA key that is short", unknown_key,
       [](Said& s) { s.key = Signer{Signer::Kind::rsa_short}.cose(); }},
      {"an attestation", attested, [](Said& s) { s.format = "packed"; }},
      {"a statement that is not empty", attested,
       [](Said& s) { s.statement = {0xa1, 0x01, 0x02}; }},
      {"something after it", unreadable, [](Said& s) { s.after = {0x00}; }},
  };
  CHECK(made(making(signer)));
  for (const Bad& bad : table) {
    CAPTURE(bad.what);
    Said said = making(signer);
    bad.spoil(said);
    const auto passkey = made(said);
    REQUIRE_FALSE(passkey);
    CHECK(passkey.error() == bad.why);
  }
}

TEST_CASE("no prefix and no single changed bit of an attestation does harm") {
  const Signer signer{Signer::Kind::p256};
  const Said said = making(signer);
  const Bytes whole = said.attestation();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CHECK_FALSE(read_new_passkey(said.client_data(), BytesView{whole}.first(size), asked));
  }
  std::size_t accepted = 0;
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    Bytes changed = whole;
    changed[bit / 8] ^= static_cast<Byte>(1U << (bit % 8));
    accepted += read_new_passkey(said.client_data(), changed, asked).has_value() ? 1 : 0;
  }
  // The counter, what made it, its own name and unused flags may be anything; a key may not.
  CHECK(accepted < 32 + 128 + 128 + 16);
  CHECK(accepted > 0);
}

TEST_CASE("base64url has one spelling for one value") {
  CHECK(to_base64url(as_bytes("foob")) == "Zm9vYg");
  CHECK(from_base64url("Zm9vYg") == Bytes{'f', 'o', 'o', 'b'});
  for (const char* wrong : {"Zm9vYg==", "Zm9vYh", "Zm9vY", "Zm9 Yg", "Zm9+Yg", "Zm9/Yg"}) {
    CAPTURE(wrong);
    CHECK_FALSE(from_base64url(wrong));
  }
}

}  // namespace openmash::factors
