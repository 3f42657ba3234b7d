// One's own password, the app that shows codes, recovery codes; and proving something again.
#include <algorithm>

#include "app/sign_in.h"
#include "app/sign_in_open.h"
#include "base/match.h"
#include "seal/envelope.h"
#include "seal/guessed_password.h"
#include "seal/totp.h"

namespace openmash::app {

namespace {

constexpr std::size_t recovery_codes = 8;
/// A code is worth nothing after its half minute and the two beside it.
constexpr std::chrono::minutes code_remembered{5};

seal::Associated place_of_secret(StaffId id) {
  seal::Associated place{"openmash totp 1"};
  place.add(id.value);
  return place;
}

std::string in_fours(const std::string& text) {
  std::string grouped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    grouped += i > 0 && i % 4 == 0 ? " " : "";
    grouped += text[i];
  }
  return grouped;
}

/// As an address takes it.
std::string percent(std::string_view text) {
  static constexpr std::string_view plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string encoded;
  for (const char c : text) {
    if (plain.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      encoded += '%';
      for (const char digit : to_hex(as_bytes(std::string_view(&c, 1)))) {
        encoded += digit >= 'a' ? static_cast<char>(digit - 'a' + 'A') : digit;
      }
    }
  }
  return encoded;
}

std::optional<Bytes> bytes_of_hex(std::string_view hex) {
  const auto digit = [](char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  };
  Bytes bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    const int high = digit(hex[i]);
    const int low = digit(hex[i + 1]);
    if (high < 0 || low < 0) {
      return std::nullopt;
    }
    bytes.push_back(static_cast<Byte>(high * 16 + low));
  }
  return bytes;
}

Guard guard_of(const Proof& proof) {
  return match(
      proof, [](const TypedCode&) { return Guard::code; },
      [](const PasswordAgain&) { return Guard::password; },
      [](const PasskeyAnswer&) { return Guard::passkey; });
}

}  // namespace

std::string SignIn::recovery_hash(StaffId id, std::string_view code) const {
  const seal::Key key = core_.ring().derived("recovery codes");
  return to_hex(seal::hmac_sha256(key.view(), as_bytes(id.value.hex() + std::string{code})));
}

Factors SignIn::factors(StaffId id) const {
  const auto account = accounts_.find(id);
  return account ? Factors{.app = account->totp.has_value(),
                           .recovery_codes_left = account->recovery.size(),
                           .passkeys = account->passkeys,
                           .linked = account->linked.has_value()}
                 : Factors{};
}

// ---- proving ------------------------------------------------------------------------------------

bool SignIn::is_right_code(const Account& account, const std::string& typed) {
  if (const auto code = seal::normalise_code(typed)) {
    const std::string hash = recovery_hash(account.id, *code);
    // Stored as used before it opens anything; of two at once one is too late.
    return accounts_.record(account.staff(), account.id, RecoveryCodeUsed{.hash = hash},
                            [&](const Account& now) {
                              return std::ranges::find(now.recovery, hash) != now.recovery.end();
                            });
  }
  if (!account.totp) {
    return false;
  }
  const auto secret =
      seal::open(core_.ring().derived("totp"), place_of_secret(account.id).view(), *account.totp);
  if (!secret) {
    throw CorruptRecord("the secret of an app does not open");
  }
  const auto step = seal::totp_step(*secret, typed, core_.now());
  return step && once_.spend("totp", account.id.value.hex() + std::to_string(*step),
                             core_.now() + code_remembered);
}

bool SignIn::is_right(const Open& open, const Proof& proof) {
  const Account& account = open.account;
  return match(
      proof, [&](const TypedCode& code) { return is_right_code(account, code.typed); },
      [&](const PasswordAgain& password) {
        return !account.has_second_factor() && !account.linked &&
               seal::verify_password(account.opened.password_hash, password.typed);
      },
      [&](const PasskeyAnswer& answer) {
        return is_right_passkey(account, answer, open.session.id.hex());
      });
}

ProofOutcome SignIn::prove(std::string_view token, const Proof& proof, const Caller& caller) {
  const Instant now = core_.now();
  const auto open = open_of(token);
  if (!open) {
    return WrongProof{};
  }
  // A passkey cannot be guessed; what is typed can.
  const bool at_home = is_at_home(open->account, caller.home);
  const std::initializer_list<keep::Counted> counted{
      {keep::one_code, open->account.id.value.hex() + (at_home ? caller.home : "")}};
  const bool is_typed = !std::holds_alternative<PasskeyAnswer>(proof);
  const GuardMet tried = met(guard_of(proof), open->account, caller);
  if (is_typed) {
    if (const auto until = lockouts_.attempt(counted, now)) {
      ways_in_.waited(tried.name);
      return WaitUntil{.when = *until};
    }
  }
  if (!is_right(*open, proof)) {
    ways_in_.in_vain(tried);
    return WrongProof{};
  }
  ways_in_.passed(open->account.staff(), tried);
  if (is_typed) {
    lockouts_.succeeded(counted);
  }
  const keep::Proved proved{.second = open->account.has_second_factor(), .at = now};
  const auto turned = sessions_.rotate(token, now, proved);
  return turned ? ProofOutcome{SessionOpened{.token = turned->token}} : ProofOutcome{WrongProof{}};
}

// ---- the password -------------------------------------------------------------------------------

