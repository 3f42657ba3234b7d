// A conversation with the family, written down as their own view.
// It stands beside what agencies say and is never mixed with it; it changes no clock and no stage.
// Who was spoken to is named from the people of the contact. Agreement is record_agreement.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct HearFamily {
  static constexpr Permission needs = Permission::talk_with_family;
  std::vector<PersonId> who;
  std::string words;
};

[[nodiscard]] Decided decide(const CaseFile& file, const HearFamily& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
