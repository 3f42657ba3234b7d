#include "web/factor_parts.h"

#include "base/match.h"
#include "govuk/button.h"
#include "govuk/input.h"
#include "london/time_text.h"
#include "web/pages/prose.h"
#include "web/qr.h"

namespace openmash::web {

namespace {

Html carried_fields(const Visit& visit, const Carried& carried) {
  Html fields = hidden_fields(visit);
  for (const http::Field& one : carried) {
    fields += prose::hidden(one.name, one.value);
  }
  return fields;
}

Html password_field(const Problems& problems, const char* name, const char* label, const char* hint,
                    const char* autocomplete) {
  return govuk::input({.name = name,
                       .label = {.content = label},
                       .hint = {.content = hint},
                       .error_message = {.content = problem_of(problems, name)},
                       .classes = "govuk-input--width-20",
                       .type = "password",
                       .autocomplete = autocomplete});
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) {
    all += (all.empty() ? "" : " ") + word;
  }
  return all;
}

}  // namespace

std::string role_name(const hub::Profile& profile, const app::Colleague& person) {
  const hub::Role* role = profile.role(person.role);
  std::string name = role == nullptr ? person.role.value : role->name;
  if (const hub::Agency* agency = person.agency ? profile.agency(*person.agency) : nullptr) {
    name += ", " + agency->name;
  }
  return name;
}

Html code_form(const Visit& visit, const std::string& to, const Carried& carried,
               const Problems& problems, const std::string& button) {
  return element(
      "form", {action(to), {"method", "post"}, flag("novalidate")}, carried_fields(visit, carried),
      govuk::input({.name = "code",
                    .label = {.content = "Code from your app"},
                    .hint = {.content = "Six digits, such as 123 456. Without your phone, type one "
                                        "of your recovery codes instead."},
                    .error_message = {.content = problem_of(problems, "code")},
                    .classes = "govuk-input--width-20",
                    .autocomplete = "one-time-code",
                    .spellcheck = false}),
      govuk::button({.content = button, .prevent_double_click = true}));
}

Html password_form(const Visit& visit, const std::string& to, const Carried& carried,
                   const Problems& problems, const std::string& button) {
  return element("form", {action(to), {"method", "post"}, flag("novalidate")},
                 carried_fields(visit, carried),
                 password_field(problems, "password", "Your password", "", "current-password"),
                 govuk::button({.content = button, .prevent_double_click = true}));
}

Html passkey_form(const Visit& visit, const std::string& to, const Carried& carried,
                  const app::PasskeyRequest& request, const std::string& button) {
  if (request.relying_party.empty()) {
    return {};
  }
  return element("form",
                 {action(to),
                  {"method", "post"},
                  flag("hidden"),
                  {"data-passkey", "use"},
                  {"data-challenge", request.challenge},
                  {"data-host", request.relying_party},
                  {"data-known", joined(request.credentials)}},
                 carried_fields(visit, carried), prose::hidden("credential", ""),
                 prose::hidden("client-data", ""), prose::hidden("device-data", ""),
                 prose::hidden("signature", ""),
                 govuk::button({.content = button, .classes = "govuk-button--secondary"}),
                 element("p", {{"class", "govuk-body"}, {"role", "status"}}));
}

Html new_passkey_form(const Visit& visit, const std::string& to, const app::PasskeyRequest& request,
                      const std::string& user, const Problems& problems) {
  if (request.relying_party.empty()) {
    return {};
  }
  return element("form",
                 {action(to),
                  {"method", "post"},
                  flag("hidden"),
                  flag("novalidate"),
                  {"data-passkey", "make"},
                  {"data-challenge", request.challenge},
                  {"data-host", request.relying_party},
                  {"data-hub", visit.profile().name},
                  {"data-user-id", request.user_id},
                  {"data-user-name", user},
                  {"data-known", joined(request.credentials)}},
                 hidden_fields(visit), prose::hidden("client-data", ""),
                 prose::hidden("attestation", ""), prose::hidden("do", "passkey"),
                 govuk::input({.name = "passkey-name",
                               .label = {.content = "What to call it"},
                               .hint = {.content = "Such as: work laptop"},
                               .error_message = {.content = problem_of(problems, "passkey-name")},
                               .value = field(visit, "passkey-name"),
                               .classes = "govuk-input--width-20"}),
                 govuk::button({.content = "Make a passkey", .classes = "govuk-button--secondary"}),
                 element("p", {{"class", "govuk-body"}, {"role", "status"}}));
}

