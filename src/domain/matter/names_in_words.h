// Finds what looks like somebody's name, or a date of birth, in words that should hold none.
// It only warns: it misses a first name alone and a name in small letters, and it takes a place of
// two words for a person. Nothing rests on it but a question to whoever typed. Used where a
// scenario is written down without the child's name (questions.h, advice call).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace openmash {

/// The passages, in order, as they were written; none twice.
[[nodiscard]] std::vector<std::string> names_in_words(std::string_view words);

}  // namespace openmash
