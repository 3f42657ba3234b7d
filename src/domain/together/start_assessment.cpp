#include "domain/together/start_assessment.h"

namespace openmash {

Decided decide(const CaseFile& file, const StartAssessment&, const Actor&, const Moment& moment) {
  if (!moment.profile->does(hub::Work::hub_assessment)) {
    return no(NotDoneHere{hub::Work::hub_assessment});
  }
  if (!file.enquiry.worker) {
    return no(NoWorkerYet{});
  }
  if (file.is_settled()) {
    return no(AlreadyDecided{});
  }
  if (file.weighing.assessment) {
    return no(AlreadySo{});
  }
  return CaseEvents{AssessmentStarted{}};
}

}  // namespace openmash
