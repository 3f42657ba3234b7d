#include "domain/account/account.h"

#include <doctest/doctest.h>

#include "domain/access/may.h"
#include "domain/casefile/given_test.h"

using namespace openmash;
using namespace openmash::given;

namespace {

Account account_of(std::initializer_list<std::pair<AccountEvent, Actor>> events) {
  Account account{.id = worker.id};
  Instant at{};
  for (const auto& [event, by] : events) {
    at += std::chrono::hours{1};
    evolve(account, event, by, at);
  }
  return account;
}

const AccountOpened opened{.user_name = "worker",
                           .display_name = "Social worker 4",
                           .role = RoleCode{"social_worker"},
                           .agency = {},
                           .password_hash = "hash"};

Passkey passkey(Byte number) {
  return {.credential = {number}, .public_key = {number, 1}, .name = "laptop"};
}

PasskeyAdded added(Byte number) {
  const Passkey one = passkey(number);
  return {.credential = one.credential, .public_key = one.public_key, .name = one.name};
}

}  // namespace

TEST_CASE("a password is one's own only when one set it oneself") {
  CHECK(account_of({{opened, System{}}}).password_from == PasswordFrom::the_system);
  CHECK(account_of({{opened, screener}}).password_from == PasswordFrom::somebody_else);
  CHECK(account_of({{opened, screener}, {PasswordChanged{"own"}, worker}}).password_from ==
        PasswordFrom::themselves);
  CHECK(account_of({{opened, screener},
                    {PasswordChanged{"own"}, worker},
                    {PasswordChanged{"given"}, screener}})
            .password_from == PasswordFrom::somebody_else);
}

TEST_CASE("recovery codes last as long as there is a factor to recover") {
  const auto with_both = account_of({{opened, System{}},
                                     {TotpEnrolled{{1}}, worker},
                                     {added(1), worker},
                                     {RecoveryCodesMade{{"a", "b"}}, worker},
                                     {RecoveryCodeUsed{"a"}, worker}});
  CHECK(with_both.recovery == std::vector<std::string>{"b"});
  CHECK(with_both.has_second_factor());
  Account less = with_both;
  evolve(less, TotpRemoved{}, worker, {});
  CHECK(less.recovery.size() == 1);
  evolve(less, PasskeyRemoved{{1}}, worker, {});
  CHECK(less.recovery.empty());
  CHECK_FALSE(less.has_second_factor());
  Account lost = with_both;
  evolve(lost, FactorsReset{}, screener, {});
  CHECK_FALSE(lost.has_second_factor());
  CHECK(lost.recovery.empty());
}

TEST_CASE("a role changes from the moment it is changed, and a closed account stays who it was") {
  const auto changed =
      account_of({{opened, System{}},
                  {RoleChanged{RoleCode{"agency_representative"}, AgencyCode{"police"}}, screener},
                  {AccountClosed{"left"}, screener}});
  CHECK(changed.staff().role == RoleCode{"agency_representative"});
  CHECK(changed.staff().agency == AgencyCode{"police"});
  CHECK(changed.closed);
  CHECK(changed.until);
  CHECK(changed.opened.display_name == "Social worker 4");
}

TEST_CASE("an agency's people are kept by their agency's manager and by who administers") {
  hub::Profile profile = small_profile();
  profile.roles.push_back({RoleCode{"agency_manager"},
                           "Agency manager",
                           true,
                           {hub::Power::answer_requests, hub::Power::keep_people}});
  profile.roles.push_back({RoleCode{"misspelt"}, "No agency", false, {hub::Power::keep_people}});
  const auto keeps = [&](const char* role, const char* of, const char* asked) {
    Staff staff{.id = worker.id, .role = RoleCode{role}};
    if (*of != '\0') {
      staff.agency = AgencyCode{of};
    }
    Subject subject;
    if (*asked != '\0') {
      subject.asked = AgencyCode{asked};
    }
    return permits(staff, Permission::keep_people, subject, profile);
  };
  CHECK(keeps("agency_manager", "police", "police"));
  CHECK_FALSE(keeps("agency_manager", "police", "health"));
  CHECK_FALSE(keeps("agency_manager", "police", ""));
  CHECK_FALSE(keeps("agency_manager", "", ""));
  CHECK_FALSE(keeps("misspelt", "", ""));
  CHECK_FALSE(keeps("misspelt", "police", "police"));
  CHECK(keeps("administrator", "", "police"));
  CHECK(keeps("administrator", "", ""));
  for (const char* role : {"contact_officer", "screening_team", "social_worker", "head_of_mash",
                           "business_support", "agency_representative"}) {
    CAPTURE(role);
    CHECK_FALSE(keeps(role, "police", "police"));
  }
}
