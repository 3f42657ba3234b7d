#include "domain/enquiry/ask_for_more.h"

namespace openmash {

Decided decide(const CaseFile& file, const AskForMore& command, const Actor&, const Moment&) {
  if (file.enquiry.find(command.request) == nullptr) {
    return no(NotAsked{});
  }
  if (file.is_settled()) {
    return no(AlreadyDecided{});
  }
  if (is_blank(command.particulars)) {
    return no(ReasonMissing{});
  }
  return CaseEvents{MoreAsked{.request = command.request, .particulars = command.particulars}};
}

}  // namespace openmash
