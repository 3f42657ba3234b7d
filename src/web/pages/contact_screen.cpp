#include "web/case_form.h"
#include "web/pages/case_parts.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

std::vector<Choice> criteria(const hub::Profile& profile) {
  std::vector<Choice> choices;
  for (const hub::Criterion& criterion : profile.criteria) {
    choices.push_back({.value = criterion.code.value, .label = criterion.words});
  }
  return choices;
}

std::vector<Choice> issues(const hub::Profile& profile) {
  std::vector<Choice> choices;
  for (const hub::Issue& issue : profile.issues) {
    choices.push_back({.value = issue.code.value, .label = issue.words});
  }
  return choices;
}

Html for_child(const OpenCase& open, const PersonDescribed& child, const std::string& n) {
  Html inside = several_of(open, {.name = "issue." + n, .label = "Presenting issues"},
                           issues(open.profile()));
  inside +=
      drop_down(open, {.name = "main." + n, .label = "The main one", .hint = "If any is ticked"},
                issues(open.profile()));
  inside += text_line(open, {.name = "worker." + n,
                             .label = "Social worker the child already has",
                             .hint = "Name and team, after looking in the council's own records. "
                                     "Leave blank if there is none"});
  return element("section", {{"class", "om-section"}}, prose::heading(child_name(open, child)),
                 inside);
}

/// The level of need, where the hub judges it here; in the words of its own document.
Html need_fields(const OpenCase& open) {
  const hub::Thresholds& thresholds = open.profile().thresholds;
  if (!thresholds.judged_at_triage) {
    return {};
  }
  std::vector<Choice> levels;
  for (const hub::NeedLevel& level : thresholds.levels) {
    levels.push_back({.value = level.code.value, .label = level.name, .hint = level.meaning});
  }
  return join(one_of(open,
                     {.name = "need",
                      .label = "Which level of need?",
                      .hint = thresholds.name.empty() ? "" : "By " + thresholds.name},
                     levels),
              text_area(open, {.name = "need_reason", .label = "Why this level?", .rows = 2}));
}

Html body(const OpenCase& open) {
  Html html = worry_in_short(open);
  html += several_of(open,
                     {.name = "met",
                      .label = "Which of the hub's criteria does this meet?",
                      .hint = "Tick all that do"},
                     criteria(open.profile()));
  const auto children = open.file().children();
  for (std::size_t i = 0; i < children.size(); ++i) {
    html += for_child(open, *children[i], std::to_string(i));
  }
  html +=
      prose::document(open.profile(), hub::LinkUse::thresholds, "The level of need is judged by ");
  html += need_fields(open);
  html += one_of(open, {.name = "route", .label = "What do you propose?"}, routes_open_to(open));
  html += text_area(open, {.name = "note", .label = "Why?", .hint = "For whoever signs the gate"});
  return html;
}

std::optional<CaseCommand> command(const OpenCase& open, Problems& problems) {
  ScreenContact screen{.note = field(open.visit, "note")};
  for (const std::string_view met : open.visit.request.form_all("met")) {
    screen.criteria_met.push_back(CriterionCode{std::string{met}});
  }
  const auto children = open.file().children();
  for (std::size_t i = 0; i < children.size(); ++i) {
    const std::string n = std::to_string(i);
    IssuesNoted noted{.child = children[i]->person,
                      .main = IssueCode{field(open.visit, "main." + n)}};
    for (const std::string_view issue : open.visit.request.form_all("issue." + n)) {
      noted.issues.push_back(IssueCode{std::string{issue}});
    }
    if (!noted.issues.empty() && noted.main.value.empty()) {
      problems.push_back(
          {"main." + n, "Choose the main issue for " + child_name(open, *children[i])});
    }
    screen.issues.push_back(std::move(noted));
    screen.with_a_worker.push_back(
        {.child = children[i]->person, .worker = field(open.visit, "worker." + n)});
  }
  if (const std::string need = field(open.visit, "need"); !need.empty()) {
    screen.need = LevelCode{need};
    screen.need_reason = field(open.visit, "need_reason");
  } else if (open.profile().thresholds.judged_at_triage && !open.file().together.need) {
    problems.push_back({"need", "Choose the level of need"});
  }
  if (const auto route = route_from(field(open.visit, "route"))) {
    screen.proposed = *route;
  } else {
    problems.push_back({"route", "Choose what you propose"});
  }
  return screen;
}

}  // namespace

http::Response contact_screen(Visit& visit) {
  return case_form(visit, {.title = "Screen this contact",
                           .button = "Record the screening",
                           .needs = Permission::screen,
                           .fields = {"met", "issue.*", "main.*", "worker.*", "route", "note",
                                      "need", "need_reason"},
                           .body = body,
                           .command = command});
}

}  // namespace openmash::web
