// The record of who came in and by what, and of what was tried in vain.
// Whoever is let through is recorded first. Of what is tried in vain one a second is recorded for
// each name, and one for all names nobody has; the rest is counted, and told with the next. The
// events: domain/access/guard_met.h. The record they stand in: app/access_record.h; searched in
// look_looked.cpp.
#pragma once

#include <map>
#include <mutex>
#include <vector>

#include "app/core.h"
#include "domain/access/guard_met.h"

namespace openmash::app {

struct InRecord;

/// What was recorded since then of somebody's name, or of names nobody has; in order.
[[nodiscard]] std::vector<InRecord> ways_in_of(Core& core, std::optional<StaffId> name,
                                               Instant from);

struct CameIn {
  GuardMet met;
  Instant at{};
};

class WaysIn {
 public:
  explicit WaysIn(Core& core) : core_(core) {}

  /// Throws DatabaseFault where it could not be recorded: then nobody is let in.
  void passed(const Staff& staff, GuardMet met);
  void in_vain(GuardMet met);
  /// Somebody who has to wait tried again: told with the next that is looked at.
  void waited(std::optional<StaffId> name);
  /// What somebody's name was used for since then, newest first.
  [[nodiscard]] std::vector<CameIn> lately(StaffId name, Instant since);
  /// When somebody last came in by this name in a strange browser, if that was after this moment
  /// and its person was not told yet. It is not kept over a restart: `lately` is.
  [[nodiscard]] std::optional<Instant> stranger(StaffId name, Instant after);
  void told(StaffId name);

 private:
  struct Before {
    Instant last{};
    std::uint32_t more = 0;
  };

  void append(const Actor& by, const GuardMet& met);

  Core& core_;
  std::mutex mutex_;                                  // guards what follows
  std::map<std::optional<StaffId>, Before> in_vain_;  ///< one for each account, and one more
  std::map<StaffId, Instant> strangers_;
};

}  // namespace openmash::app
