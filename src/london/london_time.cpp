#include "london/london_time.h"

#include <date/tz.h>

#include <stdexcept>

#include "base/faults.h"

namespace openmash::london {

namespace {

const date::time_zone& london() {
  static const date::time_zone* const zone = [] {
    try {
      return date::locate_zone("Europe/London");
    } catch (const std::runtime_error&) {
      throw ConfigurationFault(
          "the time-zone tables lack Europe/London: install the package tzdata");
    }
  }();
  return *zone;
}

}  // namespace

WallTime wall_time(Instant at) {
  const auto local = london().to_local(at).time_since_epoch();
  const auto day = std::chrono::floor<std::chrono::days>(local);
  return {.date = Date{std::chrono::sys_days{day}},
          .since_midnight = std::chrono::floor<std::chrono::minutes>(local - day)};
}

Instant instant_of(Date date, std::chrono::minutes since_midnight) {
  const date::local_time<std::chrono::microseconds> local{
      std::chrono::sys_days{date}.time_since_epoch() + since_midnight};
  return london().to_sys(local, date::choose::earliest);
}

}  // namespace openmash::london
