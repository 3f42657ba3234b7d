// Some weeks of invented, plausible work in a hub that was just made, in every state a contact can
// be in. Everything goes through the same doors as real work, with the clock turned back, so that
// nothing in it could not have happened. Children and adults are numbered; nobody in it exists. It
// is deterministic but for ids and nonces.
// ./run calls it once; the accounts it opens are printed by it.
#pragma once

#include "app/core.h"

namespace openmash::cli {

/// Throws ConfigurationFault when the hub holds work already.
[[nodiscard]] int demo(const app::Folder& folder);

}  // namespace openmash::cli
