#include <algorithm>

#include "domain/pathway/open_pathway.h"
#include "london/time_text.h"
#include "web/case_form.h"
#include "web/clock.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "words/full_stop.h"

namespace openmash::web {

namespace {

Html open_body(const OpenCase& open) {
  std::vector<Choice> choices;
  for (const hub::Pathway& pathway : open.profile().pathways) {
    const FollowedPathway* followed = pathway_of(open.file(), pathway.code);
    if (followed == nullptr || followed->ended) {
      choices.push_back({.value = pathway.code.value, .label = pathway.name, .hint = pathway.when});
    }
  }
  return join(one_of(open, {.name = "pathway", .label = "What is this also about?"}, choices),
              text_area(open, {.name = "reason", .label = "Why?", .rows = 2}));
}

std::optional<CaseCommand> open_command(const OpenCase& open, Problems& problems) {
  OpenPathway command{.pathway = PathwayCode{field(open.visit, "pathway")},
                      .reason = field(open.visit, "reason")};
  if (command.pathway.value.empty()) {
    problems.push_back({"pathway", "Choose what it is also about"});
  }
  if (command.reason.empty()) {
    problems.push_back({"reason", "Write why"});
  }
  return command;
}

const Signed<PathwayStepDone>* done_in(const FollowedPathway& followed,
                                       const PathwayStepCode& step) {
  const auto found = std::find_if(followed.done.rbegin(), followed.done.rend(),
                                  [&](const auto& one) { return one.what.step == step; });
  return found == followed.done.rend() ? nullptr : &*found;
}

Html about(const hub::Pathway& pathway) {
  Html html;
  if (!pathway.tell.empty()) {
    html += prose::paragraph("Who must be told: ", say::listed(pathway.tell), ".");
  }
  if (!pathway.restriction.empty()) {
    html += element("div", {{"class", "om-strip"}, {"role", "note"}},
                    element("p", pathway.restriction));
  }
  html += element("p", {{"class", "om-caption"}}, "Source: ", pathway.source,
                  pathway.assumed.empty() ? "" : ". Assumed: " + pathway.assumed);
  return html;
}

Html steps_body(const OpenCase& open, const PathwayCode& code) {
  const hub::Pathway* pathway = open.profile().pathway(code);
  const FollowedPathway* followed = pathway_of(open.file(), code);
  if (pathway == nullptr || followed == nullptr) {
    return prose::paragraph("This pathway is not followed here.");
  }
  Html html = prose::heading(pathway->name);
  if (followed->opened.what.due) {
    html += prose::paragraph(
        "Due ", london::deadline_text(*followed->opened.what.due, open.visit.now), ".");
  }
  html += about(*pathway);
  Html items;
  std::vector<Choice> left;
  for (const hub::PathwayStep& step : pathway->steps) {
    const Signed<PathwayStepDone>* done = done_in(*followed, step.code);
    items += element("li",
                     element("strong", done == nullptr         ? "To do: "
                                       : done->what.not_needed ? "Not needed: "
                                                               : "Done: "),
                     step.words,
                     done == nullptr ? Html()
                                     : quiet_line(words::with_full_stop(done->what.note),
                                                  done->what.note.empty() ? "" : " ",
                                                  signature(open.visit, done->by, done->at)));
    left.push_back({.value = step.code.value, .label = step.words});
  }
  html += element("ul", {{"class", "om-rows"}}, items);
  left.push_back({.value = "end", .label = "The pathway is no longer followed"});
  html += one_of(open, {.name = "step", .label = "What was done?"}, left);
  html += several_of(open, {.name = "not_needed", .label = "Or not"},
                     {{.value = "yes", .label = "It is not needed here"}});
  html += text_area(open, {.name = "note",
                           .label = "Note",
                           .hint = "Needed where a step is not needed or the pathway ends",
                           .rows = 3});
  return html;
}

std::optional<CaseCommand> step_command(const OpenCase& open, const PathwayCode& code,
                                        Problems& problems) {
  const std::string step = field(open.visit, "step");
  const std::string note = field(open.visit, "note");
  const bool not_needed = field(open.visit, "not_needed") == "yes";
  if (step.empty()) {
    problems.push_back({"step", "Choose what was done"});
  }
  if ((not_needed || step == "end") && note.empty()) {
    problems.push_back({"note", "Write why"});
  }
  if (step == "end") {
    return EndPathway{.pathway = code, .reason = note};
  }
  return DoPathwayStep{
      .pathway = code, .step = PathwayStepCode{step}, .not_needed = not_needed, .note = note};
}

}  // namespace

http::Response contact_pathways(Visit& visit) {
  return case_form(visit, {.title = "Open a pathway",
                           .button = "Open it",
                           .needs = Permission::follow_pathway,
                           .fields = {"pathway", "reason"},
                           .body = open_body,
                           .command = open_command});
}

http::Response contact_pathway(Visit& visit) {
  const PathwayCode code{visit.parts.at(1)};
  return case_form(visit, {.title = "Pathway",
                           .button = "Record it",
                           .needs = Permission::follow_pathway,
                           .fields = {"step", "not_needed", "note"},
                           .body = [code](const OpenCase& open) { return steps_body(open, code); },
                           .command =
                               [code](const OpenCase& open, Problems& problems) {
                                 return step_command(open, code, problems);
                               }});
}

}  // namespace openmash::web
