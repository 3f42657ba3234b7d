// Why somebody looks at a case: what there is to choose from, and when nobody is asked.
// Nobody whose tie to the case leaves one purpose alone is asked: its worker, their cover, whoever
// takes its next step, an agency that was asked, an inspector it was granted to, whoever broke the
// glass with a reason. Everybody else says it once for a case and a session, and nothing is chosen
// for them. What follows from it is access::Purpose, in rules.h; kept by app/purposes.h.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "domain/access/may.h"
#include "domain/casefile/stage.h"

namespace openmash {

/// One thing a case may be looked at for. The code is on disk: never given another meaning.
struct PurposeOfLooking {
  std::string_view code;
  std::string_view words;
  bool for_hub = true;     ///< one of the hub's own may have it
  bool for_agency = true;  ///< somebody of an agency may
  bool fits = true;        ///< it is what ties them to the case; where not, the case stays shut
};

/// Of everybody, in the order in which they are offered.
[[nodiscard]] std::span<const PurposeOfLooking> purposes_of_looking();

/// Nothing for a code this version does not know.
[[nodiscard]] const PurposeOfLooking* purpose_of_looking(const PurposeCode& code);

/// Those this person may have, by their role.
[[nodiscard]] std::vector<const PurposeOfLooking*> purposes_for(const Staff& staff,
                                                                const hub::Profile& profile);

/// Whether what somebody is to the case leaves one purpose alone.
[[nodiscard]] bool tie_says_purpose(const Staff& staff, const Subject& subject, Stage stage,
                                    const hub::Profile& profile);

/// The fact of docs/security/access.md.
/// @param chosen  what they said, for this case and session
[[nodiscard]] access::Purpose purpose_of(const Staff& staff, const Subject& subject, Stage stage,
                                         const std::optional<PurposeCode>& chosen,
                                         const hub::Profile& profile);

}  // namespace openmash
