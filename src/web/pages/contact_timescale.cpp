#include "london/time_text.h"
#include "web/case_form.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

Html body(const OpenCase& open) {
  const auto& timescale = open.file().enquiry.timescale;
  Html html;
  if (timescale) {
    html += prose::paragraph(
        "Set before: ",
        element("strong", london::deadline_text(timescale->what.due, open.visit.now)), ". ",
        signature(open.visit, timescale->by, timescale->at));
  }
  if (const auto* rating = open.file().rating(); rating != nullptr && rating->decision_due) {
    html += prose::paragraph("Rated ", rating->level_name, ": decide ",
                             london::deadline_text(*rating->decision_due, open.visit.now));
  }
  html += prose::paragraph("This sets ", say::label(open.profile().check.clock_means),
                           ". Requests sent from now on are due by it.");
  html += moment_boxes(
      open, {.name = "due", .label = "When is it due?", .hint = "For example 17 11 2026, 1:04pm"});
  html += text_area(open, {.name = "reason", .label = "Why this long?"});
  return html;
}

std::optional<CaseCommand> command(const OpenCase& open, Problems& problems) {
  const std::optional<Instant> due = read_moment(open.visit, "due", problems);
  if (!due && problems.empty()) {
    problems.push_back({"due", "Enter when it is due"});
  }
  return SetTimescale{.due = due.value_or(Instant{}), .reason = field(open.visit, "reason")};
}

}  // namespace

http::Response contact_timescale(Visit& visit) {
  return case_form(visit, {.title = "Set the timescale",
                           .button = "Set it",
                           .needs = Permission::set_timescale,
                           .fields = {"due-*", "reason"},
                           .body = body,
                           .command = command});
}

}  // namespace openmash::web
