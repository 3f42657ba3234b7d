// The family is not written to, and why it must not be.
// A contact of a hub that promises a letter closes with the letter or with this.
// A letter written afterwards takes its place: write_family_letter.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct WithholdFamilyLetter {
  static constexpr Permission needs = Permission::write_feedback;
  std::string reason;
};

[[nodiscard]] Decided decide(const CaseFile& file, const WithholdFamilyLetter& command,
                             const Actor& by, const Moment& moment);

}  // namespace openmash
