#include "domain/family/share_outside.h"
#include <algorithm>

namespace openmash {

Decided decide(const CaseFile& file, const ShareOutside& command, const Actor&,
               const Moment& moment) {
  if (!file.exists()) {
    return no(NoSuchContact{});
  }
  const auto& grounds = moment.profile->outside_sharing;
  const auto ground = std::ranges::find(grounds, command.ground, &hub::Ground::code);
  if (ground == grounds.end()) {
    return no(GroundMissing{});
  }
  if (is_blank(command.recipient) || is_blank(command.what)) {
    return no(NothingSaid{});
  }
  if (is_blank(command.why)) {
    return no(ReasonMissing{});
  }
  return CaseEvents{SharedOutside{.recipient = command.recipient,
                                  .ground = command.ground,
                                  .ground_words = ground->words,
                                  .what = command.what,
                                  .why = command.why}};
}

}  // namespace openmash
