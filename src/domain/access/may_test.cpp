#include <doctest/doctest.h>

#include "domain/access/may_check_test.h"
#include "domain/casefile/given_test.h"

using namespace openmash;
using namespace openmash::given;

TEST_CASE("every role, in every situation, may do exactly what the table says") {
  const hub::Profile profile = small_profile();
  CHECK(may_table.size() == profile.roles.size() * 5);
  for (const MayRow& row : may_table) {
    CAPTURE(row.role);
    CAPTURE(static_cast<int>(row.situation));
    CHECK(levels_as_they_are(row, profile) == row.levels);
  }
}

TEST_CASE("a referrer may refer and nothing else, and a role nobody lists may nothing at all") {
  const hub::Profile profile = small_profile();
  const Staff stranger{.id = StaffId{id(1)}, .role = RoleCode{"janitor"}};
  const Subject own{.worker = stranger.id};
  for (int i = 0; i <= static_cast<int>(Permission::administer); ++i) {
    const auto permission = static_cast<Permission>(i);
    CHECK(permits(Referrer{}, permission, {}, profile) == (permission == Permission::refer));
    CHECK_FALSE(permits(stranger, permission, own, profile));
    CHECK(permits(System{}, permission, {}, profile));
  }
}

TEST_CASE("an outline is not enough to open a case") {
  const Subject given_to_somebody{.worker = worker.id};
  const hub::Profile profile = small_profile();
  CHECK(may(contact_officer, Permission::see_contact, given_to_somebody, profile) ==
        Level::outline);
  CHECK_FALSE(permits(contact_officer, Permission::see_contact, given_to_somebody, profile));
}

TEST_CASE("members see a case only as far as, and when, the profile says") {
  hub::Profile profile = small_profile();
  const auto sees = [&](hub::MembersSee see, bool decided, const char* asked) {
    profile.check.members_see = see;
    return permits(police, Permission::see_contact,
                   {.worker = worker.id, .asked = AgencyCode{asked}, .decided = decided}, profile);
  };
  using hub::MembersSee;
  CHECK_FALSE(sees(MembersSee::own_answer_only, true, "police"));
  CHECK(sees(MembersSee::record_during_check, false, "police"));
  CHECK_FALSE(sees(MembersSee::record_during_check, false, "health"));
  CHECK_FALSE(sees(MembersSee::record_at_decision, false, "police"));
  CHECK(sees(MembersSee::record_at_decision, true, "police"));
}

TEST_CASE("where nobody signs a gate, whoever screens signs it") {
  hub::Profile profile = small_profile();
  CHECK_FALSE(permits(screener, Permission::sign_gate, {}, profile));
  profile.stages.gates = {};
  CHECK(permits(screener, Permission::sign_gate, {}, profile));
  CHECK_FALSE(permits(worker, Permission::sign_gate, {}, profile));
}

TEST_CASE("an agency may answer its own request and no other, through the whole door") {
  const ReturnInformation answer{.request = to_police, .kind = ReturnKind::nothing_held};
  CHECK(Given::asked().when_asked(answer, police).has_value());
  CHECK(refused<NotPermitted>(Given::asked().when_asked(answer, health)));
}
