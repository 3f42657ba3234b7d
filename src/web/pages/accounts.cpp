#include <algorithm>

#include "base/match.h"
#include "domain/account/account.h"
#include "govuk/button.h"
#include "govuk/input.h"
#include "govuk/notification_banner.h"
#include "govuk/radios.h"
#include "govuk/select.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

bool may_administer(const Visit& visit) {
  return permits(visit.who->staff, Permission::administer, {}, visit.profile());
}

std::string role_name(const hub::Profile& profile, const app::Colleague& person) {
  const hub::Role* role = profile.role(person.role);
  std::string name = role == nullptr ? person.role.value : role->name;
  if (const hub::Agency* agency = person.agency ? profile.agency(*person.agency) : nullptr) {
    name += ", " + agency->name;
  }
  return name;
}

std::string too_short() {
  return "The password must have at least " + std::to_string(app::SignIn::shortest_password) +
         " characters. Three or four words that do not belong together make a good one";
}

Problem problem_for(const app::AccountRefusal& refusal) {
  return match(
      refusal,
      [](const NotPermitted&) { return Problem{"name", "Only an administrator may do this"}; },
      [](const app::NameTaken&) {
        return Problem{"name", "Somebody else signs in with this name. Choose another"};
      },
      [](const app::PasswordTooShort&) { return Problem{"password", too_short()}; },
      [](const app::AgencyMissing&) {
        return Problem{"agency", "Choose the agency this person speaks for"};
      },
      [](const app::NoSuchRole&) { return Problem{"role", "Choose a role"}; });
}

Html password_input(const Problems& problems, const char* label) {
  return govuk::input(
      {.name = "password",
       .label = {.content = label},
       .hint = {.content = "At least 12 characters. Any characters and spaces will do. Tell it "
                           "to the person yourself, not by e-mail."},
       .error_message = {.content = problem_of(problems, "password")},
       .classes = "govuk-input--width-20",
       .type = "password",
       .autocomplete = "new-password"});
}

Html role_choice(const Visit& visit, const Problems& problems) {
  const hub::Profile& profile = visit.profile();
  govuk::SelectOptions agencies{.name = "agency",
                                .label = {.content = "Agency they speak for"},
                                .hint = {.content = "Only for a role that speaks for an agency"},
                                .error_message = {.content = problem_of(problems, "agency")},
                                .items = {{.value = "", .text = "Choose an agency"}},
                                .value = field(visit, "agency")};
  for (const hub::Agency& agency : profile.agencies) {
    agencies.items.push_back({.value = agency.code.value, .text = agency.name});
  }
  govuk::RadiosOptions roles{
      .name = "role",
      .fieldset = {.legend = {.content = "Role", .classes = "govuk-fieldset__legend--s"}},
      .error_message = {.content = problem_of(problems, "role")},
      .value = field(visit, "role"),
      .classes = "govuk-radios--small"};
  for (const hub::Role& role : profile.roles) {
    roles.items.push_back({.value = role.code.value, .content = role.name});
  }
  // Several roles may speak for an agency, so the list stands after them all.
  return join(govuk::radios(roles), govuk::select(agencies));
}

Html open_form(const Visit& visit, const Problems& problems) {
  const auto text = [&](const char* name, const char* label, const char* hint) {
    return govuk::input({.name = name,
                         .label = {.content = label},
                         .hint = {.content = hint},
                         .error_message = {.content = problem_of(problems, name)},
                         .value = field(visit, name),
                         .classes = "govuk-input--width-20",
                         .autocomplete = "off",
                         .spellcheck = false});
  };
  return element(
      "section", {{"class", "om-section"}, {"aria-labelledby", "open"}},
      element("h2", {{"class", "govuk-heading-m"}, {"id", "open"}}, "Open an account"),
      element("form", {action("/accounts"), {"method", "post"}, flag("novalidate")},
              hidden_fields(visit),
              text("display", "Name shown to colleagues",
                   "It stands beside everything this person does here"),
              text("name", "Name they sign in with", "Small letters, no spaces"),
              role_choice(visit, problems), password_input(problems, "First password"),
              govuk::button({.content = "Open this account", .prevent_double_click = true})));
}

