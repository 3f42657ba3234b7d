#include "factors/id_token.h"

#include <doctest/doctest.h>

#include <functional>
#include <map>

#include "factors/signer_test.h"

namespace openmash::factors {

using std::chrono::minutes;

namespace {

constexpr std::int64_t now_seconds = 1'790'000'000;
const Instant now = from_micros(now_seconds * 1'000'000);

/// A token as an honest provider makes it, each part to be spoilt.
struct Made {
  std::map<std::string, std::string> header;  // values as JSON
  std::map<std::string, std::string> claims;
  const Signer* signer = nullptr;
  std::function<void(std::string&)> spoil;

  [[nodiscard]] static std::string object(const std::map<std::string, std::string>& of) {
    std::string json = "{";
    for (const auto& [name, value] : of) {
      json += (json.size() > 1 ? "," : "") + std::string{"\""} + name + "\":" + value;
    }
    return json + "}";
  }

  [[nodiscard]] std::string token() const {
    const std::string said =
        to_base64url(as_bytes(object(header))) + "." + to_base64url(as_bytes(object(claims)));
    std::string token = said + "." + to_base64url(signer->sign_token(as_bytes(said)));
    if (spoil) {
      spoil(token);
    }
    return token;
  }
};

const Signer& key_of(Signer::Kind kind) {
  static const Signer p256{Signer::Kind::p256};
  static const Signer rsa{Signer::Kind::rsa};
  static const Signer ed{Signer::Kind::ed25519};
  return kind == Signer::Kind::p256 ? p256 : kind == Signer::Kind::rsa ? rsa : ed;
}

const Signer& thief() {
  static const Signer key{Signer::Kind::p256};
  return key;
}

Made honest(const Signer& signer, const std::string& kid) {
  return {.header = {{"alg", std::string{"\""} + signer.algorithm() + "\""},
                     {"kid", "\"" + kid + "\""}},
          .claims = {{"iss", "\"https://id.example\""},
                     {"aud", "\"openmash\""},
                     {"sub", "\"worker-4\""},
                     {"nonce", "\"n-1\""},
                     {"iat", std::to_string(now_seconds - 5)},
                     {"exp", std::to_string(now_seconds + 300)}},
          .signer = &signer,
          .spoil = {}};
}

std::string published() {
  return "{\"keys\":[" + key_of(Signer::Kind::p256).jwk("ec") + "," +
         key_of(Signer::Kind::rsa).jwk("rsa") + "," + key_of(Signer::Kind::ed25519).jwk("ed") +
         "]}";
}

const ExpectedToken expected{
    .issuer = "https://id.example", .client = "openmash", .nonce = "n-1", .now = now};

auto judged(const Made& made) {
  return subject_of(made.token(), read_key_set(published()).value(), expected);
}

std::string quoted(const std::string& text) {
  return "\"" + text + "\"";
}

}  // namespace

TEST_CASE("an honest provider's word is believed, in each of the three kinds of signature") {
  for (const auto& [kind, name] :
       {std::pair{Signer::Kind::p256, "ec"}, std::pair{Signer::Kind::rsa, "rsa"},
        std::pair{Signer::Kind::ed25519, "ed"}}) {
    CAPTURE(name);
    const auto subject = judged(honest(key_of(kind), name));
    REQUIRE(subject);
    CHECK(*subject == "worker-4");
  }
  Made listed = honest(key_of(Signer::Kind::p256), "ec");
  listed.claims["aud"] = R"(["openmash"])";
  CHECK(judged(listed));
  listed.claims["aud"] = R"(["openmash","other"])";
  listed.claims["azp"] = quoted("openmash");
  CHECK(judged(listed));
}

TEST_CASE("a malicious provider's word is refused, whatever is wrong with it") {
  using enum NotThisToken;
  struct Bad {
    const char* what;
    NotThisToken why;
    std::function<void(Made&)> spoil;
  };
  const auto claim = [](const char* name, std::string value) {
    return [name, value = std::move(value)](Made& made) { made.claims[name] = value; };
  };
  const auto without = [](const char* name) {
    return [name](Made& made) { made.claims.erase(name); };
  };
  const auto header = [](const char* name, std::string value) {
    return [name, value = std::move(value)](Made& made) { made.header[name] = value; };
  };
  const auto spoilt = [](std::function<void(std::string&)> how) {
    return [how = std::move(how)](Made& made) { made.spoil = how; };
  };
  const auto seconds = [](std::int64_t from_now) { return std::to_string(now_seconds + from_now); };
  const std::vector<Bad> table{
      // the signature
      {"algorithm none", another_algorithm, header("alg", quoted("none"))},
      {"algorithm None", another_algorithm, header("alg", quoted("None"))},
      {"no algorithm", another_algorithm, [](Made& m) { m.header.erase("alg"); }},
      {"a number for algorithm", another_algorithm, header("alg", "256")},
      {"a shared secret", another_algorithm, header("alg", quoted("HS256"))},
      {"another curve", another_algorithm, header("alg", quoted("ES384"))},
      {"PSS", another_algorithm, header("alg", quoted("PS256"))},
      {"secp256k1", another_algorithm, header("alg", quoted("ES256K"))},
      {"another kind than the key's", unknown_key, header("alg", quoted("RS256"))},
      {"Ed25519 with an EC key", unknown_key, header("alg", quoted("EdDSA"))},
      {"an unknown key", unknown_key, header("kid", quoted("nobody's"))},
      {"another provider's key by our name", badly_signed, [](Made& m) { m.signer = &thief(); }},
      {"a key of its own inside", badly_signed,
       [](Made& m) {
         m.signer = &thief();
         m.header["jwk"] = thief().jwk("ec");
       }},
      {"a key set of its own, by address", badly_signed,
       [](Made& m) {
         m.signer = &thief();
         m.header["jku"] = quoted("https://thief.example/keys");
       }},
      {"no signature", badly_signed, spoilt([](std::string& t) { t.resize(t.rfind('.') + 1); })},
      {"a changed signature", badly_signed, spoilt([](std::string& t) {
         char& c = t[t.rfind('.') + 4];
         c = c == 'A' ? 'B' : 'A';
       })},
      {"another person under the signature", badly_signed, spoilt([](std::string& t) {
         const Made other = [] {
           Made m = honest(key_of(Signer::Kind::p256), "ec");
           m.claims["sub"] = quoted("head");
           return m;
         }();
         const std::string theirs = other.token();
         const std::size_t dot = t.find('.');
         t = t.substr(0, dot) +
             theirs.substr(theirs.find('.'), theirs.rfind('.') - theirs.find('.')) +
             t.substr(t.rfind('.'));
       })},
      {"the signature of noughts", badly_signed,
       spoilt([](std::string& t) { t = t.substr(0, t.rfind('.') + 1) + to_base64url(Bytes(64)); })},
      // the form
      {"two parts", unreadable, spoilt([](std::string& t) { t.resize(t.rfind('.')); })},
      {"four parts", unreadable, spoilt([](std::string& t) { t += ".AA"; })},
      {"nothing", unreadable, spoilt([](std::string& t) { t.clear(); })},
      {"padding", unreadable, spoilt([](std::string& t) { t += "="; })},
      {"a blank", unreadable, spoilt([](std::string& t) { t = " " + t; })},
      {"what must be understood", unreadable, header("crit", R"(["b64"])")},
      {"no JSON", unreadable, claim("sub", "worker")},
      {"too long", unreadable, claim("more", quoted(std::string(20'000, 'x')))},
      // who says it, and to whom
      {"another issuer", another_issuer, claim("iss", quoted("https://id.example.org"))},
      {"an issuer with a slash", another_issuer, claim("iss", quoted("https://id.example/"))},
      {"an issuer in capitals", another_issuer, claim("iss", quoted("https://ID.example"))},
      {"no issuer", another_issuer, without("iss")},
      {"a list of issuers", another_issuer, claim("iss", R"(["https://id.example"])")},
      {"another audience", another_audience, claim("aud", quoted("payroll"))},
      {"no audience", another_audience, without("aud")},
      {"an empty list", another_audience, claim("aud", "[]")},
      {"a list of others", another_audience, claim("aud", R"(["payroll","intranet"])")},
      {"ours and another's, handed to nobody", another_audience,
       claim("aud", R"(["openmash","payroll"])")},
      {"ours and another's, handed to them", another_audience,
       [](Made& m) {
         m.claims["aud"] = R"(["openmash","payroll"])";
         m.claims["azp"] = quoted("payroll");
       }},
      {"ours, handed to another", another_audience, claim("azp", quoted("payroll"))},
      {"an audience that only begins so", another_audience, claim("aud", quoted("openmash2"))},
      // when
      {"over", over, claim("exp", seconds(-121))},
      {"no end", over, without("exp")},
      {"an end in words", over, claim("exp", quoted("tomorrow"))},
      {"an end before all time", over, claim("exp", "-1")},
      {"an end past all counting", over, claim("exp", "1e300")},
      {"made tomorrow", not_yet, claim("iat", seconds(86'400))},
      {"not made at any time", not_yet, without("iat")},
      {"not yet good", not_yet, claim("nbf", seconds(600))},
      {"good from no time", not_yet, claim("nbf", quoted("soon"))},
      {"made an hour ago", too_old, claim("iat", seconds(-3600))},
      // for which round
      {"an old nonce", another_nonce, claim("nonce", quoted("n-0"))},
      {"no nonce", another_nonce, without("nonce")},
      {"an empty nonce", another_nonce, claim("nonce", quoted(""))},
      {"a number for nonce", another_nonce, claim("nonce", "1")},
      // who
      {"nobody", nobody, without("sub")},
      {"an empty subject", nobody, claim("sub", quoted(""))},
      {"a number for subject", nobody, claim("sub", "4")},
      {"an e-mail in place of a subject", nobody,
       [](Made& m) {
         m.claims.erase("sub");
         m.claims["email"] = quoted("worker-4@example.org");
         m.claims["email_verified"] = "true";
       }},
      {"a subject without end", nobody, claim("sub", quoted(std::string(256, 's')))},
  };
  CHECK(table.size() >= 40);
  for (const Bad& bad : table) {
    CAPTURE(bad.what);
    Made made = honest(key_of(Signer::Kind::p256), "ec");
    REQUIRE(judged(made));  // the control: unspoilt it is believed
    bad.spoil(made);
    const auto subject = judged(made);
    REQUIRE_FALSE(subject);
    CHECK(subject.error() == bad.why);
  }
}

TEST_CASE("an empty nonce of ours is no match for an empty one of theirs") {
  Made made = honest(key_of(Signer::Kind::p256), "ec");
  made.claims["nonce"] = quoted("");
  ExpectedToken asked = expected;
  asked.nonce = "";
  CHECK_FALSE(subject_of(made.token(), read_key_set(published()).value(), asked));
}

TEST_CASE("of two keys with one name neither is believed, nor one that is not for signing") {
  const Made made = honest(key_of(Signer::Kind::p256), "ec");
  const std::string ours = key_of(Signer::Kind::p256).jwk("ec");
  const auto with = [&](const std::string& keys) {
    return subject_of(made.token(), read_key_set("{\"keys\":[" + keys + "]}").value(), expected);
  };
  CHECK(with(ours));
  CHECK_FALSE(with(ours + "," + thief().jwk("ec")));
  CHECK_FALSE(with(""));
  std::string for_secrets = ours;
  for_secrets.replace(for_secrets.find("\"sig\""), 5, "\"enc\"");
  CHECK_FALSE(with(for_secrets));
  CHECK_FALSE(with(R"({"kty":"oct","k":"c2VjcmV0","kid":"ec"})"));
  CHECK_FALSE(read_key_set("[]"));
  CHECK_FALSE(read_key_set("not JSON"));
}

TEST_CASE("a short RSA key makes no key at all") {
  const Signer small{Signer::Kind::rsa_short};
  CHECK(read_key_set("{\"keys\":[" + small.jwk("rsa") + "]}")->empty());
  CHECK(read_key_set("{\"keys\":[" + key_of(Signer::Kind::rsa).jwk("rsa") + "]}")->size() == 1);
}

TEST_CASE("a description without its four addresses is none") {
  const std::string whole =
      R"({"issuer":"https://id.example","authorization_endpoint":"https://id.example/a",)"
      R"("token_endpoint":"https://id.example/t","jwks_uri":"https://id.example/k"})";
  REQUIRE(read_description(whole));
  CHECK(read_description(whole)->keys == "https://id.example/k");
  CHECK_FALSE(read_description("{}"));
  CHECK_FALSE(read_description("<html>"));
  CHECK(id_token_in(R"({"id_token":"a.b.c"})") == "a.b.c");
  CHECK_FALSE(id_token_in(R"({"access_token":"a.b.c"})"));
}

}  // namespace openmash::factors
