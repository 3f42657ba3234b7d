#include "domain/release/decide_on_referrer.h"

#include <algorithm>

#include "domain/release/recipient.h"
#include "domain/release/release_item.h"

namespace openmash {

Decided decide(const CaseFile& file, const DecideOnReferrer& command, const Actor&,
               const Moment& moment) {
  if (!file.exists()) {
    return no(NoSuchContact{});
  }
  ReferrerSharingDecided what = command.what;
  const auto name = recipient_name(what.to, what.agency, what.recipient, *moment.profile);
  const hub::Basis* basis = moment.profile->basis(what.basis);
  const bool has_basis = basis != nullptr && basis->holds_on(moment.today);
  if (!name) {
    return no(UnknownCode{what.agency.value});
  }
  if (!has_basis && (what.goes || !what.basis.value.empty())) {
    return no(UnknownCode{what.basis.value});
  }
  what.recipient = *name;
  // The case knows it, and so does the referrer: nothing is decided there.
  if (what.to == ReleaseTo::the_case || what.to == ReleaseTo::the_referrer ||
      (what.goes && referrer_release(file, recipient_of(what), moment.now) != nullptr)) {
    return no(AlreadySo{});
  }
  if ((what.to == ReleaseTo::outside && is_blank(what.recipient)) ||
      (what.goes && is_blank(what.purpose))) {
    return no(NothingSaid{});
  }
  if (is_blank(what.relevance) || is_blank(what.risk) || (!what.goes && is_blank(what.reason))) {
    return no(ReasonMissing{});
  }
  if (what.until && *what.until <= moment.now) {
    return no(DueInThePast{});
  }
  what.basis_name = basis == nullptr ? "" : basis->name;
  return CaseEvents{std::move(what)};
}

Decided decide(const CaseFile& file, const EndReferrerRelease& command, const Actor&,
               const Moment& moment) {
  const auto found =
      std::ranges::find_if(file.family.on_referrer, [&](const Signed<ReferrerSharingDecided>& one) {
        return one.what.release == command.release && one.what.goes;
      });
  if (found == file.family.on_referrer.end()) {
    return no(NoSuchRelease{});
  }
  const auto* in_force = referrer_release(file, recipient_of(found->what), moment.now);
  if (in_force == nullptr || in_force->what.release != command.release) {
    return no(AlreadySo{});
  }
  if (is_blank(command.reason)) {
    return no(ReasonMissing{});
  }
  return CaseEvents{ReferrerReleaseEnded{.release = command.release, .reason = command.reason}};
}

}  // namespace openmash