Html list_of(const Visit& visit, const std::vector<app::Colleague>& people, bool closed) {
  Html rows;
  for (const app::Colleague& person : people) {
    if (person.closed == closed) {
      rows += element(
          "tr",
          element("td", prose::link("/accounts/" + person.id.value.hex(), person.display_name)),
          element("td", {{"data-label", "Signs in as"}}, person.user_name),
          element("td", role_name(visit.profile(), person)));
    }
  }
  if (rows.empty()) {
    return {};
  }
  return element("table", {{"class", "om-table om-table--stack"}},
                 element("caption", {{"class", "govuk-visually-hidden"}},
                         closed ? "Closed accounts" : "Open accounts"),
                 element("thead", element("tr", element("th", {{"scope", "col"}}, "Name"),
                                          element("th", {{"scope", "col"}}, "Signs in as"),
                                          element("th", {{"scope", "col"}}, "Role"))),
                 element("tbody", rows));
}

http::Response list_page(const Visit& visit, const Problems& problems) {
  const std::vector<app::Colleague> people = visit.hub().people().colleagues();
  const auto open = std::ranges::count(people, false, &app::Colleague::closed);
  Html main = join(error_summary(problems), prose::title("Open accounts: " + std::to_string(open)),
                   list_of(visit, people, false), open_form(visit, problems));
  if (const Html closed = list_of(visit, people, true); !closed.empty()) {
    main += element("section", {{"class", "om-section"}, {"aria-labelledby", "closed"}},
                    element("h2", {{"class", "govuk-heading-m"}, {"id", "closed"}}, "Closed"),
                    prose::paragraph("What they did stays signed with their names."), closed);
  }
  return staff_page(
      visit, {.title = "Accounts", .has_errors = !problems.empty(), .active = "accounts"}, main);
}

http::Response open_account(const Visit& visit) {
  if (auto refusal = unknown_field(visit, {"display", "name", "role", "agency", "password"})) {
    return std::move(*refusal);
  }
  const hub::Profile& profile = visit.profile();
  const std::string password = raw_field(visit, "password");
  const RoleCode code{field(visit, "role")};
  const hub::Role* role = profile.role(code);
  const std::string agency = field(visit, "agency");
  AccountOpened account{.user_name = field(visit, "name"),
                        .display_name = field(visit, "display"),
                        .role = code,
                        .agency = std::nullopt,
                        .password_hash = {}};
  Problems problems;
  if (account.display_name.empty()) {
    problems.push_back({"display", "Enter the name shown to colleagues"});
  }
  if (account.user_name.empty()) {
    problems.push_back({"name", "Enter the name they sign in with"});
  }
  if (role == nullptr) {
    problems.push_back({"role", "Choose a role"});
  } else if (role->for_an_agency) {
    account.agency = AgencyCode{agency};
    if (profile.agency(*account.agency) == nullptr) {
      problems.push_back({"agency", "Choose the agency this person speaks for"});
    }
  }
  if (password.size() < app::SignIn::shortest_password) {
    problems.push_back({"password", too_short()});
  }
  if (!problems.empty()) {
    return list_page(visit, problems);
  }
  const auto opened = visit.hub().people().open_account(visit.actor(), account, password);
  return opened ? http::see_other("/accounts/" + opened->value.hex() + "?done=opened")
                : list_page(visit, {problem_for(opened.error())});
}

Html done_banner(const Visit& visit) {
  const std::string_view done = visit.request.query.first("done").value_or("");
  const char* words = done == "opened" ? "The account is open."
                      : done == "password"
                          ? "The password is changed, and open sessions have ended."
                      : done == "closed" ? "The account is closed, and open sessions have ended."
                                         : "";
  if (visit.is_post() || *words == '\0') {
    return {};
  }
  return govuk::notification_banner(
      {.content = element("p", {{"class", "govuk-notification-banner__heading"}}, words),
       .type = "success"});
}

