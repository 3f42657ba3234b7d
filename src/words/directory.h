// The words for the directory: what each kind of setting is called, what changed between two
// versions of an entry, why something was refused.
// Nothing here is about a child. Labels of contacts are in kinds.h.
#pragma once

#include "domain/directory/directory.h"
#include "words/refusals.h"

namespace openmash::words {

/// "Primary school", "GP surgery", …
[[nodiscard]] std::string label(SettingKind kind);

/// What one version has that the one before had otherwise: "the telephone and the e-mail".
[[nodiscard]] std::string changed_words(const Setting& before, const Setting& after);

/// "Adult 1, Designated safeguarding lead, Hill School": whom one asks there.
[[nodiscard]] std::string lead_words(const Setting& setting);

[[nodiscard]] Words words_for(const DirectoryRefusal& refusal);

}  // namespace openmash::words
