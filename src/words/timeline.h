// One plain sentence in the past tense for each thing that happened: what the timeline prints, and
// what the stories in tests/scenarios say under Then.
// It tells who did what and for whom, never the text of an item or a letter: the page shows those
// in their own place. Words that were destroyed are said to be. Labels are in kinds.h.
#pragma once

#include <functional>
#include <string>

#include "domain/casefile/casefile.h"
#include "domain/hub/profile.h"

namespace openmash::words {

/// What a sentence cannot know by itself.
struct Telling {
  const hub::Profile& profile;
  /// "Social worker 4", "the referrer", "the system". A member of staff is told by the id alone.
  std::function<std::string(const Actor&)> name_of;
  /// A moment as its readers say it: london::long_text, as a rule.
  std::function<std::string(Instant)> time_of;
};

/// "Social worker 4 asked Health, to answer by 4 March 2026 at 4pm". No full stop at the end.
/// @param file  the case as it stands now, for the names of those the event is about
[[nodiscard]] std::string sentence(const RecordedEvent& recorded, const CaseFile& file,
                                   const Telling& telling);

}  // namespace openmash::words
