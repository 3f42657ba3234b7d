// How urgent a contact is, and when that makes it due.
// Rated again at any time before the decision, with a reason; the clock still counts from receipt
// and every rating is kept (domain.md R-06). Levels and their clocks are the profile's.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct RateContact {
  static constexpr Permission needs = Permission::rate;
  LevelCode level;
  std::string reason;
};

[[nodiscard]] Decided decide(const CaseFile& file, const RateContact& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
