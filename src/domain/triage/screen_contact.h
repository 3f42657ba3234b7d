// The screening team considers a contact against the hub's criteria and proposes a way for it to
// go. Issues are noted for each child, one of them marked main; a social worker the child already
// has is noted by name. It may be done again until the gate is signed. Who signs: sign_gate.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct ScreenContact {
  static constexpr Permission needs = Permission::screen;
  std::vector<CriterionCode> criteria_met;
  Route proposed = Route::through_mash;
  std::string note;
  std::vector<IssuesNoted> issues;
  std::vector<AllocatedWorkerFound> with_a_worker;
  std::optional<LevelCode> need;  ///< the level of need, where the hub judges it at triage
  std::string need_reason;
};

[[nodiscard]] Decided decide(const CaseFile& file, const ScreenContact& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
