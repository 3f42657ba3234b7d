#include "domain/release/pass_item_on.h"

#include "domain/release/held.h"
#include "domain/release/release_item.h"
#include "domain/release/same_words.h"

namespace openmash {

bool owner_allows(Handling handling, ReleaseTo to) {
  return handling >= (to == ReleaseTo::the_family ? Handling::family_safe : Handling::onward);
}

Result<ItemReleased, Refusal> passing_on(const CaseFile& file, ItemReleased what,
                                         const Moment& moment) {
  for (const Request& request : file.enquiry.requests) {
    const Signed<ItemReturned>* item = item_in(request, what.item);
    if (item == nullptr) {
      continue;
    }
    const bool held = is_held(request, what.item, moment.now);
    const bool agreed = !is_blank(what.consent);
    // Of what nobody here may read, only what its owner said on the telephone can be written down.
    if (held && (!agreed || what.extent == HowMuch::whole)) {
      return no(ItemHeldBack{});
    }
    if (what.to == ReleaseTo::the_case || goes_nowhere_new(request, what, moment.now)) {
      return no(AlreadySo{});
    }
    if (!agreed && !owner_allows(item->what.handling, what.to)) {
      return no(OwnerMustAgree{});
    }
    auto released = complete(std::move(what), moment);
    // Asked of a held item, this would answer whether it holds these words.
    if (released && !held && released->extent == HowMuch::part &&
        !has_words(item->what.text, released->words)) {
      return no(NotTheirWords{});
    }
    if (released) {
      released->request = request.asked.what.request;
    }
    return released;
  }
  return no(NoSuchItem{});
}

Decided decide(const CaseFile& file, const PassItemOn& command, const Actor&,
               const Moment& moment) {
  auto released = passing_on(file, command.what, moment);
  if (!released) {
    return No<Refusal>{released.error()};
  }
  if (seal_on(*file.enquiry.find(released->request), released->item) != nullptr) {
    return no(SecondMissing{});
  }
  return CaseEvents{*std::move(released)};
}

}  // namespace openmash
