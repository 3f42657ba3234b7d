#include "domain/access/return_case.h"

namespace openmash {

Decided decide(const CaseFile& file, const ReturnCase&, const Actor&, const Moment&) {
  if (!file.exists()) {
    return no(NoSuchContact{});
  }
  if (!file.enquiry.worker) {
    return no(NoWorkerYet{});
  }
  return CaseEvents{CaseReturned{.from = *file.enquiry.worker}};
}

}  // namespace openmash
