#include "app/sign_in.h"

#include <algorithm>

#include "app/journal_lines.h"
#include "base/match.h"

namespace openmash::app {

namespace {

/// Names are compared as people type them: without regard to case or blanks at the ends.
std::string folded(std::string_view name) {
  std::string lower;
  for (char c : name) {
    lower += (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const auto first = lower.find_first_not_of(' ');
  return first == std::string::npos ? ""
                                    : lower.substr(first, lower.find_last_not_of(' ') - first + 1);
}

}  // namespace

SignIn::SignIn(Core& core, seal::PasswordCost cost)
    : core_(core),
      cost_(cost),
      no_hash_(seal::no_hash(cost)),
      sessions_(core.writer(), core.readers(), core.ring().derived("sessions")),
      lockouts_(core.writer(), core.readers(), core.ring().derived("lockouts")) {
  load();
}

void SignIn::load() {
  // The register is one stream that names the account streams: accounts are few, and found without
  // reading everything.
  const ledger::StreamSlice slice = core_.ledger().read(core_.stream_for("accounts"));
  codec::StreamKeys keys{core_.ring(), core_.stream_for("accounts"), slice.keys};
  for (const ledger::StoredEvent& stored : slice.events) {
    const auto any = codec::open_any(stored, keys);
    const auto& recorded = std::get<codec::RecordedAccount>(any);
    Account& account = accounts_[recorded.account];
    account.id = recorded.account;
    match(
        recorded.event,
        [&](const AccountOpened& e) {
          account.opened = e;
          account.since = recorded.at;
        },
        [&](const PasswordChanged& e) { account.opened.password_hash = e.password_hash; },
        [&](const AccountClosed&) {
          account.closed = true;
          account.until = recorded.at;
        });
  }
}

void SignIn::append(StaffId id, const AccountEvent& event, const Actor& by) {
  const Id128 stream = core_.stream_for("accounts");
  const ledger::StreamSlice slice = core_.ledger().read(stream, core_.ledger().version(stream));
  const std::uint64_t version = core_.ledger().version(stream);
  codec::StreamKeys keys{core_.ring(), stream, slice.keys};
  ledger::Batch batch{
      .submission = {}, .digest = {}, .appends = {}, .keys = {}, .rows = {}, .answer = {}};
  batch.appends.push_back(
      {.stream = stream,
       .expected_version = version,
       .events = {codec::seal_event(id, event, by, core_.ledger().id(), version + 1, keys)}});
  batch.keys = keys.take_new();
  if (std::holds_alternative<AccountClosed>(event)) {
    batch.rows.push_back(keep::Journal::row(line_of(ClosedAccount{.account = id})));
  }
  if (!std::holds_alternative<ledger::Appended>(core_.ledger().append(std::move(batch)))) {
    throw DatabaseFault("the change to an account could not be stored");
  }
  core_.journal().bring_up_to_date();
}

SignInOutcome SignIn::sign_in(std::string_view user_name, std::string_view password,
                              std::string_view peer) {
  const Instant now = core_.now();
  const std::string name = folded(user_name);
  if (const auto until = lockouts_.locked_until(name, peer, now)) {
    return WaitUntil{.when = *until};
  }
  std::optional<StaffId> found;
  std::string hash = no_hash_;
  {
    const std::scoped_lock lock{mutex_};
    for (const auto& [id, account] : accounts_) {
      if (!account.closed && folded(account.opened.user_name) == name) {
        found = id;
        hash = account.opened.password_hash;
      }
    }
  }
  if (!seal::verify_password(hash, password) || !found) {
    lockouts_.failed(name, peer, now);
    return WrongNameOrPassword{};
  }
  lockouts_.succeeded(name);
  return SessionOpened{.token = sessions_.open(found->value, now).token};
}

std::optional<SignedIn> SignIn::session(std::string_view token, bool touches) {
  const Instant now = core_.now();
  const auto session = sessions_.find(token, now);
  if (!session) {
    return std::nullopt;
  }
  const std::scoped_lock lock{mutex_};
  const auto found = accounts_.find(StaffId{session->staff});
  if (found == accounts_.end() || found->second.closed) {
    return std::nullopt;
  }
  if (touches) {
    sessions_.touch(token, now);
  }
  const Account& account = found->second;
  const hub::Role* role = core_.profile().role(account.opened.role);
  return SignedIn{.staff = account.staff(),
                  .session = session->id,
                  .form_token = to_hex(as_bytes(session->form_secret)),
                  .display_name = account.opened.display_name,
                  .role_name = role == nullptr ? account.opened.role.value : role->name};
}

void SignIn::sign_out(std::string_view token) {
  sessions_.close(token);
}

void SignIn::sweep() {
  sessions_.sweep(core_.now());
  lockouts_.sweep(core_.now());
}

std::vector<Colleague> SignIn::colleagues() const {
  const std::scoped_lock lock{mutex_};
  std::vector<Colleague> all;
  for (const auto& [id, account] : accounts_) {
    all.push_back({.id = id,
                   .user_name = account.opened.user_name,
                   .display_name = account.opened.display_name,
                   .role = account.opened.role,
                   .agency = account.opened.agency,
                   .closed = account.closed});
  }
  std::ranges::sort(all, {}, &Colleague::display_name);
  return all;
}

std::vector<OnStaff> SignIn::on_staff() const {
  const std::scoped_lock lock{mutex_};
  std::vector<OnStaff> all;
  for (const auto& [id, account] : accounts_) {
    all.push_back({.staff = account.staff(), .since = account.since, .until = account.until});
  }
  return all;
}

std::string SignIn::name_of(StaffId id) const {
  const std::scoped_lock lock{mutex_};
  const auto found = accounts_.find(id);
  return found == accounts_.end() ? "a former colleague" : found->second.opened.display_name;
}

std::string SignIn::name_of(const Actor& actor) const {
  return match(
      actor, [this](const Staff& staff) { return name_of(staff.id); },
      [](const Referrer&) { return std::string{"the referrer"}; },
      [](const System&) { return std::string{"the system"}; },
      [](const Guest&) { return std::string{"a guest"}; });
}

Result<StaffId, AccountRefusal> SignIn::open_account(const Actor& by, AccountOpened account,
                                                     std::string_view password) {
  const hub::Profile& profile = core_.profile();
  if (!permits(by, Permission::administer, {}, profile)) {
    return No<AccountRefusal>{NotPermitted{}};
  }
  const hub::Role* role = profile.role(account.role);
  if (role == nullptr) {
    return No<AccountRefusal>{NoSuchRole{}};
  }
  if (role->for_an_agency && (!account.agency || profile.agency(*account.agency) == nullptr)) {
    return No<AccountRefusal>{AgencyMissing{}};
  }
  if (!role->for_an_agency) {
    account.agency.reset();
  }
  if (password.size() < shortest_password) {
    return No<AccountRefusal>{PasswordTooShort{}};
  }
  account.password_hash = seal::hash_password(password, cost_);
  const StaffId id{seal::fresh_id()};
  const std::scoped_lock lock{mutex_};
  const bool taken = std::ranges::any_of(accounts_, [&](const auto& one) {
    return folded(one.second.opened.user_name) == folded(account.user_name);
  });
  if (taken || folded(account.user_name).empty()) {
    return No<AccountRefusal>{NameTaken{}};
  }
  append(id, account, by);
  accounts_[id] = {.id = id, .opened = std::move(account), .since = core_.now(), .until = {}};
  return id;
}

Result<void, AccountRefusal> SignIn::close_account(const Actor& by, StaffId id,
                                                   std::string reason) {
  if (!permits(by, Permission::administer, {}, core_.profile())) {
    return No<AccountRefusal>{NotPermitted{}};
  }
  const std::scoped_lock lock{mutex_};
  const auto found = accounts_.find(id);
  if (found != accounts_.end() && !found->second.closed) {
    append(id, AccountClosed{.reason = std::move(reason)}, by);
    found->second.closed = true;
    found->second.until = core_.now();
    sessions_.close_all(id.value);
  }
  return {};
}

Result<void, AccountRefusal> SignIn::change_password(const Actor& by, StaffId id,
                                                     std::string_view password) {
  if (!permits(by, Permission::administer, {}, core_.profile()) && !is_staff(by, id)) {
    return No<AccountRefusal>{NotPermitted{}};
  }
  if (password.size() < shortest_password) {
    return No<AccountRefusal>{PasswordTooShort{}};
  }
  const std::string hash = seal::hash_password(password, cost_);
  const std::scoped_lock lock{mutex_};
  const auto found = accounts_.find(id);
  if (found != accounts_.end()) {
    append(id, PasswordChanged{.password_hash = hash}, by);
    found->second.opened.password_hash = hash;
    sessions_.close_all(id.value);
  }
  return {};
}

}  // namespace openmash::app
