// The hub passes one item of an agency's answer on, or asks its owner to let it go.
// Only what its owner lets go onward: an item for the hub alone, or one that needs permission, goes
// when its owner has let it out (release_item.h), or agreed by telephone and the hub records who
// did; and to the family only what its owner called safe for them. A part that the hub chooses is
// in the agency's own words. Telling somebody something in the hub's own words is
// family/share_outside.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct PassItemOn {
  static constexpr Permission needs = Permission::share_outside;
  ItemReleased what;  ///< its request, the names of basis and recipient are filled in here
};

[[nodiscard]] Decided decide(const CaseFile& file, const PassItemOn& command, const Actor& by,
                             const Moment& moment);

/// What passing it on comes to, or why it cannot be; an item under seal goes when two have agreed
/// (propose_release.h).
[[nodiscard]] Result<ItemReleased, Refusal> passing_on(const CaseFile& file, ItemReleased what,
                                                       const Moment& moment);

/// Whether its owner's own mark lets the hub send the item there without asking again.
[[nodiscard]] bool owner_allows(Handling handling, ReleaseTo to);

}  // namespace openmash
