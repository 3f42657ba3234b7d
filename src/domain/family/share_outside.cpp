#include "domain/family/share_outside.h"

#include <algorithm>

#include "domain/release/unreleased.h"

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
  // Where a child is may be just what must be told here; an agency's words go as its item goes.
  const Recipient recipient{.to = ReleaseTo::outside, .name = command.recipient};
  if (auto found =
          find_unreleased(command.what, file, recipient, {.whereabouts = false}, moment.now)) {
    return no(*std::move(found));
  }
  return CaseEvents{SharedOutside{.recipient = command.recipient,
                                  .ground = command.ground,
                                  .ground_words = ground->words,
                                  .what = command.what,
                                  .why = command.why}};
}

}  // namespace openmash
