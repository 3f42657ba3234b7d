// A clock as people read it: what is left or over, when that is, and a bar of how much is gone.
// Nothing is coloured without a word beside it; nothing here knows what time it is but by being
// told. Wording is london/time_text.h's; which clock runs is domain/hub/clocks.h's.
#pragma once

#include <optional>
#include <string>

#include "base/instant.h"
#include "html/html.h"

namespace openmash::web {

/// "48 minutes left", "by 9:40am today", and, where it is known from when, a bar of how much is
/// gone: one cell of a queue.
[[nodiscard]] Html clock_cell(std::optional<Instant> from, Instant due, Instant now);

/// The same, large, for the head of a page: "answer by 11:41am today".
[[nodiscard]] Html clock_large(Text deed, Instant due, Instant now);

/// "1 hour 20 minutes over" or "48 minutes left".
[[nodiscard]] std::string left_or_over(Instant due, Instant now);

/// "9:40am today" as a time element; midnight is told as the end of the day before it.
[[nodiscard]] Html near_time(Instant at, Instant now);

/// A second line in a cell, smaller and quieter.
template <Part... Parts>
[[nodiscard]] Html quiet_line(const Parts&... parts) {
  return element("span", {{"class", "om-sub"}}, parts...);
}

}  // namespace openmash::web
