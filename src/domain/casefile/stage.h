// Where a case file is on its way, as one word: what the queues are sorted by.
// Computed, never stored as a fact, so it cannot disagree with the events. Lateness is not a stage:
// it is computed too. views/worklist.h keeps it beside each contact.
#pragma once

#include <cstdint>

#include "domain/casefile/casefile.h"
#include "domain/hub/profile.h"

namespace openmash {

enum class Stage : std::uint8_t {
  to_screen,
  to_gate,
  to_assign,
  to_ask,     ///< with a worker, nobody asked yet
  gathering,  ///< agencies asked; the worker reads and writes
  to_decide,
  to_look_again,  ///< an answer came after the decision
  to_tell,        ///< decided or passed on; the referrer is to be answered
  closed,
};

[[nodiscard]] Stage stage_of(const CaseFile& file, const hub::Profile& profile);

}  // namespace openmash
