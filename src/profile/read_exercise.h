// The "What would you do?" of a hub's folder: exercise.toml, into scenarios with assumed answers.
// Each scenario says where it comes from, and its answer stands under `assumed`: no leaflet gives
// one, so none can be written as if it did. What it mentions must be in the hub's profile.
// docs/formats/hub-profile.md is the grammar; hub_folder.h calls it.
#pragma once

#include <vector>

#include "domain/hub/profile.h"
#include "profile/document.h"
#include "profile/mistake.h"

namespace openmash::profile {

/// @param profile  as far as it was read: its levels, sources, channels and work
[[nodiscard]] std::vector<hub::ExerciseScenario> read_exercise(const Document& document,
                                                               const hub::Profile& profile,
                                                               Mistakes& mistakes);

}  // namespace openmash::profile
