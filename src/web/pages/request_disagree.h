// What an agency raised from its request, on the page of that request.
// It shows the agency's own words, the stage, the clock and the end, and nothing more of the case.
// The pages to raise it and to go on with it are request_disagree.cpp; the case has the same
// disagreements in contact_others.cpp.
#pragma once

#include "html/html.h"
#include "web/visit.h"

namespace openmash::web {

[[nodiscard]] Html disagreements_raised(const Visit& visit, const app::RequestPage& page);

}  // namespace openmash::web
