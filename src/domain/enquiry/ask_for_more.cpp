#include "domain/enquiry/ask_for_more.h"

#include "domain/release/unreleased.h"

namespace openmash {

Decided decide(const CaseFile& file, const AskForMore& command, const Actor&,
               const Moment& moment) {
  const Request* request = file.enquiry.find(command.request);
  if (request == nullptr) {
    return no(NotAsked{});
  }
  if (file.is_settled()) {
    return no(AlreadyDecided{});
  }
  if (is_blank(command.particulars)) {
    return no(ReasonMissing{});
  }
  if (auto found = find_unreleased_in_question(
          command.particulars, file, request->asked.what.agency, *moment.profile, moment.now)) {
    return no(*std::move(found));
  }
  return CaseEvents{MoreAsked{.request = command.request, .particulars = command.particulars}};
}

}  // namespace openmash
