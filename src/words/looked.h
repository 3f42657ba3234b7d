// The words for who looked, what for, how much was shown, what stood out, and who came in.
// A label says what is recorded and no more: "was sent" is never "read". Pages put them together;
// the kinds themselves are in domain/access/content_shown.h and record_events.h.
#pragma once

#include <string>

#include "domain/access/record_events.h"

namespace openmash::words {

[[nodiscard]] std::string label(ReadPurpose purpose);  ///< "to work on it"
/// The same, of what was opened through broken glass or not: no purpose of the reader's own was it.
[[nodiscard]] std::string what_for(ReadPurpose purpose, bool through_glass);
[[nodiscard]] std::string label(Extent extent);            ///< "the whole page"
[[nodiscard]] std::string label(RecordQuestion question);  ///< "searched who looked"
[[nodiscard]] std::string label(PatternKind kind);         ///< "A case in their own street"
[[nodiscard]] std::string label(ReviewFinding finding);    ///< "There was a reason"

/// "came in with their password, in a browser not seen before: Firefox on Windows".
[[nodiscard]] std::string label(const GuardMet& met);

/// What was counted and from how many on it is told: "9 cases in a day; told from 6 on".
[[nodiscard]] std::string figure_words(const PatternNoticed& pattern);

}  // namespace openmash::words
