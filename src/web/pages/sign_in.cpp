#include "base/match.h"
#include "govuk/button.h"
#include "govuk/input.h"
#include "govuk/inset_text.h"
#include "london/time_text.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/pages.h"
#include "web/session.h"

namespace openmash::web {

namespace {

/// Where somebody's work begins.
std::string first_page(app::Hub& hub, const app::SignedIn& who) {
  const hub::Role* role = hub.profile().role(who.staff.role);
  if (!hub.parked().parked(who.staff.id.value, hub.now()).empty()) {
    return "/parked";
  }
  if (role != nullptr && role->has(hub::Power::administer)) {
    return "/accounts";
  }
  if (permits(who.staff, Permission::see_access_record, {}, hub.profile()) &&
      !permits(who.staff, Permission::see_queue, {}, hub.profile())) {
    return "/accesses";
  }
  return role != nullptr && role->has(hub::Power::answer_requests) ? "/requests" : "/queue";
}

std::string next_of(const Visit& visit) {
  const std::string sent = visit.is_post()
                               ? field(visit, "next")
                               : std::string(visit.request.query.first("next").value_or(""));
  return http::is_local_path(sent) ? sent : "";
}

Html why_here(const Visit& visit) {
  const std::string_view why = visit.request.query.first("why").value_or("");
  if (why == "kept") {
    return govuk::inset_text(
        {.content =
             "Your session had ended, so what you sent has not been acted on. It is kept for you. "
             "Sign in again and you can send it as it is."});
  }
  if (why == "ended") {
    return govuk::inset_text(
        {.content =
             "You are not signed in, so what you sent has not been acted on. Go back in your "
             "browser: what you wrote should still be there. Copy it before you sign in."});
  }
  return {};
}

http::Response form(const Visit& visit, const Problems& problems) {
  const Html main = join(
      error_summary(problems), why_here(visit), "<h1 class=\"govuk-heading-l\">Sign in</h1>"_html,
      element("p", {{"class", "govuk-body"}}, "This is for people who work in or with ",
              Text(visit.profile().name), ". You do not need to sign in to tell us about a child: ",
              element("a", {href("/"), {"class", "govuk-link"}}, "start here"), "."),
      element("form", {action("/sign-in"), {"method", "post"}, flag("novalidate")},
              hidden_fields(visit),
              element("input", {{"type", "hidden"}, {"name", "next"}, {"value", next_of(visit)}}),
              govuk::input({.name = "name",
                            .label = {.content = "Name you sign in with"},
                            .error_message = {.content = problem_of(problems, "name")},
                            .value = field(visit, "name"),
                            .classes = "govuk-input--width-20",
                            .autocomplete = "username",
                            .autocapitalize = "none",
                            .spellcheck = false}),
              govuk::input({.name = "password",
                            .label = {.content = "Password"},
                            .error_message = {.content = problem_of(problems, "password")},
                            .classes = "govuk-input--width-20",
                            .type = "password",
                            .autocomplete = "current-password"}),
              govuk::button({.content = "Sign in", .prevent_double_click = true})));
  return public_page(visit, {.title = "Sign in", .has_errors = !problems.empty()}, main);
}

}  // namespace

http::Response sign_in(Visit& visit) {
  if (!visit.is_post()) {
    return visit.who ? http::see_other(next_of(visit).empty() ? first_page(visit.hub(), *visit.who)
                                                              : next_of(visit))
                     : form(visit, {});
  }
  if (auto refusal = unknown_field(visit, {"name", "password", "next"})) {
    return std::move(*refusal);
  }
  Problems problems;
  const std::string name = field(visit, "name");
  const std::string password = raw_field(visit, "password");
  if (name.empty()) {
    problems.push_back({"name", "Enter the name you sign in with"});
  }
  if (password.empty()) {
    problems.push_back({"password", "Enter your password"});
  }
  if (!problems.empty()) {
    return form(visit, problems);
  }
  const app::SignInOutcome outcome =
      visit.hub().people().sign_in(name, password, visit.request.peer);
  return match(
      outcome,
      [&](const app::SessionOpened& opened) {
        const auto who = visit.hub().people().session(opened.token);
        const std::string next = next_of(visit);
        http::Response response = http::see_other(!next.empty() ? next
                                                  : who         ? first_page(visit.hub(), *who)
                                                                : std::string("/sign-in"));
        set_session(visit.site, response, opened);
        return response;
      },
      [&](const app::WrongNameOrPassword&) {
        return form(visit,
                    {{"name", "The name or the password is not right. Check both and try again"}});
      },
      [&](const app::WaitUntil& wait) {
        return form(
            visit,
            {{"name", "There have been too many attempts. Try again at " +
                          london::near_text(wait.when + std::chrono::seconds{59}, visit.now)}});
      });
}

http::Response sign_out(Visit& visit) {
  visit.hub().people().sign_out(session_token(visit.request));
  http::Response response = http::see_other("/sign-in");
  clear_session(response);
  return response;
}

}  // namespace openmash::web
