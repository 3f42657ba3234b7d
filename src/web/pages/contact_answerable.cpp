// Who answers for a case, its decision and each request: now, on the contact's page, and since it
// came, on a page of its own that prints. Nobody is ever left out: where the rota has a hole, it
// says who answers until it is filled.
#include "domain/duty/answerable.h"

#include "web/duty_parts.h"
#include "web/pages/contact.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

struct Asked {
  std::string of;  ///< "The case", "The request to Police"
  AskWho who;
};

/// Everything somebody answers for here, in the order it comes.
std::vector<Asked> everything(const OpenCase& open, const Staffing& staffing) {
  const hub::Profile& rules = open.profile();
  std::vector<Asked> all{
      {"The case",
       [&staffing, &rules](const CaseFile& file, Instant at) -> std::optional<Answerable> {
         return answerable_for_case(staffing, file, rules, at);
       }},
      {"The decision", [&staffing](const CaseFile& file, Instant at) -> std::optional<Answerable> {
         return answerable_for_decision(staffing, file, at);
       }}};
  for (const Request& request : open.file().enquiry.requests) {
    const RequestId id = request.asked.what.request;
    all.push_back({"The request to " + request.asked.what.agency_name,
                   [&staffing, id](const CaseFile& file, Instant at) -> std::optional<Answerable> {
                     const Request* then = file.enquiry.find(id);
                     return then == nullptr
                                ? std::nullopt
                                : std::optional{answerable_for_request(staffing, *then, at)};
                   }});
  }
  return all;
}

Html periods_of(const OpenCase& open, const Staffing& staffing, const Asked& asked) {
  Html rows;
  const Instant now = open.visit.now;
  for (const Period& one : answerable_since(staffing, open.page().history, now, asked.who)) {
    if (one.during.to != now && one.during.to - one.during.from < std::chrono::minutes{1}) {
      continue;  // an account opened a moment after the step: nobody answered for anything then
    }
    rows +=
        element("tr", element("td", {{"data-label", "From"}}, short_time_element(one.during.from)),
                element("td", {{"data-label", "Until"}},
                        one.during.to == now ? escape("now") : short_time_element(one.during.to)),
                element("td", {{"data-label", "Who"}},
                        element("div", answering(open.visit, one.answerable))));
  }
  return join(prose::heading(asked.of),
              element("table", {{"class", "om-table om-table--stack om-table--tight"}},
                      element("caption", {{"class", "govuk-visually-hidden"}}, asked.of,
                              ": who answered for it, and when"),
                      element("thead", element("tr", element("th", {{"scope", "col"}}, "From"),
                                               element("th", {{"scope", "col"}}, "Until"),
                                               element("th", {{"scope", "col"}}, "Who"))),
                      element("tbody", rows)));
}

}  // namespace

Html who_answers(const OpenCase& open) {
  const app::AtWork at_work = open.visit.hub().duty().at_work_on(open.file().id);
  const Staffing staffing = at_work.staffing();
  Html items;
  for (const Asked& asked : everything(open, staffing)) {
    if (const auto who = asked.who(open.file(), open.visit.now)) {
      items += element("li", asked.of, ": ", answering(open.visit, *who));
    }
  }
  return join(prose::heading("Who answers for it now"),
              element("ul", {{"class", "om-rows"}}, items),
              prose::paragraph(
                  prose::link(Url{open.address("/answerable")}, "Who answered for it, and when"),
                  " · ", prose::link(Url{open.address("/protect")}, "Who may open it")));
}

http::Response contact_answerable(Visit& visit) {
  const auto shown = open_contact(visit, ReadPurpose::form);
  if (!shown) {
    return not_found(visit);
  }
  const Problems none;
  const OpenCase open{.visit = visit, .shown = *shown, .problems = none};
  const app::AtWork at_work = visit.hub().duty().at_work_on(open.file().id);
  const Staffing staffing = at_work.staffing();
  Html main = prose::title(open.reference(), "Who answered for it, and when");
  main += prose::paragraph(
      "One person at every moment, from the rota, the accounts and what happened here. What is "
      "noted later changes nothing that was.");
  for (const Asked& asked : everything(open, staffing)) {
    main += periods_of(open, staffing, asked);
  }
  return staff_page(visit,
                    {.title = "Who answered for it – " + open.reference(),
                     .before_main = prose::back(Url{open.address()}, "Back to the contact"),
                     .recorded = true,
                     .active = "queue"},
                    std::move(main));
}

}  // namespace openmash::web
