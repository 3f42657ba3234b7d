// Signing in with the organisation's own account: the way there, and back.
// This is the one page that leads away from the site, and only to the provider that whoever runs
// the hub named when it was started.
#include "web/factor_parts.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/pages/signing_in.h"
#include "web/session.h"

namespace openmash::web {

http::Response sign_in_elsewhere(Visit& visit) {
  app::SignIn& people = visit.hub().people();
  if (!people.rules().provider) {
    return not_found(visit);
  }
  const std::string browser = visitor_of(visit.request);
  if (browser.empty()) {
    return http::see_other("/sign-in");  // where every browser gets its word
  }
  if (const auto address = people.provider_address(browser)) {
    http::Response response{.status = 303};
    response.header("Location", *address);
    return response;
  }
  const std::string& name = people.rules().provider->name;
  return public_page(
      visit, {.title = "Sign in with your " + name, .status = 503},
      join(prose::title("Your " + name + " does not answer"),
           prose::paragraph("Try again in a minute, or ask whoever looks after your account."),
           prose::paragraph(prose::link("/sign-in", "Sign in another way"))));
}

http::Response sign_in_callback(Visit& visit) {
  app::SignIn& people = visit.hub().people();
  const auto query = [&](const char* name) {
    return std::string{visit.request.query.first(name).value_or("")};
  };
  if (!people.rules().provider) {
    return not_found(visit);
  }
  const app::SignInOutcome outcome = people.sign_in_from_provider(
      {.state = query("state"), .code = query("code"), .issuer = query("iss")},
      visitor_of(visit.request), caller_of(visit.request));
  if (const auto* opened = std::get_if<app::SessionOpened>(&outcome)) {
    return signed_in(visit, *opened, "");
  }
  const auto* wait = std::get_if<app::WaitUntil>(&outcome);
  const std::string words =
      wait != nullptr ? wait_words(visit, wait->when)
                      : "No account here belongs to whom you signed in as there, or that sign-in "
                        "was not begun in this browser just now. Ask whoever looks after your "
                        "account to link the two.";
  return public_page(visit, {.title = "You are not signed in", .status = 403},
                     join(prose::title("You are not signed in"), prose::paragraph(words),
                          prose::paragraph(prose::link("/sign-in", "Try again"))));
}

}  // namespace openmash::web
