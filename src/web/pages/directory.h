// The directory's entries, as several pages show them.
// Nothing here is about a child. The pages are directory.cpp; choosing somebody to ask from it is
// directory_choose there, and request_person.h.
#pragma once

#include "domain/directory/directory.h"
#include "html/html.h"
#include "web/visit.h"

namespace openmash::web {

/// Whether this person may look settings up here, or change them.
[[nodiscard]] bool may_look_up(const Visit& visit);
[[nodiscard]] bool may_keep_directory(const Visit& visit);

/// How a setting is reached, and who leads on safeguarding there.
[[nodiscard]] Html setting_summary(const Setting& setting);

}  // namespace openmash::web
