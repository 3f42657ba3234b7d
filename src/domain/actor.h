// Who is acting: a person with an account, somebody holding a referral's code, a guest who was
// asked, or the system itself. Built where the session is checked and trusted by nobody else; it
// carries an id and a role, never a name. What each may do is decided in domain/access/may.h, and
// nowhere else.
#pragma once

#include <optional>
#include <variant>

#include "domain/ids.h"

namespace openmash {

struct Staff {
  StaffId id;
  RoleCode role;
  std::optional<AgencyCode> agency;  ///< set for an agency's representative

  friend bool operator==(const Staff&, const Staff&) = default;
};

/// Whoever holds the code of a referral: the only proof asked of the public.
struct Referrer {
  friend bool operator==(const Referrer&, const Referrer&) = default;
};

struct System {
  friend bool operator==(const System&, const System&) = default;
};

/// Whoever holds a guest link and its code: one of those an agency asks. Who they are is claimed.
struct Guest {
  EnquiryId enquiry;

  friend bool operator==(const Guest&, const Guest&) = default;
};

using Actor = std::variant<Staff, Referrer, System, Guest>;

[[nodiscard]] inline const Staff* as_staff(const Actor& actor) {
  return std::get_if<Staff>(&actor);
}
const Staff* as_staff(const Actor&& gone_at_once) = delete;

[[nodiscard]] inline const Guest* as_guest(const Actor& actor) {
  return std::get_if<Guest>(&actor);
}

[[nodiscard]] inline bool is_staff(const Actor& actor, StaffId id) {
  const Staff* staff = as_staff(actor);
  return staff != nullptr && staff->id == id;
}

/// Whatever role either had when they did it.
[[nodiscard]] inline bool is_same_person(const Actor& one, const Actor& other) {
  const Staff* staff = as_staff(one);
  return staff == nullptr ? one == other : is_staff(other, staff->id);
}

}  // namespace openmash
