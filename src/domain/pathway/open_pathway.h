// A pathway is followed in this case: what one kind of worry always asks for, beside the hub's
// steps. Several may be followed at once; each has its checklist, its clock and whom to tell, from
// the profile. Its steps are do_pathway_step.h; it never decides anything.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct OpenPathway {
  static constexpr Permission needs = Permission::follow_pathway;
  PathwayCode pathway;
  std::string reason;
};

[[nodiscard]] Decided decide(const CaseFile& file, const OpenPathway& command, const Actor& by,
                             const Moment& moment);

/// The newest of this code; nothing where it was never followed.
[[nodiscard]] const FollowedPathway* pathway_of(const CaseFile& file, const PathwayCode& code);

}  // namespace openmash
