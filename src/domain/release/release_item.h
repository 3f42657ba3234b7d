// An agency lets one of its items out: into the case, or to somebody: an agency of this hub, the
// family, the referrer, a person or body with a name of its own.
// One decision for one recipient, with its purpose, basis in law, relevance and risk, each in
// words, and how much of it goes; more of them may follow, at other times, by other people, but
// never two in force for one recipient. What is not let out is keep_item.h; what the hub passes on
// is pass_item_on.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct ReleaseItem {
  static constexpr Permission needs = Permission::answer;
  static constexpr bool hands_out_own = true;
  RequestId request;
  ItemReleased what;  ///< its request, the names of basis and recipient are filled in here
};

[[nodiscard]] Decided decide(const CaseFile& file, const ReleaseItem& command, const Actor& by,
                             const Moment& moment);

/// What every release must say, whoever decides it: a reason why not, or the fact with the names of
/// its basis and recipient.
[[nodiscard]] Result<ItemReleased, Refusal> complete(ItemReleased what, const Moment& moment);

/// Under which name it goes; nothing for an agency that is none of this hub's.
[[nodiscard]] std::optional<std::string> recipient_name(ReleaseTo to, const AgencyCode& agency,
                                                        const std::string& named,
                                                        const hub::Profile& profile);

/// What letting out an agency's own item comes to, or why it cannot be; an item under seal goes
/// when two have agreed (propose_release.h).
[[nodiscard]] Result<ItemReleased, Refusal> own_release(const CaseFile& file, RequestId request,
                                                        const ItemReleased& what,
                                                        const Moment& moment);

/// To its own agency, or where a release in force lets it go already.
[[nodiscard]] bool goes_nowhere_new(const Request& request, const ItemReleased& what, Instant now);

}  // namespace openmash
