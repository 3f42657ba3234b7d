// The gate: through the MASH, straight to an outcome, or back to the social worker a child already
// has. Signed once, with a reason, by whom the profile names; where nobody screens, it may be
// signed at once. A leaflet: "the Head of the MASH will decide whether the case would
// benefit from going through the MASH".
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct SignGate {
  static constexpr Permission needs = Permission::sign_gate;
  Route route = Route::through_mash;
  std::string reason;
};

[[nodiscard]] Decided decide(const CaseFile& file, const SignGate& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
