#include "domain/enquiry/chase_request.h"

namespace openmash {

Decided decide(const CaseFile& file, const ChaseRequest& command, const Actor&, const Moment&) {
  const Request* request = file.enquiry.find(command.request);
  if (request == nullptr) {
    return no(NotAsked{});
  }
  if (file.is_settled()) {
    return no(AlreadyDecided{});
  }
  if (!request->waits()) {
    return no(AlreadyAnswered{.agency = request->asked.what.agency});
  }
  return CaseEvents{RequestChased{.request = command.request, .note = command.note}};
}

}  // namespace openmash
