#include "domain/enquiry/set_timescale.h"

namespace openmash {

Decided decide(const CaseFile& file, const SetTimescale& command, const Actor&,
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
  if (command.due <= moment.now) {
    return no(DueInThePast{});
  }
  return CaseEvents{TimescaleSet{
      .due = command.due, .due_for = moment.profile->check.clock_means, .reason = command.reason}};
}

}  // namespace openmash
