#include "domain/enquiry/record_person_answer.h"

namespace openmash {

Decided decide(const CaseFile& file, const RecordPersonAnswer& command, const Actor&,
               const Moment&) {
  const Request* request = file.enquiry.find(command.request);
  if (request == nullptr) {
    return no(NotAsked{});
  }
  const NamedEnquiry* found = request->find(command.enquiry);
  if (found == nullptr) {
    return no(NoSuchEnquiry{});
  }
  if (found->has_answered()) {
    return no(AlreadyAnswered{request->asked.what.agency});
  }
  if (is_blank(command.words)) {
    return no(NothingSaid{});
  }
  return CaseEvents{PersonAnswered{
      .request = command.request, .enquiry = command.enquiry, .words = command.words}};
}

}  // namespace openmash
