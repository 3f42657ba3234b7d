// Days, times and time left, in the words the pages and letters use.
// London time always, twelve-hour clock, "midday" and "midnight" by name. Nothing here asks what
// time it is: "today" is the London day of the `now` handed in, and a part of a minute is never
// shown as time a reader still has. For files and machines see iso8601 in base/instant.h.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/instant.h"

namespace openmash::london {

[[nodiscard]] std::string_view weekday_name(Date day);  ///< "Saturday"
[[nodiscard]] std::string date_text(Date day);          ///< "21 November 2026"
[[nodiscard]] std::string short_date_text(Date day);    ///< "21 Nov 2026"
[[nodiscard]] std::string time_text(Instant at);        ///< "9:04am", "midday"
[[nodiscard]] std::string clock_text(
    std::chrono::minutes since_midnight);          ///< the same, of a time on a wall
[[nodiscard]] std::string long_text(Instant at);   ///< "21 November 2026 at 9:04am"
[[nodiscard]] std::string short_text(Instant at);  ///< "21 Nov 2026, 9:04am"

/// "3 hours 20 minutes", "2 days 4 hours", "less than a minute": rounded down, two parts at most.
[[nodiscard]] std::string length_text(std::chrono::microseconds length);

/// "9:04am today", "9:04am tomorrow", "9:04am on Monday 23 November", "9:04am on 3 March 2027".
[[nodiscard]] std::string near_text(Instant at, Instant now);

/// "by 1:04pm today, 3 hours 20 minutes left", or "1 hour 20 minutes over, was 7:32am today".
[[nodiscard]] std::string deadline_text(Instant due, Instant now);

}  // namespace openmash::london
