// One police notification as it stands in the tray: everything a quick decision rests on, in the
// sender's own words, with what came before it and a box to tick.
// It is drawn from what look has opened, and ticks nothing by itself. The page round it is
// notifications.cpp.
#pragma once

#include "web/form.h"
#include "web/notifications.h"

namespace openmash::web {

struct TrayRow {
  const app::WaitingContact& waiting;
  bool ticked = false;
  std::string problem{};  ///< why it was not recorded just now
};

/// The hidden name under which the form says what of this contact it was made from.
[[nodiscard]] std::string seen_name(Permission form, std::string_view reference);

[[nodiscard]] Html tray_row(const Visit& visit, const TrayDesk& desk, const TrayRow& row);

}  // namespace openmash::web
