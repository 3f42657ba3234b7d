#include "domain/access/seal_item.h"

#include <algorithm>
#include <set>

#include "domain/access/rights.h"
#include "domain/release/held.h"

namespace openmash {

bool is_list_enough(const CaseFile& file, const std::vector<Staff>& listed, const Moment& moment) {
  std::set<StaffId> all;
  std::set<StaffId> who_decide;
  std::set<StaffId> of_the_hub;
  for (const Staff& one : listed) {
    if (moment.rights != nullptr && moment.rights->is_conflicted(one.id, file)) {
      continue;
    }
    all.insert(one.id);
    if (guards_access(one, moment.roles())) {
      who_decide.insert(one.id);
    }
    if (is_of_the_hub(one, moment.roles())) {
      of_the_hub.insert(one.id);
    }
  }
  // Whoever decides is of the hub too: two of those, and one of them decides.
  return all.size() >= 2 && !who_decide.empty() && of_the_hub.size() >= 2;
}

Result<ItemSealed, Refusal> seal_for(const CaseFile& file, const SealItem& command,
                                     const Moment& moment) {
  if (is_blank(command.reason)) {
    return no(ReasonMissing{});
  }
  if (!is_list_enough(file, command.listed, moment)) {
    return no(NamedListTooShort{});
  }
  ItemSealed sealed{.item = command.item,
                    .request = command.request,
                    .listed = {},
                    .silent = command.silent,
                    .reason = command.reason};
  std::ranges::transform(command.listed, std::back_inserter(sealed.listed), &Staff::id);
  return sealed;
}

Decided decide(const CaseFile& file, const SealItem& command, const Actor&, const Moment& moment) {
  const Request* request = file.enquiry.find(command.request);
  if (request == nullptr) {
    return no(NotAsked{});
  }
  if (item_in(*request, command.item) == nullptr) {
    return no(NoSuchItem{});
  }
  if (seal_on(*request, command.item) != nullptr) {
    return no(AlreadySo{});
  }
  const auto sealed = seal_for(file, command, moment);
  return sealed ? Decided{CaseEvents{*sealed}} : No<Refusal>{sealed.error()};
}

}  // namespace openmash
