#include <algorithm>

#include "domain/account/account.h"
#include "govuk/button.h"
#include "govuk/input.h"
#include "govuk/radios.h"
#include "govuk/select.h"
#include "web/factor_parts.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/step_up.h"
#include "words/kinds.h"

namespace openmash::web {

namespace {

/// Everybody's accounts, or those of one's own agency.
bool may_keep_people(const Visit& visit) {
  const Staff& staff = visit.who->staff;
  return permits(staff, Permission::keep_people, {.asked = staff.agency}, visit.profile());
}

bool keeps_everybody(const Visit& visit) {
  return permits(visit.who->staff, Permission::administer, {}, visit.profile());
}

Html password_input(const Problems& problems, const char* label) {
  return govuk::input(
      {.name = "password",
       .label = {.content = label},
       .hint = {.content = "At least 12 characters. Tell it to the person yourself, not by e-mail. "
                           "They choose their own when they sign in with it."},
       .error_message = {.content = problem_of(problems, "password")},
       .classes = "govuk-input--width-20",
       .type = "password",
       .autocomplete = "new-password"});
}

Html role_choice(const Visit& visit, const Problems& problems, const std::string& role_now = {},
                 const std::string& agency_now = {}) {
  const bool everybody = keeps_everybody(visit);
  const hub::Profile& profile = visit.profile();
  govuk::SelectOptions agencies{.name = "agency",
                                .label = {.content = "Agency they speak for"},
                                .hint = {.content = "Only for a role that speaks for an agency"},
                                .error_message = {.content = problem_of(problems, "agency")},
                                .items = {{.value = "", .text = "Choose an agency"}},
                                .value = visit.is_post() ? field(visit, "agency") : agency_now};
  for (const hub::Agency& agency : profile.agencies) {
    agencies.items.push_back({.value = agency.code.value, .text = agency.name});
  }
  govuk::RadiosOptions roles{
      .name = "role",
      .fieldset = {.legend = {.content = "Role", .classes = "govuk-fieldset__legend--s"}},
      .error_message = {.content = problem_of(problems, "role")},
      .value = visit.is_post() ? field(visit, "role") : role_now,
      .classes = "govuk-radios--small"};
  for (const hub::Role& role : profile.roles) {
    if (!everybody && !role.for_an_agency) {
      continue;
    }
    roles.items.push_back({.value = role.code.value, .content = role.name});
  }
  // Several roles may speak for an agency, so the list stands after them all; whoever keeps one
  // agency's people has nothing to choose.
  return join(govuk::radios(roles),
              everybody
                  ? govuk::select(agencies)
                  : prose::hidden("agency", visit.who->staff.agency ? visit.who->staff.agency->value
                                                                    : std::string{}));
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
  std::vector<app::Colleague> people = visit.hub().people().colleagues();
  if (!keeps_everybody(visit)) {
    std::erase_if(people,
                  [&](const app::Colleague& one) { return one.agency != visit.who->staff.agency; });
  }
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
    problems.push_back(account_problem(visit, app::PasswordTooShort{}));
  }
  if (!problems.empty()) {
    return list_page(visit, problems);
  }
  const auto opened = visit.hub().people().open_account(visit.actor(), account, password);
  return opened ? http::see_other("/accounts/" + opened->value.hex() + "?done=opened")
                : list_page(visit, {account_problem(visit, opened.error())});
}

Html done_banner(const Visit& visit) {
  const std::string_view done = visit.request.query.first("done").value_or("");
  const char* words =
      done == "opened"     ? "That is done."
      : done == "password" ? "The password is changed, and open sessions have ended."
      : done == "closed"   ? "The account is closed, and open sessions have ended."
      : done == "sessions" ? "Every session of theirs has ended."
      : done == "factors"  ? "Their app, passkeys and recovery codes are gone, and open sessions "
                             "have ended."
      : done == "role"     ? "The role is changed, and open sessions have ended."
      : done == "link"     ? "They sign in with their organisation’s account now."
      : done == "unlink"   ? "They sign in with a password again: give them a first one."
                           : "";
  return visit.is_post() ? Html() : prose::done(words);
}

/// One thing that can be done with an account: a heading, what it means, and its form.
struct Act {
  const char* does;
  const char* heading;
  const char* meaning;
  const char* button;
  bool is_warning = false;
};

Html act_form(const Visit& visit, const Act& act, const Html& fields) {
  const std::string id = std::string{"do-"} + act.does;
  return element(
      "section", {{"class", "om-section"}, {"aria-labelledby", id}},
      element("h2", {{"class", "govuk-heading-m"}, {"id", id}}, act.heading),
      *act.meaning == '\0' ? Html() : prose::paragraph(act.meaning),
      element("form", {action(visit.request.path), {"method", "post"}, flag("novalidate")},
              hidden_fields(visit), fields,
              govuk::button(
                  {.content = act.button,
                   .classes = act.is_warning ? "govuk-button--warning" : "govuk-button--secondary",
                   .name = "do",
                   .value = act.does})));
}

Html text_field(const Visit& visit, const Problems& problems, const char* name, const char* label,
                const char* hint) {
  return govuk::input({.name = name,
                       .label = {.content = label},
                       .hint = {.content = hint},
                       .error_message = {.content = problem_of(problems, name)},
                       .value = field(visit, name),
                       .autocomplete = "off",
                       .spellcheck = false});
}

Html link_form(const Visit& visit, const app::Factors& factors, const Problems& problems) {
  const auto& provider = visit.hub().people().rules().provider;
  if (factors.linked) {
    return act_form(visit,
                    {.does = "unlink",
                     .heading = "Sign-in of their organisation",
                     .meaning = "They sign in with their organisation’s account, and with no "
                                "password here.",
                     .button = "Let them sign in with a password again"},
                    {});
  }
  if (!provider) {
    return {};
  }
  return act_form(visit,
                  {.does = "link",
                   .heading = "Sign-in of their organisation",
                   .meaning = "From then on they sign in there, and the password here stops "
                              "working.",
                   .button = "Link the two"},
                  text_field(visit, problems, "subject", "Who they are there",
                             "Their lasting identifier (the claim called sub), never an e-mail "
                             "address"));
}

Html acts(const Visit& visit, const app::Colleague& person, const Problems& problems) {
  const app::Factors factors = visit.hub().people().factors(person.id);
  Html all = act_form(visit,
                      {.does = "sessions",
                       .heading = "End every session",
                       .meaning = "They are signed out everywhere. What they were writing is kept "
                                  "for them.",
                       .button = "End every session"},
                      {});
  if (!factors.linked) {
    all += act_form(visit,
                    {.does = "password",
                     .heading = "Give a first password",
                     .meaning = "When they have forgotten theirs.",
                     .button = "Change the password"},
                    password_input(problems, "First password"));
  }
  if (factors.app || !factors.passkeys.empty()) {
    all += act_form(visit,
                    {.does = "factors",
                     .heading = "They have lost their phone or passkey",
                     .meaning = "Make sure who is asking, by a way you already know. Then their "
                                "app, passkeys and recovery codes stop working, and they set up "
                                "new ones when they next sign in.",
                     .button = "Take them all away",
                     .is_warning = true},
                    {});
  }
  all += link_form(visit, factors, problems);
  all += act_form(
      visit,
      {.does = "role", .heading = "Change the role", .meaning = "", .button = "Change the role"},
      role_choice(visit, problems, person.role.value,
                  person.agency ? person.agency->value : std::string{}));
  all += act_form(visit,
                  {.does = "close",
                   .heading = "Close the account",
                   .meaning = "They can no longer sign in. It cannot be opened again.",
                   .button = "Close this account",
                   .is_warning = true},
                  text_field(visit, problems, "reason", "Why it is closed", ""));
  return all;
}

/// Whoever keeps it cannot let it in: who can is named.
Html waits_line(const Visit& visit, const app::Colleague& person) {
  const auto account = visit.hub().people().find(person.id);
  if (!account || account->closed || account->waits.empty()) {
    return {};
  }
  std::vector<std::string> names;
  for (const app::Colleague& one : visit.hub().people().colleagues()) {
    const Staff staff{.id = one.id, .role = one.role, .agency = one.agency};
    if (!one.closed && one.id != person.id && guards_access(staff, visit.profile())) {
      names.push_back(one.display_name);
    }
  }
  return prose::paragraph(
      element("strong", "It waits for a second person."), " Nobody comes in by it before one of ",
      names.empty() ? "those who decide here" : say::listed(names),
      " has agreed that it is its person’s. Tell them, and let its person ring them. Where none of "
      "them can sign in, whoever has the machine lets them in (openmash let-in).");
}

http::Response account_page(const Visit& visit, const app::Colleague& person,
                            const Problems& problems) {
  Html main = join(error_summary(problems), done_banner(visit), prose::title(person.display_name),
                   prose::paragraph(role_name(visit.profile(), person), ". Signs in as ",
                                    person.user_name, "."));
  if (const auto account = visit.hub().people().find(person.id); account && account->voided) {
    main += prose::paragraph(
        "A backup was put back, and since it was made how they sign in had changed. They cannot "
        "sign in until you set a first password.");
  }
  main += waits_line(visit, person);
  main +=
      person.closed ? prose::paragraph("This account is closed.") : acts(visit, person, problems);
  return staff_page(
      visit, {.title = "Account", .has_errors = !problems.empty(), .active = "accounts"}, main);
}

Result<void, app::AccountRefusal> do_to(const Visit& visit, const app::Colleague& person,
                                        const std::string& what) {
  app::SignIn& people = visit.hub().people();
  const Actor by = visit.actor();
  if (what == "password") {
    return people.set_password(by, person.id, raw_field(visit, "password"));
  }
  if (what == "sessions") {
    return people.end_sessions(by, person.id);
  }
  if (what == "factors") {
    return people.reset_factors(by, person.id);
  }
  if (what == "link") {
    return people.link(by, person.id, field(visit, "subject"));
  }
  if (what == "unlink") {
    return people.unlink(by, person.id);
  }
  if (what == "role") {
    const std::string agency = field(visit, "agency");
    return people.change_role(by, person.id, RoleCode{field(visit, "role")},
                              agency.empty() ? std::nullopt : std::optional(AgencyCode{agency}));
  }
  if (what == "close") {
    return people.close_account(by, person.id, field(visit, "reason"));
  }
  return No<app::AccountRefusal>{NotPermitted{}};
}

http::Response change(const Visit& visit, const app::Colleague& person) {
  if (auto refusal =
          unknown_field(visit, {"do", "password", "reason", "role", "agency", "subject"})) {
    return std::move(*refusal);
  }
  const std::string what = field(visit, "do");
  if (what == "close" && field(visit, "reason").empty()) {
    return account_page(visit, person, {{"reason", "Enter why it is closed"}});
  }
  if (what == "link" && field(visit, "subject").empty()) {
    return account_page(visit, person, {{"subject", "Enter who they are there"}});
  }
  const auto done = do_to(visit, person, what);
  if (done) {
    return http::see_other(visit.request.path + "?done=" + what + (what == "close" ? "d" : ""));
  }
  return std::holds_alternative<NotPermitted>(done.error())
             ? not_found(visit)
             : account_page(visit, person, {account_problem(visit, done.error())});
}

}  // namespace

http::Response accounts(Visit& visit) {
  if (!may_keep_people(visit)) {
    return not_found(visit);
  }
  if (auto first = needs_proof(visit)) {
    return *std::move(first);
  }
  return visit.is_post() ? open_account(visit) : list_page(visit, {});
}

http::Response account(Visit& visit) {
  const auto id = id_from_hex(visit.parts.front());
  const std::vector<app::Colleague> people = visit.hub().people().colleagues();
  const auto person = std::ranges::find(people, StaffId{id.value_or(Id128{})}, &app::Colleague::id);
  if (person != people.end() && person->id == visit.who->staff.id) {
    return http::see_other("/me");
  }
  if (!id || person == people.end() || !visit.hub().people().keeps(visit.actor(), person->id)) {
    return not_found(visit);
  }
  if (auto first = needs_proof(visit)) {
    return *std::move(first);
  }
  return visit.is_post() && !person->closed ? change(visit, *person)
                                            : account_page(visit, *person, {});
}

}  // namespace openmash::web
