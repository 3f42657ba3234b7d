// What is still owed after the password: a code, a password of one's own, a second factor. And the
// same again in the middle of work, where a page wants a fresh proof.
#include "base/match.h"
#include "govuk/inset_text.h"
#include "web/factor_parts.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/pages/signing_in.h"
#include "web/session.h"
#include "web/step_up.h"

namespace openmash::web {

namespace {

constexpr const char* step_page = "/sign-in/step";

Html start_again(const Visit& visit) {
  return prose::button_form(visit, {.to = "/sign-out",
                                    .button = "Start again as somebody else",
                                    .classes = "govuk-button--secondary"});
}

http::Response code_page(const Visit& visit, const app::Halfway& half, const Problems& problems) {
  const Carried carried{{"next", next_of(visit)}};
  Html main = join(error_summary(problems), prose::title("Show that it is you"));
  if (half.has_app) {
    main += code_form(visit, step_page, carried, problems, "Go on");
  } else {
    main += prose::paragraph(
        "Use your passkey. Where this browser cannot, type one of your "
        "recovery codes.");
    main += code_form(visit, step_page, carried, problems, "Go on with a recovery code");
  }
  if (half.has_passkeys) {
    main += passkey_form(visit, step_page, carried,
                         visit.hub().people().ask_passkey(half.session.hex(), half.staff),
                         "Use your passkey");
  }
  main += prose::paragraph(
      "If you have lost what you sign in with, ask whoever looks after your account.");
  main += start_again(visit);
  return public_page(visit, {.title = "Show that it is you", .has_errors = !problems.empty()},
                     main);
}

http::Response password_page(const Visit& visit, const Problems& problems) {
  return public_page(
      visit, {.title = "Choose your own password", .has_errors = !problems.empty()},
      join(error_summary(problems), prose::title("Choose your own password"),
           prose::paragraph("Somebody else knows the one you have. Choose one that nobody else "
                            "knows, and then go on."),
           own_password_form(visit, step_page, problems), start_again(visit)));
}

http::Response enrol_page(const Visit& visit, const app::Halfway& half, const Problems& problems) {
  app::SignIn& people = visit.hub().people();
  const auto offered = people.offered_app(half.staff, field(visit, "secret"));
  const app::PasskeyRequest passkey = people.ask_passkey(half.session.hex(), half.staff);
  return public_page(
      visit, {.title = "Add a second way to show it is you", .has_errors = !problems.empty()},
      join(error_summary(problems), prose::title("Add a second way to show it is you"),
           visit.request.query.first("done") == "removed"
               ? prose::paragraph(element("strong", "That is removed."),
                                  " You have no second way now, and need one to go on.")
               : Html(),
           prose::paragraph("A password alone can be learnt by somebody else. Everybody who works "
                            "here signs in with something they hold as well."),
           app_form(visit, step_page, offered ? *offered : people.offer_app(half.staff), problems),
           passkey.relying_party.empty()
               ? Html()
               : join(prose::heading("Or a passkey, instead of the app"),
                      prose::paragraph("A passkey is a key kept on your computer, your phone or a "
                                       "small device, and opened by your finger, your face or a "
                                       "PIN. One of the two is enough. Making one needs "
                                       "JavaScript.")),
           new_passkey_form(visit, step_page, passkey, half.user_name, problems),
           start_again(visit)));
}

/// Nothing can be done here but wait: whoever agrees knows its person, and may ring them.
http::Response second_page(const Visit& visit) {
  return public_page(
      visit, {.title = "Your account waits for a second person"},
      join(prose::title("Your account waits for a second person"),
           prose::paragraph("Whoever looks after the accounts did something to yours. Before "
                            "anybody comes in by it, somebody who decides here says that it is "
                            "you."),
           prose::paragraph("Ring whoever decides here today, and tell them. They find it under "
                            "“Access”. Then sign in again."),
           start_again(visit)));
}

http::Response step_shown(const Visit& visit, const app::Halfway& half, const Problems& problems) {
  switch (half.owes) {
    case app::Owes::second:
      return second_page(visit);
    case app::Owes::code:
      return code_page(visit, half, problems);
    case app::Owes::own_password:
      return password_page(visit, problems);
    case app::Owes::enrolment:
    case app::Owes::nothing:
      return enrol_page(visit, half, problems);
  }
  return not_found(visit);
}

/// The codes are shown here and nowhere else, so this answer is a page and leads on by a link.
http::Response enrolled_page(const Visit& visit, const app::Enrolled& enrolled) {
  http::Response response =
      public_page(visit, {.title = "Keep these codes"},
                  join(prose::title("Keep these codes"), recovery_codes(enrolled.recovery_codes),
                       prose::paragraph(prose::link("/sign-in", "I have them: go on to my work"))));
  set_session(visit.site, response, {.token = enrolled.token});
  return response;
}

http::Response step_done(const Visit& visit, const app::Halfway& half) {
  app::SignIn& people = visit.hub().people();
  const std::string token = session_token(visit.request);
  const app::Caller caller = caller_of(visit.request);
  const std::string what = field(visit, "do");
  if (half.owes == app::Owes::second) {
    return second_page(visit);
  }
  if (half.owes == app::Owes::own_password) {
    const auto changed = people.change_own_password(token, raw_field(visit, "password-now"),
                                                    raw_field(visit, "password"), caller);
    return changed ? signed_in(visit, *changed, next_of(visit))
                   : password_page(visit, {account_problem(visit, changed.error())});
  }
  if (half.owes == app::Owes::enrolment) {
    if (what == "passkey" && field(visit, "passkey-name").empty()) {
      return enrol_page(visit, half,
                        {{"passkey-name", "Enter what to call it, so that you know it again"}});
    }
    const auto enrolled = what == "passkey" ? people.add_passkey(token, made_passkey(visit))
                                            : people.enrol_app(token, field(visit, "secret"),
                                                               field(visit, "code"), caller);
    return enrolled ? enrolled_page(visit, *enrolled)
                    : enrol_page(visit, half, {account_problem(visit, enrolled.error())});
  }
  return match(
      people.prove(token, sent_proof(visit), caller),
      [&](const app::SessionOpened& opened) { return signed_in(visit, opened, next_of(visit)); },
      [&](const app::WrongProof&) {
        return code_page(visit, half,
                         {{"code",
                           "This is not right, or it was used before. A code can be used "
                           "once: wait for the next one"}});
      },
      [&](const app::WaitUntil& wait) {
        return code_page(visit, half, {{"code", wait_words(visit, wait.when)}});
      });
}

http::Response prove_page(const Visit& visit, const Problems& problems) {
  app::SignIn& people = visit.hub().people();
  const StaffId id = visit.who->staff.id;
  const app::Factors factors = people.factors(id);
  const Carried carried{{"next", next_of(visit)}};
  Html main = join(
      error_summary(problems), prose::title("Show that it is still you"),
      prose::paragraph("What you are about to do matters more than most. Show that it is you, and "
                       "it goes on where you were. What you have written is kept."));
  if (factors.app || !factors.passkeys.empty()) {
    main += code_form(visit, "/prove", carried, problems, "Go on");
    main += passkey_form(visit, "/prove", carried, people.ask_passkey(visit.who->session.hex(), id),
                         "Use your passkey");
  } else {
    main += password_form(visit, "/prove", carried, problems, "Go on");
  }
  return staff_page(visit, {.title = "Show that it is still you", .has_errors = !problems.empty()},
                    main);
}

}  // namespace

http::Response sign_in_step(Visit& visit) {
  const auto half = visit.hub().people().halfway(session_token(visit.request));
  if (!half) {
    return http::see_other("/sign-in");
  }
  if (!visit.is_post()) {
    return step_shown(visit, *half, {});
  }
  if (auto refusal = unknown_field(
          visit, {"code", "next", "credential", "client-data", "device-data", "signature",
                  "attestation", "passkey-name", "secret", "do", "password", "password-now"})) {
    return std::move(*refusal);
  }
  return step_done(visit, *half);
}

http::Response prove(Visit& visit) {
  if (!visit.is_post()) {
    return prove_page(visit, {});
  }
  if (auto refusal = unknown_field(visit, {"code", "next", "credential", "client-data",
                                           "device-data", "signature", "password"})) {
    return std::move(*refusal);
  }
  return match(
      visit.hub().people().prove(session_token(visit.request), sent_proof(visit),
                                 caller_of(visit.request)),
      [&](const app::SessionOpened& opened) {
        const std::string next = next_of(visit);
        http::Response response = http::see_other(next.empty() ? "/sign-in" : next);
        set_session(visit.site, response, opened);
        return response;
      },
      [&](const app::WrongProof&) {
        const char* named = visit.request.form("password") ? "password" : "code";
        return prove_page(visit, {{named, "This is not right. Check it and try again"}});
      },
      [&](const app::WaitUntil& wait) {
        const char* named = visit.request.form("password") ? "password" : "code";
        return prove_page(visit, {{named, wait_words(visit, wait.when)}});
      });
}

/// Somebody is there: asked by the script that showed the warning. Being asked is enough.
http::Response stay(Visit& visit) {
  http::Response response{.status = 204};
  const auto left = std::chrono::floor<std::chrono::seconds>(visit.who->ends - visit.now);
  response.header("X-Session-Left", std::to_string(left.count()));
  return response;
}

}  // namespace openmash::web
