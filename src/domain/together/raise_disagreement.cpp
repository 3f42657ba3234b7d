#include "domain/together/raise_disagreement.h"

namespace openmash {

Decided decide(const CaseFile& file, const RaiseDisagreement& command, const Actor&,
               const Moment& moment) {
  if (!file.exists()) {
    return no(NoSuchContact{});
  }
  const auto& stages = moment.profile->disagreement;
  if (stages.empty()) {
    return no(NoFurtherStage{});
  }
  if (is_blank(command.words)) {
    return no(NothingSaid{});
  }
  return CaseEvents{
      DisagreementRaised{.disagreement = command.disagreement,
                         .stage = stages.front().name,
                         .due = hub::due(moment.now, stages.front().clock, *moment.calendar),
                         .words = command.words}};
}

}  // namespace openmash
