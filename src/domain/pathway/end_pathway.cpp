#include "domain/pathway/end_pathway.h"
#include "domain/pathway/open_pathway.h"

namespace openmash {

Decided decide(const CaseFile& file, const EndPathway& command, const Actor&, const Moment&) {
  const FollowedPathway* followed = pathway_of(file, command.pathway);
  if (followed == nullptr || followed->ended) {
    return no(NoSuchPathway{});
  }
  if (is_blank(command.reason)) {
    return no(ReasonMissing{});
  }
  return CaseEvents{PathwayEnded{.pathway = command.pathway, .reason = command.reason}};
}

}  // namespace openmash
