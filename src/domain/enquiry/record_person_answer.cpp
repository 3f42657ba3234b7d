#include "domain/enquiry/record_person_answer.h"
#include <algorithm>

namespace openmash {

Decided decide(const CaseFile& file, const RecordPersonAnswer& command, const Actor&,
               const Moment&) {
  const Request* request = file.enquiry.find(command.request);
  if (request == nullptr) {
    return no(NotAsked{});
  }
  const auto found = std::ranges::find_if(request->enquiries, [&](const NamedEnquiry& one) {
    return one.asked.what.enquiry == command.enquiry;
  });
  if (found == request->enquiries.end()) {
    return no(NoSuchEnquiry{});
  }
  if (found->answered) {
    return no(AlreadyAnswered{request->asked.what.agency});
  }
  if (is_blank(command.words)) {
    return no(NothingSaid{});
  }
  return CaseEvents{PersonAnswered{
      .request = command.request, .enquiry = command.enquiry, .words = command.words}};
}

}  // namespace openmash
