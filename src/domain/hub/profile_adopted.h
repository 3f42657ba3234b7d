// What the profile's own stream holds: whether the hub was made for training, and its profile as it
// was adopted, byte for byte, so that what was decided under it can always be read with it.
// An older profile is never changed; a new one is adopted after it. app/adopted_profiles.h says
// which version holds when; profile/hub_folder.h turns the bytes into domain/hub/profile.h.
#pragma once

#include <string>

#include "base/bytes.h"

namespace openmash {

/// The first fact of a training hub, before its first profile. Nowhere else is it ever recorded: a
/// hub is for training from birth, or not at all.
struct MadeForTraining {
  friend bool operator==(const MadeForTraining&, const MadeForTraining&) = default;
};

struct ProfileAdopted {
  std::string version;
  Bytes folder;  ///< the hub folder's files in canonical order
};

}  // namespace openmash
