// Words found again in another text, whatever its capitals, line breaks, punctuation and spaces,
// and whatever stands in it that nobody sees.
// It knows runs of words and nothing of meaning: a paraphrase is not found, and it never says that
// a text is harmless. What it is used for is unreleased.h.
#pragma once

#include <string>
#include <string_view>

namespace openmash {

/// Whether these words stand in the text, in their order and unbroken. No words are in no text.
[[nodiscard]] bool has_words(std::string_view text, std::string_view words);

/// Whether a run of so many words of `source` stands in the text, or all of it where it is shorter.
/// @param allowed  a run that stands in here does not count
/// @param least    what is shorter than this is in every text, and is not looked for
[[nodiscard]] bool shares_run(std::string_view text, std::string_view source, std::size_t run,
                              std::size_t least, std::string_view allowed = {});

/// Letters and digits alone, small: "N1 2AB" and "n12ab" are one.
[[nodiscard]] std::string run_together(std::string_view text);

}  // namespace openmash
