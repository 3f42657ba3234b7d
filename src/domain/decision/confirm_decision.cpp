#include "domain/decision/confirm_decision.h"

namespace openmash {

Decided decide(const CaseFile& file, const ConfirmDecision& command, const Actor& by,
               const Moment&) {
  if (!file.is_decided()) {
    return no(NotDecided{});
  }
  if (!file.is_open_again()) {
    return no(NothingNewToLookAt{});
  }
  if (file.weighing.sent_back) {
    return no(NotYetToDecide{});
  }
  if (recommended_by(file, by)) {
    return no(RecommenderMayNotDecide{});
  }
  if (is_blank(command.reason)) {
    return no(ReasonMissing{});
  }
  return CaseEvents{DecisionConfirmed{.reason = command.reason}};
}

}  // namespace openmash
