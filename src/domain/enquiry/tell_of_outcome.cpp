#include "domain/enquiry/tell_of_outcome.h"

#include <algorithm>

namespace openmash {

Decided decide(const CaseFile& file, const TellOfOutcome& command, const Actor&,
               const Moment& moment) {
  const Request* request = file.enquiry.find(command.request);
  if (request == nullptr) {
    return no(NotAsked{});
  }
  if (request->find(command.enquiry) == nullptr) {
    return no(NoSuchEnquiry{});
  }
  const auto& grounds = moment.profile->outside_sharing;
  const auto ground = std::ranges::find(grounds, command.ground, &hub::Ground::code);
  if (ground == grounds.end() && !(grounds.empty() && command.ground.empty())) {
    return no(GroundMissing{});
  }
  if (is_blank(command.words)) {
    return no(NothingSaid{});
  }
  if (is_blank(command.why)) {
    return no(ReasonMissing{});
  }
  return CaseEvents{ToldOfOutcome{.request = command.request,
                                  .enquiry = command.enquiry,
                                  .words = command.words,
                                  .ground = command.ground,
                                  .ground_words = ground == grounds.end() ? "" : ground->words,
                                  .why = command.why}};
}

}  // namespace openmash