Html app_form(const Visit& visit, const std::string& to, const app::AppOffer& offer,
              const Problems& problems) {
  return element(
      "form", {action(to), {"method", "post"}, flag("novalidate")}, hidden_fields(visit),
      prose::hidden("secret", offer.sealed), prose::hidden("do", "app"),
      prose::paragraph("Open an authenticator app on your phone, and let it read this picture:"),
      qr_code(offer.address, "The key for your app, the same as the words below it"),
      prose::paragraph("Or type this key into it: ",
                       element("span", {{"class", "om-secret"}}, offer.secret)),
      govuk::input({.name = "code",
                    .label = {.content = "The code it shows now"},
                    .hint = {.content = "Six digits, such as 123 456"},
                    .error_message = {.content = problem_of(problems, "code")},
                    .classes = "govuk-input--width-10",
                    .inputmode = "numeric",
                    .autocomplete = "one-time-code",
                    .spellcheck = false}),
      govuk::button({.content = "Use this app", .prevent_double_click = true}));
}

Html own_password_form(const Visit& visit, const std::string& to, const Problems& problems) {
  return element(
      "form", {action(to), {"method", "post"}, flag("novalidate")}, hidden_fields(visit),
      prose::hidden("do", "password"),
      password_field(problems, "password-now", "The password you have now", "", "current-password"),
      password_field(problems, "password", "Your new password",
                     "At least 12 characters. Any characters and spaces will do. Three or four "
                     "words that do not belong together make a good one.",
                     "new-password"),
      govuk::button({.content = "Change my password", .prevent_double_click = true}));
}

Html recovery_codes(const std::vector<std::string>& codes) {
  std::vector<Html> items;
  for (const std::string& code : codes) {
    items.push_back(element("span", {{"class", "om-secret"}}, code));
  }
  return join(
      prose::paragraph("Each of these opens the way once, if you do not have your phone or "
                       "your passkey. Print or write them down now and keep them apart from "
                       "your phone: they are not shown again."),
      prose::bullets(items));
}

app::PasskeyAnswer sent_passkey(const Visit& visit) {
  return {.credential = field(visit, "credential"),
          .client_data = field(visit, "client-data"),
          .authenticator_data = field(visit, "device-data"),
          .signature = field(visit, "signature")};
}

app::PasskeyMade made_passkey(const Visit& visit) {
  return {.client_data = field(visit, "client-data"),
          .attestation = field(visit, "attestation"),
          .name = field(visit, "passkey-name")};
}

app::Proof sent_proof(const Visit& visit) {
  if (visit.request.form("credential")) {
    return sent_passkey(visit);
  }
  if (visit.request.form("password")) {
    return app::PasswordAgain{raw_field(visit, "password")};
  }
  return app::TypedCode{field(visit, "code")};
}

std::string wait_words(const Visit& visit, Instant until) {
  return "There have been too many attempts. Try again at " +
         london::near_text(until + std::chrono::seconds{59}, visit.now);
}

Problem account_problem(const Visit& visit, const app::AccountRefusal& refusal,
                        const std::string& password_field_name) {
  return match(
      refusal,
      [](const NotPermitted&) {
        return Problem{"name", "Only somebody who keeps this account may do this"};
      },
      [](const app::MovedOn&) {
        return Problem{"account",
                       "Something has been done to it since you looked, or somebody has agreed. "
                       "Look again"};
      },
      [](const app::NameTaken&) {
        return Problem{"name", "Somebody else signs in with this name. Choose another"};
      },
      [&](const app::PasswordTooShort&) {
        return Problem{password_field_name,
                       "The password must have at least " +
                           std::to_string(app::SignIn::shortest_password) +
                           " characters. Three or four words that do not belong together make a "
                           "good one"};
      },
      [&](const app::PasswordGuessedEarly&) {
        return Problem{password_field_name,
                       "This password is one of those that are tried first: one word or name, with "
                       "digits or signs added. Use three or four words that do not belong "
                       "together"};
      },
      [&](const app::PasswordUnchanged&) {
        return Problem{password_field_name, "This is the password you have now. Choose another"};
      },
      [](const app::WrongPassword&) {
        return Problem{"password-now", "This is not the password you have now"};
      },
      [](const app::AgencyMissing&) {
        return Problem{"agency", "Choose the agency this person speaks for"};
      },
      [](const app::NoSuchRole&) { return Problem{"role", "Choose a role"}; },
      [](const app::SubjectTaken&) {
        return Problem{"subject", "Another account signs in with this. End that one first"};
      },
      [](const app::WrongCodeTyped&) {
        return Problem{"code",
                       "This is not the code of this moment. Wait for the next one and type "
                       "that"};
      },
      [&](const app::WaitUntil& wait) { return Problem{"code", wait_words(visit, wait.when)}; });
}

}  // namespace openmash::web
