// Whoever was to contact the family confirms that they have.
// The decision names who and by when (decide_outcomes.h); until this is recorded it is outstanding.
// What the family said belongs to hear_family.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct ConfirmFamilyContact {
  static constexpr Permission needs = Permission::talk_with_family;
  std::string words;
};

[[nodiscard]] Decided decide(const CaseFile& file, const ConfirmFamilyContact& command,
                             const Actor& by, const Moment& moment);

}  // namespace openmash
