// The decision: for each child one or more outcomes, each with its receiver, and a reason.
// Nothing is decided in silence: every gap is accepted by name with a reason, or the decision is
// refused. Whoever recommended may not decide. A decision stands until a late answer reopens it,
// and may then be made anew. What counts as a gap is in gaps.h; confirming without change is
// confirm_decision.h.
#pragma once

#include "domain/decision/outcomes.h"

namespace openmash {

struct DecideOutcomes {
  static constexpr Permission needs = Permission::decide;
  std::vector<OutcomesForChild> children;
  std::vector<GapAccepted> gaps;
  std::optional<FamilyContactPlanned> family_contact{};  ///< who contacts the family, by when
  std::vector<ItemId>
      unread;  ///< items the worker was never shown: from the access record, not from a form
};

/// Who decides this one, as the profile says and as the gate was signed.
[[nodiscard]] const hub::Who& who_decides(const CaseFile& file, const hub::Profile& profile);

[[nodiscard]] Decided decide(const CaseFile& file, const DecideOutcomes& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
