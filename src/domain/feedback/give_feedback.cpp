#include "domain/feedback/give_feedback.h"
#include <algorithm>
#include "domain/feedback/close_contact.h"

namespace openmash {

Decided decide(const CaseFile& file, const GiveFeedback& command, const Actor&, const Moment&) {
  if (file.is_open_again()) {
    return no(NotYetToDecide{});
  }
  const auto letter = std::ranges::find_if(file.feedback.letters, [&](const Letter& l) {
    return l.written.what.letter == command.letter;
  });
  if (letter == file.feedback.letters.end()) {
    return no(NoSuchLetter{});
  }
  if (!letter->approved) {
    return no(LetterNotApproved{});
  }
  if (is_overtaken(file, *letter)) {
    return no(LetterOvertaken{});
  }
  return CaseEvents{FeedbackGiven{.letter = command.letter, .way = command.way}};
}

}  // namespace openmash
