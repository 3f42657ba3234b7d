#include <doctest/doctest.h>

#include "domain/access/may_check_test.h"
#include "profile/hub_folder.h"

// The same table the rule itself is held to, read with the hub's own folder: whoever changes a role
// there sees here what that lets people do.
TEST_CASE("in Redbridge every role, in every situation, may do exactly what the table says") {
  const auto profile = openmash::profile::load_hub_folder("hubs/redbridge");
  REQUIRE(profile.has_value());
  CHECK(openmash::may_table.size() == profile->roles.size() * 5);
  for (const openmash::MayRow& row : openmash::may_table) {
    CAPTURE(row.role);
    CAPTURE(static_cast<int>(row.situation));
    CHECK(openmash::levels_as_they_are(row, *profile) == row.levels);
  }
}
