// A matter as it stands: what arrived, what was done about it, what it became.
// Built only by replaying events, which carry what they need; no clock, no profile. What may be
// asked of it is in commands.h, what it may become in `may_become`, its questions in questions.h.
#pragma once

#include "domain/casefile/casefile.h"
#include "domain/matter/events.h"

namespace openmash {

struct Matter {
  MatterId id;
  std::uint64_t version = 0;  ///< events folded so far; 0 is a matter that does not exist
  MatterOpened opened;
  Actor opened_by;
  std::optional<Instant> due;
  int stage = 1;
  bool is_settled = false;
  std::vector<Signed<MatterNoted>> notes;
  std::vector<Signed<MatterChased>> chased;
  std::vector<Signed<MatterSettled>> settled;  ///< oldest first: the last one holds, if any does
  std::vector<Signed<MatterTakenUp>> taken_up;
  std::optional<Signed<MatterDestroyed>> destroyed;

  [[nodiscard]] bool exists() const { return version != 0; }
};

void evolve(Matter& matter, const RecordedMatter& recorded);

[[nodiscard]] Matter fold(MatterId id, const std::vector<RecordedMatter>& events);

/// What a matter of this kind can come to.
[[nodiscard]] bool may_become(MatterKind kind, Became became);

/// What kind of matter it can turn into.
[[nodiscard]] bool may_turn_into(MatterKind from, MatterKind into);

}  // namespace openmash
