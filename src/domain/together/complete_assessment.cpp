#include "domain/together/complete_assessment.h"
#include <algorithm>

namespace openmash {

Decided decide(const CaseFile& file, const CompleteAssessment& command, const Actor&,
               const Moment&) {
  if (!file.weighing.assessment) {
    return no(AssessmentNotStarted{});
  }
  if (file.is_settled()) {
    return no(AlreadyDecided{});
  }
  if (is_blank(command.known) || is_blank(command.family) || is_blank(command.recommended)) {
    return no(NothingSaid{});
  }
  CaseEvents events;
  for (const PersonDescribed* child : file.children()) {
    const auto said = std::ranges::find(command.children, child->person, &ChildAssessed::child);
    if (said == command.children.end() || is_blank(said->words)) {
      return no(ChildNotAssessed{child->person});
    }
    events.push_back(*said);
  }
  if (events.empty()) {
    return no(NobodyDescribed{});
  }
  if (events.size() != command.children.size()) {
    return no(NotAChildHere{});
  }
  events.push_back(AssessmentCompleted{
      .known = command.known, .family = command.family, .recommended = command.recommended});
  return events;
}

}  // namespace openmash
