#include "factors/key_set.h"

#include <boost/json.hpp>

#include "factors/base64url.h"

namespace openmash::factors {

namespace {

std::string text(const boost::json::object& object, const char* name) {
  const boost::json::value* found = object.if_contains(name);
  return found != nullptr && found->is_string() ? std::string{found->get_string()} : std::string{};
}

std::optional<Bytes> bytes(const boost::json::object& object, const char* name) {
  const std::string encoded = text(object, name);
  return encoded.empty() ? std::nullopt : from_base64url(encoded);
}

std::optional<seal::PublicKey> key_in(const boost::json::object& one) {
  const std::string kind = text(one, "kty");
  const std::string curve = text(one, "crv");
  const auto x = bytes(one, "x");
  if (kind == "EC" && curve == "P-256") {
    const auto y = bytes(one, "y");
    return x && y ? seal::PublicKey::p256(*x, *y) : std::nullopt;
  }
  if (kind == "OKP" && curve == "Ed25519") {
    return x ? seal::PublicKey::ed25519(*x) : std::nullopt;
  }
  if (kind == "RSA") {
    const auto n = bytes(one, "n");
    const auto e = bytes(one, "e");
    return n && e ? seal::PublicKey::rsa(*n, *e) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::vector<NamedKey>> read_key_set(std::string_view json) {
  boost::system::error_code failed;
  const auto read = boost::json::parse(json, failed);
  const boost::json::value* listed =
      !failed && read.is_object() ? read.as_object().if_contains("keys") : nullptr;
  if (listed == nullptr || !listed->is_array()) {
    return std::nullopt;
  }
  std::vector<NamedKey> keys;
  for (const boost::json::value& one : listed->as_array()) {
    if (!one.is_object()) {
      continue;
    }
    const std::string use = text(one.as_object(), "use");
    const auto key = use.empty() || use == "sig" ? key_in(one.as_object()) : std::nullopt;
    if (key) {
      keys.push_back({text(one.as_object(), "kid"), text(one.as_object(), "alg"), *key});
    }
  }
  return keys;
}

}  // namespace openmash::factors
