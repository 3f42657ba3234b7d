// Who decides police notifications together, and who brings lists of them: only in a hub whose
// profile says that it does this work, and only those whom it lets screen, sign or log.
// Nothing is shown or counted here; elsewhere these pages are not there. The pages are
// pages/notifications.cpp and pages/notification_list.cpp.
#pragma once

#include <string>
#include <vector>

#include "web/visit.h"

namespace openmash::web {

/// One step that may be taken for several at once.
struct TrayDesk {
  std::string key;  ///< part of the address: "to-screen"
  Stage stage = Stage::to_screen;
  Permission needs = Permission::screen;
};

/// What this person may do there, their own step first; none: there is no tray here for them.
[[nodiscard]] std::vector<TrayDesk> tray_desks(const Visit& visit);

[[nodiscard]] bool brings_lists(const Visit& visit);

}  // namespace openmash::web
