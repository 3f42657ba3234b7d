// Somebody outside who was asked is told what they may be told of what came of it.
// Whoever may share outside the hub writes it, with one of the hub's grounds where it lists any and
// always with why; nothing is told by itself. It is shown behind the guest link and its code, or
// printed. Other sharing is family/share_outside.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct TellOfOutcome {
  static constexpr Permission needs = Permission::share_outside;
  RequestId request;
  EnquiryId enquiry;
  std::string words;
  std::string ground;
  std::string why;
};

[[nodiscard]] Decided decide(const CaseFile& file, const TellOfOutcome& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
