#include "factors/id_token.h"

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>

#include "factors/base64url.h"

namespace openmash::factors {

namespace {

constexpr std::size_t longest_token = 16 * 1024;
constexpr std::size_t longest_subject = 255;

std::optional<boost::json::object> object_in(std::string_view json) {
  boost::system::error_code failed;
  auto read = boost::json::parse(json, failed);
  return !failed && read.is_object() ? std::optional(read.as_object()) : std::nullopt;
}

std::optional<boost::json::object> part(std::string_view encoded) {
  const auto bytes = from_base64url(encoded);
  return bytes ? object_in(as_text(*bytes)) : std::nullopt;
}

std::string text(const boost::json::object& object, const char* name) {
  const boost::json::value* found = object.if_contains(name);
  return found != nullptr && found->is_string() ? std::string{found->get_string()} : std::string{};
}

/// Whole seconds since 1970; some providers write a fraction.
std::optional<Instant> moment(const boost::json::object& object, const char* name) {
  const boost::json::value* found = object.if_contains(name);
  if (found == nullptr || !found->is_number()) {
    return std::nullopt;
  }
  const double seconds = found->to_number<double>();
  constexpr double latest = 1e11;
  if (!std::isfinite(seconds) || seconds < 0 || seconds > latest) {
    return std::nullopt;
  }
  return from_micros(static_cast<std::int64_t>(seconds) * 1'000'000);
}

std::optional<seal::PublicKey::Kind> kind_for(std::string_view algorithm) {
  using Kind = seal::PublicKey::Kind;
  return algorithm == "ES256"   ? std::optional(Kind::p256)
         : algorithm == "RS256" ? std::optional(Kind::rsa)
         : algorithm == "EdDSA" ? std::optional(Kind::ed25519)
                                : std::nullopt;
}

/// Meant for us, and where it is meant for others too, handed to us.
bool is_for(const boost::json::object& claims, const std::string& client) {
  const boost::json::value* audience = claims.if_contains("aud");
  if (audience == nullptr) {
    return false;
  }
  const bool says_party = claims.contains("azp");
  if (audience->is_string()) {
    return text(claims, "aud") == client && (!says_party || text(claims, "azp") == client);
  }
  if (!audience->is_array()) {
    return false;
  }
  const auto& all = audience->get_array();
  const bool named = std::ranges::any_of(all, [&](const boost::json::value& one) {
    return one.is_string() && std::string_view{one.get_string()} == client;
  });
  return named && (all.size() == 1 && !says_party ? true : text(claims, "azp") == client);
}

std::optional<NotThisToken> wrong_claims(const boost::json::object& claims,
                                         const ExpectedToken& expected) {
  if (text(claims, "iss") != expected.issuer) {
    return NotThisToken::another_issuer;
  }
  if (!is_for(claims, expected.client)) {
    return NotThisToken::another_audience;
  }
  const auto ends = moment(claims, "exp");
  const auto made = moment(claims, "iat");
  if (!ends || *ends + clock_difference <= expected.now) {
    return NotThisToken::over;
  }
  const auto from = claims.contains("nbf") ? moment(claims, "nbf") : made;
  if (!made || !from || *made > expected.now + clock_difference ||
      *from > expected.now + clock_difference) {
    return NotThisToken::not_yet;
  }
  if (*made + oldest_token < expected.now) {
    return NotThisToken::too_old;
  }
  if (expected.nonce.empty() || text(claims, "nonce") != expected.nonce) {
    return NotThisToken::another_nonce;
  }
  const std::string subject = text(claims, "sub");
  if (subject.empty() || subject.size() > longest_subject) {
    return NotThisToken::nobody;
  }
  return std::nullopt;
}

}  // namespace

Result<std::string, NotThisToken> subject_of(std::string_view token,
                                             const std::vector<NamedKey>& keys,
                                             const ExpectedToken& expected) {
  const std::size_t first = token.find('.');
  const std::size_t second = first == std::string_view::npos ? first : token.find('.', first + 1);
  if (token.size() > longest_token || second == std::string_view::npos ||
      token.find('.', second + 1) != std::string_view::npos) {
    return No<NotThisToken>{NotThisToken::unreadable};
  }
  const auto header = part(token.substr(0, first));
  const auto claims = part(token.substr(first + 1, second - first - 1));
  const auto signature = from_base64url(token.substr(second + 1));
  // What must be understood and is not known to us makes the whole unreadable.
  if (!header || !claims || !signature || header->contains("crit")) {
    return No<NotThisToken>{NotThisToken::unreadable};
  }
  const std::string algorithm = text(*header, "alg");
  const auto kind = kind_for(algorithm);
  if (!kind) {
    return No<NotThisToken>{NotThisToken::another_algorithm};
  }
  // The key is the provider's by name; keys in the token itself, or where it points, are nobody's.
  const std::string name = text(*header, "kid");
  std::vector<const NamedKey*> candidates;
  for (const NamedKey& one : keys) {
    if (one.key.kind() == *kind && (one.algorithm.empty() || one.algorithm == algorithm) &&
        (name.empty() || one.name == name)) {
      candidates.push_back(&one);
    }
  }
  if (candidates.size() != 1) {
    return No<NotThisToken>{NotThisToken::unknown_key};
  }
  if (!candidates.front()->key.signed_by(as_bytes(token.substr(0, second)), *signature,
                                         seal::EcSignature::two_numbers)) {
    return No<NotThisToken>{NotThisToken::badly_signed};
  }
  if (const auto wrong = wrong_claims(*claims, expected)) {
    return No<NotThisToken>{*wrong};
  }
  return text(*claims, "sub");
}

std::optional<ProviderDescription> read_description(std::string_view json) {
  const auto object = object_in(json);
  if (!object) {
    return std::nullopt;
  }
  ProviderDescription description{.issuer = text(*object, "issuer"),
                                  .authorization_endpoint = text(*object, "authorization_endpoint"),
                                  .token_endpoint = text(*object, "token_endpoint"),
                                  .keys = text(*object, "jwks_uri")};
  const bool whole = !description.issuer.empty() && !description.authorization_endpoint.empty() &&
                     !description.token_endpoint.empty() && !description.keys.empty();
  return whole ? std::optional(std::move(description)) : std::nullopt;
}

std::optional<std::string> id_token_in(std::string_view json) {
  const auto object = object_in(json);
  std::string token = object ? text(*object, "id_token") : std::string{};
  return token.empty() ? std::nullopt : std::optional(std::move(token));
}

}  // namespace openmash::factors
