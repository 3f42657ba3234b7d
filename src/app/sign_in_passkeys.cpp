// Passkeys: asked for, added, used. What a browser answers is judged in factors/passkey.h; here is
// whose it is, that it was asked for in this session and once.
#include <algorithm>

#include "app/sign_in.h"
#include "app/sign_in_open.h"
#include "factors/base64url.h"
#include "factors/passkey.h"
#include "seal/envelope.h"

namespace openmash::app {

namespace {

using factors::from_base64url;
using factors::to_base64url;

constexpr std::chrono::minutes challenge_lasts{10};
constexpr std::size_t random_size = 16;
constexpr std::size_t time_size = 8;

/// The host a passkey belongs to: never an address in numbers, which no browser takes.
std::string relying_party(std::string_view origin) {
  const std::size_t scheme = origin.find("://");
  if (scheme == std::string_view::npos) {
    return {};
  }
  std::string_view host = origin.substr(scheme + 3);
  host = host.substr(0, host.find(':'));
  const bool is_numbers = host.find_first_not_of("0123456789.") == std::string_view::npos;
  return is_numbers || host.starts_with('[') ? std::string{} : std::string{host};
}

std::optional<std::string> challenge_in(std::string_view client_data) {
  // Only to ask whether it is one of ours; the whole is judged in factors/.
  constexpr std::string_view before = "\"challenge\":\"";
  const std::size_t at = client_data.find(before);
  if (at == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view rest = client_data.substr(at + before.size());
  return std::string{rest.substr(0, rest.find('"'))};
}

}  // namespace

std::string SignIn::challenge_for(std::string_view bound_to) const {
  Bytes bytes(random_size);
  seal::fill_random(bytes);
  const auto made = static_cast<std::uint64_t>(to_micros(core_.now()));
  for (int shift = 56; shift >= 0; shift -= 8) {
    bytes.push_back(static_cast<Byte>(made >> shift));
  }
  const seal::Key key = core_.ring().derived("passkey challenges");
  const seal::Hash mark = seal::hmac_sha256(
      key.view(), seal::Associated{"challenge"}.add(as_bytes(bound_to)).add(bytes).view());
  bytes.insert(bytes.end(), mark.begin(), mark.end());
  return to_base64url(bytes);
}

bool SignIn::take_challenge(std::string_view challenge, std::string_view bound_to) {
  const auto bytes = from_base64url(challenge);
  if (!bytes || bytes->size() != random_size + time_size + sizeof(seal::Hash)) {
    return false;
  }
  const BytesView said = BytesView{*bytes}.first(random_size + time_size);
  const seal::Key key = core_.ring().derived("passkey challenges");
  const seal::Hash mark = seal::hmac_sha256(
      key.view(), seal::Associated{"challenge"}.add(as_bytes(bound_to)).add(said).view());
  if (!seal::same(mark, BytesView{*bytes}.subspan(said.size()))) {
    return false;
  }
  std::uint64_t made = 0;
  for (const Byte byte : said.subspan(random_size)) {
    made = (made << 8) | byte;
  }
  const Instant ends = from_micros(static_cast<std::int64_t>(made)) + challenge_lasts;
  return core_.now() < ends && once_.spend("challenge", challenge, ends);
}

PasskeyRequest SignIn::ask_passkey(std::string_view bound_to, std::optional<StaffId> whose) const {
  PasskeyRequest request{.challenge = challenge_for(bound_to),
                         .relying_party = relying_party(rules_.origin),
                         .user_id = whose ? to_base64url(whose->value.view()) : std::string{},
                         .credentials = {}};
  if (const auto account = whose ? accounts_.find(*whose) : std::nullopt) {
    for (const Passkey& one : account->passkeys) {
      request.credentials.push_back(to_base64url(one.credential));
    }
  }
  return request;
}

Result<Enrolled, AccountRefusal> SignIn::add_passkey(std::string_view token,
                                                     const PasskeyMade& made) {
  const auto open = open_of(token);
  if (!open || !is_proven(owes(open->session, open->account))) {
    return No<AccountRefusal>{NotPermitted{}};
  }
  const auto client_data = from_base64url(made.client_data);
  const auto attestation = from_base64url(made.attestation);
  const auto challenge =
      client_data ? challenge_in(as_text(*client_data)) : std::optional<std::string>{};
  if (!attestation || !challenge || !take_challenge(*challenge, open->session.id.hex())) {
    return No<AccountRefusal>{WrongCodeTyped{}};
  }
  const auto passkey = factors::read_new_passkey(*client_data, *attestation,
                                                 {.challenge = *challenge,
                                                  .origin = rules_.origin,
                                                  .relying_party = relying_party(rules_.origin)});
  if (!passkey) {
    return No<AccountRefusal>{WrongCodeTyped{}};
  }
  const auto has_it = [&](const Account& one) {
    return std::ranges::any_of(
        one.passkeys, [&](const Passkey& kept) { return kept.credential == passkey->credential; });
  };
  const Account& account = open->account;
  const PasskeyAdded added{
      .credential = passkey->credential, .public_key = passkey->public_key, .name = made.name};
  if (accounts_.find_if(has_it) || !accounts_.record(account.staff(), account.id, added)) {
    return No<AccountRefusal>{WrongCodeTyped{}};
  }
  static_cast<void>(once_.rises("passkey", to_base64url(passkey->credential), passkey->counter));
  return enrolled(token, *open);
}

void SignIn::remove_passkey(StaffId own, const Bytes& credential) {
  const auto account = accounts_.find(own);
  if (account && std::ranges::any_of(account->passkeys, [&](const Passkey& one) {
        return one.credential == credential;
      })) {
    accounts_.record(account->staff(), own, PasskeyRemoved{.credential = credential});
  }
}

bool SignIn::is_right_passkey(const Account& account, const PasskeyAnswer& answer,
                              std::string_view bound_to) {
  const auto credential = from_base64url(answer.credential);
  const auto client_data = from_base64url(answer.client_data);
  const auto device_data = from_base64url(answer.authenticator_data);
  const auto signature = from_base64url(answer.signature);
  if (!credential || !client_data || !device_data || !signature) {
    return false;
  }
  const auto passkey = std::ranges::find(account.passkeys, *credential, &Passkey::credential);
  const auto challenge = challenge_in(as_text(*client_data));
  if (passkey == account.passkeys.end() || !challenge || !take_challenge(*challenge, bound_to)) {
    return false;
  }
  const auto counter =
      factors::check_passkey(passkey->public_key, *client_data, *device_data, *signature,
                             {.challenge = *challenge,
                              .origin = rules_.origin,
                              .relying_party = relying_party(rules_.origin)});
  // A counter that does not rise is a copy of the device.
  return counter && once_.rises("passkey", answer.credential, *counter);
}

SignInOutcome SignIn::sign_in_with_passkey(const PasskeyAnswer& answer, std::string_view bound_to,
                                           const Caller& caller) {
  const Instant now = core_.now();
  const std::initializer_list<keep::Counted> counted{{keep::one_peer, caller.peer}};
  if (const auto until = lockouts_.attempt(counted, now)) {
    return WaitUntil{.when = *until};
  }
  const auto credential = from_base64url(answer.credential);
  const auto account = !credential ? std::nullopt : accounts_.find_if([&](const Account& one) {
    return !one.closed &&
           std::ranges::find(one.passkeys, *credential, &Passkey::credential) != one.passkeys.end();
  });
  const GuardMet tried = met(Guard::passkey, account, caller);
  if (!account || account->linked || !is_right_passkey(*account, answer, bound_to)) {
    ways_in_.in_vain(tried);
    return WrongNameOrPassword{};
  }
  lockouts_.succeeded(counted);
  ways_in_.passed(account->staff(), tried);
  // The device is one factor, that it knew its person the other.
  return SessionOpened{
      .token =
          sessions_.open(account->id.value, now, {.second = true, .at = now}, caller.device).token};
}

}  // namespace openmash::app
