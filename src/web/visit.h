// One request on its way to a page: the hub, the request, who is asking, and what the address held.
// Made by routes.cpp after the cookie and the form token were checked; a page never looks at
// cookies itself. It shows content only as Visible, which it asks of `hub.look()`. Layout is in
// layout.h, forms in form.h, the table of pages in routes.cpp.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "app/hub.h"
#include "http/events.h"
#include "http/request.h"
#include "http/response.h"

namespace openmash::web {

struct Site {
  app::Hub& hub;
  http::EventHub& events;
  /// An answer to somebody signed in leaves a whole number of these after it was asked for, so that
  /// its time does not tell what was left out of it (ADR 30). Zero: at once.
  std::chrono::milliseconds beat{20};
};

/// How long a session's proof of who is there holds (step_up.h asks for a new one).
inline constexpr std::chrono::minutes proof_holds{10};

struct Visit {
  Site& site;
  const http::Request& request;
  std::optional<app::SignedIn> who;  ///< always there on a page for staff
  std::vector<std::string> parts;    ///< what stood where the route has {…}, in order
  Instant now{};
  std::string form_token{};  ///< what every form made for this browser carries
  std::string visitor{};     ///< the random word that ties what nobody has signed to this browser

  [[nodiscard]] app::Hub& hub() const { return site.hub; }
  [[nodiscard]] const hub::Profile& profile() const { return site.hub.profile(); }
  [[nodiscard]] app::Reader reader() const {
    return {.actor = who->staff,
            .session = who->session,
            .stepped_up = who->proved && now - *who->proved < proof_holds};
  }
  [[nodiscard]] Actor actor() const { return who ? Actor{who->staff} : Actor{Referrer{}}; }
  [[nodiscard]] bool is_post() const { return request.method == http::Method::post; }
};

using Page = http::Response (*)(Visit&);

/// The whole site: finds the page, checks who is asking, adds the headers every answer carries.
[[nodiscard]] http::Response serve(Site& site, const http::Request& request);

/// The server's own refusals and faults as pages in words: for http::Options::pages.
[[nodiscard]] http::Response server_refused(Site& site, unsigned status);
[[nodiscard]] http::Response server_fault(Site& site, const http::Request& request,
                                          const std::string& incident);

/// Pins the hub's notices to open pages. Once, at start.
void bridge_notices(Site& site);

/// Ends the streams of sessions whose time ran out: nothing is pinned when that happens. Every
/// minute.
void end_streams_of_ended_sessions(Site& site);

}  // namespace openmash::web
