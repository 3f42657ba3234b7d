// Holds a profile to the table of who may do what (may_table_test.h).
// It asks every permission in every situation for every role, and says which digit differs where.
// Used beside the rule itself and by tests/scenarios/ with a hub's real folder.
#pragma once

#include <string>

#include "domain/access/may.h"
#include "domain/access/may_table_test.h"

namespace openmash {

/// The levels of one row as they are, written as the table writes them.
[[nodiscard]] inline std::string levels_as_they_are(const MayRow& row,
                                                    const hub::Profile& profile) {
  const StaffId self{Id128{{1}}};
  const StaffId somebody_else{Id128{{2}}};
  const AgencyCode ours{"police"};
  const hub::Role* role = profile.role(RoleCode{std::string{row.role}});
  Staff staff{.id = self, .role = RoleCode{std::string{row.role}}};
  if (role != nullptr && role->for_an_agency) {
    staff.agency = ours;
  }
  Subject subject;
  if (row.situation != Situation::contact) {
    subject.worker = row.situation == Situation::own_case ? self : somebody_else;
  }
  if (row.situation == Situation::asked_us) {
    subject.asked = ours;
  }
  if (row.situation == Situation::asked_them) {
    subject.asked = AgencyCode{"health"};
  }
  std::string levels;
  for (int i = 0; i <= static_cast<int>(Permission::hand_out_letter); ++i) {
    const Level level = may(staff, static_cast<Permission>(i), subject, profile);
    levels += (i != 0 && i % 5 == 0 ? "," : "");
    levels += static_cast<char>('0' + static_cast<int>(level));
  }
  return levels;
}

}  // namespace openmash