Result<SessionOpened, AccountRefusal> SignIn::change_own_password(std::string_view token,
                                                                  std::string_view current,
                                                                  std::string_view password,
                                                                  const Caller& caller) {
  const auto open = open_of(token);
  if (!open || open->account.linked || !is_proven(owes(open->session, open->account))) {
    return No<AccountRefusal>{NotPermitted{}};
  }
  const Account& account = open->account;
  const std::initializer_list<keep::Counted> counted{
      {keep::account_here, account.id.value.hex() + " changing"}};
  if (const auto until = lockouts_.attempt(counted, core_.now())) {
    return No<AccountRefusal>{WaitUntil{.when = *until}};
  }
  if (!seal::verify_password(account.opened.password_hash, current)) {
    ways_in_.in_vain(met(Guard::password, account, caller));
    return No<AccountRefusal>{WrongPassword{}};
  }
  lockouts_.succeeded(counted);
  if (const auto why = unfit(password, account.opened)) {
    return No<AccountRefusal>{*why};
  }
  if (password == current) {
    return No<AccountRefusal>{PasswordUnchanged{}};
  }
  accounts_.record(account.staff(), account.id,
                   PasswordChanged{.password_hash = seal::hash_password(password, cost_)});
  sessions_.close_all(account.id.value);
  tell_of_person(core_, account.id);
  return SessionOpened{
      .token =
          sessions_.open(account.id.value, core_.now(), open->session.proved, caller.device).token};
}

// ---- the app ------------------------------------------------------------------------------------

AppOffer SignIn::offer_app(StaffId id) const {
  const Bytes sealed = seal::seal(core_.ring().derived("totp"), place_of_secret(id).view(),
                                  seal::fresh_totp_secret());
  return offered_app(id, to_hex(sealed)).value();
}

std::optional<AppOffer> SignIn::offered_app(StaffId id, std::string_view sealed) const {
  const auto account = accounts_.find(id);
  const auto envelope = bytes_of_hex(sealed);
  const auto secret =
      envelope ? seal::open(core_.ring().derived("totp"), place_of_secret(id).view(), *envelope)
               : std::nullopt;
  if (!account || !secret) {
    return std::nullopt;
  }
  const std::string text = seal::base32(*secret);
  const std::string hub = percent(core_.profile().name);
  return AppOffer{.secret = in_fours(text),
                  .address = "otpauth://totp/" + hub + ":" + percent(account->opened.user_name) +
                             "?secret=" + text + "&issuer=" + hub,
                  .sealed = std::string{sealed}};
}

std::vector<std::string> SignIn::fresh_recovery_codes(StaffId own) {
  const auto account = accounts_.find(own);
  if (!account || !account->has_second_factor()) {
    return {};
  }
  std::vector<std::string> codes;
  RecoveryCodesMade made;
  for (std::size_t i = 0; i < recovery_codes; ++i) {
    codes.push_back(seal::fresh_long_code());
    made.hashes.push_back(recovery_hash(own, codes.back()));
  }
  accounts_.record(account->staff(), own, made);
  return codes;
}

Result<Enrolled, AccountRefusal> SignIn::enrolled(std::string_view token, const Open& open) {
  const bool is_first = !open.account.has_second_factor();
  const auto turned = sessions_.rotate(token, core_.now(), {.second = true, .at = core_.now()});
  if (!turned) {
    return No<AccountRefusal>{NotPermitted{}};
  }
  return Enrolled{.token = turned->token,
                  .recovery_codes = is_first ? fresh_recovery_codes(open.account.id)
                                             : std::vector<std::string>{}};
}

Result<Enrolled, AccountRefusal> SignIn::enrol_app(std::string_view token, std::string_view sealed,
                                                   std::string_view code, const Caller& caller) {
  const auto open = open_of(token);
  if (!open || !is_proven(owes(open->session, open->account))) {
    return No<AccountRefusal>{NotPermitted{}};
  }
  const Account& account = open->account;
  const auto envelope = bytes_of_hex(sealed);
  const auto secret = envelope ? seal::open(core_.ring().derived("totp"),
                                            place_of_secret(account.id).view(), *envelope)
                               : std::nullopt;
  if (!secret) {
    return No<AccountRefusal>{NotPermitted{}};
  }
  const std::initializer_list<keep::Counted> counted{
      {keep::one_peer, "enrolling " + account.id.value.hex() + caller.peer}};
  if (const auto until = lockouts_.attempt(counted, core_.now())) {
    return No<AccountRefusal>{WaitUntil{.when = *until}};
  }
  const auto step = seal::totp_step(*secret, code, core_.now());
  if (!step || !once_.spend("totp", account.id.value.hex() + std::to_string(*step),
                            core_.now() + code_remembered)) {
    ways_in_.in_vain(met(Guard::code, account, caller));
    return No<AccountRefusal>{WrongCodeTyped{}};
  }
  lockouts_.succeeded(counted);
  if (!accounts_.record(account.staff(), account.id, TotpEnrolled{.sealed_secret = *envelope})) {
    return No<AccountRefusal>{NotPermitted{}};
  }
  return enrolled(token, *open);
}

void SignIn::remove_app(StaffId own) {
  if (const auto account = accounts_.find(own); account && account->totp) {
    accounts_.record(account->staff(), own, TotpRemoved{});
  }
}

}  // namespace openmash::app
