// pathways.toml: what must be thought of besides a hub's own steps when a case is also about
// domestic abuse, a missing child and the like. It gives what the file says and adds nothing; a
// folder without the file has no pathways. docs/formats/hub-profile.md is the grammar;
// domain/hub/profile.h says what a pathway is.
#pragma once

#include <vector>

#include "domain/hub/profile.h"
#include "profile/document.h"
#include "profile/mistake.h"

namespace openmash::profile {

[[nodiscard]] std::vector<hub::Pathway> read_pathways(const Document& document, Mistakes& mistakes);

}  // namespace openmash::profile
