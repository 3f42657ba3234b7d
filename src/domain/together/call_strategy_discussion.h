// A strategy discussion is called: when, why, and which agencies are invited.
// Only in a hub that holds them. Working Together asks for social care, police and health at least;
// whether they came is record_strategy_discussion.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct CallStrategyDiscussion {
  static constexpr Permission needs = Permission::discuss;
  DiscussionId discussion;
  Instant when{};
  std::vector<AgencyCode> invited;
  std::string why;
};

[[nodiscard]] Decided decide(const CaseFile& file, const CallStrategyDiscussion& command,
                             const Actor& by, const Moment& moment);

}  // namespace openmash
