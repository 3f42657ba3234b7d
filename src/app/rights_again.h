// Rights that were taken away since a backup was made are taken away again on the database that was
// put back: the lines of the journal, as they stand together.
// It only ever takes away: what was given back since, and is not in the journal as taken, stays
// given as the backup has it. Each is an event of the system's own, and one that is there already
// is not made twice, so that it may be stopped and begun again. Called by done_again.h alone.
#pragma once

#include <vector>

#include "app/core.h"
#include "app/journal_lines.h"

namespace openmash::app {

struct RightsAgain {
  std::size_t accounts = 0;   ///< closed again
  std::size_t roles = 0;      ///< as they were given last
  std::size_t voided = 0;     ///< nobody signs in there before a first password is set
  std::size_t conflicts = 0;  ///< entered again
  std::size_t unknown = 0;    ///< of those, with whom the journal does not say
  std::size_t restricted = 0;
  std::size_t inspections = 0;  ///< ended again
  std::size_t sealed = 0;
  std::size_t links = 0;
  std::size_t releases = 0;
};

[[nodiscard]] RightsAgain take_away_again(Core& core, const std::vector<JournalLine>& lines);

}  // namespace openmash::app
