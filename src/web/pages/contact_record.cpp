#include "web/case_form.h"
#include "web/pages/case_parts.h"
#include "web/pages/contact.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

Html record_body(const OpenCase& open) {
  const auto& record = open.file().weighing.record;
  Html html;
  if (open.file().weighing.sent_back) {
    const auto& back = *open.file().weighing.sent_back;
    html += prose::heading("Sent back");
    html += words_block(back.what.reason, signature(open.visit, back.by, back.at));
  }
  if (open.changed_meanwhile && record) {
    html += prose::heading("What is stored now");
    const Html by = signature(open.visit, record->by, record->at);
    html += words_block(record->what.summary, by);
    html += words_block(record->what.analysis, by);
  }
  html += text_area(open,
                    {.name = "summary",
                     .label = "Summary of what was said",
                     .hint = "Who said what, from which agency and when. Facts, with their sources",
                     .before = record ? record->what.summary : "",
                     .rows = 12});
  html += text_area(
      open,
      {.name = "analysis",
       .label = "Analysis: what it means for each child",
       .hint = "What worries you, what is going well, what else it could be, what is not known",
       .before = record ? record->what.analysis : "",
       .rows = 12});
  return html;
}

std::optional<CaseCommand> record_command(const OpenCase& open, Problems& problems) {
  WriteRecord record{.summary = raw_field(open.visit, "summary"),
                     .analysis = raw_field(open.visit, "analysis")};
  if (is_blank(record.summary) && is_blank(record.analysis)) {
    problems.push_back({"summary", "Write the summary or the analysis"});
  }
  return record;
}

Html recommend_body(const OpenCase& open) {
  Html html = record_and_recommendation(open) + everything_told(open);
  if (!open.file().weighing.record) {
    html += prose::paragraph("Write the record first: ",
                             prose::link(Url{open.address("/record")}, "summary and analysis"));
  }
  return html + outcome_fields(open);
}

std::optional<CaseCommand> recommend_command(const OpenCase& open, Problems& problems) {
  Recommend recommend{.children = read_outcomes(open, problems)};
  if (recommend.children.empty() && problems.empty()) {
    problems.push_back({"outcome.0", "Choose an outcome for at least one child"});
  }
  return recommend;
}

}  // namespace

http::Response contact_record(Visit& visit) {
  return case_form(visit, {.title = "Write the " + visit.profile().words.record,
                           .button = "Save the record",
                           .needs = Permission::write_record,
                           .fields = {"summary", "analysis"},
                           .body = record_body,
                           .command = record_command,
                           .purpose = ReadPurpose::work});
}

http::Response contact_recommend(Visit& visit) {
  return case_form(visit, {.title = "Recommend",
                           .button = "Send the recommendation",
                           .needs = Permission::recommend,
                           .fields = {"outcome.*", "receiver.*", "reason.*"},
                           .body = recommend_body,
                           .command = recommend_command,
                           .purpose = ReadPurpose::work});
}

}  // namespace openmash::web
