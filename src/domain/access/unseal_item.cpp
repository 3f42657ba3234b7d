#include "domain/access/unseal_item.h"

#include "domain/access/rights.h"
#include "domain/release/held.h"

namespace openmash {

Decided decide(const CaseFile& file, const UnsealItem& command, const Actor&,
               const Moment& moment) {
  const Request* request = file.enquiry.find(command.request);
  if (request == nullptr) {
    return no(NotAsked{});
  }
  const Signed<ItemSealed>* seal = seal_on(*request, command.item);
  if (seal == nullptr) {
    return no(NoSuchItem{});
  }
  const Proposal* agreed =
      moment.rights == nullptr ? nullptr : moment.rights->unsealing(command.item);
  // A seal that was put on again after two people had opened it takes two again.
  if (agreed == nullptr || agreed->given->at < seal->at) {
    return no(SecondMissing{});
  }
  return CaseEvents{ItemUnsealed{.item = command.item,
                                 .request = command.request,
                                 .proposal = agreed->asked.what.proposal.value,
                                 .reason = agreed->asked.what.reason}};
}

}  // namespace openmash
