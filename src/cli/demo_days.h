// Moments and dates before now, for work that is made up afterwards.
// Nothing it gives is later than the now it was made with. Time worked is counted in the hub's own
// opening hours, so that staff seem to have been at their desks; the public writes at any hour.
// Used by the stories, demo_*.cpp; the steps they make of it are put in order by demo_agenda.h.
#pragma once

#include <chrono>
#include <string>

#include "base/instant.h"
#include "domain/hub/calendar.h"
#include "domain/intake/partial_date.h"

namespace openmash::cli {

/// A working day, near enough, for counting back.
inline constexpr std::chrono::minutes day{8 * 60};

class Days {
 public:
  using minutes = std::chrono::minutes;

  Days(Instant now, const hub::WorkingCalendar& calendar) : now_(now), calendar_(&calendar) {}

  [[nodiscard]] Instant now() const { return now_; }

  /// So long ago by the clock on the wall.
  [[nodiscard]] Instant ago(minutes length) const { return now_ - length; }

  /// The moment since which the hub was open for so long.
  [[nodiscard]] Instant worked(minutes length) const;

  [[nodiscard]] Date day_before(int days) const;
  [[nodiscard]] PartialDate date(int days) const;             ///< that many days ago
  [[nodiscard]] std::string text(int days) const;             ///< "2026-03-12": as a form keeps it
  [[nodiscard]] std::string words(int days) const;            ///< "12 March 2026"
  [[nodiscard]] std::string born(int years, int days) const;  ///< so old, and days past a birthday

 private:
  Instant now_;
  const hub::WorkingCalendar* calendar_;
};

}  // namespace openmash::cli
