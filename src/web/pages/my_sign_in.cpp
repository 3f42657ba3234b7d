// One's own way in: where one is signed in, the password, and what shows that it is oneself.
// Everybody has this page and nobody has another's. What opens or shuts a way in asks for a fresh
// proof first.
#include <algorithm>

#include "base/match.h"
#include "govuk/button.h"
#include "web/factor_parts.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/session.h"
#include "web/step_up.h"
#include "words/looked.h"

namespace openmash::web {

namespace {

constexpr const char* here = "/me";

std::string user_name(const Visit& visit) {
  const auto all = visit.hub().people().colleagues();
  const auto own = std::ranges::find(all, visit.who->staff.id, &app::Colleague::id);
  return own == all.end() ? std::string{} : own->user_name;
}

Html section(const char* id, const char* heading, const Html& body) {
  return element("section", {{"class", "om-section"}, {"aria-labelledby", id}},
                 element("h2", {{"class", "govuk-heading-m"}, {"id", id}}, heading), body);
}

Html done_banner(const Visit& visit) {
  const std::string_view done = visit.request.query.first("done").value_or("");
  const char* words = done == "password"
                          ? "Your password is changed. Your other sessions have ended."
                      : done == "ended"   ? "That session has ended."
                      : done == "others"  ? "Your other sessions have ended."
                      : done == "removed" ? "That is removed."
                      : done == "added"   ? "That is added."
                                          : "";
  return prose::done(words);
}

Html sessions(const Visit& visit) {
  const auto all = visit.hub().people().sessions_of(visit.who->staff.id);
  Html rows;
  for (const keep::ListedSession& one : all) {
    const bool is_this = one.id == visit.who->session;
    const Html end =
        is_this ? escape("This one")
                : prose::button_form(visit, {.to = here,
                                             .button = "End it",
                                             .classes = "govuk-button--secondary "
                                                        "om-button--small",
                                             .fields = {{"do", "end"}, {"session", one.id.hex()}}});
    rows += element("tr", element("td", one.device),
                    element("td", {{"data-label", "Begun"}}, short_time_element(one.started)),
                    element("td", {{"data-label", "Last used"}}, short_time_element(one.last_seen)),
                    element("td", end));
  }
  Html table =
      element("table", {{"class", "om-table om-table--stack"}},
              element("caption", {{"class", "govuk-visually-hidden"}}, "Where you are signed in"),
              element("thead", element("tr", element("th", {{"scope", "col"}}, "On"),
                                       element("th", {{"scope", "col"}}, "Begun"),
                                       element("th", {{"scope", "col"}}, "Last used"),
                                       element("th", {{"scope", "col"}}, "End"))),
              element("tbody", rows));
  if (all.size() > 1) {
    table += prose::button_form(visit, {.to = here,
                                        .button = "End all but this one",
                                        .classes = "govuk-button--secondary",
                                        .fields = {{"do", "end-others"}}});
  }
  return join(prose::paragraph("If one of these is not you, end it, change your password and tell "
                               "whoever looks after your account."),
              table);
}

Html factors_section(const Visit& visit, const app::Factors& factors) {
  Html body;
  if (factors.app) {
    body += prose::paragraph("An app on your phone shows your codes. ",
                             prose::link("/me/app", "Use another app"), ", or ",
                             prose::link("/me?ask=app", "stop using the app"), ".");
  } else {
    body += prose::paragraph(prose::link("/me/app", "Use an app that shows codes"));
  }
  for (const Passkey& one : factors.passkeys) {
    body += prose::paragraph("Passkey: ", one.name, ", added ", short_time_element(one.added), ".");
    body += prose::button_form(
        visit, {.to = here,
                .button = "Remove the passkey " + one.name,
                .classes = "govuk-button--secondary",
                .fields = {{"do", "remove-passkey"}, {"passkey", to_hex(one.credential)}}});
  }
  body += prose::paragraph(prose::link("/me/passkeys", "Add a passkey"));
  if (factors.app || !factors.passkeys.empty()) {
    const std::string left = std::to_string(factors.recovery_codes_left);
    body += prose::paragraph("Recovery codes left: ", left, ". ",
                             prose::link("/me/codes", "Make new ones"), ".");
  }
  return body;
}

/// By what they came in, and what was tried in their name.
Html lately(const Visit& visit) {
  constexpr std::chrono::days back{14};
  constexpr std::size_t most = 20;
  const auto all = visit.hub().people().came_in(visit.who->staff.id, visit.now - back);
  Html rows;
  for (std::size_t i = 0; i < std::min(all.size(), most); ++i) {
    rows += element("li", short_time_element(all[i].at), ": ",
                    all[i].met.passed ? "" : "not let in, ", words::label(all[i].met));
  }
  return rows.empty() ? prose::paragraph("Nothing in the last two weeks.")
                      : element("ul", {{"class", "govuk-list govuk-list--bullet"}}, rows);
}

http::Response shown(const Visit& visit) {
  visit.hub().people().knows_of_strangers(visit.who->staff.id);
  const app::Factors factors = visit.hub().people().factors(visit.who->staff.id);
  Html main = join(done_banner(visit), prose::title("How you sign in"),
                   prose::paragraph(visit.who->display_name, ", ", visit.who->role_name,
                                    ". You sign in as ", user_name(visit), "."),
                   section("sessions", "Where you are signed in", sessions(visit)),
                   section("lately", "What your name was used for", lately(visit)));
  main += factors.linked
              ? section("password", "Password",
                        prose::paragraph("You sign in with your organisation’s account, and have "
                                         "no password here."))
              : section("password", "Password",
                        prose::paragraph(prose::link("/me/password", "Change your password")));
  main += section("second", "Showing that it is you", factors_section(visit, factors));
  return staff_page(visit, {.title = "How you sign in", .active = "me"}, main);
}

http::Response done(const char* what) {
  return http::see_other(std::string{here} + "?done=" + what);
}

http::Response acted(const Visit& visit) {
  app::SignIn& people = visit.hub().people();
  const StaffId own = visit.who->staff.id;
  const std::string what = field(visit, "do");
  // Whoever took over a session cannot end its person's others and stay alone.
  if (auto first = needs_proof(visit)) {
    return *std::move(first);
  }
  if (what == "end") {
    if (const auto session = id_from_hex(field(visit, "session"))) {
      people.end_session(own, *session);
    }
    return done("ended");
  }
  if (what == "end-others") {
    people.end_other_sessions(own, visit.who->session);
    return done("others");
  }
  if (what == "remove-app") {
    people.remove_app(own);
    // Without any they are asked for another way at once, and told there what was done.
    return people.factors(own).passkeys.empty() ? http::see_other("/sign-in/step?done=removed")
                                                : done("removed");
  }
  if (what == "remove-passkey") {
    const std::string named = field(visit, "passkey");
    for (const Passkey& one : people.factors(own).passkeys) {
      if (to_hex(one.credential) == named) {
        people.remove_passkey(own, one.credential);
      }
    }
    return done("removed");
  }
  return not_found(visit);
}

http::Response framed(const Visit& visit, const std::string& title, const Problems& problems,
                      Html body) {
  return staff_page(visit,
                    {.title = title,
                     .has_errors = !problems.empty(),
                     .before_main = prose::back(here, "How you sign in"),
                     .active = "me"},
                    join(error_summary(problems), prose::title(title), body));
}

/// Shown once, so this is a page and no way on.
http::Response added(const Visit& visit, const app::Enrolled& enrolled) {
  if (enrolled.recovery_codes.empty()) {
    http::Response response = done("added");
    set_session(visit.site, response, {.token = enrolled.token});
    return response;
  }
  http::Response response =
      framed(visit, "Keep these codes", {}, recovery_codes(enrolled.recovery_codes));
  set_session(visit.site, response, {.token = enrolled.token});
  return response;
}

/// Asked before it is done, for it takes somebody out of their work.
http::Response stop_using_app(const Visit& visit, const app::Factors& factors) {
  return framed(
      visit, "Stop using the app?", {},
      join(prose::paragraph(factors.passkeys.empty()
                                ? "You have no passkey. You will be asked at once for another "
                                  "second way, and can do nothing else before you have one."
                                : "You sign in with your passkey from then on."),
           prose::button_form(visit, {.to = here,
                                      .button = "Stop using the app",
                                      .classes = "govuk-button--warning",
                                      .fields = {{"do", "remove-app"}}})));
}

}  // namespace

http::Response my_sign_in(Visit& visit) {
  if (!visit.is_post()) {
    const app::Factors factors = visit.hub().people().factors(visit.who->staff.id);
    return factors.app && visit.request.query.first("ask") == "app" ? stop_using_app(visit, factors)
                                                                    : shown(visit);
  }
  if (auto refusal = unknown_field(visit, {"do", "session", "passkey"})) {
    return std::move(*refusal);
  }
  return acted(visit);
}

http::Response my_password(Visit& visit) {
  const auto page = [&](const Problems& problems) {
    return framed(visit, "Change your password", problems,
                  own_password_form(visit, "/me/password", problems));
  };
  if (!visit.is_post()) {
    return page({});
  }
  if (auto refusal = unknown_field(visit, {"do", "password", "password-now"})) {
    return std::move(*refusal);
  }
  const auto changed = visit.hub().people().change_own_password(
      session_token(visit.request), raw_field(visit, "password-now"), raw_field(visit, "password"),
      caller_of(visit.request));
  if (!changed) {
    return page({account_problem(visit, changed.error())});
  }
  http::Response response = done("password");
  set_session(visit.site, response, *changed);
  return response;
}

http::Response my_app(Visit& visit) {
  if (auto first = needs_proof(visit)) {
    return *std::move(first);
  }
  app::SignIn& people = visit.hub().people();
  const StaffId own = visit.who->staff.id;
  const auto page = [&](const Problems& problems) {
    const auto offered = people.offered_app(own, field(visit, "secret"));
    return framed(visit, "Use an app that shows codes", problems,
                  app_form(visit, "/me/app", offered ? *offered : people.offer_app(own), problems));
  };
  if (!visit.is_post()) {
    return page({});
  }
  if (auto refusal = unknown_field(visit, {"do", "secret", "code"})) {
    return std::move(*refusal);
  }
  const auto enrolled = people.enrol_app(session_token(visit.request), field(visit, "secret"),
                                         field(visit, "code"), caller_of(visit.request));
  return enrolled ? added(visit, *enrolled) : page({account_problem(visit, enrolled.error())});
}

http::Response my_passkeys(Visit& visit) {
  if (auto first = needs_proof(visit)) {
    return *std::move(first);
  }
  app::SignIn& people = visit.hub().people();
  const auto page = [&](const Problems& problems) {
    const app::PasskeyRequest request =
        people.ask_passkey(visit.who->session.hex(), visit.who->staff.id);
    const Html words = request.relying_party.empty()
                           ? prose::paragraph(
                                 "Passkeys are not set up in this hub: it was started without the "
                                 "address people open it at.")
                           : prose::paragraph(
                                 "A passkey is a key kept on your computer, your phone or a small "
                                 "device, and opened by your finger, your face or a PIN. It cannot "
                                 "be told to a false page. Making one needs JavaScript.");
    return framed(
        visit, "Add a passkey", problems,
        join(words, new_passkey_form(visit, "/me/passkeys", request, user_name(visit), problems)));
  };
  if (!visit.is_post()) {
    return page({});
  }
  if (auto refusal = unknown_field(visit, {"do", "client-data", "attestation", "passkey-name"})) {
    return std::move(*refusal);
  }
  if (field(visit, "passkey-name").empty()) {
    return page({{"passkey-name", "Enter what to call it, so that you know it again"}});
  }
  const auto enrolled = people.add_passkey(session_token(visit.request), made_passkey(visit));
  return enrolled ? added(visit, *enrolled)
                  : page({{"passkey-name",
                           "That was not stored: the browser’s answer was not the one to this "
                           "page. Try again"}});
}

http::Response my_codes(Visit& visit) {
  if (auto first = needs_proof(visit)) {
    return *std::move(first);
  }
  if (!visit.is_post()) {
    return framed(visit, "Make new recovery codes", {},
                  join(prose::paragraph("The ones you have now stop working."),
                       prose::button_form(visit, {.to = "/me/codes", .button = "Make new codes"})));
  }
  if (auto refusal = unknown_field(visit, {})) {
    return std::move(*refusal);
  }
  const auto codes = visit.hub().people().fresh_recovery_codes(visit.who->staff.id);
  return codes.empty() ? not_found(visit)
                       : framed(visit, "Keep these codes", {}, recovery_codes(codes));
}

}  // namespace openmash::web
