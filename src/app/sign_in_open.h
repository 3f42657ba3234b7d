// A session with the account it belongs to, as the journeys of signing in pass it on.
// Made only from a token that is good now; it is not kept. For app/sign_in*.cpp alone.
#pragma once

#include "app/sign_in.h"

namespace openmash::app {

struct SignIn::Open {
  keep::Session session;
  Account account;
};

}  // namespace openmash::app
