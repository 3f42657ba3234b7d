#include "domain/release/release_item.h"

#include "domain/release/held.h"

namespace openmash {

Result<ItemReleased, Refusal> complete(ItemReleased what, const Moment& moment) {
  const hub::Basis* basis = moment.profile->basis(what.basis);
  if (basis == nullptr || !basis->holds_on(moment.today)) {
    return no(UnknownCode{what.basis.value});
  }
  const bool to_nobody = what.to == ReleaseTo::outside && is_blank(what.recipient);
  if (to_nobody || is_blank(what.purpose)) {
    return no(NothingSaid{});
  }
  if (is_blank(what.relevance) || is_blank(what.risk)) {
    return no(ReasonMissing{});
  }
  if (what.until && *what.until <= moment.now) {
    return no(DueInThePast{});
  }
  what.basis_name = basis->name;
  return what;
}

Decided decide(const CaseFile& file, const ReleaseItem& command, const Actor&,
               const Moment& moment) {
  const Request* request = file.enquiry.find(command.request);
  if (request == nullptr) {
    return no(NotAsked{});
  }
  const Signed<ItemReturned>* given = item_in(*request, command.what.item);
  if (given == nullptr) {
    return no(NoSuchItem{});
  }
  const bool into_case = command.what.to == ReleaseTo::the_case;
  if (into_case && !is_held(*request, command.what.item, moment.now)) {
    return no(AlreadySo{});
  }
  auto released = complete(command.what, moment);
  if (!released) {
    return No<Refusal>{released.error()};
  }
  released->request = command.request;
  CaseEvents events{*std::move(released)};
  if (into_case && file.is_decided()) {
    events.push_back(DecisionReopened{.request = command.request, .answer = given->what.answer});
  }
  return events;
}

}  // namespace openmash
