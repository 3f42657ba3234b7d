#include "domain/release/keep_item.h"

#include "domain/release/held.h"

namespace openmash {

Decided decide(const CaseFile& file, const KeepItem& command, const Actor&, const Moment&) {
  const Request* request = file.enquiry.find(command.request);
  if (request == nullptr) {
    return no(NotAsked{});
  }
  if (item_in(*request, command.item) == nullptr) {
    return no(NoSuchItem{});
  }
  if (is_blank(command.reason)) {
    return no(ReasonMissing{});
  }
  return CaseEvents{ItemKept{.item = command.item,
                             .request = command.request,
                             .recipient = command.recipient,
                             .reason = command.reason}};
}

}  // namespace openmash
