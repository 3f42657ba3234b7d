#include "web/case_form.h"
#include "web/pages/case_parts.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

Html body(const OpenCase& open, RequestId id) {
  Html html = worry_in_short(open);
  if (const Request* request = open.file().enquiry.find(id)) {
    html += prose::paragraph(element("strong", request->asked.what.agency_name), ": ",
                             say::label(request->state()), ". Asked by ",
                             signature(open.visit, request->asked.by, request->asked.at), ".");
  }
  html +=
      text_line(open, {.name = "note",
                       .label = "What should they read? (optional)",
                       .hint = "They see that you are waiting. The clock does not start again"});
  return html;
}

}  // namespace

http::Response contact_chase(Visit& visit) {
  const RequestId request{id_from_hex(visit.parts.at(1)).value_or(Id128{})};
  return case_form(
      visit, {.title = "Chase an answer",
              .button = "Chase",
              .needs = Permission::gather,
              .fields = {"note"},
              .body = [request](const OpenCase& open) { return body(open, request); },
              .command = [request](const OpenCase& open, Problems&) -> std::optional<CaseCommand> {
                return ChaseRequest{.request = request, .note = field(open.visit, "note")};
              }});
}

}  // namespace openmash::web
