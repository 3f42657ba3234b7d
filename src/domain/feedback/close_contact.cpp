#include "domain/feedback/close_contact.h"
#include <algorithm>

namespace openmash {

bool referrer_answered(const CaseFile& file) {
  return std::ranges::any_of(file.feedback.letters, [&file](const Letter& letter) {
    // A letter about a decision that was made anew answers nothing.
    return letter.given && (!file.decision.made || letter.written.at > file.decision.made->at);
  });
}

Decided decide(const CaseFile& file, const CloseContact& command, const Actor&, const Moment&) {
  if (file.feedback.closed && !file.is_open_again()) {
    return no(AlreadyClosed{});
  }
  if (!file.is_decided() && !file.goes_to_worker()) {
    return no(NotDecided{});
  }
  if (file.is_open_again()) {
    return no(NotYetToDecide{});
  }
  if (!referrer_answered(file) && is_blank(command.reason)) {
    return no(FeedbackNotGiven{});
  }
  return CaseEvents{ContactClosed{.reason = command.reason}};
}

}  // namespace openmash
