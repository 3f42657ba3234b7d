// The words for matters: what each kind is called, what it became, why something was refused, and a
// sentence for each thing that happened to one.
// Sentences tell who did what and never repeat what was written down; the page shows that in its
// own place. Labels of contacts are in kinds.h, their sentences in timeline.h.
#pragma once

#include "domain/matter/matter.h"
#include "domain/matter/refusals.h"
#include "words/refusals.h"
#include "words/timeline.h"

namespace openmash::words {

/// "Advice call", "Form expected", …
[[nodiscard]] std::string label(MatterKind kind);
/// "MARF expected": with the hub's own words where it has any.
[[nodiscard]] std::string label(MatterKind kind, const hub::Profile& profile);

/// "Became a contact", "Answered": in a list.
[[nodiscard]] std::string label(Became became);

/// What became of it, whole: "Became a contact, 7K4Q-PDX9", "Not for us, and sent on".
[[nodiscard]] std::string became_words(const MatterSettled& settled, MatterKind kind);

/// "Social Worker 1 took an advice call, 7K4Q-PDX9". No full stop at the end.
/// @param matter  as it stands now
[[nodiscard]] std::string sentence(const RecordedMatter& recorded, const Matter& matter,
                                   const Telling& telling);

[[nodiscard]] Words words_for(const MatterRefusal& refusal, const hub::Profile& profile);

}  // namespace openmash::words
