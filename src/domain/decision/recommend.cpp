#include "domain/decision/recommend.h"

namespace openmash {

Decided decide(const CaseFile& file, const Recommend& command, const Actor&, const Moment& moment) {
  if (!file.enquiry.worker) {
    return no(NoWorkerYet{});
  }
  if (file.is_settled()) {
    return no(AlreadyDecided{});
  }
  if (!file.weighing.record) {
    return no(RecordNotWritten{});
  }
  if (command.children.empty()) {
    return no(NothingRecommended{});
  }
  CaseEvents events;
  for (const OutcomesForChild& choice : command.children) {
    auto chosen = check_outcomes(choice, file, *moment.profile);
    if (!chosen) {
      return No<Refusal>{chosen.error()};
    }
    events.push_back(OutcomeRecommended{
        .child = choice.child, .outcomes = *std::move(chosen), .reason = choice.reason});
  }
  return events;
}

}  // namespace openmash
