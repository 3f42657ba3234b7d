// A moment in UTC to the microsecond, and a civil date.
// Neither can tell you what time it is now: that is in domain/moment.h, passed in. Neither knows
// London: see london/. Stored as signed 64-bit microseconds since 1970.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace openmash {

using Instant = std::chrono::sys_time<std::chrono::microseconds>;
using Date = std::chrono::year_month_day;

[[nodiscard]] inline std::int64_t to_micros(Instant at) {
  return at.time_since_epoch().count();
}
[[nodiscard]] inline Instant from_micros(std::int64_t micros) {
  return Instant{std::chrono::microseconds{micros}};
}

/// "2026-11-17T08:41:00.000000Z": for files and logs, never for people.
[[nodiscard]] std::string iso8601(Instant at);

/// "2026-11-17".
[[nodiscard]] std::string iso8601(Date date);

}  // namespace openmash
