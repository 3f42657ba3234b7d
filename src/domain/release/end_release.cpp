#include "domain/release/end_release.h"

#include <algorithm>

#include "domain/release/held.h"

namespace openmash {

Decided decide(const CaseFile& file, const EndRelease& command, const Actor&,
               const Moment& moment) {
  const Request* request = file.enquiry.find(command.request);
  if (request == nullptr) {
    return no(NotAsked{});
  }
  const auto found = std::ranges::find_if(request->released, [&](const Signed<ItemReleased>& one) {
    return one.what.release == command.release;
  });
  if (found == request->released.end()) {
    return no(NoSuchRelease{});
  }
  if (!is_in_force(*request, found->what, moment.now)) {
    return no(AlreadySo{});
  }
  if (is_blank(command.reason)) {
    return no(ReasonMissing{});
  }
  return CaseEvents{ReleaseEnded{.item = found->what.item,
                                 .request = command.request,
                                 .release = command.release,
                                 .reason = command.reason}};
}

}  // namespace openmash
