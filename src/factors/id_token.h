// An OpenID provider's word about who signed in there, judged (OpenID Connect Core, 3.1.3.7).
// Pure: the token, the provider's keys and what was asked for go in; the subject or the one reason
// against it comes out. Only ES256, RS256 and EdDSA are read, each only with a key of its own kind;
// nothing but issuer and subject is believed of a person, and no address of e-mail is even looked
// at. How the token is got: app/sign_in_provider.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "factors/key_set.h"

namespace openmash::factors {

struct ExpectedToken {
  std::string issuer;
  std::string client;
  std::string nonce;
  Instant now{};
};

enum class NotThisToken {
  unreadable,
  another_algorithm,  ///< "none" and shared secrets among them
  unknown_key,
  badly_signed,
  another_issuer,
  another_audience,
  over,     ///< expired
  not_yet,  ///< made in a time that has not come
  too_old,
  another_nonce,
  nobody,  ///< no subject
};

/// Clocks differ by this at most.
inline constexpr std::chrono::minutes clock_difference{2};
/// A token is for the moment in which it was asked for.
inline constexpr std::chrono::minutes oldest_token{10};

[[nodiscard]] Result<std::string, NotThisToken> subject_of(std::string_view token,
                                                           const std::vector<NamedKey>& keys,
                                                           const ExpectedToken& expected);

/// A provider's own description (".well-known/openid-configuration"), as far as it is used.
struct ProviderDescription {
  std::string issuer;
  std::string authorization_endpoint;
  std::string token_endpoint;
  std::string keys;  ///< where its key set is
};
[[nodiscard]] std::optional<ProviderDescription> read_description(std::string_view json);

/// The token in an answer of the token endpoint; nothing where there is none.
[[nodiscard]] std::optional<std::string> id_token_in(std::string_view json);

}  // namespace openmash::factors
