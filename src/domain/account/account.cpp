#include "domain/account/account.h"

#include "base/match.h"

namespace openmash {

namespace {

PasswordFrom set_by(const Actor& by, StaffId id) {
  return is_staff(by, id)                     ? PasswordFrom::themselves
         : std::holds_alternative<System>(by) ? PasswordFrom::the_system
                                              : PasswordFrom::somebody_else;
}

/// Recovery codes open nothing by themselves: without a factor there is nothing to recover.
void forget_codes_without_factor(Account& account) {
  if (!account.has_second_factor()) {
    account.recovery.clear();
  }
}

}  // namespace

void evolve(Account& account, const AccountEvent& event, const Actor& by, Instant at) {
  match(
      event,
      [&](const AccountOpened& e) {
        account.opened = e;
        account.roles.push_back(e.role);
        account.since = at;
        account.password_from = set_by(by, account.id);
      },
      [&](const PasswordChanged& e) {
        account.opened.password_hash = e.password_hash;
        account.password_from = set_by(by, account.id);
        account.voided = false;
      },
      [&](const AccountClosed&) {
        account.closed = true;
        account.until = at;
      },
      [&](const RoleChanged& e) {
        account.opened.role = e.role;
        account.roles.push_back(e.role);
        account.opened.agency = e.agency;
      },
      [&](const TotpEnrolled& e) { account.totp = e.sealed_secret; },
      [&](const TotpRemoved&) {
        account.totp.reset();
        forget_codes_without_factor(account);
      },
      [&](const RecoveryCodesMade& e) { account.recovery = e.hashes; },
      [&](const RecoveryCodeUsed& e) { std::erase(account.recovery, e.hash); },
      [&](const PasskeyAdded& e) {
        account.passkeys.push_back(
            {.credential = e.credential, .public_key = e.public_key, .name = e.name, .added = at});
      },
      [&](const PasskeyRemoved& e) {
        std::erase_if(account.passkeys,
                      [&](const Passkey& one) { return one.credential == e.credential; });
        forget_codes_without_factor(account);
      },
      [&](const FactorsReset&) {
        account.totp.reset();
        account.passkeys.clear();
        account.recovery.clear();
      },
      [&](const LinkedToProvider& e) {
        account.linked = e;
        account.voided = false;
      },
      [&](const UnlinkedFromProvider&) { account.linked.reset(); }, [](const SessionsEnded&) {},
      [&](const OpenedForDemonstration&) { account.for_demonstration = true; },
      [&](const HomeStreetGiven& e) { account.home_street = e.street; },
      [&](const SignInVoided&) {
        account.totp.reset();
        account.passkeys.clear();
        account.recovery.clear();
        account.linked.reset();
        account.voided = true;
      },
      [&](const WayInGiven& e) {
        account.waits.push_back({.way = e.way, .given_by = by, .since = at});
        ++account.ways_given;
      },
      [&](const WayInAgreed&) { account.waits.clear(); });
}

}  // namespace openmash
