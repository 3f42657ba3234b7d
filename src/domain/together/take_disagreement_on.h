// A disagreement that was not settled goes to the next stage of the hub's policy, with its clock.
// After the last stage there is none: it is settled there, or stands as it is.
// Raising it is raise_disagreement.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct TakeDisagreementOn {
  static constexpr Permission needs = Permission::disagree;
  DisagreementId disagreement;
  std::string words;
  RequestId request{};  ///< by the agency that was asked; nothing: by somebody who sees the case
};

[[nodiscard]] Decided decide(const CaseFile& file, const TakeDisagreementOn& command,
                             const Actor& by, const Moment& moment);

/// Nothing where there is none of this id.
[[nodiscard]] const Disagreement* open_disagreement(const CaseFile& file, DisagreementId id);

/// Raised by somebody of the agency this request went to: all of the disagreements it may follow.
[[nodiscard]] bool is_raised_by_asked(const CaseFile& file, const Disagreement& disagreement,
                                      RequestId request);

/// The one this command is about: an agency that goes by its request has only its own.
[[nodiscard]] const Disagreement* disagreement_for(const CaseFile& file, DisagreementId id,
                                                   RequestId request);

}  // namespace openmash
