#include "domain/feedback/close_contact.h"

#include "domain/feedback/letters.h"

namespace openmash {

Decided decide(const CaseFile& file, const CloseContact& command, const Actor&,
               const Moment& moment) {
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
  if (family_is_waiting(file, *moment.profile)) {
    return no(FamilyLetterMissing{});
  }
  return CaseEvents{ContactClosed{.reason = command.reason}};
}

}  // namespace openmash
