#include "domain/release/give_notice.h"

#include "base/contains.h"
#include "domain/release/held.h"
#include "domain/release/recipient.h"

namespace openmash {

namespace {

/// @param may  whether whoever tells it may tell this release
template <class May>
Decided told(const CaseFile& file, LetterId notice, const std::vector<ReleaseId>& releases,
             ToldHow way, Instant now, May may) {
  CaseEvents events;
  std::optional<Recipient> recipient;
  std::vector<ReleaseId> seen;
  for (const ReleaseId id : releases) {
    const auto [request, release] = find_release(file, id);
    if (release == nullptr) {
      return no(NoSuchRelease{});
    }
    const Recipient to = recipient_of(release->what);
    if (!is_in_force(*request, release->what, now) || to.to == ReleaseTo::the_case ||
        (recipient && !is_same(*recipient, to)) || contains(seen, id)) {
      return no(NotInForce{});
    }
    if (!may(*request, *release)) {
      return no(ItemHeldBack{});
    }
    recipient = to;
    seen.push_back(id);
    events.push_back(ItemTold{.notice = notice,
                              .item = release->what.item,
                              .request = release->what.request,
                              .release = id,
                              .way = way});
  }
  return events.empty() ? Decided{no(NothingReleased{})} : Decided{std::move(events)};
}

}  // namespace

Decided decide(const CaseFile& file, const GiveNotice& command, const Actor&,
               const Moment& moment) {
  return told(file, command.notice, command.releases, command.way, moment.now,
              [&](const Request& request, const Signed<ItemReleased>& release) {
                // What is held the hub has not read, but for what its owner said on the telephone.
                return !is_held(request, release.what.item, moment.now) ||
                       !is_blank(release.what.consent);
              });
}

Decided decide(const CaseFile& file, const GiveOwnNotice& command, const Actor&,
               const Moment& moment) {
  if (file.enquiry.find(command.request) == nullptr) {
    return no(NotAsked{});
  }
  return told(file, command.notice, command.releases, command.way, moment.now,
              [&](const Request& request, const Signed<ItemReleased>&) {
                return request.asked.what.request == command.request;
              });
}

}  // namespace openmash
