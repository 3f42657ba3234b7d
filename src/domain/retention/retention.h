// What is held, kept on, proposed and destroyed, as it stands: a fold of the hub's retention
// stream. It holds no word of any contact, and what was destroyed stays told for ever. No clock, no
// profile. What may be asked of it: commands.h. When a record is due: due.h.
#pragma once

#include <optional>
#include <vector>

#include "domain/casefile/casefile.h"
#include "domain/retention/events.h"

namespace openmash {

struct Hold {
  Signed<HoldSet> set;
  std::optional<Signed<HoldLifted>> lifted;

  [[nodiscard]] bool stands() const { return !lifted.has_value(); }
};

struct Destruction {
  Signed<DestructionProposed> proposed;
  std::optional<Signed<DestructionTurnedDown>> turned_down;
  std::optional<Signed<DestructionApproved>> approved;

  [[nodiscard]] bool waits() const { return !turned_down && !approved; }
};

struct Retention {
  std::uint64_t version = 0;
  std::vector<Hold> holds;
  std::vector<Signed<KeptAfterReview>> kept;
  std::vector<Destruction> destructions;

  [[nodiscard]] const Hold* find(HoldId id) const;
  [[nodiscard]] const Destruction* find(DestructionId id) const;
  [[nodiscard]] bool is_held(ContactId contact) const;
  /// The destruction of this contact that waits for its second person.
  [[nodiscard]] const Destruction* waiting(ContactId contact) const;
  /// When to look again at a contact that was kept after a review.
  [[nodiscard]] std::optional<Instant> look_again(ContactId contact) const;
};

[[nodiscard]] Retention fold_retention(const std::vector<RecordedRetention>& events);

}  // namespace openmash
