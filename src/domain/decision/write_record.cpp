#include "domain/decision/write_record.h"

namespace openmash {

Decided decide(const CaseFile& file, const WriteRecord& command, const Actor&, const Moment&) {
  if (!file.enquiry.worker) {
    return no(NoWorkerYet{});
  }
  if (file.is_settled()) {
    return no(AlreadyDecided{});
  }
  if (is_blank(command.summary) && is_blank(command.analysis)) {
    return no(NothingSaid{});
  }
  return CaseEvents{RecordWritten{.summary = command.summary, .analysis = command.analysis}};
}

}  // namespace openmash
