// The hub's own assessment, under the hub's own name for it: begun with one button, completed in
// its four parts. What was completed before stands in the fields; its older version stays in the
// record.
#include "domain/together/complete_assessment.h"
#include "domain/together/start_assessment.h"
#include "web/case_form.h"
#include "web/pages/case_parts.h"
#include "web/pages/contact.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

std::string field_for(std::size_t child) {
  return "means." + std::to_string(child);
}

std::string before_for(const OpenCase& open, PersonId child) {
  const auto& made = open.file().weighing.assessment;
  if (made) {
    for (const Signed<ChildAssessed>& one : made->children) {
      if (one.what.child == child) {
        return one.what.words;
      }
    }
  }
  return "";
}

Html start_body(const OpenCase& open) {
  return join(worry_in_short(open),
              prose::paragraph("It says who is at it and since when. No clock stops, and the case "
                               "can be decided without it."));
}

Html complete_body(const OpenCase& open) {
  const auto& made = open.file().weighing.assessment;
  const AssessmentCompleted before =
      made && made->completed ? made->completed->what : AssessmentCompleted{};
  Html html = everything_told(open);
  html += text_area(open, {.name = "known",
                           .label = "What we know",
                           .hint = "Facts, with who said them and when",
                           .before = before.known,
                           .rows = 10});
  const auto children = open.file().children();
  for (std::size_t i = 0; i < children.size(); ++i) {
    html += text_area(open, {.name = field_for(i),
                             .label = "What it means for " + child_name(open, *children[i]),
                             .before = before_for(open, children[i]->person),
                             .rows = 6});
  }
  html += text_area(open, {.name = "family",
                           .label = "What the family says",
                           .hint = "In their words; or why they were not asked",
                           .before = before.family,
                           .rows = 6});
  return html + text_area(open, {.name = "recommended",
                                 .label = "What is recommended",
                                 .before = before.recommended,
                                 .rows = 6});
}

std::optional<CaseCommand> complete_command(const OpenCase& open, Problems& problems) {
  CompleteAssessment command{.known = raw_field(open.visit, "known"),
                             .children = {},
                             .family = raw_field(open.visit, "family"),
                             .recommended = raw_field(open.visit, "recommended")};
  const auto wanted = [&](const std::string& words, const std::string& name, std::string problem) {
    if (is_blank(words)) {
      problems.push_back({name, std::move(problem)});
    }
  };
  wanted(command.known, "known", "Write what we know");
  const auto children = open.file().children();
  for (std::size_t i = 0; i < children.size(); ++i) {
    command.children.push_back(
        {.child = children[i]->person, .words = raw_field(open.visit, field_for(i))});
    wanted(command.children.back().words, field_for(i),
           "Write what it means for " + child_name(open, *children[i]));
  }
  wanted(command.family, "family", "Write what the family says, or why they were not asked");
  wanted(command.recommended, "recommended", "Write what is recommended");
  return command;
}

}  // namespace

http::Response contact_start_assessment(Visit& visit) {
  const std::string name = visit.profile().words.assessment;
  return case_form(visit, {.title = "Start the " + name,
                           .button = "Start it",
                           .needs = Permission::write_record,
                           .fields = {},
                           .body = start_body,
                           .command = [](const OpenCase&, Problems&) -> std::optional<CaseCommand> {
                             return StartAssessment{};
                           },
                           .after = "/assessment"});
}

http::Response contact_assessment(Visit& visit) {
  const std::string name = visit.profile().words.assessment;
  return case_form(visit, {.title = "Complete the " + name,
                           .button = "Save it as completed",
                           .needs = Permission::write_record,
                           .fields = {"known", "means.*", "family", "recommended"},
                           .body = complete_body,
                           .command = complete_command,
                           .purpose = ReadPurpose::work});
}

}  // namespace openmash::web
