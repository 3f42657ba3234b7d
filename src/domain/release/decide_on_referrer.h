// Who told the hub is an item too: whether somebody is told it is one decision for one recipient.
// It says what every release says, purpose, basis, relevance and risk, and a decision that it does
// not go says as much. Without one in force no letter to the family names the referrer
// (unreleased.h), whoever asks. An agency's items are release_item.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct DecideOnReferrer {
  static constexpr Permission needs = Permission::share_outside;
  ReferrerSharingDecided what;  ///< the names of basis and recipient are filled in here
};

struct EndReferrerRelease {
  static constexpr Permission needs = Permission::share_outside;
  ReleaseId release;
  std::string reason;
};

[[nodiscard]] Decided decide(const CaseFile& file, const DecideOnReferrer& command, const Actor& by,
                             const Moment& moment);
[[nodiscard]] Decided decide(const CaseFile& file, const EndReferrerRelease& command,
                             const Actor& by, const Moment& moment);

}  // namespace openmash
