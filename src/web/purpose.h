// That somebody says first what they look at a case for, where what they are to it does not say it.
// Asked once for a case and a session, before the page; nothing that was typed is lost by it. It
// tells nobody that there is a case who could not open it. What there is to choose:
// domain/access/purpose.h. The page that asks: pages/contact_purpose.cpp.
#pragma once

#include <optional>

#include "web/routes.h"

namespace openmash::web {

/// On to the page that asks; nothing where nothing is asked.
[[nodiscard]] std::optional<http::Response> needs_purpose(const Visit& visit, const Route& route);

}  // namespace openmash::web
