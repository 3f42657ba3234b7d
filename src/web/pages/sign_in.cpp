#include "govuk/button.h"
#include "govuk/input.h"
#include "govuk/inset_text.h"
#include "web/factor_parts.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/pages.h"
#include "web/pages/signing_in.h"
#include "web/session.h"

namespace openmash::web {

std::string next_of(const Visit& visit) {
  const std::string sent = visit.is_post()
                               ? field(visit, "next")
                               : std::string(visit.request.query.first("next").value_or(""));
  return http::is_local_path(sent) ? sent : "";
}

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
  if (role != nullptr && role->has(hub::Power::count)) {
    return "/analyst";
  }
  if (permits(who.staff, Permission::inspect, {}, hub.profile())) {
    return "/inspections";
  }
  if (permits(who.staff, Permission::see_access_record, {}, hub.profile()) &&
      !permits(who.staff, Permission::see_queue, {}, hub.profile())) {
    return "/accesses";
  }
  return role != nullptr && role->has(hub::Power::answer_requests) ? "/requests" : "/queue";
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

/// Other ways in, where this hub has them.
Html other_ways(const Visit& visit) {
  const app::SignInRules& rules = visit.hub().people().rules();
  Html ways;
  if (rules.provider) {
    ways += element("p", {{"class", "govuk-body"}},
                    element("a", {href("/sign-in/elsewhere"), {"class", "govuk-link"}},
                            "Sign in with your " + rules.provider->name));
  }
  // Bound to this browser: another's answer is no answer.
  ways += passkey_form(visit, "/sign-in/passkey", {{"next", next_of(visit)}},
                       visit.hub().people().ask_passkey(visit.visitor, std::nullopt),
                       "Sign in with a passkey");
  return ways;
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
              govuk::button({.content = "Sign in", .prevent_double_click = true})),
      other_ways(visit));
  return public_page(visit, {.title = "Sign in", .has_errors = !problems.empty()}, main);
}

http::Response refused_in(const Visit& visit, const app::SignInOutcome& outcome) {
  if (const auto* wait = std::get_if<app::WaitUntil>(&outcome)) {
    return form(visit, {{"name", wait_words(visit, wait->when)}});
  }
  return form(visit, {{"name", "The name or the password is not right. Check both and try again"}});
}

}  // namespace

http::Response signed_in(const Visit& visit, const app::SessionOpened& opened,
                         const std::string& next) {
  app::SignIn& people = visit.hub().people();
  // Whatever this browser was signed in as before ends here.
  if (const std::string before = session_token(visit.request); before != opened.token) {
    people.sign_out(before);
  }
  const auto who = people.session(opened.token);
  http::Response response = http::see_other(!who            ? step_address(next)
                                            : !next.empty() ? next
                                                            : first_page(visit.hub(), *who));
  set_session(visit.site, response, opened);
  return response;
}

std::string step_address(const std::string& next) {
  const std::vector<http::Field> to{{"next", next}};
  return next.empty() ? "/sign-in/step" : "/sign-in/step?" + http::write_form(to);
}

http::Response sign_in(Visit& visit) {
  if (!visit.is_post()) {
    if (visit.who) {
      return http::see_other(next_of(visit).empty() ? first_page(visit.hub(), *visit.who)
                                                    : next_of(visit));
    }
    const bool is_begun = visit.hub().people().halfway(session_token(visit.request)).has_value();
    return is_begun ? http::see_other(step_address(next_of(visit))) : form(visit, {});
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
      visit.hub().people().sign_in(name, password, caller_of(visit.request));
  const auto* opened = std::get_if<app::SessionOpened>(&outcome);
  return opened != nullptr ? signed_in(visit, *opened, next_of(visit)) : refused_in(visit, outcome);
}

http::Response sign_in_passkey(Visit& visit) {
  if (auto refusal =
          unknown_field(visit, {"credential", "client-data", "device-data", "signature", "next"})) {
    return std::move(*refusal);
  }
  const app::SignInOutcome outcome = visit.hub().people().sign_in_with_passkey(
      sent_passkey(visit), visitor_of(visit.request), caller_of(visit.request));
  if (const auto* opened = std::get_if<app::SessionOpened>(&outcome)) {
    return signed_in(visit, *opened, next_of(visit));
  }
  if (const auto* wait = std::get_if<app::WaitUntil>(&outcome)) {
    return form(visit, {{"name", wait_words(visit, wait->when)}});
  }
  return form(visit,
              {{"name", "No account here signs in with that passkey. Use your name and password"}});
}

http::Response sign_out(Visit& visit) {
  visit.hub().people().sign_out(session_token(visit.request));
  http::Response response = http::see_other("/sign-in");
  clear_session(response);
  return response;
}

}  // namespace openmash::web
