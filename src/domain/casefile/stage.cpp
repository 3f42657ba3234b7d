#include "domain/casefile/stage.h"

namespace openmash {

namespace {

Stage stage_through_mash(const CaseFile& file, const hub::Profile& profile) {
  if (!file.enquiry.worker) {
    return Stage::to_assign;
  }
  if (file.weighing.sent_back) {
    return Stage::gathering;
  }
  const bool weighed = profile.stages.recommends.nobody() ? file.weighing.record.has_value()
                                                          : !file.weighing.recommended.empty();
  if (weighed) {
    return Stage::to_decide;
  }
  return file.enquiry.requests.empty() ? Stage::to_ask : Stage::gathering;
}

}  // namespace

Stage stage_of(const CaseFile& file, const hub::Profile& profile) {
  if (file.is_open_again()) {
    return file.weighing.sent_back ? Stage::gathering : Stage::to_look_again;
  }
  if (file.feedback.closed) {
    return Stage::closed;
  }
  if (file.is_decided() || file.goes_to_worker()) {
    return Stage::to_tell;
  }
  if (!file.triage.gate) {
    const bool screened = file.triage.screened || profile.stages.screens.nobody();
    if (!screened) {
      return Stage::to_screen;
    }
    return profile.stages.gates.nobody() && !profile.check.exists ? Stage::to_decide
                                                                  : Stage::to_gate;
  }
  return file.goes_straight() ? Stage::to_decide : stage_through_mash(file, profile);
}

}  // namespace openmash
