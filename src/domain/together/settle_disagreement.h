// How a disagreement between professionals ended, in words.
// It may be settled at any stage and once; it changes no decision by itself.
// A decision is made anew by decision/decide_outcomes.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct SettleDisagreement {
  static constexpr Permission needs = Permission::disagree;
  DisagreementId disagreement;
  std::string words;
  RequestId request{};  ///< by the agency that was asked; nothing: by somebody who sees the case
};

[[nodiscard]] Decided decide(const CaseFile& file, const SettleDisagreement& command,
                             const Actor& by, const Moment& moment);

}  // namespace openmash
