// The hub asks the agency whose item it is to let it go to somebody.
// It says to whom, for what, why it would help and what it sees of the risk; it decides nothing:
// the owner's answer is a release or a keeping of its own (release_item.h, keep_item.h). An item
// that is held may be asked for without anybody here having read it.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct AskForRelease {
  static constexpr Permission needs = Permission::share_outside;
  ReleaseAsked what;  ///< its request and the recipient's name are filled in here
};

[[nodiscard]] Decided decide(const CaseFile& file, const AskForRelease& command, const Actor& by,
                             const Moment& moment);

/// Whether it is at most what was asked for, where the hub asked and waits for an answer: its words
/// are in the words asked for, and no more of it goes.
[[nodiscard]] bool is_within(const Request& request, const ItemReleased& release);

/// Whether nothing has been decided of this item since it was asked for.
[[nodiscard]] bool is_open(const Request& request, const Signed<ReleaseAsked>& asked);

}  // namespace openmash
