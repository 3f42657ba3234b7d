// Who may open one case: its named list, and proposing one or its end.
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/rights_parts.h"
#include "web/step_up.h"
#include "words/rights.h"

namespace openmash::web {

namespace {

/// Whether nobody else on its list decides: what they propose themselves nobody could agree to.
bool decides_alone(const Visit& visit, const app::ProtectedPage& page) {
  std::vector<StaffId> who;
  for (const StaffId id : page.listed.value_or(std::vector<StaffId>{})) {
    const auto person = visit.hub().people().find(id);
    if (person && !person->closed && guards_access(person->staff(), visit.profile())) {
      who.push_back(id);
    }
  }
  return who == std::vector{visit.who->staff.id};
}

Html as_it_stands(const Visit& visit, const app::ProtectedPage& page) {
  if (!page.listed) {
    return prose::paragraph("It is open to whoever has to do with it.");
  }
  std::vector<Html> names;
  for (const StaffId id : *page.listed) {
    names.push_back(escape(visit.hub().people().name_of(id)));
  }
  return join(prose::paragraph(element("strong", "It is restricted."), " Open to:"),
              prose::bullets(names), cut_off_line(visit, page.asked, *page.listed),
              decides_alone(visit, page)
                  ? prose::paragraph("You alone on it decide here. To lift it, or to make another "
                                     "list, somebody else on it proposes that, and you agree.")
                  : Html());
}

Html waiting(const Visit& visit, const app::ProtectedPage& page) {
  Html html;
  for (const app::ProposalRow& row : page.proposals) {
    const SecondAsked& what = row.proposal.asked.what;
    if (row.proposal.waits()) {
      html += prose::paragraph(say::label(what.step), ": ",
                               prose::link("/second", "a proposal waits for a second person"),
                               ". Nothing has changed before they agree.");
      if (!what.listed.empty()) {
        html += cut_off_line(visit, row.asked, what.listed);
      }
    }
  }
  return html;
}

/// Said before anybody is chosen: who was asked, and what leaving them out does.
Html asked_of(const app::ProtectedPage& page) {
  std::vector<std::string> names;
  for (const app::AskedAgency& agency : page.asked) {
    names.push_back(agency.name + (agency.silent ? ", which has not answered" : ""));
  }
  return names.empty()
             ? Html()
             : prose::paragraph(
                   "Asked about this case: ", say::listed(names),
                   ". An agency with nobody on the list loses sight of its request, and its answer "
                   "can never come. Put somebody of theirs on it if they are to go on.");
}

Html protect_fields(const FormState& typed, const app::ProtectedPage& page) {
  std::vector<Choice> choices{{.value = "restrict",
                               .label = page.listed ? "Another list" : "Restrict it to a list",
                               .hint = "For everybody else it is as if it were not there"}};
  if (page.listed) {
    choices.push_back({.value = "lift", .label = "Lift the restriction"});
  }
  return join(as_it_stands(typed.visit, page), waiting(typed.visit, page), asked_of(page),
              one_of(typed, {.name = "do", .label = "What do you propose?"}, choices),
              colleague_boxes(typed,
                              {.name = "listed",
                               .label = "Who is on the list?",
                               .hint = "Two of the hub’s own at least, one of them somebody who "
                                       "decides. Its worker too, if they are to go on with it. "
                                       "What one on the list proposes later, another on it who "
                                       "decides agrees to"},
                              who_takes_part(typed.visit)),
              text_area(typed, {.name = "reason", .label = "Why?", .rows = 3}));
}

/// For whoever reads the case and takes no step in it.
http::Response shown_only(const Visit& visit, const app::ProtectedPage& page) {
  const std::string title = "Who may open " + page.reference;
  return staff_page(visit,
                    {.title = title,
                     .before_main = prose::back(Url{"/contacts/" + page.reference}, "Back"),
                     .recorded = true,
                     .active = "access"},
                    prose::two_thirds(join(prose::title(title), as_it_stands(visit, page),
                                           waiting(visit, page))));
}

}  // namespace

http::Response contact_protect(Visit& visit) {
  if (auto first = needs_proof(visit)) {
    return *std::move(first);
  }
  const auto found = visit.hub().look().protection(visit.reader(), visit.parts.at(0));
  if (!found) {
    return not_found(visit);
  }
  const app::ProtectedPage& page = **found;
  if (!page.may_propose) {
    return visit.is_post() ? not_found(visit) : shown_only(visit, page);
  }
  const RightsForm form{
      .title = "Who may open " + page.reference,
      .button = "Propose it",
      .back = "/contacts/" + page.reference,
      .next = visit.request.path,
      .body = [&](const FormState& typed) { return protect_fields(typed, page); }};
  if (!visit.is_post()) {
    return render(visit, form, {});
  }
  if (auto unknown = unknown_field(visit, {"do", "listed", "reason"})) {
    return std::move(*unknown);
  }
  Problems problems;
  const std::string what = field(visit, "do");
  const bool lifts = what == "lift" && page.listed;
  if (what != "restrict" && !lifts) {
    problems.push_back({"do", "Choose what you propose"});
  }
  if (decides_alone(visit, page)) {
    problems.push_back({"do",
                        "Let somebody else on the list propose it: you alone on it decide here, "
                        "and nobody could agree to what you propose"});
  }
  const std::vector<Staff> listed = chosen_colleagues(visit, "listed", who_takes_part(visit));
  if (what == "restrict" && listed.empty()) {
    problems.push_back({"listed", "Choose who is on the list"});
  }
  if (field(visit, "reason").empty()) {
    problems.push_back({"reason", "Say why"});
  }
  if (!problems.empty()) {
    return render(visit, form, problems);
  }
  return carry_out(
      visit, form,
      AskSecond{.proposal = ProposalId{created_id(submission(visit), "proposal")},
                .step = lifts ? TwoPersonStep::lift_restriction : TwoPersonStep::restrict_case,
                .contact = page.contact,
                .listed = listed,
                .reason = field(visit, "reason")});
}

}  // namespace openmash::web
