// The hub's profile as it was adopted, byte for byte, so that what was decided under it can always
// be read with it. An older profile is never changed; a new one is adopted after it.
// app/adopted_profiles.h says which version holds when; profile/hub_folder.h turns the bytes into
// domain/hub/profile.h.
#pragma once

#include <string>

#include "base/bytes.h"

namespace openmash {

struct ProfileAdopted {
  std::string version;
  Bytes folder;  ///< the hub folder's files in canonical order
};

}  // namespace openmash
