// A hub's opening hours and England's working days, turned into the UTC intervals the core counts
// on. Whole London days, so the calendar may begin a little before and end a little after what was
// asked. A working day is a weekday that is no bank holiday, whatever hours the hub keeps.
// domain/hub/calendar.h is what comes out; domain/hub/clocks.h counts on it.
#pragma once

#include "base/instant.h"
#include "domain/hub/calendar.h"
#include "domain/hub/profile.h"

namespace openmash::london {

[[nodiscard]] hub::WorkingCalendar working_calendar(const hub::OpeningHours& hours, Instant from,
                                                    Instant to);

}  // namespace openmash::london
