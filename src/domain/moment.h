// Everything a decision may know of the outside: what time it is, what the hub's profile says, when
// the hub is open, who covers whom, who may see what. Passed in, never fetched: the core has no
// clock. The profiles, the calendar and the rota outlive the moment that points to them. Clocks are
// reckoned in domain/hub/clocks.h; which version a case runs on is found by app/core.h.
#pragma once

#include "base/instant.h"
#include "domain/hub/calendar.h"
#include "domain/hub/profile.h"

namespace openmash {

struct Rota;
struct Rights;

struct Moment {
  Instant now{};
  Date today{};                           ///< in London: what is in force is a matter of days
  const hub::Profile* profile = nullptr;  ///< the version the case runs on: its rules
  const hub::WorkingCalendar* calendar = nullptr;
  const hub::Profile* today_in_force = nullptr;  ///< where that is another version
  const Rota* rota = nullptr;  ///< who covers whom; nothing where nobody can be away
  const Rights* rights =
      nullptr;          ///< conflicts, restrictions, broken glass; nothing: there are none
  bool proved = false;  ///< whoever asks has just proved themselves again: for what goes out

  /// Who may do what is a matter of today, whatever version a case began under.
  [[nodiscard]] const hub::Profile& roles() const {
    return today_in_force == nullptr ? *profile : *today_in_force;
  }
};

}  // namespace openmash
