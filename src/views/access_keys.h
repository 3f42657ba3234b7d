// The two keys of the view of who looked: one to mark cases by, one to seal who it was.
// Neither opens anything of a case, and without them the view's rows say how many there are and
// when. Derived from the ring by app/core.cpp; used in access.h.
#pragma once

#include "seal/key.h"

namespace openmash::views {

struct AccessKeys {
  seal::Key marks;
  seal::Key words;
};

}  // namespace openmash::views
