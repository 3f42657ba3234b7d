// What of an event the journal tells: each right it takes away, in ids and codes.
// The rows go into the event's own transaction, so that the one is never there without the other;
// after the commit whoever appended calls Journal::bring_up_to_date. An event that only gives
// writes nothing, but where it ends what an earlier line took away. Done again by done_again.h.
#pragma once

#include <vector>

#include "db/writer.h"
#include "domain/access/rights.h"
#include "domain/account/account.h"
#include "domain/casefile/casefile.h"

namespace openmash::app {

[[nodiscard]] std::vector<db::Statement> taken_away_by(StaffId account, const AccountEvent& event);

/// @param rights  as they stood before
[[nodiscard]] std::vector<db::Statement> taken_away_by(const RightsEvents& events,
                                                       const Rights& rights);

[[nodiscard]] std::vector<db::Statement> taken_away_by(ContactId contact, const CaseEvents& events);

}  // namespace openmash::app
