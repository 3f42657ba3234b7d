// Something is told to somebody outside the hub.
// It names one of the hub's own grounds, what was told, to whom and why; on no ground it is
// refused. The grounds are the profile's: hub/profile.h. Asking the hub's agencies is
// request_information.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct ShareOutside {
  static constexpr Permission needs = Permission::share_outside;
  std::string recipient;
  std::string ground;
  std::string what;
  std::string why;
};

[[nodiscard]] Decided decide(const CaseFile& file, const ShareOutside& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
