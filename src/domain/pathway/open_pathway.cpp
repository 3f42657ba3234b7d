#include "domain/pathway/open_pathway.h"
#include <algorithm>

namespace openmash {

const FollowedPathway* pathway_of(const CaseFile& file, const PathwayCode& code) {
  const auto found =
      std::find_if(file.pathways.rbegin(), file.pathways.rend(),
                   [&](const FollowedPathway& one) { return one.opened.what.pathway == code; });
  return found == file.pathways.rend() ? nullptr : &*found;
}

Decided decide(const CaseFile& file, const OpenPathway& command, const Actor&,
               const Moment& moment) {
  if (!file.exists()) {
    return no(NoSuchContact{});
  }
  const hub::Pathway* pathway = moment.profile->pathway(command.pathway);
  if (pathway == nullptr) {
    return no(NoSuchPathway{});
  }
  const FollowedPathway* followed = pathway_of(file, command.pathway);
  if (followed != nullptr && !followed->ended) {
    return no(AlreadyFollowed{});
  }
  if (is_blank(command.reason)) {
    return no(ReasonMissing{});
  }
  return CaseEvents{
      PathwayOpened{.pathway = command.pathway,
                    .name = pathway->name,
                    .due = pathway->clock ? hub::due(moment.now, *pathway->clock, *moment.calendar)
                                          : std::nullopt,
                    .reason = command.reason}};
}

}  // namespace openmash
