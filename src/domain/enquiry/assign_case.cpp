#include "domain/enquiry/assign_case.h"

namespace openmash {

Decided decide(const CaseFile& file, const AssignCase& command, const Actor&,
               const Moment& moment) {
  if (!file.triage.gate) {
    return no(GateNotSigned{});
  }
  if (file.triage.gate->what.route != Route::through_mash) {
    return no(NotThroughMash{});
  }
  if (file.is_settled()) {
    return no(AlreadyDecided{});
  }
  if (!moment.roles().stages.gathers.includes(command.worker_role)) {
    return no(WorkerMayNotGather{});
  }
  if (file.enquiry.worker == command.worker) {
    return no(AlreadySo{});
  }
  return CaseEvents{CaseAssigned{.worker = command.worker}};
}

}  // namespace openmash
