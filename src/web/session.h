// Who a browser is: the session of a member of staff, or a visitor who is nobody in particular.
// A token is read from its cookie here and nowhere else; a form is believed only with the token of
// the browser it was made for, and never when the browser says it came from another site. Signing
// in and out are pages (pages/sign_in.cpp); app/sign_in.h holds the sessions.
#pragma once

#include <optional>
#include <string>

#include "web/visit.h"

namespace openmash::web {

/// What the cookies of one request say.
struct Browser {
  std::optional<app::SignedIn> who;
  std::optional<StaffId> was;  ///< whose session it had been, also when it has ended
  std::string visitor;         ///< a random word that ties a public form to this browser
  bool visitor_is_new = false;
};

[[nodiscard]] Browser read_browser(Site& site, const http::Request& request);

/// What forms made for this browser carry.
[[nodiscard]] std::string form_token(Site& site, const Browser& browser);

/// A form begun before signing in may be sent after it, so the visitor's token is good too.
[[nodiscard]] bool has_form_token(Site& site, const Browser& browser, const http::Request& request);

/// Whether the browser says that another site sent this.
[[nodiscard]] bool from_another_site(const http::Request& request);

void set_session(Site& site, http::Response& response, const app::SessionOpened& opened);
void set_visitor(http::Response& response, const Browser& browser);
void clear_session(http::Response& response);

/// The session's token itself, to end it or to prove more in it.
[[nodiscard]] std::string session_token(const http::Request& request);

/// From where somebody asks: what is counted when they try, and told in their list of sessions.
[[nodiscard]] app::Caller caller_of(const http::Request& request);

/// The random word that ties a public form, or a sign-in elsewhere, to this browser; "" before it
/// has one.
[[nodiscard]] std::string visitor_of(const http::Request& request);

}  // namespace openmash::web
