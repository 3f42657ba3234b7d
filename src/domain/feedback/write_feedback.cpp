#include "domain/feedback/write_feedback.h"

#include "domain/release/unreleased.h"

namespace openmash {

Decided decide(const CaseFile& file, const WriteFeedback& command, const Actor&,
               const Moment& moment) {
  if (!file.is_decided() && !file.goes_to_worker()) {
    return no(NotDecided{});
  }
  if (is_blank(command.text)) {
    return no(NothingSaid{});
  }
  if (auto found = find_unreleased_in_letter(command.text, file, false, moment.now)) {
    return no(*std::move(found));
  }
  return CaseEvents{FeedbackWritten{
      .letter = command.letter, .template_name = command.template_name, .text = command.text}};
}

}  // namespace openmash
