// An agency decides that one of its items does not go to somebody who wants it.
// It is recorded as carefully as letting it out: to whom not, and why. It changes nothing else; a
// later release is a decision of its own (release_item.h).
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct KeepItem {
  static constexpr Permission needs = Permission::answer;
  RequestId request;
  ItemId item;
  std::string recipient;  ///< empty: the case
  std::string reason;
};

[[nodiscard]] Decided decide(const CaseFile& file, const KeepItem& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
