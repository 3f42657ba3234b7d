// Witnesses at the door: programs of other agencies that ask how the record grew, and bring back
// what they signed (app/witnessed.h).
// They are known by their signatures alone: no cookie takes part, so there is no form token, and
// whoever is not known gets nothing. What is shown is a size and hashes, and of nobody: it is not
// recorded as a reading. How one is run: docs/operate/witness.md.
#pragma once

#include "web/visit.h"

namespace openmash::web {

[[nodiscard]] bool is_for_witnesses(const http::Request& request);

[[nodiscard]] http::Response answer_witness(app::Hub& hub, const http::Request& request);

}  // namespace openmash::web
