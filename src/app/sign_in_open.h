// A session with the account it belongs to, as the journeys of signing in pass it on, and the
// notice that one of the two has moved. The first is made only from a token that is good now, and
// is not kept; the second names nobody but by id. For app/sign_in*.cpp alone.
#pragma once

#include "app/sign_in.h"

namespace openmash::app {

struct SignIn::Open {
  keep::Session session;
  Account account;
};

/// Whether nothing is owed but what its person sets up themselves.
[[nodiscard]] constexpr bool is_proven(Owes owes) {
  return owes != Owes::second && owes != Owes::code;
}

[[nodiscard]] inline Colleague as_colleague(const Account& account) {
  return {.id = account.id,
          .user_name = account.opened.user_name,
          .display_name = account.opened.display_name,
          .role = account.opened.role,
          .agency = account.opened.agency,
          .closed = account.closed};
}

/// Their account or one of their sessions is not what it was: what they have open is judged anew.
inline void tell_of_person(Core& core, StaffId id) {
  core.notices().pin("person:" + id.value.hex());
}

}  // namespace openmash::app
