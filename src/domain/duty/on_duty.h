// Who is on duty at a desk at a moment, and where nobody is.
// Pure: the rota, who has an account, the profile and the moment go in. Somebody away is not on
// duty; whoever covers them is. Of two on duty the one whose shift began first comes first, and is
// answerable: answerable.h. The rota itself is rota.h.
#pragma once

#include "domain/duty/rota.h"

namespace openmash {

/// Somebody with an account, and for how long they have had one.
struct OnStaff {
  Staff staff;
  Instant since{};
  std::optional<Instant> until;  ///< when the account was closed
};

/// The hub's people at work: all that the answers here and in answerable.h depend on.
struct Staffing {
  const Rota& rota;
  const std::vector<OnStaff>& people;
  const hub::Profile& profile;  ///< in force: who takes which step

  /// Whose account is not closed by then. Whoever was planned or did something had one.
  [[nodiscard]] const OnStaff* find(StaffId person, Instant at) const;
};

/// Desks that share a step: whoever is on duty at any of them takes it.
struct Desks {
  std::vector<RoleCode> roles;
  std::optional<AgencyCode> agency;  ///< nothing: of whatever agency
  [[nodiscard]] bool includes(const Desk& desk) const;
};

struct OnDuty {
  StaffId person;                        ///< who is there
  std::optional<StaffId> in_place_of{};  ///< whose shift it is, where they cover
  hub::Interval shift;
  ShiftId id;
  Desk desk{};
};

/// Whose shift began first comes first; of two that began together, the one planned first.
[[nodiscard]] std::vector<OnDuty> on_duty(const Staffing& staffing, const Desks& desks, Instant at);

/// The next shift to begin after it, if one is planned.
[[nodiscard]] std::optional<OnDuty> next_on_duty(const Staffing& staffing, const Desks& desks,
                                                 Instant at);

/// When nobody is on duty, in order and apart.
[[nodiscard]] std::vector<hub::Interval> holes(const Staffing& staffing, const Desks& desks,
                                               const hub::Interval& during);

/// Notes from a shift that nobody of those on duty at this person's desk has read yet.
[[nodiscard]] std::vector<Handover> unread_by(const Staffing& staffing, StaffId person, Instant at);

}  // namespace openmash
