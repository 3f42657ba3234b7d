#include "domain/pathway/do_pathway_step.h"
#include <algorithm>
#include "domain/pathway/open_pathway.h"

namespace openmash {

Decided decide(const CaseFile& file, const DoPathwayStep& command, const Actor&,
               const Moment& moment) {
  const FollowedPathway* followed = pathway_of(file, command.pathway);
  const hub::Pathway* pathway = moment.profile->pathway(command.pathway);
  if (followed == nullptr || followed->ended || pathway == nullptr) {
    return no(NoSuchPathway{});
  }
  const auto step = std::ranges::find(pathway->steps, command.step, &hub::PathwayStep::code);
  if (step == pathway->steps.end()) {
    return no(UnknownCode{command.step.value});
  }
  if (command.not_needed && is_blank(command.note)) {
    return no(ReasonMissing{});
  }
  return CaseEvents{PathwayStepDone{.pathway = command.pathway,
                                    .step = command.step,
                                    .step_words = step->words,
                                    .not_needed = command.not_needed,
                                    .note = command.note}};
}

}  // namespace openmash
