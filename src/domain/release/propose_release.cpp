#include "domain/release/propose_release.h"

#include <algorithm>

#include "domain/access/rights.h"
#include "domain/release/held.h"
#include "domain/release/pass_item_on.h"
#include "domain/release/recipient.h"
#include "domain/release/release_item.h"

namespace openmash {

namespace {

Decided proposed(const CaseFile& file, Result<ItemReleased, Refusal> released) {
  if (!released) {
    return No<Refusal>{released.error()};
  }
  // To those who work on the case it goes by opening the seal (access/unseal_item.h).
  const bool sealed = seal_on(*file.enquiry.find(released->request), released->item) != nullptr;
  if (!sealed || released->to == ReleaseTo::the_case) {
    return no(ItemHeldBack{});
  }
  return CaseEvents{ReleaseProposed{*std::move(released)}};
}

}  // namespace

const Signed<ReleaseProposed>* find_proposed(const Request& request, ReleaseId id) {
  const auto found = std::ranges::find(
      request.proposed, id, [](const Signed<ReleaseProposed>& one) { return one.what.release; });
  return found == request.proposed.end() ? nullptr : &*found;
}

Decided decide(const CaseFile& file, const ProposeRelease& command, const Actor&,
               const Moment& moment) {
  return proposed(file, own_release(file, command.request, command.what, moment));
}

Decided decide(const CaseFile& file, const ProposePassingOn& command, const Actor&,
               const Moment& moment) {
  return proposed(file, passing_on(file, command.what, moment));
}

Decided decide(const CaseFile& file, const SecondRelease& command, const Actor&,
               const Moment& moment) {
  const Request* request = file.enquiry.find(command.request);
  const Signed<ReleaseProposed>* found =
      request == nullptr ? nullptr : find_proposed(*request, command.release);
  if (found == nullptr) {
    return no(NoSuchRelease{});
  }
  const Proposal* agreed = moment.rights == nullptr
                               ? nullptr
                               : moment.rights->proposal(ProposalId{command.release.value});
  const Staff* second = agreed == nullptr || !agreed->given ? nullptr : as_staff(agreed->given->by);
  if (second == nullptr || agreed->asked.what.step != TwoPersonStep::release_item) {
    return no(SecondMissing{});
  }
  // What was proposed twice, or whose end has passed meanwhile, goes nowhere by this.
  if (goes_nowhere_new(*request, found->what, moment.now)) {
    return no(AlreadySo{});
  }
  if (found->what.until && *found->what.until <= moment.now) {
    return no(DueInThePast{});
  }
  return CaseEvents{ReleaseSeconded{.item = found->what.item,
                                    .request = command.request,
                                    .release = command.release,
                                    .second = second->id}};
}

}  // namespace openmash
