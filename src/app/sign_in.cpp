#include "app/sign_in.h"

#include <algorithm>

#include "app/sign_in_open.h"
#include "base/match.h"

namespace openmash::app {

namespace {

using keep::Counted;

/// What is known of a name before anything is looked at is the same whether anybody has it.
std::string at_peer(const std::string& name, const std::string& peer) {
  return name + '\n' + peer;
}

}  // namespace

SignIn::SignIn(Core& core, seal::PasswordCost cost)
    : core_(core),
      cost_(cost),
      no_hash_(seal::no_hash(cost)),
      accounts_(core),
      sessions_(core.writer(), core.readers(), core.ring().derived("sessions")),
      lockouts_(core.writer(), core.readers(), core.ring().derived("lockouts")),
      once_(core.writer(), core.ring().derived("once")),
      ways_in_(core) {}

std::string SignIn::home_mark(StaffId id) const {
  const Id128 browser = seal::fresh_id();
  const seal::Key key = core_.ring().derived("home browsers");
  const std::string words = browser.hex() + id.value.hex();
  return browser.hex() + to_hex(seal::hmac_sha256(key.view(), as_bytes(words)));
}

bool SignIn::is_at_home(const Account& account, std::string_view home) const {
  constexpr std::size_t digits = 32;
  if (home.size() <= digits) {
    return false;
  }
  const seal::Key key = core_.ring().derived("home browsers");
  const std::string words = std::string{home.substr(0, digits)} + account.id.value.hex();
  const std::string mark = to_hex(seal::hmac_sha256(key.view(), as_bytes(words)));
  return seal::same(as_bytes(home.substr(digits)), as_bytes(mark));
}

GuardMet SignIn::met(Guard guard, const std::optional<Account>& account,
                     const Caller& caller) const {
  return {.guard = guard,
          .is_strange = account && !is_at_home(*account, caller.home),
          .name = account ? std::optional{account->id} : std::nullopt,
          .device = caller.device};
}

void SignIn::form_refused(std::optional<StaffId> name, const Caller& caller) {
  ways_in_.in_vain(met(Guard::form, name ? accounts_.find(*name) : std::nullopt, caller));
}

SignInOutcome SignIn::sign_in(std::string_view user_name, std::string_view password,
                              const Caller& caller) {
  const Instant now = core_.now();
  const std::string name = folded_name(user_name);
  const std::optional<Account> found = accounts_.named(name);
  const bool at_home = found && is_at_home(*found, caller.home);
  // In a browser where they were signed in before only its own attempts count.
  const std::initializer_list<Counted> home{{keep::account_at_home, caller.home}};
  const std::initializer_list<Counted> elsewhere{{keep::account_here, at_peer(name, caller.peer)},
                                                 {keep::account_anywhere, name},
                                                 {keep::one_peer, caller.peer}};
  const auto& counted = at_home ? home : elsewhere;
  const GuardMet tried = met(Guard::password, found, caller);
  if (const auto until = lockouts_.attempt(counted, now)) {
    ways_in_.waited(tried.name);
    return WaitUntil{.when = *until};
  }
  const bool is_right =
      seal::verify_password(found ? found->opened.password_hash : no_hash_, password);
  // Who is linked to the organisation's own sign-in has no password here any more.
  if (!is_right || !found || found->linked || found->voided) {
    ways_in_.in_vain(tried);
    return WrongNameOrPassword{};
  }
  lockouts_.succeeded(counted);
  ways_in_.passed(found->staff(), tried);
  const keep::Proved proved{.second = false,
                            .at = found->has_second_factor() ? std::nullopt : std::optional(now)};
  return SessionOpened{.token = sessions_.open(found->id.value, now, proved, caller.device).token};
}

std::optional<SignIn::Open> SignIn::open_of(std::string_view token) {
  const auto session = token.empty() ? std::nullopt : sessions_.find(token, core_.now());
  if (!session) {
    return std::nullopt;
  }
  auto account = accounts_.find(StaffId{session->staff});
  if (!account || account->closed || account->voided) {
    return std::nullopt;
  }
  return Open{.session = *session, .account = *std::move(account)};
}

Owes SignIn::owes(const keep::Session& session, const Account& account) const {
  if (!account.waits.empty()) {
    return Owes::second;
  }
  if (account.has_second_factor() && !session.proved.second) {
    return Owes::code;
  }
  if (account.for_demonstration) {
    return Owes::nothing;
  }
  const bool is_given = account.password_from == PasswordFrom::somebody_else ||
                        (account.password_from == PasswordFrom::the_system && rules_.in_earnest);
  if (is_given && !account.linked) {
    return Owes::own_password;
  }
  return rules_.in_earnest && !account.has_second_factor() ? Owes::enrolment : Owes::nothing;
}

std::optional<SignedIn> SignIn::session(std::string_view token, bool touches) {
  auto open = open_of(token);
  if (!open || owes(open->session, open->account) != Owes::nothing) {
    return std::nullopt;
  }
  if (touches) {
    sessions_.touch(token, core_.now());
    open->session.last_seen = core_.now();
  }
  const Account& account = open->account;
  const hub::Role* role = core_.profile().role(account.opened.role);
  return SignedIn{.staff = account.staff(),
                  .session = open->session.id,
                  .form_token = to_hex(as_bytes(open->session.form_secret)),
                  .display_name = account.opened.display_name,
                  .role_name = role == nullptr ? account.opened.role.value : role->name,
                  .proved = open->session.proved.at,
                  .ends = sessions_.ends(open->session),
                  .ends_at_latest = sessions_.ends_at_latest(open->session),
                  .stranger = ways_in_.stranger(account.id, open->session.started)};
}

std::optional<Halfway> SignIn::halfway(std::string_view token) {
  const auto open = open_of(token);
  if (!open) {
    return std::nullopt;
  }
  const Owes owed = owes(open->session, open->account);
  if (owed == Owes::nothing) {
    return std::nullopt;
  }
  return Halfway{.staff = open->account.id,
                 .session = open->session.id,
                 .owes = owed,
                 .display_name = open->account.opened.display_name,
                 .user_name = open->account.opened.user_name,
                 .has_app = open->account.totp.has_value(),
                 .has_passkeys = !open->account.passkeys.empty()};
}

void SignIn::sign_out(std::string_view token) {
  const auto session = sessions_.find(token, core_.now());
  sessions_.close(token);
  if (session) {
    tell_of_person(core_, StaffId{session->staff});
  }
}

std::vector<keep::ListedSession> SignIn::sessions_of(StaffId id) {
  return sessions_.list(id.value, core_.now());
}

void SignIn::end_session(StaffId own, Id128 session) {
  sessions_.close_one(own.value, session);
  tell_of_person(core_, own);
}

void SignIn::end_other_sessions(StaffId own, Id128 but) {
  sessions_.close_others(own.value, but);
  tell_of_person(core_, own);
}

void SignIn::sweep() {
  sessions_.sweep(core_.now());
  lockouts_.sweep(core_.now());
  once_.sweep(core_.now());
}

std::vector<Colleague> SignIn::colleagues() const {
  std::vector<Colleague> all;
  for (const Account& account : accounts_.all()) {
    all.push_back(as_colleague(account));
  }
  std::ranges::sort(all, {}, &Colleague::display_name);
  return all;
}

std::optional<Account> SignIn::find(StaffId id) const {
  return accounts_.find(id);
}

std::vector<OnStaff> SignIn::on_staff() const {
  std::vector<OnStaff> all;
  for (const Account& account : accounts_.all()) {
    all.push_back({.staff = account.staff(), .since = account.since, .until = account.until});
  }
  return all;
}

std::string SignIn::name_of(StaffId id) const {
  const auto found = accounts_.find(id);
  return found ? found->opened.display_name : "a former colleague";
}

std::string SignIn::name_of(const Actor& actor) const {
  return match(
      actor, [this](const Staff& staff) { return name_of(staff.id); },
      [](const Referrer&) { return std::string{"the referrer"}; },
      [](const System&) { return std::string{"the system"}; },
      [](const Guest&) { return std::string{"a guest"}; });
}

}  // namespace openmash::app
