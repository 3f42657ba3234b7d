// Who may be told of what, as long as their stream of notices is open.
// What somebody may follow is judged when their stream opens and again whenever rights, cover, a
// case, an account or a session moves: then it ends, their page opens it anew, and is judged anew.
// Streams are http/events.h's; the page that opens one is pages/events.cpp; what is pinned comes
// through bridge_notices() in visit.h.
#pragma once

#include <string>
#include <string_view>

#include "app/hub.h"

namespace openmash::web {

[[nodiscard]] bool may_follow(app::Hub& hub, const app::Reader& reader, std::string_view topic);

/// Their own notices of contacts that are kept from somebody.
[[nodiscard]] std::string own_queue_of(StaffId id);

[[nodiscard]] std::string owner_of_stream(const app::Reader& reader);

}  // namespace openmash::web
