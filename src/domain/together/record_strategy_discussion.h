// What a strategy discussion came to: who came, what was decided, who does what by when,
// section 47. Without the agencies that make its quorum it needs the reason why it went on. Held
// once. Source of the quorum: Working Together, social care, police and health; marked in the
// profile.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct RecordStrategyDiscussion {
  static constexpr Permission needs = Permission::discuss;
  DiscussionId discussion;
  std::vector<AgencyCode> came;
  std::string without_because;
  std::string decided;
  std::vector<AgreedAction> actions;
  Section47 section_47 = Section47::not_yet;
};

[[nodiscard]] Decided decide(const CaseFile& file, const RecordStrategyDiscussion& command,
                             const Actor& by, const Moment& moment);

}  // namespace openmash
