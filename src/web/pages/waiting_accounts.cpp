// What an administrator did to somebody's account, for those who guard access to agree to.
#include "govuk/button.h"
#include "web/factor_parts.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/rights_parts.h"
#include "web/step_up.h"
#include "words/rights.h"

namespace openmash::web {

namespace {

Html section(const Visit& visit, const app::WaitingAccount& one) {
  const std::string id = one.who.id.value.hex();
  Html ways;
  for (const WaitingWay& way : one.ways) {
    ways += element("li", say::label(way.way), ", ", signature(visit, way.given_by, way.since));
  }
  return element(
      "section", {{"class", "om-section"}, {"aria-labelledby", id}},
      element("h2", {{"class", "govuk-heading-m"}, {"id", id}}, one.who.display_name),
      prose::paragraph(role_name(visit.profile(), one.who), ". Signs in as ", one.who.user_name,
                       "."),
      element("ul", {{"class", "om-rows"}}, ways),
      element(
          "form", {action("/access/accounts"), {"method", "post"}}, hidden_fields(visit),
          prose::hidden("account", id), prose::hidden("seen", std::to_string(one.ways_given)),
          govuk::button({.content = "I have spoken with " + one.who.display_name + ": let them in",
                         .classes = "govuk-button--secondary",
                         .prevent_double_click = true})));
}

http::Response page(const Visit& visit, const Problems& problems) {
  Html sections;
  for (const app::WaitingAccount& one : visit.hub().people().waiting_for(visit.actor())) {
    sections += section(visit, one);
  }
  const bool none = sections.empty();
  const bool done = !visit.is_post() && visit.request.query.first("done");
  return staff_page(
      visit,
      {.title = "Accounts that wait for a second person",
       .has_errors = !problems.empty(),
       .status = problems.empty() ? 200U : 409U,
       .before_main = prose::back("/access", "Back"),
       .active = "access"},
      prose::two_thirds(join(
          error_summary(problems), done ? prose::done("That is agreed. They can sign in.") : Html(),
          prose::title("Accounts that wait for a second person"),
          prose::paragraph("Whoever looks after the accounts knows a first password and can take a "
                           "lost telephone off an account, so they could come in as somebody else. "
                           "Nobody comes in by what stands here before you agree."),
          prose::paragraph("Speak with the person, by a way you already know: did they ask for "
                           "this, and do they have it? Where you are not sure, leave it: it lets "
                           "nobody in while it waits, and the account can be closed."),
          none ? prose::paragraph("Nothing waits here.") : sections)));
}

}  // namespace

http::Response waiting_accounts(Visit& visit) {
  if (!guards(visit)) {
    return not_found(visit);
  }
  if (auto first = needs_proof(visit)) {
    return *std::move(first);
  }
  if (!visit.is_post()) {
    return page(visit, {});
  }
  if (auto unknown = unknown_field(visit, {"account", "seen"})) {
    return std::move(*unknown);
  }
  const StaffId id{id_from_hex(field(visit, "account")).value_or(Id128{})};
  for (const app::WaitingAccount& one : visit.hub().people().waiting_for(visit.actor())) {
    if (one.who.id == id && std::to_string(one.ways_given) == field(visit, "seen")) {
      const auto agreed = visit.hub().people().agree(visit.actor(), id, one.ways_given);
      return agreed ? http::see_other("/access/accounts?done=1")
                    : page(visit, {account_problem(visit, agreed.error())});
    }
  }
  return page(visit, {account_problem(visit, app::MovedOn{})});
}

}  // namespace openmash::web
