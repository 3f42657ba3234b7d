// retention.toml: how long each kind of record is kept, from which moment, and what then.
// It gives what the file says and adds nothing; a folder without the file has no schedule, and then
// nothing is ever due. docs/formats/hub-profile.md is the grammar; domain/hub/retention.h says what
// a rule is, docs/law/retention.md where each comes from.
#pragma once

#include "domain/hub/retention.h"
#include "profile/document.h"
#include "profile/mistake.h"

namespace openmash::profile {

[[nodiscard]] hub::RetentionSchedule read_retention(const Document& document, Mistakes& mistakes);

}  // namespace openmash::profile
