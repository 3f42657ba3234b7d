// An item does not go to somebody who wants it: its agency decides so, or the hub of what it might
// have passed on.
// It is recorded as carefully as letting it out: to whom not, what it was wanted for, relevance and
// risk, and why. It changes nothing else; a later release is a decision of its own
// (release_item.h).
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct KeepItem {
  static constexpr Permission needs = Permission::answer;
  RequestId request;
  ItemKept what;  ///< its request, the names of basis and recipient are filled in here
};

/// The hub's own: that it does not pass an item on.
struct DoNotPassOn {
  static constexpr Permission needs = Permission::share_outside;
  ItemKept what;
};

[[nodiscard]] Decided decide(const CaseFile& file, const KeepItem& command, const Actor& by,
                             const Moment& moment);
[[nodiscard]] Decided decide(const CaseFile& file, const DoNotPassOn& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
