#include <algorithm>

#include "web/case_form.h"
#include "web/pages/case_parts.h"
#include "web/pages/contact.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

constexpr std::size_t actions_offered = 4;

Html view_body(const OpenCase& open) {
  Html html = worry_in_short(open);
  html += record_and_recommendation(open);
  html += one_of(open, {.name = "on", .label = "Your view on what?"},
                 {{.value = "threshold", .label = "The level of need"},
                  {.value = "decision", .label = "What should be decided"}});
  html += text_area(open, {.name = "view", .label = "Your view", .rows = 6});
  html += several_of(open,
                     {.name = "dissents",
                      .label = "Dissent",
                      .hint = "It is kept with your name, and closes nobody’s way"},
                     {{.value = "yes", .label = "I do not agree with what the others would do"}});
  return html;
}

std::optional<CaseCommand> view_command(const OpenCase& open, Problems& problems) {
  const std::string on = field(open.visit, "on");
  GiveView command{.on = on == "threshold" ? ViewOn::threshold : ViewOn::decision,
                   .dissents = field(open.visit, "dissents") == "yes",
                   .view = field(open.visit, "view")};
  if (on != "threshold" && on != "decision") {
    problems.push_back({"on", "Choose what your view is on"});
  }
  if (command.view.empty()) {
    problems.push_back({"view", "Write your view"});
  }
  return command;
}

Html risk_body(const OpenCase& open) {
  const auto& risk = open.file().together.risk;
  Html html = everything_told(open);
  return html + text_area(open, {.name = "text",
                                 .label = "The risk assessment",
                                 .hint = "What could happen to whom, how likely, and what keeps "
                                         "them safe. Words, not a score",
                                 .before = risk ? risk->what.text : "",
                                 .rows = 12});
}

std::optional<CaseCommand> risk_command(const OpenCase& open, Problems& problems) {
  AssessRisk command{.text = raw_field(open.visit, "text")};
  if (is_blank(command.text)) {
    problems.push_back({"text", "Write the risk assessment"});
  }
  return command;
}

std::vector<Choice> agencies_of(const OpenCase& open) {
  std::vector<Choice> choices;
  for (const hub::Agency& agency : open.profile().agencies) {
    choices.push_back({.value = agency.code.value,
                       .label = agency.name,
                       .hint = agency.in_quorum ? "Needed, or a reason why not" : ""});
  }
  return choices;
}

std::vector<AgencyCode> agencies_sent(const OpenCase& open, std::string_view name) {
  std::vector<AgencyCode> codes;
  for (const std::string_view one : open.visit.request.form_all(name)) {
    codes.push_back(AgencyCode{std::string{one}});
  }
  return codes;
}

Html call_body(const OpenCase& open) {
  return join(
      worry_in_short(open),
      moment_boxes(open,
                   {.name = "when", .label = "When is it?", .hint = "For example 17 11 2026, 2pm"}),
      several_of(open, {.name = "invited", .label = "Who is invited?"}, agencies_of(open)),
      text_area(open, {.name = "why", .label = "Why is it called?"}));
}

std::optional<CaseCommand> call_command(const OpenCase& open, Problems& problems) {
  const std::optional<Instant> when = read_moment(open.visit, "when", problems);
  if (!when && problems.empty()) {
    problems.push_back({"when", "Enter when it is"});
  }
  CallStrategyDiscussion command{
      .discussion = DiscussionId{created_id(submission(open.visit), "discussion")},
      .when = when.value_or(Instant{}),
      .invited = agencies_sent(open, "invited"),
      .why = field(open.visit, "why")};
  if (command.invited.empty()) {
    problems.push_back({"invited", "Choose who is invited"});
  }
  if (command.why.empty()) {
    problems.push_back({"why", "Write why it is called"});
  }
  return command;
}

std::string action_field(std::size_t number, const char* what) {
  return "action-" + std::to_string(number) + "-" + what;
}

