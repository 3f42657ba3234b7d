// The organisation's own sign-in: OpenID Connect, the authorisation code with PKCE (S256).
// What the browser carries away and back is made from the browser's own cookie under the hub's key,
// so nothing is stored, nothing of a person is in an address, and an answer that another browser
// asked for is nobody's. Issuer and subject say who it is, and nothing else does.
#include "app/sign_in.h"
#include "factors/base64url.h"
#include "factors/id_token.h"
#include "outward/fetch.h"
#include "seal/envelope.h"

namespace openmash::app {

namespace {

constexpr std::chrono::minutes round_lasts{10};
constexpr std::string_view callback = "/sign-in/callback";

/// One round to the provider and back: what goes with it, all made from its state.
struct Round {
  std::string state;
  std::string nonce;
  std::string verifier;
};

std::string mark(const seal::Key& key, std::string_view what, std::string_view browser,
                 std::string_view begun) {
  return factors::to_base64url(seal::hmac_sha256(
      key.view(), seal::Associated{what}.add(as_bytes(browser)).add(as_bytes(begun)).view()));
}

/// @param begun  a random word and when, "…~1789…"
Round round_of(const seal::Key& key, std::string_view browser, const std::string& begun) {
  return {.state = begun + "~" + mark(key, "state", browser, begun),
          .nonce = mark(key, "nonce", browser, begun),
          .verifier = mark(key, "verifier", browser, begun)};
}

std::optional<Round> round_with(const seal::Key& key, std::string_view browser,
                                const std::string& state, Instant now) {
  const std::size_t end = state.rfind('~');
  const std::size_t middle = state.find('~');
  if (end == std::string::npos || middle == end) {
    return std::nullopt;
  }
  const std::string begun = state.substr(0, end);
  const Round round = round_of(key, browser, begun);
  if (!seal::same(as_bytes(round.state), as_bytes(state))) {
    return std::nullopt;
  }
  const Instant at = from_micros(std::stoll(begun.substr(middle + 1)));  // ours: the mark says so
  return now < at + round_lasts ? std::optional(round) : std::nullopt;
}

/// Only what it says of itself under its own name, and only places that may be asked.
std::optional<factors::ProviderDescription> described_in(const std::string& json,
                                                         const Provider& provider) {
  auto described = factors::read_description(json);
  const bool is_it = described && described->issuer == provider.issuer &&
                     outward::may_be_asked(described->authorization_endpoint) &&
                     outward::may_be_asked(described->token_endpoint) &&
                     outward::may_be_asked(described->keys);
  return is_it ? described : std::nullopt;
}

}  // namespace

std::string SignIn::description_of_provider() {
  // Asked seldom, also when it does not answer: everybody can open the page that wants it.
  constexpr std::chrono::minutes held{5};
  constexpr std::chrono::seconds held_without{10};
  const std::scoped_lock lock{provider_mutex_};
  if (core_.now() < description_until_) {
    return description_;
  }
  const std::string& issuer = rules_.provider->issuer;
  const std::string slash = issuer.ends_with('/') ? "" : "/";
  const auto answer = outward::get(issuer + slash + ".well-known/openid-configuration");
  const bool is_given = answer && answer->status == 200;
  description_ = is_given ? answer->body : std::string{};
  description_until_ = core_.now() + (is_given ? std::chrono::seconds{held} : held_without);
  return description_;
}

std::optional<std::string> SignIn::provider_address(std::string_view browser) {
  if (!rules_.provider || rules_.origin.empty()) {
    return std::nullopt;
  }
  const auto described = described_in(description_of_provider(), *rules_.provider);
  if (!described) {
    return std::nullopt;
  }
  const std::string begun = seal::fresh_id().hex() + "~" + std::to_string(to_micros(core_.now()));
  const Round round = round_of(core_.ring().derived("provider rounds"), browser, begun);
  const std::string challenge = factors::to_base64url(seal::sha256(as_bytes(round.verifier)));
  const std::string& to = described->authorization_endpoint;
  return to + (to.find('?') == std::string::npos ? "?" : "&") +
         "response_type=code&scope=openid&code_challenge_method=S256" +
         "&client_id=" + outward::escaped(rules_.provider->client) +
         "&redirect_uri=" + outward::escaped(rules_.origin + std::string{callback}) +
         "&state=" + outward::escaped(round.state) + "&nonce=" + round.nonce +
         "&code_challenge=" + challenge;
}

std::optional<Account> SignIn::provided(const ProviderAnswer& answer, std::string_view browser) {
  const Instant now = core_.now();
  const Provider& provider = *rules_.provider;
  const auto round =
      round_with(core_.ring().derived("provider rounds"), browser, answer.state, now);
  const bool is_its = answer.issuer.empty() || answer.issuer == provider.issuer;  // RFC 9207
  if (!round || !is_its || answer.code.empty() ||
      !once_.spend("provider round", round->state, now + round_lasts)) {
    return std::nullopt;
  }
  const auto described = described_in(description_of_provider(), provider);
  if (!described) {
    return std::nullopt;
  }
  std::vector<std::pair<std::string, std::string>> fields{
      {"grant_type", "authorization_code"},
      {"code", answer.code},
      {"redirect_uri", rules_.origin + std::string{callback}},
      {"code_verifier", round->verifier}};
  if (provider.secret.empty()) {
    fields.emplace_back("client_id", provider.client);
  }
  const auto given = outward::post_form(described->token_endpoint, fields,
                                        {.name = provider.client, .secret = provider.secret});
  const auto published = outward::get(described->keys);
  const auto token = given && given->status == 200 ? factors::id_token_in(given->body)
                                                   : std::optional<std::string>{};
  const auto keys = published && published->status == 200
                        ? factors::read_key_set(published->body)
                        : std::optional<std::vector<factors::NamedKey>>{};
  if (!token || !keys) {
    return std::nullopt;
  }
  const auto subject = factors::subject_of(
      *token, *keys,
      {.issuer = provider.issuer, .client = provider.client, .nonce = round->nonce, .now = now});
  return !subject ? std::nullopt : accounts_.find_if([&](const Account& one) {
    return !one.closed && one.linked && one.linked->issuer == provider.issuer &&
           one.linked->subject == *subject;
  });
}

SignInOutcome SignIn::sign_in_from_provider(const ProviderAnswer& answer, std::string_view browser,
                                            const Caller& caller) {
  const Instant now = core_.now();
  const std::initializer_list<keep::Counted> counted{{keep::one_peer, caller.peer}};
  if (!rules_.provider || rules_.origin.empty()) {
    return WrongNameOrPassword{};
  }
  if (const auto until = lockouts_.attempt(counted, now)) {
    return WaitUntil{.when = *until};
  }
  const std::optional<Account> account = provided(answer, browser);
  const GuardMet tried = met(Guard::provider, account, caller);
  if (!account) {
    ways_in_.in_vain(tried);
    return WrongNameOrPassword{};
  }
  lockouts_.succeeded(counted);
  ways_in_.passed(account->staff(), tried);
  const keep::Proved proved{.second = false,
                            .at = account->has_second_factor() ? std::nullopt : std::optional(now)};
  return SessionOpened{.token =
                           sessions_.open(account->id.value, now, proved, caller.device).token};
}

}  // namespace openmash::app
