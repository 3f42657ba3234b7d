// Why a held item goes to somebody, or does not, would tell what it says: taken out for all but its
// owner, in the file and in its history, beside the item's own words (held.h).
// That there was a decision, to whom and by whom stays. What somebody of the hub wrote themselves
// stays theirs to read. app/look.cpp calls it before it hides the items.
#pragma once

#include <vector>

#include "domain/casefile/casefile.h"

namespace openmash {

void hide_reasoning(CaseFile& file, const Actor& reader, Instant now);

/// @param file  the file that the history makes, whole
void hide_reasoning(std::vector<RecordedEvent>& history, const CaseFile& file, const Actor& reader,
                    Instant now);

}  // namespace openmash
