#include "web/case_form.h"
#include "web/pages/case_parts.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

Html screening(const OpenCase& open) {
  const auto& screened = open.file().triage.screened;
  if (!screened) {
    return {};
  }
  std::vector<Html> met;
  for (const CriterionCode& code : screened->what.criteria_met) {
    const hub::Criterion* criterion = open.profile().criterion(code);
    met.push_back(escape(criterion == nullptr ? code.value : criterion->words));
  }
  Html html = prose::heading("Screening");
  html += met.empty() ? prose::paragraph("None of the hub's criteria was ticked.")
                      : join(prose::paragraph("It meets these of the hub's criteria:"),
                             prose::bullets(met));
  html += prose::paragraph("Proposed: ",
                           element("strong", say::label(screened->what.proposed, open.profile())));
  html += words_block(screened->what.note, signature(open.visit, screened->by, screened->at));
  for (const AllocatedWorkerFound& found : open.file().triage.with_a_worker) {
    const PersonDescribed* child = open.file().person(found.child);
    html += prose::paragraph(child == nullptr ? "A child" : child_name(open, *child),
                             " already has a social worker: ", element("strong", found.worker));
  }
  return html;
}

Html body(const OpenCase& open) {
  return join(
      worry_in_short(open), screening(open),
      prose::document(open.profile(), hub::LinkUse::thresholds, "The level of need is judged by "),
      one_of(open, {.name = "route", .label = "Which way does it go?"}, routes_open_to(open)),
      text_area(open, {.name = "reason", .label = "Why?"}));
}

std::optional<CaseCommand> command(const OpenCase& open, Problems& problems) {
  SignGate gate{.reason = field(open.visit, "reason")};
  if (const auto route = route_from(field(open.visit, "route"))) {
    gate.route = *route;
  } else {
    problems.push_back({"route", "Choose which way it goes"});
  }
  if (gate.reason.empty()) {
    problems.push_back({"reason", "Say why"});
  }
  return gate;
}

}  // namespace

http::Response contact_gate(Visit& visit) {
  return case_form(visit, {.title = "Sign the gate",
                           .button = "Sign",
                           .needs = Permission::sign_gate,
                           .fields = {"route", "reason"},
                           .body = body,
                           .command = command,
                           .purpose = ReadPurpose::form});
}

}  // namespace openmash::web
