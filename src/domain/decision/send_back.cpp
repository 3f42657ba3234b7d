#include "domain/decision/send_back.h"

namespace openmash {

Decided decide(const CaseFile& file, const SendBack& command, const Actor&, const Moment&) {
  if (!file.enquiry.worker) {
    return no(NoWorkerYet{});
  }
  if (file.is_settled()) {
    return no(AlreadyDecided{});
  }
  if (is_blank(command.reason)) {
    return no(ReasonMissing{});
  }
  return CaseEvents{SentBack{.reason = command.reason}};
}

}  // namespace openmash
