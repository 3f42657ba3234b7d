// An agency keeps one item of its answer to people it names: two at least, one who decides, one of
// the hub's who can be called on at any hour.
// It names them once; only two people open a seal again (unseal_item.h). That something is held may
// be shown or kept silent. Who then sees what is rules.h, G4 and G5.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct SealItem {
  static constexpr Permission needs = Permission::answer;
  RequestId request;
  ItemId item;
  std::vector<Staff> listed;
  bool silent = false;
  std::string reason;
};

[[nodiscard]] Decided decide(const CaseFile& file, const SealItem& command, const Actor& by,
                             const Moment& moment);

/// The seal as it is recorded, or why it cannot be put on: for an item that was given, and for one
/// that comes with it (enquiry/return_information.h).
[[nodiscard]] Result<ItemSealed, Refusal> seal_for(const CaseFile& file, const SealItem& command,
                                                   const Moment& moment);

/// Whether these may keep something among themselves: two at least, one of them who decides, and
/// another of the hub's own. Whoever may not see the case does not count.
[[nodiscard]] bool is_list_enough(const CaseFile& file, const std::vector<Staff>& listed,
                                  const Moment& moment);

}  // namespace openmash
