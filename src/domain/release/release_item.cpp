#include "domain/release/release_item.h"

#include "domain/release/ask_for_release.h"
#include "domain/release/held.h"
#include "domain/release/recipient.h"

namespace openmash {

std::optional<std::string> recipient_name(ReleaseTo to, const AgencyCode& agency,
                                          const std::string& named, const hub::Profile& profile) {
  switch (to) {
    case ReleaseTo::the_case:
      return "";
    case ReleaseTo::outside:
      return named;
    case ReleaseTo::an_agency: {
      const hub::Agency* found = profile.agency(agency);
      return found == nullptr ? std::nullopt : std::optional{found->name};
    }
    case ReleaseTo::the_family:
      return "the family";
    case ReleaseTo::the_referrer:
      return "the referrer";
  }
  return std::nullopt;
}

Result<ItemReleased, Refusal> complete(ItemReleased what, const Moment& moment) {
  const hub::Basis* basis = moment.profile->basis(what.basis);
  if (basis == nullptr || !basis->holds_on(moment.today)) {
    return no(UnknownCode{what.basis.value});
  }
  const auto name = recipient_name(what.to, what.agency, what.recipient, *moment.profile);
  if (!name) {
    return no(UnknownCode{what.agency.value});
  }
  what.recipient = *name;
  if (what.to == ReleaseTo::the_case) {
    what.extent = HowMuch::whole;  // those who weigh it weigh the whole
  }
  if (what.extent == HowMuch::whole) {
    what.words.clear();
  }
  const bool to_nobody = what.to == ReleaseTo::outside && is_blank(what.recipient);
  const bool nothing = what.extent == HowMuch::part && is_blank(what.words);
  if (to_nobody || nothing || is_blank(what.purpose)) {
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

bool goes_nowhere_new(const Request& request, const ItemReleased& what, Instant now) {
  const bool to_itself =
      what.to == ReleaseTo::an_agency && what.agency == request.asked.what.agency;
  return to_itself || (what.to == ReleaseTo::the_case && !is_held(request, what.item, now)) ||
         !live_releases(request, what.item, recipient_of(what), now).empty();
}

Result<ItemReleased, Refusal> own_release(const CaseFile& file, RequestId id,
                                          const ItemReleased& what, const Moment& moment) {
  const Request* request = file.enquiry.find(id);
  if (request == nullptr) {
    return no(NotAsked{});
  }
  if (item_in(*request, what.item) == nullptr) {
    return no(NoSuchItem{});
  }
  if (goes_nowhere_new(*request, what, moment.now)) {
    return no(AlreadySo{});
  }
  auto released = complete(what, moment);
  if (!released) {
    return released;
  }
  if (!is_within(*request, *released)) {
    return no(MoreThanAsked{});
  }
  released->request = id;
  released->consent.clear();  // its owner decides here, and needs nobody's word for it
  return released;
}

Decided decide(const CaseFile& file, const ReleaseItem& command, const Actor&,
               const Moment& moment) {
  auto released = own_release(file, command.request, command.what, moment);
  if (!released) {
    return No<Refusal>{released.error()};
  }
  const Request& request = *file.enquiry.find(command.request);
  if (seal_on(request, released->item) != nullptr) {
    return no(SecondMissing{});
  }
  const ReturnId answer = item_in(request, released->item)->what.answer;
  CaseEvents events{*std::move(released)};
  if (command.what.to == ReleaseTo::the_case && file.is_decided()) {
    events.push_back(DecisionReopened{.request = command.request, .answer = answer});
  }
  return events;
}

}  // namespace openmash
