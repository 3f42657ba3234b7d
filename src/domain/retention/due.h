// When a contact or a matter is due for review under the hub's schedule.
// Pure, and it only says when: that people look, that two decide, and that a hold comes before all
// of it is commands.h. Where several rules speak of one record the longest holds, and what
// is open is never due. The schedule itself is data: domain/hub/retention.h.
#pragma once

#include <optional>

#include "domain/casefile/casefile.h"
#include "domain/hub/profile.h"
#include "domain/matter/matter.h"

namespace openmash {

/// What a schedule asks of a contact or a matter.
struct RetainedRecord {
  hub::Retained kind = hub::Retained::case_no_action;
  Instant received{};
  std::optional<Instant> closed;       ///< or settled; nothing: it is open
  std::optional<Date> youngest_birth;  ///< the latest day it can have been; nothing: not known
  bool erased = false;
};

struct DueForReview {
  const hub::RetentionRule* rule = nullptr;  ///< the one that holds longest
  Instant at{};
};

[[nodiscard]] RetainedRecord retained(const CaseFile& file, const hub::Profile& profile);
[[nodiscard]] RetainedRecord retained(const Matter& matter);

/// Nothing where it is open, erased, or no rule speaks of it.
[[nodiscard]] std::optional<DueForReview> due_for_review(const hub::RetentionSchedule& schedule,
                                                         const RetainedRecord& record);

enum class RecordOf : std::uint8_t { contact, matter };

/// No such record received later than this can be due by now; nothing where no rule speaks of one.
[[nodiscard]] std::optional<Instant> received_before(const hub::RetentionSchedule& schedule,
                                                     RecordOf of, Instant now);

}  // namespace openmash
