// The words for agreements between bodies to share information: how it stands with an agency, what
// needs somebody's attention, why something was refused.
// Nothing here is about a child. The family's own agreement is in kinds.h.
#pragma once

#include "domain/agreement/agreement.h"
#include "words/refusals.h"

namespace openmash::words {

/// "No sharing agreement with Police is recorded."; empty where one is in force and not about to
/// lapse. Its day is for the page to add.
[[nodiscard]] std::string standing_words(Standing standing, std::string_view agency);

/// "It lapsed", "It lapses", …: what stands before the day.
[[nodiscard]] std::string concern_words(const AgreementWarning& warning);

[[nodiscard]] Words words_for(const AgreementRefusal& refusal);

}  // namespace openmash::words
