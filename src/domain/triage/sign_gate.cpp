#include "domain/triage/sign_gate.h"

#include "base/contains.h"

namespace openmash {

Decided decide(const CaseFile& file, const SignGate& command, const Actor&, const Moment& moment) {
  if (!file.exists()) {
    return no(NoSuchContact{});
  }
  if (file.triage.gate) {
    return no(GateAlreadySigned{});
  }
  if (!moment.profile->stages.screens.nobody() && !file.triage.screened) {
    return no(NotYetScreened{});
  }
  if (is_blank(command.reason)) {
    return no(ReasonMissing{});
  }
  if (command.route == Route::through_mash && !moment.profile->check.exists) {
    return no(NoCheckHere{});
  }
  if (command.route == Route::through_mash && file.triage.screened) {
    for (const hub::Criterion& criterion : moment.profile->criteria) {
      if (criterion.required &&
          !contains(file.triage.screened->what.criteria_met, criterion.code)) {
        return no(CriterionNotMet{criterion.code});
      }
    }
  }
  if (command.route == Route::to_allocated_worker && file.triage.with_a_worker.empty()) {
    return no(NoAllocatedWorker{});
  }
  return CaseEvents{GateSigned{.route = command.route, .reason = command.reason}};
}

}  // namespace openmash
