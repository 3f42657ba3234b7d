#include "domain/together/assess_risk.h"

namespace openmash {

Decided decide(const CaseFile& file, const AssessRisk& command, const Actor&, const Moment&) {
  if (!file.enquiry.worker) {
    return no(NoWorkerYet{});
  }
  if (file.is_settled()) {
    return no(AlreadyDecided{});
  }
  if (is_blank(command.text)) {
    return no(NothingSaid{});
  }
  return CaseEvents{RiskAssessed{.text = command.text}};
}

}  // namespace openmash
