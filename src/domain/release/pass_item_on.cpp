#include "domain/release/pass_item_on.h"

#include "domain/release/held.h"
#include "domain/release/release_item.h"

namespace openmash {

Decided decide(const CaseFile& file, const PassItemOn& command, const Actor&,
               const Moment& moment) {
  for (const Request& request : file.enquiry.requests) {
    const Signed<ItemReturned>* item = item_in(request, command.what.item);
    if (item == nullptr) {
      continue;
    }
    if (is_held(request, command.what.item, moment.now)) {
      return no(ItemHeldBack{});
    }
    if (item->what.handling < Handling::onward) {
      return no(OwnerMustAgree{});
    }
    ItemReleased what = command.what;
    what.to = ReleaseTo::outside;
    auto released = complete(std::move(what), moment);
    if (!released) {
      return No<Refusal>{released.error()};
    }
    released->request = request.asked.what.request;
    return CaseEvents{*std::move(released)};
  }
  return no(NoSuchItem{});
}

}  // namespace openmash
