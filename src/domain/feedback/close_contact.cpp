#include "domain/feedback/close_contact.h"
#include <algorithm>

namespace openmash {

Decided decide(const CaseFile& file, const CloseContact& command, const Actor&, const Moment&) {
  if (file.feedback.closed && file.decision.reopened.empty()) {
    return no(AlreadyClosed{});
  }
  if (!file.is_decided() && !file.goes_to_worker()) {
    return no(NotDecided{});
  }
  if (!file.decision.reopened.empty()) {
    return no(NotYetToDecide{});
  }
  const bool given = std::ranges::any_of(file.feedback.letters,
                                         [](const Letter& l) { return l.given.has_value(); });
  if (!given && is_blank(command.reason)) {
    return no(FeedbackNotGiven{});
  }
  return CaseEvents{ContactClosed{.reason = command.reason}};
}

}  // namespace openmash
