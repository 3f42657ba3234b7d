// Where a sentence of ours goes on after what somebody typed: the one stop between them.
// It never adds a second one, and none after nothing.
// Everything else that people read is in kinds.h, timeline.h and refusals.h.
#pragma once

#include <string>
#include <string_view>

namespace openmash::words {

/// What was typed, as a whole sentence: "He rang." for "He rang" and for "He rang.". What already
/// ends a sentence, or brings the next words in with a colon, stays as it is.
[[nodiscard]] std::string with_full_stop(std::string_view typed);

}  // namespace openmash::words
