// One event of every kind and version that was ever shipped, every field of it filled in, as it
// must load for ever. An entry is never changed or removed. A new kind or version adds one here,
// then its bytes are written once (README.md). upgrades_test.cpp holds the stored bytes to these.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "domain/access/content_shown.h"
#include "domain/access/record_events.h"
#include "domain/access/rights_events.h"
#include "domain/account/account.h"
#include "domain/agreement/agreement.h"
#include "domain/casefile/events.h"
#include "domain/directory/directory.h"
#include "domain/duty/events.h"
#include "domain/matter/events.h"
#include "domain/person/events.h"
#include "domain/retention/events.h"

namespace openmash::upgrades {

using ShowingEvent = std::variant<ContentShown>;

/// Of a contact, of a matter or of the rota, of the directory, of the record of reading, of an
/// account, of who may see what, of who is who, of agreements between
/// bodies, of what is kept.
using AnyEvent =
    std::variant<CaseEvent, MatterEvent, DutyEvent, DirectoryEvent, ShowingEvent, RecordEvent,
                 AccountEvent, RightsEvent, PersonEvent, SharingAgreementEvent,
                 RetentionEvent>;

struct Example {
  std::string_view name;
  std::uint16_t schema = 1;
  AnyEvent event;
};

[[nodiscard]] std::vector<Example> examples();

/// Whose account those are about that are about one.
[[nodiscard]] StaffId whose_account();

/// Whoever signed all of them.
[[nodiscard]] Actor signer();

}  // namespace openmash::upgrades
