// Released items are told to whom they were released, and that is recorded: the telling.
// Every item of a notice is asked by itself: it must be in force now, for one and the same
// recipient; if one of them is not, nothing of the notice goes. The hub tells what it may read
// (GiveNotice), an agency its own (GiveOwnNotice). What the notice says is composed from
// outward.h; trace.h checks that no telling is without its decision.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct GiveNotice {
  static constexpr Permission needs = Permission::share_outside;
  LetterId notice;
  std::vector<ReleaseId> releases;
  ToldHow way = ToldHow::printed;
};

struct GiveOwnNotice {
  static constexpr Permission needs = Permission::answer;
  static constexpr bool hands_out_own = true;
  RequestId request;
  LetterId notice;
  std::vector<ReleaseId> releases;
  ToldHow way = ToldHow::printed;
};

[[nodiscard]] Decided decide(const CaseFile& file, const GiveNotice& command, const Actor& by,
                             const Moment& moment);
[[nodiscard]] Decided decide(const CaseFile& file, const GiveOwnNotice& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
