// Making a new hub: its key file outside the data folder, its database, its profile, its first
// administrator. It never overwrites: what is already there is left alone and said. Serving a hub
// never makes a key. `openmash init` and `demo` call it, and tests; afterwards app/hub.h opens
// what was made.
#pragma once

#include <filesystem>
#include <string>

#include "app/core.h"

namespace openmash::app {

/// Throws ConfigurationFault, saying what to do, when the profile has mistakes or the folder holds
/// a hub already.
void init_hub(const Folder& folder, const std::filesystem::path& hub_folder, const Clock& clock,
              MadeFor made_for = MadeFor::children);

}  // namespace openmash::app