Html password_form(const Visit& visit, const Problems& problems) {
  return element(
      "section", {{"class", "om-section"}, {"aria-labelledby", "change"}},
      element("h2", {{"class", "govuk-heading-m"}, {"id", "change"}}, "Change the password"),
      element(
          "form", {action(visit.request.path), {"method", "post"}, flag("novalidate")},
          hidden_fields(visit), password_input(problems, "New password"),
          govuk::button({.content = "Change the password", .name = "do", .value = "password"})));
}

Html close_form(const Visit& visit, const Problems& problems) {
  return element(
      "section", {{"class", "om-section"}, {"aria-labelledby", "close"}},
      element("h2", {{"class", "govuk-heading-m"}, {"id", "close"}}, "Close the account"),
      prose::paragraph("They can no longer sign in. It cannot be opened again."),
      element("form", {action(visit.request.path), {"method", "post"}, flag("novalidate")},
              hidden_fields(visit),
              govuk::input({.name = "reason",
                            .label = {.content = "Why it is closed"},
                            .error_message = {.content = problem_of(problems, "reason")},
                            .value = field(visit, "reason")}),
              govuk::button({.content = "Close this account",
                             .classes = "govuk-button--warning",
                             .name = "do",
                             .value = "close"})));
}

http::Response account_page(const Visit& visit, const app::Colleague& person,
                            const Problems& problems) {
  const bool own = person.id == visit.who->staff.id;
  Html main = join(error_summary(problems), done_banner(visit), prose::title(person.display_name),
                   prose::paragraph(role_name(visit.profile(), person), ". Signs in as ",
                                    person.user_name, "."));
  if (person.closed) {
    main += prose::paragraph("This account is closed.");
  } else {
    main += password_form(visit, problems);
    if (may_administer(visit)) {
      main += own ? prose::paragraph("Another administrator can close this account.")
                  : close_form(visit, problems);
    }
  }
  return staff_page(
      visit, {.title = "Account", .has_errors = !problems.empty(), .active = "accounts"}, main);
}

http::Response change(const Visit& visit, const app::Colleague& person) {
  if (auto refusal = unknown_field(visit, {"do", "password", "reason"})) {
    return std::move(*refusal);
  }
  app::SignIn& people = visit.hub().people();
  const bool own = person.id == visit.who->staff.id;
  if (field(visit, "do") == "password") {
    const auto changed =
        people.change_password(visit.actor(), person.id, raw_field(visit, "password"));
    if (!changed) {
      return account_page(visit, person, {problem_for(changed.error())});
    }
    return http::see_other(own ? "/sign-in" : visit.request.path + "?done=password");
  }
  const std::string reason = field(visit, "reason");
  if (reason.empty()) {
    return account_page(visit, person, {{"reason", "Enter why it is closed"}});
  }
  if (own || !people.close_account(visit.actor(), person.id, reason)) {
    return not_found(visit);
  }
  return http::see_other(visit.request.path + "?done=closed");
}

}  // namespace

http::Response accounts(Visit& visit) {
  if (!may_administer(visit)) {
    return not_found(visit);
  }
  return visit.is_post() ? open_account(visit) : list_page(visit, {});
}

http::Response account(Visit& visit) {
  const auto id = id_from_hex(visit.parts.front());
  const std::vector<app::Colleague> people = visit.hub().people().colleagues();
  const auto person = std::ranges::find(people, StaffId{id.value_or(Id128{})}, &app::Colleague::id);
  if (!id || person == people.end() ||
      !(may_administer(visit) || person->id == visit.who->staff.id)) {
    return not_found(visit);
  }
  return visit.is_post() && !person->closed ? change(visit, *person)
                                            : account_page(visit, *person, {});
}

}  // namespace openmash::web
