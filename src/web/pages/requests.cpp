#include <algorithm>
#include <array>
#include <span>

#include "web/clock.h"
#include "web/duty_parts.h"
#include "web/layout.h"
#include "web/pages/contact.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/say.h"

namespace openmash::web {

namespace {

constexpr std::array<const char*, 4> headings{"Answer by", "About", "Why we ask",
                                              "Where it stands"};

/// Silence, a part of an answer and a question asked again all wait for this agency.
bool waits(const app::RequestRow& row) {
  return row.state == AnswerState::silent || row.state == AnswerState::part || row.more_asked;
}

bool is_overdue(const app::RequestRow& row, Instant now) {
  return waits(row) && row.due && *row.due < now;
}

Html due_cell(const app::RequestRow& row, Instant now) {
  return element("td", row.due ? clock_cell(std::nullopt, *row.due, now)
                               : element("span", {{"class", "om-due"}}, "As soon as you can"));
}

Html state_cell(const app::RequestRow& row) {
  Html cell = escape(say::label(row.state));
  if (row.more_asked) {
    cell += quiet_line("more was asked since");
  }
  cell += element("span", {{"class", "om-sub om-ref"}}, row.reference);
  return cell;
}

Html row_of(const app::RequestRow& row, bool waiting, Instant now) {
  const std::string about =
      row.children.empty() ? "Request " + row.reference : say::listed(row.children);
  return element("tr", waiting ? due_cell(row, now) : Html(),
                 element("td", prose::link("/requests/" + row.request.value.hex(), about)),
                 element("td", Text(row.damaged ? std::string{say::damaged_row} : row.why)),
                 element("td", {{"data-label", "Where it stands"}}, state_cell(row)));
}

Html table(const std::vector<app::RequestRow>& rows, bool waiting, Instant now) {
  Html head;
  // What is answered has no clock, and so no column for it.
  for (const char* heading : std::span(headings).subspan(waiting ? 0 : 1)) {
    head += element("th", {{"scope", "col"}}, heading);
  }
  Html body;
  for (const app::RequestRow& row : rows) {
    if (waits(row) == waiting) {
      body += row_of(row, waiting, now);
    }
  }
  if (body.empty()) {
    return {};
  }
  return element("table", {{"class", "om-table om-table--stack"}},
                 element("caption", {{"class", "govuk-visually-hidden"}},
                         waiting ? "Requests that wait for you, first due first"
                                 : "Requests you have answered"),
                 element("thead", element("tr", head)), element("tbody", body));
}

Html finding(const std::vector<app::RequestRow>& rows, Instant now) {
  const auto overdue =
      std::ranges::count_if(rows, [&](const auto& row) { return is_overdue(row, now); });
  if (overdue == 0) {
    return prose::paragraph("None is overdue.");
  }
  return prose::paragraph(element("strong", {{"class", "om-red"}}, overdue,
                                  overdue == 1 ? " is overdue." : " are overdue."));
}

}  // namespace

http::Response requests(Visit& visit) {
  const auto found = visit.hub().look().requests(visit.reader());
  if (!found) {
    return refused(visit, found.error());
  }
  const std::vector<app::RequestRow>& rows = **found;
  const auto waiting = std::ranges::count_if(rows, waits);
  Html main = prose::title("Requests to answer: " + std::to_string(waiting));
  main += waiting == 0 ? prose::paragraph("Nothing waits for you. New requests are shown here.")
                       : finding(rows, visit.now);
  main += prose::paragraph(
      prose::link("/released", "What your agency may be told, also where it was not asked"));
  main += notes_for_you(visit);
  main += digest_notice(visit);
  const std::string agency = visit.who->staff.agency ? visit.who->staff.agency->value : "";
  main +=
      notice_slot(visit, "/events?topic=requests:" + agency, "There are new or changed requests.");
  main += table(rows, true, visit.now);
  if (const Html answered = table(rows, false, visit.now); !answered.empty()) {
    main += element("section", {{"class", "om-section"}, {"aria-labelledby", "answered"}},
                    element("h2", {{"class", "govuk-heading-m"}, {"id", "answered"}},
                            "Answered: ", static_cast<std::ptrdiff_t>(rows.size()) - waiting),
                    answered);
  }
  return staff_page(visit, {.title = "Requests", .recorded = true, .active = "requests"}, main);
}

}  // namespace openmash::web
