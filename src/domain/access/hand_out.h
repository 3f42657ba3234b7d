// Whether an agency's own item may leave its hands.
// Only by somebody of that agency who has just proved who they are; what leaves the hub in other
// ways is a permission (hands_out in may.h). The rules: rules.h.
#pragma once

#include "domain/access/may.h"

namespace openmash {

/// @param subject  as the one who acts stands to it, with the agency that was asked
[[nodiscard]] bool may_hand_out_own(const Actor& by, const Subject& subject,
                                    const hub::Profile& profile);

}  // namespace openmash
