#include "domain/feedback/approve_feedback.h"

#include "domain/feedback/letters.h"

namespace openmash {

Decided decide(const CaseFile& file, const ApproveFeedback& command, const Actor&,
               const Moment& moment) {
  const auto letter = letter_that_may_go(file, command.letter, moment);
  if (!letter) {
    return No<Refusal>{letter.error()};
  }
  if ((*letter)->approved) {
    return no(LetterAlreadyApproved{});
  }
  return CaseEvents{FeedbackApproved{.letter = command.letter}};
}

}  // namespace openmash
