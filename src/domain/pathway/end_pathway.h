// A pathway is no longer followed in this case, and why.
// What was done under it stays in the record; it may be opened again.
// Opening is open_pathway.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct EndPathway {
  static constexpr Permission needs = Permission::follow_pathway;
  PathwayCode pathway;
  std::string reason;
};

[[nodiscard]] Decided decide(const CaseFile& file, const EndPathway& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
