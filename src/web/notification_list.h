// A list of police notifications as text, read whole: a header line with known column names, then a
// line for each notification, or several with the same reference of the police for several people.
// Every problem is said with its line and what to do, and nothing is guessed or dropped: with one
// problem nothing of the list is stored. The page is pages/notification_list.cpp; the cells are
// csv.h's.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/referrals.h"

namespace openmash::web {

inline constexpr std::size_t most_listed = 100;  ///< notifications in one list

struct ListColumn {
  std::string_view name;
  std::string_view meaning;
};

[[nodiscard]] std::span<const ListColumn> list_columns();

struct ListedNotification {
  std::size_t line = 0;          ///< where it begins
  std::string police_reference;  ///< as it was written
  std::string written;           ///< all its cells, to tell a repeat from other words
  app::WrittenReferral referral;
};

struct NotificationList {
  std::vector<ListedNotification> all;
  std::vector<std::string> problems;  ///< "Line 4: …", in the order of the lines
};

/// @param press  people and worries get ids made from it, the same for the same press
[[nodiscard]] NotificationList read_notification_list(std::string_view text,
                                                      const app::Submission& press, Instant now);

}  // namespace openmash::web
