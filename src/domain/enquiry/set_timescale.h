// The timescale of one case, set by whom the profile names: in one hub its head, per
// case. What it measures, the agencies' answers or the decision, is the profile's to say and is
// kept with it. Requests sent afterwards are due by it.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct SetTimescale {
  static constexpr Permission needs = Permission::set_timescale;
  Instant due{};
  std::string reason;
};

[[nodiscard]] Decided decide(const CaseFile& file, const SetTimescale& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
