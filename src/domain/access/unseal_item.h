// A seal is opened: by two people, of whom the second has just agreed (guarding.h).
// It rests on what both said and is refused without it, whoever asks. Sealing is seal_item.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct UnsealItem {
  static constexpr Permission needs = Permission::see_request;
  RequestId request;
  ItemId item;
};

[[nodiscard]] Decided decide(const CaseFile& file, const UnsealItem& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
