// Everything a decision may know of the outside: what time it is, what the hub's profile says, when
// the hub is open. Passed in, never fetched: the core has no clock. The profile and the calendar
// outlive the moment that points to them. Clocks are reckoned in domain/hub/clocks.h.
#pragma once

#include "base/instant.h"
#include "domain/hub/calendar.h"
#include "domain/hub/profile.h"

namespace openmash {

struct Moment {
  Instant now{};
  Date today{};  ///< in London: what is in force is a matter of days
  const hub::Profile* profile = nullptr;
  const hub::WorkingCalendar* calendar = nullptr;
};

}  // namespace openmash
