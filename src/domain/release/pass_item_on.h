// The hub passes one item of an agency's answer on to somebody outside.
// Only what its owner lets go onward: an item for the hub alone, or one that needs permission, goes
// when its owner has let it out to somebody outside (release_item.h), and a held one not at all.
// Telling somebody something in the hub's own words is family/share_outside.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct PassItemOn {
  static constexpr Permission needs = Permission::share_outside;
  ItemReleased what;  ///< to somebody outside; its request and the basis's name are filled in here
};

[[nodiscard]] Decided decide(const CaseFile& file, const PassItemOn& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