Html held_body(const OpenCase& open) {
  Html html = several_of(open, {.name = "came", .label = "Who came?"}, agencies_of(open));
  html += text_area(
      open,
      {.name = "without", .label = "Why it went on without somebody who is needed", .rows = 2});
  html += text_area(open, {.name = "decided", .label = "What was decided?", .rows = 6});
  html += one_of(open, {.name = "section_47", .label = "Section 47 of the Children Act 1989"},
                 {{.value = "starts", .label = "An enquiry starts"},
                  {.value = "none", .label = "No enquiry"},
                  {.value = "not_yet", .label = "Not settled yet"}});
  for (std::size_t i = 0; i < actions_offered; ++i) {
    const std::string number = std::to_string(i + 1);
    html +=
        element("fieldset", {{"class", "govuk-fieldset"}},
                element("legend", {{"class", "govuk-fieldset__legend govuk-fieldset__legend--s"}},
                        "Action " + number),
                text_line(open, {.name = action_field(i, "what"), .label = "What is done?"}),
                text_line(open, {.name = action_field(i, "owner"), .label = "By whom?"}),
                moment_boxes(open, {.name = action_field(i, "by"), .label = "By when?"}));
  }
  return html;
}

std::vector<AgreedAction> actions_sent(const OpenCase& open, Problems& problems) {
  std::vector<AgreedAction> actions;
  for (std::size_t i = 0; i < actions_offered; ++i) {
    AgreedAction action{.what = field(open.visit, action_field(i, "what")),
                        .owner = field(open.visit, action_field(i, "owner")),
                        .by = std::nullopt};
    if (action.what.empty() && action.owner.empty()) {
      continue;
    }
    if (action.what.empty()) {
      problems.push_back({action_field(i, "what"), "Write what is done"});
    }
    if (action.owner.empty()) {
      problems.push_back({action_field(i, "owner"), "Write who does it"});
    }
    if (!field(open.visit, action_field(i, "by-day")).empty()) {
      action.by = read_moment(open.visit, action_field(i, "by"), problems);
    }
    actions.push_back(std::move(action));
  }
  return actions;
}

std::optional<CaseCommand> held_command(const OpenCase& open, DiscussionId discussion,
                                        Problems& problems) {
  const std::string settled = field(open.visit, "section_47");
  RecordStrategyDiscussion command{.discussion = discussion,
                                   .came = agencies_sent(open, "came"),
                                   .without_because = field(open.visit, "without"),
                                   .decided = field(open.visit, "decided"),
                                   .actions = actions_sent(open, problems),
                                   .section_47 = settled == "starts" ? Section47::enquiry_starts
                                                 : settled == "none" ? Section47::no_enquiry
                                                                     : Section47::not_yet};
  if (settled.empty()) {
    problems.push_back({"section_47", "Choose what was settled about section 47"});
  }
  if (command.decided.empty()) {
    problems.push_back({"decided", "Write what was decided"});
  }
  return command;
}

}  // namespace

http::Response contact_view(Visit& visit) {
  return case_form(visit, {.title = "Give your view",
                           .button = "Keep my view",
                           .needs = Permission::give_view,
                           .fields = {"on", "view", "dissents"},
                           .body = view_body,
                           .command = view_command,
                           .purpose = ReadPurpose::form});
}

http::Response contact_risk(Visit& visit) {
  return case_form(visit, {.title = "Risk assessment",
                           .button = "Keep it",
                           .needs = Permission::write_record,
                           .fields = {"text"},
                           .body = risk_body,
                           .command = risk_command,
                           .purpose = ReadPurpose::work});
}

http::Response contact_strategy(Visit& visit) {
  return case_form(visit, {.title = "Call a strategy discussion",
                           .button = "Call it",
                           .needs = Permission::discuss,
                           .fields = {"when-*", "invited", "why"},
                           .body = call_body,
                           .command = call_command});
}

http::Response contact_strategy_held(Visit& visit) {
  const DiscussionId discussion{id_from_hex(visit.parts.at(1)).value_or(Id128{})};
  return case_form(visit, {.title = "What the strategy discussion came to",
                           .button = "Record it",
                           .needs = Permission::discuss,
                           .fields = {"came", "without", "decided", "section_47", "action-*"},
                           .body = held_body,
                           .command = [discussion](const OpenCase& open, Problems& problems) {
                             return held_command(open, discussion, problems);
                           }});
}

}  // namespace openmash::web
