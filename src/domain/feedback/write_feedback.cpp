#include "domain/feedback/write_feedback.h"

namespace openmash {

Decided decide(const CaseFile& file, const WriteFeedback& command, const Actor&, const Moment&) {
  if (!file.is_decided() && !file.goes_to_worker()) {
    return no(NotDecided{});
  }
  if (is_blank(command.text)) {
    return no(NothingSaid{});
  }
  return CaseEvents{FeedbackWritten{
      .letter = command.letter, .template_name = command.template_name, .text = command.text}};
}

}  // namespace openmash
