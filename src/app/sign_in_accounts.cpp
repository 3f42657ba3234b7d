// Accounts, by those who keep them: an administrator everybody's, an agency's manager the agency's
// own. Nobody keeps their own: what raises or ends an account needs another person; and what an
// administrator does to an account of anybody but an administrator takes a second, who guards
// access, before somebody comes in by it (docs/decisions/0020).
#include <algorithm>

#include "app/sign_in.h"
#include "app/sign_in_open.h"
#include "base/contains.h"
#include "seal/guessed_password.h"

namespace openmash::app {

bool SignIn::keeps(const Actor& by, StaffId id) const {
  const auto account = accounts_.find(id);
  return account && !is_staff(by, id) &&
         permits(by, Permission::keep_people, {.asked = account->opened.agency}, core_.profile());
}

std::optional<AccountRefusal> SignIn::unfit(std::string_view password,
                                            const AccountOpened& account) const {
  if (password.size() < shortest_password) {
    return PasswordTooShort{};
  }
  const std::vector<std::string> own{account.user_name, account.display_name, core_.profile().name};
  if (seal::is_guessed_early(password, own)) {
    return PasswordGuessedEarly{};
  }
  return std::nullopt;
}

Result<StaffId, AccountRefusal> SignIn::open_account(const Actor& by, AccountOpened account,
                                                     std::string_view password) {
  const hub::Profile& profile = core_.profile();
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
  if (!permits(by, Permission::keep_people, {.asked = account.agency}, profile)) {
    return No<AccountRefusal>{NotPermitted{}};
  }
  if (const auto why = unfit(password, account)) {
    return No<AccountRefusal>{*why};
  }
  account.password_hash = seal::hash_password(password, cost_);
  std::vector<AccountEvent> also;
  if (takes_two(by, {account.role}, WayIn::account)) {
    also.emplace_back(WayInGiven{.way = WayIn::account});
  }
  const auto id = accounts_.open(by, account, also);
  if (!id) {
    return No<AccountRefusal>{NameTaken{}};
  }
  return *id;
}

bool SignIn::takes_two(const Actor& by, const std::vector<RoleCode>& roles, WayIn way) const {
  const hub::Profile& profile = core_.profile();
  const auto administers = [&](const RoleCode& role) {
    const hub::Role* of = profile.role(role);
    return of != nullptr && of->has(hub::Power::administer);
  };
  // An agency keeps its own people, and administrators see no case. What once had another role is
  // somebody's who saw them, and is given it back.
  if (as_staff(by) == nullptr || !permits(by, Permission::administer, {}, profile) ||
      std::ranges::all_of(roles, administers)) {
    return false;
  }
  // A new hub has nobody who could agree. One that ever had somebody has whoever has the machine.
  return (way != WayIn::account && way != WayIn::role) ||
         accounts_.find_if([&](const Account& one) {
           return std::ranges::any_of(one.roles, [&](const RoleCode& role) {
             const Staff staff{.id = one.id, .role = role, .agency = one.opened.agency};
             return permits(staff, Permission::guard_access, {}, profile);
           });
         });
}

Result<void, AccountRefusal> SignIn::change(const Actor& by, StaffId id, AccountEvent event,
                                            std::optional<WayIn> way) {
  const auto account = accounts_.find(id);
  if (!account || !keeps(by, id)) {
    return No<AccountRefusal>{NotPermitted{}};
  }
  std::vector<RoleCode> roles = account->roles;
  if (const auto* moved = std::get_if<RoleChanged>(&event)) {
    roles.push_back(moved->role);
  }
  std::vector<AccountEvent> events{std::move(event)};
  if (way && takes_two(by, roles, *way)) {
    events.emplace_back(WayInGiven{.way = *way});
  }
  if (accounts_.record_all(by, id, events)) {
    // Whatever was open was opened by who they were before.
    sessions_.close_all(id.value);
    tell_of_person(core_, id);
  }
  return {};
}

Result<void, AccountRefusal> SignIn::close_account(const Actor& by, StaffId id,
                                                   std::string reason) {
  return change(by, id, AccountClosed{.reason = std::move(reason)});
}

Result<void, AccountRefusal> SignIn::change_role(const Actor& by, StaffId id, RoleCode role,
                                                 std::optional<AgencyCode> agency) {
  const hub::Profile& profile = core_.profile();
  const hub::Role* becomes = profile.role(role);
  if (becomes == nullptr) {
    return No<AccountRefusal>{NoSuchRole{}};
  }
  if (!becomes->for_an_agency) {
    agency.reset();
  } else if (!agency || profile.agency(*agency) == nullptr) {
    return No<AccountRefusal>{AgencyMissing{}};
  }
  // Who they become is to be theirs to keep, as much as who they are.
  if (!permits(by, Permission::keep_people, {.asked = agency}, profile)) {
    return No<AccountRefusal>{NotPermitted{}};
  }
  return change(by, id, RoleChanged{.role = std::move(role), .agency = std::move(agency)},
                WayIn::role);
}

Result<void, AccountRefusal> SignIn::set_password(const Actor& by, StaffId id,
                                                  std::string_view password) {
  const auto account = accounts_.find(id);
  if (!account || !keeps(by, id)) {
    return No<AccountRefusal>{NotPermitted{}};
  }
  if (const auto why = unfit(password, account->opened)) {
    return No<AccountRefusal>{*why};
  }
  return change(by, id, PasswordChanged{.password_hash = seal::hash_password(password, cost_)},
                WayIn::password);
}

Result<void, AccountRefusal> SignIn::end_sessions(const Actor& by, StaffId id) {
  return change(by, id, SessionsEnded{});
}

Result<void, AccountRefusal> SignIn::reset_factors(const Actor& by, StaffId id) {
  return change(by, id, FactorsReset{}, WayIn::factors);
}

Result<void, AccountRefusal> SignIn::link(const Actor& by, StaffId id, std::string_view subject) {
  if (!rules_.provider || subject.empty()) {
    return No<AccountRefusal>{NotPermitted{}};
  }
  const LinkedToProvider linked{.issuer = rules_.provider->issuer, .subject = std::string{subject}};
  const auto other = accounts_.find_if([&](const Account& one) {
    return !one.closed && one.id != id && one.linked && one.linked->issuer == linked.issuer &&
           one.linked->subject == linked.subject;
  });
  if (other) {
    return No<AccountRefusal>{SubjectTaken{}};
  }
  return change(by, id, linked, WayIn::link);
}

Result<void, AccountRefusal> SignIn::unlink(const Actor& by, StaffId id) {
  return change(by, id, UnlinkedFromProvider{}, WayIn::link);
}

std::vector<WaitingAccount> SignIn::waiting_for(const Actor& by) const {
  std::vector<WaitingAccount> waiting;
  const Staff* second = as_staff(by);
  if (second == nullptr || !permits(by, Permission::guard_access, {}, core_.profile())) {
    return waiting;
  }
  const auto is_for_them = [&](const Account& account) {
    return !account.closed && !account.waits.empty() && account.id != second->id &&
           std::ranges::none_of(account.waits, [&](const WaitingWay& way) {
             return is_staff(way.given_by, second->id);
           });
  };
  for (const Account& account : accounts_.all_that(is_for_them)) {
    waiting.push_back(
        {.who = as_colleague(account), .ways = account.waits, .ways_given = account.ways_given});
  }
  return waiting;
}

Result<void, AccountRefusal> SignIn::agree(const Actor& by, StaffId id, std::size_t seen) {
  if (!contains(waiting_for(by), id, [](const WaitingAccount& one) { return one.who.id; })) {
    return No<AccountRefusal>{MovedOn{}};
  }
  const auto as_seen = [&](const Account& account) { return account.ways_given == seen; };
  if (!accounts_.record(by, id, WayInAgreed{}, as_seen)) {
    return No<AccountRefusal>{MovedOn{}};
  }
  // Whoever sat waiting with a password that two know begins again, beside its person.
  sessions_.close_all(id.value);
  tell_of_person(core_, id);
  return {};
}

void SignIn::open_for_demonstration(StaffId id) {
  accounts_.record(System{}, id, OpenedForDemonstration{});
}

Result<void, AccountRefusal> SignIn::give_home_street(const Actor& by, std::string street) {
  const Staff* staff = as_staff(by);
  const auto account = staff == nullptr ? std::nullopt : accounts_.find(staff->id);
  if (!account || account->closed) {
    return No<AccountRefusal>{NotPermitted{}};
  }
  if (account->home_street != street) {
    accounts_.record(by, staff->id, HomeStreetGiven{.street = std::move(street)});
  }
  return {};
}

}  // namespace openmash::app
