#include "domain/enquiry/tell_of_outcome.h"

#include <algorithm>

#include "domain/release/unreleased.h"

namespace openmash {

Decided decide(const CaseFile& file, const TellOfOutcome& command, const Actor&,
               const Moment& moment) {
  const Request* request = file.enquiry.find(command.request);
  if (request == nullptr) {
    return no(NotAsked{});
  }
  const NamedEnquiry* person = request->find(command.enquiry);
  if (person == nullptr) {
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
  const Recipient recipient{.to = ReleaseTo::outside, .name = person->asked.what.whom};
  if (auto found = find_unreleased(command.words, file, recipient, {}, moment.now)) {
    return no(*std::move(found));
  }
  return CaseEvents{ToldOfOutcome{.request = command.request,
                                  .enquiry = command.enquiry,
                                  .words = command.words,
                                  .ground = command.ground,
                                  .ground_words = ground == grounds.end() ? "" : ground->words,
                                  .why = command.why}};
}

}  // namespace openmash
