#include "domain/release/keep_item.h"

#include "domain/release/held.h"
#include "domain/release/release_item.h"

namespace openmash {

namespace {

Decided kept(const Request& request, ItemKept what, const Moment& moment) {
  if (item_in(request, what.item) == nullptr) {
    return no(NoSuchItem{});
  }
  const auto name = recipient_name(what.to, what.agency, what.recipient, *moment.profile);
  if (!name) {
    return no(UnknownCode{what.agency.value});
  }
  // Where no basis was named there is none to record; a name that means nothing is a mistake.
  const hub::Basis* basis = moment.profile->basis(what.basis);
  if (!what.basis.value.empty() && basis == nullptr) {
    return no(UnknownCode{what.basis.value});
  }
  if (what.to == ReleaseTo::outside && is_blank(*name)) {
    return no(NothingSaid{});
  }
  if (is_blank(what.relevance) || is_blank(what.risk) || is_blank(what.reason)) {
    return no(ReasonMissing{});
  }
  if (what.look_again && *what.look_again <= moment.now) {
    return no(DueInThePast{});
  }
  what.request = request.asked.what.request;
  what.recipient = *name;
  what.basis_name = basis == nullptr ? "" : basis->name;
  return CaseEvents{std::move(what)};
}

}  // namespace

Decided decide(const CaseFile& file, const KeepItem& command, const Actor&, const Moment& moment) {
  const Request* request = file.enquiry.find(command.request);
  return request == nullptr ? no(NotAsked{}) : kept(*request, command.what, moment);
}

Decided decide(const CaseFile& file, const DoNotPassOn& command, const Actor&,
               const Moment& moment) {
  for (const Request& request : file.enquiry.requests) {
    if (item_in(request, command.what.item) != nullptr) {
      return kept(request, command.what, moment);
    }
  }
  return no(NoSuchItem{});
}

}  // namespace openmash
