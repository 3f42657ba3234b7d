// A fresh proof of who is there, for what must not be done by whoever finds a screen unlocked.
// One line at the top of a page's function asks for it; the reader is sent to a short page, proves
// it with what they have (a second factor; their password where they have none), and comes back.
// Nothing typed is lost: a form that was sent is kept for its writer and offered again. How long a
// proof holds is in visit.h; what proves is app/sign_in.h; the page is pages/prove.cpp.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "web/visit.h"

namespace openmash::web {

/// Nothing where this session proved who is there within the last ten minutes; else the way to the
/// page that asks. On a page for staff:
///   if (auto first = needs_proof(visit)) return *std::move(first);
[[nodiscard]] std::optional<http::Response> needs_proof(const Visit& visit);

/// Keeps the form that was sent for this person, passwords left out; it is never sent by itself.
void keep_form(const Visit& visit, StaffId writer);

/// The address that was asked for, with what stood behind its question mark.
[[nodiscard]] std::string with_query(const http::Request& request);

}  // namespace openmash::web
