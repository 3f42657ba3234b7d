#include "domain/feedback/give_feedback.h"

#include <algorithm>

#include "domain/feedback/letters.h"

namespace openmash {

Permission GiveFeedback::needs_in(const CaseFile& file) const {
  const auto found = std::ranges::find_if(file.feedback.letters, [this](const Letter& one) {
    return one.written.what.letter == letter;
  });
  return found != file.feedback.letters.end() && found->to_family ? Permission::hand_out_letter
                                                                  : needs;
}

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
