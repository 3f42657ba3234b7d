#include "domain/feedback/give_feedback.h"
#include <algorithm>
#include "domain/family/record_agreement.h"
#include "domain/feedback/close_contact.h"

namespace openmash {

Decided decide(const CaseFile& file, const GiveFeedback& command, const Actor&,
               const Moment& moment) {
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
  if (letter->to_family && !may_be_written_to(file, *moment.profile)) {
    return no(FamilyLetterNotSafe{});  // what is known now, and not when it was written
  }
  return CaseEvents{FeedbackGiven{.letter = command.letter, .way = command.way}};
}

}  // namespace openmash
