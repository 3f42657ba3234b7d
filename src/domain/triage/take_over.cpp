#include "domain/triage/take_over.h"

#include "domain/enquiry/assign_case.h"

namespace openmash {

Decided decide(const CaseFile& file, const TakeOver& command, const Actor&, const Moment& moment) {
  if (!file.exists()) {
    return no(NoSuchContact{});
  }
  if (file.goes_to_worker()) {
    return no(NotThroughMash{});
  }
  if (!moment.roles().stages.gathers.includes(command.worker_role)) {
    return no(WorkerMayNotGather{});
  }
  if (file.enquiry.worker == command.worker && !file.is_settled()) {
    return no(AlreadySo{});
  }
  if (!is_available(command.worker, file, moment)) {
    return no(NotAvailable{});
  }
  CaseEvents events;
  if (file.is_settled()) {
    events.push_back(DecisionOpenedAgain{});
  }
  if (!file.triage.gate) {
    events.push_back(GateSigned{
        .route = moment.profile->check.exists ? Route::through_mash : Route::straight_to_outcome,
        .reason = "It is given to a worker at once."});
  }
  if (file.enquiry.worker != command.worker) {
    events.push_back(CaseAssigned{.worker = command.worker});
  }
  return events;
}

}  // namespace openmash
