// What a press stored, by reference, said once on the page it leads to.
// It stands in the address, marked so that only what this hub itself put there is ever said; it is
// references alone, and shows nothing of a contact. Used where one press makes or moves several
// contacts: pages/notifications.cpp and pages/notification_list.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/html.h"
#include "web/visit.h"

namespace openmash::web {

/// 303 to `next`, which ends in "?" or "&", with these references.
[[nodiscard]] http::Response stored_then(const Visit& visit, std::string_view next,
                                         std::string_view purpose,
                                         const std::vector<std::string>& references);

/// The references in this address; none where it holds none, or not the hub's own.
[[nodiscard]] std::vector<std::string> stored_now(const Visit& visit, std::string_view purpose);

/// Each a link to its contact.
[[nodiscard]] Html reference_list(const std::vector<std::string>& references);

}  // namespace openmash::web
