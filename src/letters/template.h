// A hub's letter template and the words put into it.
// Placeholders stand in plain text only: {{name}}, {{#name}}…{{/name}} and {{^name}}…{{/name}}.
// Whatever would put words in raw, change the delimiters or fetch another file is refused, and so
// is a name that has no meaning here: nothing is ever sent with a hole in it. The names there are
// stand in domain/hub/letter_words.h.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace openmash::letters {

/// Name and words; an empty string is a name that is known and has nothing to say.
using LetterWords = std::map<std::string, std::string, std::less<>>;

/// Everything in a template that is refused, each as a sentence; empty when it may be used.
[[nodiscard]] std::vector<std::string> problems_of(std::string_view letter_template,
                                                   const LetterWords& words);

/// The text with every placeholder filled in. Words are put in as they are and never read as a
/// template themselves.
[[nodiscard]] Result<std::string, std::vector<std::string>> fill(std::string_view letter_template,
                                                                 const LetterWords& words);

}  // namespace openmash::letters
