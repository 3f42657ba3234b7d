#include "domain/enquiry/assign_case.h"

#include "base/contains.h"
#include "domain/access/rights.h"
#include "domain/duty/rota.h"

namespace openmash {

bool is_available(StaffId worker, const CaseFile& file, const Moment& moment) {
  const bool away =
      moment.rota != nullptr && contains(away_uncovered(*moment.rota, moment.now), worker);
  return !away && (moment.rights == nullptr ||
                   (!moment.rights->is_conflicted(worker, file) &&
                    moment.rights->restriction(worker, file.id) != access::Restriction::unlisted));
}

Decided decide(const CaseFile& file, const AssignCase& command, const Actor&,
               const Moment& moment) {
  if (!file.exists()) {
    return no(NoSuchContact{});
  }
  if (!file.triage.gate && !moment.profile->check.may_gather_before_gate) {
    return no(GateNotSigned{});
  }
  if (file.triage.gate && file.triage.gate->what.route != Route::through_mash) {
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
  if (!is_available(command.worker, file, moment)) {
    return no(NotAvailable{});
  }
  CaseEvents events{CaseAssigned{.worker = command.worker}};
  if (!is_blank(command.note)) {
    events.push_back(CaseHandedOver{.to = command.worker, .note = command.note});
  }
  return events;
}

}  // namespace openmash
