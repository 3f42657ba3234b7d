// What the pages between the first form and the first page of work have in common.
// A session that still owes something is led to the page that asks for it, and nowhere else. For
// sign_in.cpp, sign_in_steps.cpp and sign_in_elsewhere.cpp.
#pragma once

#include <string>

#include "web/visit.h"

namespace openmash::web {

/// 303 to the next step, or to work, with the session's cookie; what this browser was before ends.
[[nodiscard]] http::Response signed_in(const Visit& visit, const app::SessionOpened& opened,
                                       const std::string& next);

/// Where what is still owed is asked for.
[[nodiscard]] std::string step_address(const std::string& next);

/// Where to go on afterwards: of this site or nothing.
[[nodiscard]] std::string next_of(const Visit& visit);

}  // namespace openmash::web
