#include <doctest/doctest.h>

#include <atomic>
#include <cmath>
#include <set>
#include <string>
#include <thread>

#include "seal/envelope.h"
#include "seal/hash.h"
#include "seal/key.h"
#include "seal/password.h"
#include "seal/random.h"

namespace openmash::seal {

namespace {

Key key_of(Byte b) {
  return Key{std::array<Byte, 32>{b}};
}

}  // namespace

TEST_CASE("SHA-256 gives the published answers") {
  CHECK(to_hex(sha256(as_bytes(""))) ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(to_hex(sha256(as_bytes("a"), as_bytes("bc"))) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  // RFC 4231, test case 2.
  CHECK(to_hex(hmac_sha256(as_bytes("Jefe"), as_bytes("what do ya want for nothing?"))) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST_CASE("one hash object serves message after message") {
  Sha256 hash;
  const Hash first = hash.add(as_bytes("abc")).finish();
  CHECK(first == hash.add(as_bytes("ab")).add(as_bytes("c")).finish());
}

TEST_CASE("an envelope opens with its key in its place, and gives back exactly what was put in") {
  for (std::size_t size : {0U, 1U, 31U, 32U, 33U, 1000U, 100'000U}) {
    Bytes content(size,
                  0);  // zeros: the padding must not be taken for content, nor content for padding
    const Bytes envelope = seal(key_of(1), as_bytes("here"), content);
    CHECK(open(key_of(1), as_bytes("here"), envelope) == content);
    CHECK_FALSE(open(key_of(2), as_bytes("here"), envelope));
    CHECK_FALSE(open(key_of(1), as_bytes("there"), envelope));
  }
}

TEST_CASE("an envelope with any one bit changed does not open") {
  const Bytes envelope = seal(key_of(1), as_bytes("here"), as_bytes("Child A"));
  for (std::size_t bit = 0; bit < envelope.size() * 8; ++bit) {
    Bytes changed = envelope;
    changed[bit / 8] = static_cast<Byte>(changed[bit / 8] ^ (1U << (bit % 8)));
    CHECK_FALSE(open(key_of(1), as_bytes("here"), changed));
  }
  CHECK_FALSE(open(key_of(1), as_bytes("here"), {}));
  CHECK_FALSE(open(key_of(1), as_bytes("here"), BytesView{envelope}.first(40)));
}

TEST_CASE("the same words sealed twice are two different envelopes") {
  const Bytes content(50, 7);
  CHECK(seal(key_of(1), {}, content) != seal(key_of(1), {}, content));
}

TEST_CASE("sizes are few: yes and no look alike, and padding costs at most 12 per cent") {
  CHECK(padded_size(2) == padded_size(3));
  std::set<std::size_t> sizes;
  for (std::size_t content = 0; content < 100'000; ++content) {
    const std::size_t padded = padded_size(content);
    REQUIRE(padded > content);
    if (content > 32) {
      REQUIRE(static_cast<double>(padded) <= 1.125 * static_cast<double>(content + 1));
    }
    sizes.insert(padded);
  }
  CHECK(sizes.size() < 200);
}

TEST_CASE("places with the same letters and other borders are different places") {
  const Bytes one = [] {
    const Associated place = Associated{"f"}.add(as_bytes("ab")).add(as_bytes("c"));
    return Bytes{place.view().begin(), place.view().end()};
  }();
  const Associated other = Associated{"f"}.add(as_bytes("a")).add(as_bytes("bc"));
  CHECK(one != Bytes{other.view().begin(), other.view().end()});
}

TEST_CASE("a derived key is the same each time and another for each purpose and each source") {
  CHECK(to_hex(derive(key_of(1), "a").view()) == to_hex(derive(key_of(1), "a").view()));
  CHECK(to_hex(derive(key_of(1), "a").view()) != to_hex(derive(key_of(1), "b").view()));
  CHECK(to_hex(derive(key_of(1), "a").view()) != to_hex(derive(key_of(2), "a").view()));
  const std::string code = fresh_code();
  CHECK(to_hex(key_from_code(key_of(1), code, "a").view()) !=
        to_hex(key_from_code(key_of(2), code, "a").view()));
  CHECK(to_hex(key_from_code(key_of(1), code, "a").view()) !=
        to_hex(key_from_code(key_of(1), fresh_code(), "a").view()));
}

TEST_CASE("a key that was moved from is empty") {
  Key first = key_of(9);
  const Key second = std::move(first);
  CHECK(to_hex(first.view()) == std::string(64, '0'));  // NOLINT: that is the point
  CHECK(second.view()[0] == 9);
}

TEST_CASE("a code has 20 symbols in groups of four and is read back however it is typed") {
  const std::string code = fresh_code();
  REQUIRE(code.size() == 24);
  CHECK(code != fresh_code());
  CHECK(normalise_code(code) == code);
  std::string typed;
  for (const char c : code) {
    typed += c == '-' ? std::string{" \u2013 "} : std::string{static_cast<char>(std::tolower(c))};
  }
  CHECK(normalise_code(typed) == code);
  CHECK_FALSE(normalise_code(code.substr(1)));
  CHECK_FALSE(normalise_code(code + "7"));
  CHECK_FALSE(normalise_code("0" + code.substr(1)));
  CHECK_FALSE(normalise_code(""));
}

TEST_CASE("a long code has 28 symbols, which is more than 112 bits, and is read back alike") {
  const std::string code = fresh_long_code();
  CHECK(code.size() == 34);
  CHECK(28 * std::log2(static_cast<double>(code_alphabet.size())) > 112);
  CHECK(code != fresh_long_code());
  CHECK(normalise_code(code) == code);
  CHECK_FALSE(normalise_code(code.substr(1)));
  CHECK_FALSE(normalise_code(code + "7"));
}

TEST_CASE("every symbol of the alphabet turns up in codes") {
  std::set<char> seen;
  for (int i = 0; i < 200; ++i) {
    for (const char c : fresh_code()) {
      seen.insert(c);
    }
  }
  CHECK(seen.size() == code_alphabet.size() + 1);
}

TEST_CASE("a password verifies against its own hash only") {
  const std::string hash = hash_password("correct horse", cheapest_password);
  CHECK(hash.starts_with("$argon2id$"));
  CHECK(verify_password(hash, "correct horse"));
  CHECK_FALSE(verify_password(hash, "correct horsf"));
  CHECK_FALSE(verify_password("", "correct horse"));
  CHECK_FALSE(verify_password(std::string(500, 'x'), "correct horse"));
  CHECK(hash != hash_password("correct horse", cheapest_password));
  CHECK_FALSE(verify_password(no_hash(cheapest_password), ""));
}

TEST_CASE("the cost the hub uses is argon2id with three passes over 64 MiB") {
  CHECK(hash_password("x").find("m=65536,t=3,") != std::string::npos);
}

TEST_CASE("many may verify at once and all get their answer") {
  const std::string hash = hash_password("x", cheapest_password);
  std::atomic<int> right = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) {
      threads.emplace_back([&] { right += verify_password(hash, "x") ? 1 : 0; });
    }
  }
  CHECK(right == 8);
}

}  // namespace openmash::seal
