#include "london/time_text.h"
#include "web/case_form.h"
#include "web/pages/case_parts.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

std::string when_due(const OpenCase& open, const std::optional<hub::Clock>& clock) {
  const auto due = clock ? hub::due(open.file().intake.contact.received_at, *clock,
                                    *open.visit.hub().moment().calendar)
                         : std::nullopt;
  return due ? london::deadline_text(*due, open.visit.now) : "no time is promised";
}

Html body(const OpenCase& open) {
  Html html = worry_in_short(open);
  for (const Signed<ContactRated>& rated : open.file().triage.ratings) {
    html += prose::paragraph("Rated ", element("strong", rated.what.level_name), " by ",
                             signature(open.visit, rated.by, rated.at), ". ", rated.what.reason);
  }
  std::vector<Choice> levels;
  for (const hub::Level& level : open.profile().levels) {
    levels.push_back(
        {.value = level.code.value,
         .label = level.name,
         .hint = level.meaning + " Counted from receipt: " + when_due(open, level.decision) + "."});
  }
  html += one_of(open, {.name = "level", .label = "How urgent is it?"}, levels);
  html += text_area(open, {.name = "reason",
                           .label = "Why?",
                           .hint = open.file().rating() == nullptr
                                       ? ""
                                       : "The rating before is kept, with its reason"});
  return html;
}

std::optional<CaseCommand> command(const OpenCase& open, Problems& problems) {
  RateContact rate{.level = LevelCode{field(open.visit, "level")},
                   .reason = field(open.visit, "reason")};
  if (open.profile().level(rate.level) == nullptr) {
    problems.push_back({"level", "Choose how urgent it is"});
  }
  if (rate.reason.empty()) {
    problems.push_back({"reason", "Say why"});
  }
  return rate;
}

}  // namespace

http::Response contact_rate(Visit& visit) {
  return case_form(visit, {.title = "Rate how urgent it is",
                           .button = "Record the rating",
                           .needs = Permission::rate,
                           .fields = {"level", "reason"},
                           .body = body,
                           .command = command});
}

}  // namespace openmash::web
