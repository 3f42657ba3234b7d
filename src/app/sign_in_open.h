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

/// Their account or one of their sessions is not what it was: what they have open is judged anew.
inline void tell_of_person(Core& core, StaffId id) {
  core.notices().pin("person:" + id.value.hex());
}

}  // namespace openmash::app
