// Serving one hub over HTTP until a signal says stop.
// Core dumps are off and the log holds ids, addresses of pages and incident numbers: never a name,
// never what was typed. The site is web/visit.h's serve(); bytes are http/server.h's.
#pragma once

#include "app/core.h"

namespace openmash {

[[nodiscard]] int serve_hub(const app::Folder& folder, unsigned short port,
                            const std::string& address);

}  // namespace openmash
