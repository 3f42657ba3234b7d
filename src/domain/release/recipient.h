// To whom an item may go, as one value, so that a decision and a telling can be compared.
// Two recipients are the same when they are of one kind and, where the kind has a name, under one
// name, whatever its capitals and spaces. Decisions: release_item.h. What is sent: outward.h.
#pragma once

#include "domain/casefile/casefile.h"

namespace openmash {

struct Recipient {
  ReleaseTo to = ReleaseTo::outside;
  AgencyCode agency{};  ///< to an agency of this hub: which
  std::string name{};   ///< what they are called; it tells those outside apart
};

[[nodiscard]] Recipient recipient_of(const ItemReleased& release);
[[nodiscard]] Recipient recipient_of(const ReferrerSharingDecided& decided);

[[nodiscard]] bool is_same(const Recipient& one, const Recipient& other);

/// The releases of this item to this recipient that are in force, oldest first. There is never more
/// than one that release_item.h let in.
[[nodiscard]] std::vector<const Signed<ItemReleased>*> live_releases(const Request& request,
                                                                     ItemId item,
                                                                     const Recipient& recipient,
                                                                     Instant now);

/// The decision of this name, with its request; nothing in it if there is none.
struct FoundRelease {
  const Request* request = nullptr;
  const Signed<ItemReleased>* release = nullptr;
};
[[nodiscard]] FoundRelease find_release(const CaseFile& file, ReleaseId id);

/// That the referrer may be named to this recipient, now; nothing: they may not.
[[nodiscard]] const Signed<ReferrerSharingDecided>* referrer_release(const CaseFile& file,
                                                                     const Recipient& recipient,
                                                                     Instant now);

}  // namespace openmash
