// profile.toml to domain/hub/profile.h, key by key.
// It fills what it can and reports what it cannot; what only makes sense across keys (does that
// role exist?) is check_profile.h's. docs/formats/hub-profile.md lists every key.
#pragma once

#include "domain/hub/profile.h"
#include "profile/document.h"
#include "profile/mistake.h"

namespace openmash::profile {

[[nodiscard]] hub::Profile read_profile(const Document& document, Mistakes& mistakes);

}  // namespace openmash::profile
