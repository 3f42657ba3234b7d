// An agency lets one of its items out: into the case, or to somebody outside.
// One decision for one recipient, with its purpose, basis in law, relevance and risk, each in
// words; more of them may follow, at other times, by other people. What is not let out is
// keep_item.h; what the hub passes on is pass_item_on.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct ReleaseItem {
  static constexpr Permission needs = Permission::answer;
  RequestId request;
  ItemReleased what;  ///< its request and the basis's name are filled in here
};

[[nodiscard]] Decided decide(const CaseFile& file, const ReleaseItem& command, const Actor& by,
                             const Moment& moment);

/// What every release must say, whoever decides it: a reason why not, or the fact with the name of
/// its basis.
[[nodiscard]] Result<ItemReleased, Refusal> complete(ItemReleased what, const Moment& moment);

}  // namespace openmash
