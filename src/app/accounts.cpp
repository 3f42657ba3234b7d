#include "app/accounts.h"

#include <algorithm>

#include "app/taken_away.h"

namespace openmash::app {

std::string folded_name(std::string_view name) {
  std::string lower;
  for (char c : name) {
    lower += (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const auto first = lower.find_first_not_of(' ');
  return first == std::string::npos ? ""
                                    : lower.substr(first, lower.find_last_not_of(' ') - first + 1);
}

Accounts::Accounts(Core& core) : core_(core) {
  load();
}

void Accounts::load() {
  // One stream for all: accounts are few, and found without reading everything.
  const ledger::StreamSlice slice = core_.ledger().read(core_.stream_for("accounts"));
  codec::StreamKeys keys{core_.ring(), core_.stream_for("accounts"), slice.keys};
  for (const ledger::StoredEvent& stored : slice.events) {
    const auto any = codec::open_any(stored, keys);
    const auto& recorded = std::get<codec::RecordedAccount>(any);
    Account& account = accounts_[recorded.account];
    account.id = recorded.account;
    evolve(account, recorded.event, recorded.by, recorded.at);
  }
}

void Accounts::append(StaffId id, const std::vector<AccountEvent>& events, const Actor& by) {
  const Id128 stream = core_.stream_for("accounts");
  const std::uint64_t version = core_.ledger().version(stream);
  const ledger::StreamSlice slice = core_.ledger().read(stream, version);
  codec::StreamKeys keys{core_.ring(), stream, slice.keys};
  ledger::Batch batch{
      .submission = {}, .digest = {}, .appends = {}, .keys = {}, .rows = {}, .answer = {}};
  batch.appends.push_back({.stream = stream, .expected_version = version, .events = {}});
  for (std::uint64_t sequence = version; const AccountEvent& event : events) {
    batch.appends.front().events.push_back(
        codec::seal_event(id, event, by, core_.ledger().id(), ++sequence, keys));
    std::ranges::move(taken_away_by(id, event), std::back_inserter(batch.rows));
  }
  batch.keys = keys.take_new();
  if (!std::holds_alternative<ledger::Appended>(core_.ledger().append(std::move(batch)))) {
    throw DatabaseFault("the change to an account could not be stored");
  }
  core_.journal().bring_up_to_date();
}

std::optional<Account> Accounts::find(StaffId id) const {
  const std::scoped_lock lock{mutex_};
  const auto found = accounts_.find(id);
  return found == accounts_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Account> Accounts::find_if(const std::function<bool(const Account&)>& is_it) const {
  const std::scoped_lock lock{mutex_};
  const auto found =
      std::ranges::find_if(accounts_, [&](const auto& one) { return is_it(one.second); });
  return found == accounts_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Account> Accounts::named(std::string_view user_name) const {
  const std::string name = folded_name(user_name);
  return find_if(
      [&](const Account& one) { return !one.closed && folded_name(one.opened.user_name) == name; });
}

std::vector<Account> Accounts::all() const {
  return all_that([](const Account&) { return true; });
}

std::vector<Account> Accounts::all_that(const std::function<bool(const Account&)>& is_it) const {
  const std::scoped_lock lock{mutex_};
  std::vector<Account> all;
  for (const auto& [id, account] : accounts_) {
    if (is_it(account)) {
      all.push_back(account);
    }
  }
  return all;
}

std::optional<StaffId> Accounts::open(const Actor& by, const AccountOpened& account,
                                      const std::vector<AccountEvent>& also) {
  const std::string name = folded_name(account.user_name);
  const std::scoped_lock lock{mutex_};
  // Closed accounts keep their names: what they did is signed with them.
  const bool taken = std::ranges::any_of(
      accounts_, [&](const auto& one) { return folded_name(one.second.opened.user_name) == name; });
  if (taken || name.empty()) {
    return std::nullopt;
  }
  const StaffId id{seal::fresh_id()};
  std::vector<AccountEvent> events{account};
  events.insert(events.end(), also.begin(), also.end());
  append(id, events, by);
  Account& kept = accounts_[id];
  kept.id = id;
  for (const AccountEvent& event : events) {
    evolve(kept, event, by, core_.now());
  }
  return id;
}

bool Accounts::record_all(const Actor& by, StaffId id, const std::vector<AccountEvent>& events,
                          const std::function<bool(const Account&)>& only_if) {
  const std::scoped_lock lock{mutex_};
  const auto found = accounts_.find(id);
  if (found == accounts_.end() || found->second.closed || (only_if && !only_if(found->second))) {
    return false;
  }
  append(id, events, by);
  for (const AccountEvent& event : events) {
    evolve(found->second, event, by, core_.now());
  }
  return true;
}

}  // namespace openmash::app
