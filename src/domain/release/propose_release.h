// An item under seal goes to somebody by two people: one proposes what goes to whom, another
// agrees. Its owner's agency proposes, or the hub with its owner's consent on the telephone, which
// is written down; nothing is told before the second. Who may be that is guarding.h, and the
// proposal there has the release's own id. What has no seal goes by one (release_item.h,
// pass_item_on.h).
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

/// By the agency whose item it is.
struct ProposeRelease {
  static constexpr Permission needs = Permission::answer;
  RequestId request;
  ItemReleased what;  ///< its request, the names of basis and recipient are filled in here
};

/// By the hub, where it cannot wait and the owner agreed on the telephone.
struct ProposePassingOn {
  static constexpr Permission needs = Permission::share_outside;
  ItemReleased what;
};

/// Another has agreed (guarding.h): it rests on what both said and is refused without it, whoever
/// asks.
struct SecondRelease {
  static constexpr Permission needs = Permission::see_request;
  RequestId request;
  ReleaseId release;
};

[[nodiscard]] Decided decide(const CaseFile& file, const ProposeRelease& command, const Actor& by,
                             const Moment& moment);
[[nodiscard]] Decided decide(const CaseFile& file, const ProposePassingOn& command, const Actor& by,
                             const Moment& moment);
[[nodiscard]] Decided decide(const CaseFile& file, const SecondRelease& command, const Actor& by,
                             const Moment& moment);

/// What was proposed under this id and waits; nothing: no such thing does.
[[nodiscard]] const Signed<ReleaseProposed>* find_proposed(const Request& request, ReleaseId id);

}  // namespace openmash
