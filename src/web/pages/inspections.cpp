// What is open to inspectors: for those who guard every grant and the way to a new one, for an
// inspector the cases that are open to them today.
// A grant is proposed here and holds when a second person agrees (second.cpp); it names cases and
// days, and ends by itself. No word of a case stands on these pages.
#include <algorithm>
#include <sstream>

#include "govuk/tag.h"
#include "london/london_time.h"
#include "london/time_text.h"
#include "web/clock.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/retention_parts.h"
#include "web/rights_parts.h"
#include "web/step_up.h"

namespace openmash::web {

namespace {

std::string days_of(const Inspection& granted) {
  const auto last = granted.until - std::chrono::microseconds{1};
  return london::date_text(london::date_of(granted.from)) + " to " +
         london::date_text(london::date_of(last));
}

Html of_inspector(const std::vector<app::InspectionRow>& rows) {
  Html items;
  for (const app::InspectionRow& row : rows) {
    for (const std::string& reference : row.references) {
      items += element("li", prose::link(Url{"/contacts/" + reference}, reference),
                       quiet_line("Open to you ", days_of(*row.proposal.asked.what.inspection)));
    }
  }
  return join(prose::title("Cases opened to you"),
              prose::paragraph("Two people of this hub opened these cases to you, for the days "
                               "named. You read them and change nothing. What an agency keeps "
                               "under seal stays closed, and that you looked is recorded."),
              items.empty() ? prose::paragraph("No case is open to you today.")
                            : element("ul", {{"class", "om-rows"}}, items));
}

Html state_of(const Visit& visit, const app::InspectionRow& row) {
  if (const auto& ended = row.proposal.ended) {
    return join(govuk::tag({.content = "Ended early", .classes = "govuk-tag--grey"}),
                words_block(ended->what.reason, signature(visit, ended->by, ended->at)));
  }
  if (row.opens_now) {
    return govuk::tag({.content = "Open now"});
  }
  const bool to_come = visit.now < row.proposal.asked.what.inspection->from;
  return govuk::tag({.content = to_come ? "To come" : "Over", .classes = "govuk-tag--grey"});
}

Html grant(const Visit& visit, const app::InspectionRow& row) {
  const SecondAsked& what = row.proposal.asked.what;
  const std::string id = what.proposal.value.hex();
  const std::string name = visit.hub().people().name_of(what.inspection->inspector);
  Html html = element("h2", {{"class", "govuk-heading-s"}, {"id", id}}, name, ", ",
                      days_of(*what.inspection));
  html += prose::paragraph(say::listed(row.references));
  html += state_of(visit, row);
  html += words_block(what.reason, signature(visit, row.proposal.asked.by, row.proposal.asked.at));
  html += prose::paragraph("Agreed: ",
                           signature(visit, row.proposal.given->by, row.proposal.given->at));
  if (!row.proposal.ended && visit.now < what.inspection->until) {
    html +=
        prose::paragraph(prose::link(Url{"/inspections/" + id + "/end"}, "End it now: " + name));
  }
  return element("section", {{"class", "om-section"}, {"aria-labelledby", id}}, html);
}

Html of_guard(const Visit& visit, const std::vector<app::InspectionRow>& rows) {
  Html sections;
  for (const app::InspectionRow& row : rows) {
    sections += grant(visit, row);
  }
  return join(prose::title("What is open to inspectors"),
              prose::paragraph(prose::link("/inspections/new", "Open cases to an inspector")),
              rows.empty() ? prose::paragraph("Nothing was ever open to an inspector.") : sections);
}

std::vector<app::Colleague> inspectors(const Visit& visit) {
  auto people = visit.hub().people().colleagues();
  std::erase_if(people, [&](const app::Colleague& one) {
    const hub::Role* role = visit.profile().role(one.role);
    return one.closed || role == nullptr || !role->has(hub::Power::inspect);
  });
  return people;
}

/// One reference a line; those this reader may open themselves, and no others.
std::vector<ContactId> read_cases(const Visit& visit, Problems& problems) {
  std::vector<ContactId> contacts;
  std::istringstream lines{raw_field(visit, "cases")};
  for (std::string line; std::getline(lines, line);) {
    std::erase_if(line, [](char c) { return c == ' ' || c == '\r' || c == '\t'; });
    if (line.empty()) {
      continue;
    }
    app::Look& look = visit.hub().look();
    const auto contact =
        look.finds(visit.reader(), line) ? look.find(line) : std::optional<ContactId>{};
    if (!contact) {
      problems.push_back({"cases", "There is no case that you may open by this: " + line});
    } else if (std::ranges::find(contacts, *contact) == contacts.end()) {
      contacts.push_back(*contact);
    }
  }
  if (contacts.empty() && problems.empty()) {
    problems.push_back({"cases", "Name a case at least"});
  }
  return contacts;
}

Html grant_fields(const FormState& typed) {
  std::vector<Choice> people;
  for (const app::Colleague& one : inspectors(typed.visit)) {
    people.push_back({.value = one.id.value.hex(), .label = one.display_name});
  }
  if (people.empty()) {
    return prose::paragraph(
        "Nobody here has an inspector’s account. Whoever keeps accounts opens one first.");
  }
  return join(
      prose::paragraph("It is open when another person who guards access agrees, and closes by "
                       "itself after the last day. What is sealed stays sealed, and a case with a "
                       "named list stays with its list."),
      one_of(typed, {.name = "inspector", .label = "To whom?"}, people),
      text_area(typed, {.name = "cases",
                        .label = "Which cases?",
                        .hint = "Their references, one on each line",
                        .rows = 4}),
      moment_boxes(typed, {.name = "from", .label = "The first day"}, false),
      moment_boxes(
          typed, {.name = "until", .label = "The last day", .hint = "Three months at most"}, false),
      text_area(typed, {.name = "reason",
                        .label = "Which inspection, and why these cases?",
                        .hint = "Without the names of children",
                        .rows = 3}));
}

}  // namespace

http::Response inspections(Visit& visit) {
  const auto rows = visit.hub().look().inspections(visit.reader());
  if (!rows) {
    return not_found(visit);
  }
  const bool inspects = permits(visit.who->staff, Permission::inspect, {}, visit.profile());
  return staff_page(visit,
                    {.title = inspects ? "Cases opened to you" : "What is open to inspectors",
                     .before_main = inspects ? Html() : prose::back("/access", "Back"),
                     .recorded = true,
                     .active = inspects ? "inspections" : "access"},
                    prose::two_thirds(inspects ? of_inspector(**rows) : of_guard(visit, **rows)));
}

http::Response inspection_new(Visit& visit) {
  if (!guards(visit)) {
    return not_found(visit);
  }
  if (auto first = needs_proof(visit)) {
    return *std::move(first);
  }
  const RightsForm form{.title = "Open cases to an inspector",
                        .button = "Propose it",
                        .back = "/inspections",
                        .next = "/second",
                        .body = grant_fields};
  if (!visit.is_post()) {
    return render(visit, form, {});
  }
  if (auto unknown = unknown_field(visit, {"inspector", "cases", "from-*", "until-*", "reason"})) {
    return std::move(*unknown);
  }
  Problems problems;
  AskSecond ask{.proposal = ProposalId{created_id(submission(visit), "proposal")},
                .step = TwoPersonStep::grant_inspection,
                .contact = {},
                .listed = {},
                .reason = field(visit, "reason")};
  for (const app::Colleague& one : inspectors(visit)) {
    if (one.id.value.hex() == field(visit, "inspector")) {
      ask.inspector = Staff{.id = one.id, .role = one.role, .agency = one.agency};
    }
  }
  if (!ask.inspector) {
    problems.push_back({"inspector", "Choose to whom"});
  }
  ask.contacts = read_cases(visit, problems);
  const auto from = read_day(visit, "from", problems, true);
  const auto last = read_day(visit, "until", problems, true);
  if (ask.reason.empty()) {
    problems.push_back({"reason", "Say which inspection it is, and why these cases"});
  }
  if (!problems.empty() || !from || !last) {
    return render(visit, form, problems);
  }
  ask.from = *from;
  ask.until = london::start_of(london::next_day(london::date_of(*last)));
  return carry_out(visit, form, ask);
}

http::Response inspection_end(Visit& visit) {
  const auto rows = visit.hub().look().inspections(visit.reader());
  const auto id = id_from_hex(visit.parts.at(0));
  if (!rows || !id || !guards(visit)) {
    return not_found(visit);
  }
  const auto found = std::ranges::find_if((*rows)->begin(), (*rows)->end(), [&](const auto& row) {
    return row.proposal.asked.what.proposal.value == *id;
  });
  if (found == (*rows)->end()) {
    return not_found(visit);
  }
  const RightsForm form{.title = "End what is open to an inspector",
                        .button = "End it now",
                        .back = "/inspections",
                        .next = "/inspections",
                        .body = [](const FormState& typed) {
                          return text_area(
                              typed, {.name = "reason", .label = "Why does it end?", .rows = 3});
                        }};
  return ask_why(visit, form, "Say why it ends", [&](const std::string& reason) {
    return EndInspection{.proposal = ProposalId{*id}, .reason = reason};
  });
}

http::Response analyst(Visit& visit) {
  const hub::Role* role = visit.profile().role(visit.who->staff.role);
  if (role == nullptr || !role->has(hub::Power::count)) {
    return not_found(visit);
  }
  return staff_page(
      visit, {.title = "What you may do", .active = "analyst"},
      prose::two_thirds(join(
          prose::title("What you may do"),
          prose::paragraph("Your account is for counting. No case opens to it, no list of cases, "
                           "no search and no record of who looked, whoever asks you to look."),
          prose::paragraph("This hub draws up no figures by itself yet: ask whoever leads it for "
                           "those you need."),
          prose::paragraph("You can read ", prose::link("/profile", "the rules of this hub"),
                           ", see ", prose::link("/duty", "who is on duty"), ", and ",
                           prose::link("/me", "keep your own way of signing in"), "."),
          prose::paragraph("If you are worried about a child, you can ",
                           prose::link("/refer", "tell the hub"), " like everybody else."))));
}

}  // namespace openmash::web
