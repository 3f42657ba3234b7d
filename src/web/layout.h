// The two frames of every page: for the public, and for staff.
// Titles hold a reference at most, never a name. A staff page says in its foot that it was recorded
// as read. Components are govuk/'s; the frame's document is govuk/page.h.
#pragma once

#include <string>

#include "html/html.h"
#include "web/visit.h"

namespace openmash::web {

struct Frame {
  std::string title;        ///< also in the browser's history: never personal
  bool has_errors = false;  ///< makes the status 422, unless another than 200 is said
  unsigned status = 200;
  Html before_main{};  ///< back link
  bool exit_this_page = false;
  bool recorded = false;  ///< "This page is recorded as read by you"
  std::string events{};   ///< topics followed, as a query: "/events?topic=queue"
  std::string active{};   ///< which part of the navigation stands out: "queue", "requests", …
};

[[nodiscard]] http::Response public_page(const Visit& visit, const Frame& frame, Html main);
[[nodiscard]] http::Response staff_page(const Visit& visit, const Frame& frame, Html main);

/// Whether there is an exercise here: only in a training hub whose folder has one.
[[nodiscard]] bool has_exercise(const Visit& visit);

/// A page in plain words for what cannot be done: a refusal (409), not found (404), not permitted
/// (looks like 404).
[[nodiscard]] http::Response refused(const Visit& visit, const Refusal& refusal);
[[nodiscard]] http::Response not_found(const Visit& visit);

/// "Your answer was kept" pages for the other ends of a command: Done → 303 to `next`; everything
/// else in words.
[[nodiscard]] http::Response after(const Visit& visit, const app::Handled& handled,
                                   std::string_view next);

/// Where a page that moves nothing says that there is more to see: kept empty until then.
/// @param events  as Frame::events; a page has one or the other
[[nodiscard]] Html notice_slot(const Visit& visit, std::string_view events, std::string_view words);

/// A moment as a <time> element: "21 November 2026 at 9:04am".
[[nodiscard]] Html time_element(Instant at);
[[nodiscard]] Html short_time_element(Instant at);

}  // namespace openmash::web
