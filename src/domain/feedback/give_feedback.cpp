#include "domain/feedback/give_feedback.h"

#include "domain/feedback/letters.h"

namespace openmash {

Decided decide(const CaseFile& file, const GiveFeedback& command, const Actor&,
               const Moment& moment) {
  const auto letter = letter_that_may_go(file, command.letter, moment);
  if (!letter) {
    return No<Refusal>{letter.error()};
  }
  if (!(*letter)->approved) {
    return no(LetterNotApproved{});
  }
  if (const auto until = waits_until(file, *moment.profile); until && moment.now < *until) {
    return no(LetterWaits{});
  }
  return CaseEvents{FeedbackGiven{.letter = command.letter, .way = command.way}};
}

}  // namespace openmash
