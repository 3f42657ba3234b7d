#include "domain/together/call_strategy_discussion.h"

namespace openmash {

Decided decide(const CaseFile& file, const CallStrategyDiscussion& command, const Actor&,
               const Moment& moment) {
  if (!file.exists()) {
    return no(NoSuchContact{});
  }
  if (!moment.profile->does(hub::Work::strategy_discussions)) {
    return no(NotDoneHere{hub::Work::strategy_discussions});
  }
  for (const AgencyCode& agency : command.invited) {
    if (moment.profile->agency(agency) == nullptr) {
      return no(UnknownCode{agency.value});
    }
  }
  if (is_blank(command.why)) {
    return no(ReasonMissing{});
  }
  return CaseEvents{StrategyDiscussionCalled{.discussion = command.discussion,
                                             .when = command.when,
                                             .invited = command.invited,
                                             .why = command.why}};
}

}  // namespace openmash
