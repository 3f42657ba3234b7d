// questions/<name>.v<version>.toml to domain/question/question_set.h.
// A condition may only name an earlier question of the same set and one of its choices, so that a
// set can be asked in one pass, top to bottom. docs/formats/hub-profile.md gives an example.
#pragma once

#include "domain/question/question_set.h"
#include "profile/document.h"
#include "profile/mistake.h"

namespace openmash::profile {

/// The set, to be named and numbered by its file.
[[nodiscard]] question::QuestionSet read_questions(const Document& document, Mistakes& mistakes);

}  // namespace openmash::profile
