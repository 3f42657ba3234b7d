#include <map>

#include "web/case_form.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

std::vector<app::Colleague> who_may_gather(const OpenCase& open) {
  auto colleagues = open.visit.hub().people().colleagues();
  std::erase_if(colleagues, [&](const app::Colleague& one) {
    return one.closed || !open.visit.profile().stages.gathers.includes(one.role);
  });
  return colleagues;
}

Html body(const OpenCase& open) {
  const auto load = open.visit.hub().look().cases_by_worker(open.visit.reader());
  std::vector<Choice> choices;
  for (const app::Colleague& one : who_may_gather(open)) {
    const auto found = load.find(one.id);
    const int cases = found == load.end() ? 0 : found->second;
    choices.push_back(
        {.value = one.id.value.hex(),
         .label = one.display_name,
         .hint = cases == 0 ? "no open case"
                            : std::to_string(cases) + (cases == 1 ? " open case" : " open cases")});
  }
  Html html;
  if (open.file().enquiry.worker) {
    html += prose::paragraph(
        "It is with ",
        element("strong", open.visit.hub().people().name_of(*open.file().enquiry.worker)), " now.");
  }
  if (choices.empty()) {
    html += prose::paragraph(
        "Nobody here may gather information. An administrator can open an account for a worker.");
  }
  html += one_of(open, {.name = "worker", .label = "Who takes this case?"}, choices);
  if (open.file().enquiry.worker) {
    html += text_area(open, {.name = "note",
                             .label = "What must they know? (optional)",
                             .hint = "What is outstanding, who is waiting, what was promised",
                             .rows = 3});
  }
  return html;
}

std::optional<CaseCommand> command(const OpenCase& open, Problems& problems) {
  const std::string chosen = field(open.visit, "worker");
  for (const app::Colleague& one : who_may_gather(open)) {
    if (one.id.value.hex() == chosen) {
      return AssignCase{
          .worker = one.id, .worker_role = one.role, .note = field(open.visit, "note")};
    }
  }
  problems.push_back({"worker", "Choose who takes this case"});
  return std::nullopt;
}

}  // namespace

http::Response contact_assign(Visit& visit) {
  return case_form(visit, {.title = "Assign this case",
                           .button = "Assign",
                           .needs = Permission::assign,
                           .fields = {"worker", "note"},
                           .body = body,
                           .command = command});
}

}  // namespace openmash::web
