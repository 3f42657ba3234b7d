#include "web/session.h"

#include <chrono>

#include "web/device_words.h"
#include "web/tokens.h"

namespace openmash::web {

namespace {

constexpr std::string_view session_cookie = "session";
constexpr std::string_view whose_cookie = "whose";
constexpr std::string_view visitor_cookie = "visitor";
constexpr std::string_view home_cookie = "home";
constexpr std::chrono::days home_kept{180};
constexpr std::chrono::hours whose_kept{24};  // as long as a parked form is

std::string visitor_token(Site& site, const std::string& visitor) {
  return mark_of(site.hub, "visitor-forms", visitor);
}

}  // namespace

Browser read_browser(Site& site, const http::Request& request) {
  Browser browser;
  if (const std::string token = session_token(request); !token.empty()) {
    // What a script asks by itself does not count as somebody being there.
    const bool is_script = request.path == "/events" ||
                           (request.path == "/stay" && request.method != http::Method::post);
    browser.who = site.hub.people().session(token, !is_script);
  }
  if (browser.who) {
    browser.was = browser.who->staff.id;
  } else if (const auto whose = request.cookie(whose_cookie)) {
    browser.was = read_signed_id(site.hub, *whose);
  }
  const auto visitor = request.cookie(visitor_cookie);
  if (visitor && id_from_hex(*visitor)) {
    browser.visitor = *visitor;
  } else {
    browser.visitor = fresh_web_id().hex();
    browser.visitor_is_new = true;
  }
  return browser;
}

std::string form_token(Site& site, const Browser& browser) {
  return browser.who ? browser.who->form_token : visitor_token(site, browser.visitor);
}

bool has_form_token(Site& site, const Browser& browser, const http::Request& request) {
  const std::string_view sent = request.form("form-token").value_or("");
  // Both are compared, whichever is right, so that the time tells nothing.
  const bool session = browser.who && same_words(sent, browser.who->form_token);
  const bool visitor = same_words(sent, visitor_token(site, browser.visitor));
  return session || (visitor && !browser.visitor_is_new);
}

bool from_another_site(const http::Request& request) {
  if (const auto site = request.headers.first("Sec-Fetch-Site")) {
    return *site != "same-origin" && *site != "none";
  }
  // We ask browsers to send no referrer, and some then say "null" of their own pages: the token
  // decides.
  const auto origin = request.headers.first("Origin");
  if (!origin || *origin == "null") {
    return false;
  }
  const std::size_t scheme = origin->find("://");
  return scheme == std::string_view::npos || origin->substr(scheme + 3) != request.host();
}

void set_session(Site& site, http::Response& response, const app::SessionOpened& opened) {
  app::SignIn& people = site.hub.people();
  response.set_cookie({.name = std::string(session_cookie), .value = opened.token});
  if (const auto who = people.session(opened.token)) {
    response.set_cookie({.name = std::string(whose_cookie),
                         .value = signed_id(site.hub, who->staff.id),
                         .max_age = whose_kept});
    response.set_cookie({.name = std::string(home_cookie),
                         .value = people.home_mark(who->staff.id),
                         .max_age = home_kept});
  }
}

void set_visitor(http::Response& response, const Browser& browser) {
  response.set_cookie({.name = std::string(visitor_cookie), .value = browser.visitor});
}

void clear_session(http::Response& response) {
  // Whose it was stays known for a day: a form still open in another window is kept for them.
  response.clear_cookie(session_cookie);
  // The Back button and whoever sits down next find nothing. Cookies stay: they say only the above.
  response.header("Clear-Site-Data", "\"cache\", \"storage\"");
}

app::Caller caller_of(const http::Request& request) {
  return {.peer = request.peer,
          .device = device_words(request.headers.first("User-Agent").value_or("")),
          .home = request.cookie(home_cookie).value_or("")};
}

std::string visitor_of(const http::Request& request) {
  const auto visitor = request.cookie(visitor_cookie);
  return visitor && id_from_hex(*visitor) ? *visitor : std::string{};
}

std::string session_token(const http::Request& request) {
  return request.cookie(session_cookie).value_or("");
}

}  // namespace openmash::web
