#include "domain/together/record_strategy_discussion.h"
#include <algorithm>
#include "base/contains.h"

namespace openmash {

Decided decide(const CaseFile& file, const RecordStrategyDiscussion& command, const Actor&,
               const Moment& moment) {
  const auto found =
      std::ranges::find_if(file.together.discussions, [&](const StrategyDiscussion& one) {
        return one.called.what.discussion == command.discussion;
      });
  if (found == file.together.discussions.end()) {
    return no(NoSuchDiscussion{});
  }
  if (found->held) {
    return no(AlreadyHeld{});
  }
  std::vector<AgencyCode> absent;
  for (const hub::Agency& agency : moment.profile->agencies) {
    if (agency.in_quorum && !contains(command.came, agency.code)) {
      absent.push_back(agency.code);
    }
  }
  if (!absent.empty() && is_blank(command.without_because)) {
    return no(QuorumMissing{absent});
  }
  if (is_blank(command.decided)) {
    return no(NothingSaid{});
  }
  return CaseEvents{StrategyDiscussionHeld{.discussion = command.discussion,
                                           .came = command.came,
                                           .without_because = command.without_because,
                                           .decided = command.decided,
                                           .actions = command.actions,
                                           .section_47 = command.section_47}};
}

}  // namespace openmash
