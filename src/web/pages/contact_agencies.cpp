#include <algorithm>

#include "base/contains.h"
#include "domain/enquiry/request_information.h"
#include "domain/release/held.h"
#include "govuk/details.h"
#include "govuk/summary_list.h"
#include "web/clock.h"
#include "web/pages/contact.h"
#include "web/pages/prose.h"
#include "web/rights_parts.h"

namespace openmash::web {

namespace {

/// Empty, half, struck or full: the state again, for the eye.
Html mark(AnswerState state) {
  const auto circle = [](const char* drawing) {
    return element("svg",
                   {{"class", "om-dot"},
                    {"viewBox", "0 0 14 14"},
                    {"aria-hidden", "true"},
                    {"focusable", "false"}},
                   element("circle", {{"cx", "7"},
                                      {"cy", "7"},
                                      {"r", "5.5"},
                                      {"fill", "none"},
                                      {"stroke", "currentColor"},
                                      {"stroke-width", "2"}}),
                   element("path", {{"d", drawing}, {"fill", "currentColor"}}));
  };
  switch (state) {
    case AnswerState::silent:
      return circle("");
    case AnswerState::part:
      return circle("M7 1.5a5.5 5.5 0 0 1 0 11z");
    case AnswerState::items:
      return circle("M7 2a5 5 0 0 1 0 10a5 5 0 0 1 0-10z");
    case AnswerState::nothing_held:
      return circle("M3 6h8v2H3z");
    case AnswerState::held_not_shared:
      return circle("M4 6h6v5H4zM5 6V5a2 2 0 0 1 4 0v1z");
    case AnswerState::refused:
      return circle("M3.5 4.5l1-1 6 6-1 1z");
  }
  return {};
}

Html reason_of(const Request& request) {
  if (request.answers.empty() || request.answers.back().what.reason.empty()) {
    return {};
  }
  return element("span", {{"class", "om-small"}}, "Because: ", request.answers.back().what.reason);
}

/// How long there is, who chased, and the way to chase.
Html waiting(const OpenCase& open, const Request& request) {
  const InformationRequested& asked = request.asked.what;
  Html line;
  if (const auto due = due_of(open.file(), request)) {
    line += escape(london::deadline_text(*due, open.visit.now));
  }
  if (!request.chased.empty()) {
    line += join(line.empty() ? "" : "; ", "chased by ",
                 signature(open.visit, request.chased.back().by, request.chased.back().at));
  }
  if (open.page().may(Permission::gather) && !open.file().is_settled()) {
    line += join(
        line.empty() ? "" : " ",
        element("a",
                {href(Url{open.address("/requests/" + asked.request.value.hex() + "/chase")}),
                 {"class", "govuk-link om-no-print"}},
                "Chase",
                element("span", {{"class", "govuk-visually-hidden"}}, " ", asked.agency_name)));
  }
  return line.empty() ? Html() : element("span", {{"class", "om-small"}}, line);
}

/// Whom the agency asked. What they said is the agency's note until it answers.
Html person_asked(const OpenCase& open, const NamedEnquiry& one) {
  Html line = join("asked ", one.asked.what.whom, one.has_answered() ? ", who has answered" : "");
  for (const Signed<ToldOfOutcome>& told : one.told) {
    line += join("; told: “", told.what.words, "” ", signature(open.visit, told.by, told.at));
  }
  if (open.page().may(Permission::share_outside)) {
    line += join(
        "; ",
        element("a",
                {href(Url{open.address("/told/" + one.asked.what.enquiry.value.hex())}),
                 {"class", "govuk-link"}},
                "Say what they may be told",
                element("span", {{"class", "govuk-visually-hidden"}}, ", ", one.asked.what.whom)));
  }
  return element("span", {{"class", "om-small"}}, line);
}

/// How many are held, and each flag that may be seen, once.
Html held_items(const Request& request) {
  std::size_t held = 0;
  std::vector<std::string> flags;
  for (const Signed<ItemReturned>& item : request.items) {
    if (const ItemHeld* one = hidden(request, item.what)) {
      ++held;
      if (!one->flag.empty() && !contains(flags, one->flag)) {
        flags.push_back(one->flag);
      }
    }
  }
  if (held == 0) {
    return {};
  }
  Html html = element("span", {{"class", "om-small"}}, element("strong", held, " held"),
                      flags.empty() ? ": speak to them." : "");
  for (const std::string& flag : flags) {
    html += element("span", {{"class", "om-small"}}, flag);
  }
  return html;
}

/// Restricted to a list with nobody of theirs on it: what looks like silence is none.
bool is_cut_off(const OpenCase& open, const InformationRequested& asked) {
  return open.page().listed &&
         !cut_off(open.visit, {{.agency = asked.agency, .name = {}}}, *open.page().listed).empty();
}

Html row(const OpenCase& open, const Request& request) {
  const InformationRequested& asked = request.asked.what;
  const bool gone = is_cut_off(open, asked);
  Html html = mark(request.state());
  html += element("span", element("strong", asked.agency_name), " ", say::label(request.state()));
  if (gone) {
    html += join(element("span", ""),
                 element("span", {{"class", "om-small"}},
                         "cannot see its request any more: nobody of theirs is on the list of this "
                         "case"));
  } else if (open.page().may(Permission::gather) && !open.file().is_settled()) {
    html +=
        element("a",
                {href(Url{open.address("/requests/" + asked.request.value.hex() + "/more")}),
                 {"class", "govuk-link om-no-print"}},
                "Ask for more",
                element("span", {{"class", "govuk-visually-hidden"}}, " of ", asked.agency_name));
  } else {
    html += element("span", "");
  }
  if (request.waits() && !gone) {
    html += waiting(open, request);
  }
  html += reason_of(request);
  if (!request.answers.empty()) {
    const auto& last = request.answers.back();
    html += element("span", {{"class", "om-small"}}, request.items.size(),
                    request.items.size() == 1 ? " item, " : " items, ",
                    signature(open.visit, last.by, last.at));
  }
  html += held_items(request);
  for (const Signed<QuestionsAnswered>& one : request.question_answers) {
    govuk::SummaryListOptions list;
    for (const QuestionAnswered& answered : one.what.answers) {
      list.rows.push_back({.key = {.content = answered.question},
                           .value = {.content = prose::lines(answered.answer)}});
    }
    html += element(
        "div", {{"class", "om-small"}},
        govuk::details({.summary = std::to_string(one.what.answers.size()) + " questions answered",
                        .content = govuk::summary_list(list)}));
  }
  for (const NamedEnquiry& one : request.enquiries) {
    html += person_asked(open, one);
  }
  return element("li", html);
}

}  // namespace

Html agencies(const OpenCase& open) {
  const Enquiry& enquiry = open.file().enquiry;
  if (enquiry.requests.empty() && enquiry.left_out.empty()) {
    return {};
  }
  std::vector<const Request*> requests;
  for (const bool unanswered : {true, false}) {
    for (const Request& request : enquiry.requests) {
      if (request.waits() == unanswered) {
        requests.push_back(&request);
      }
    }
  }
  const auto answered =
      std::ranges::count_if(requests, [](const Request* request) { return !request->waits(); });
  Html rows;
  for (const Request* request : requests) {
    rows += row(open, *request);
  }
  for (const Signed<AgencyLeftOut>& left : enquiry.left_out) {
    rows += element("li", element("span", ""),
                    element("span", element("strong", left.what.agency_name), " Left out"),
                    element("span", ""),
                    element("span", {{"class", "om-small"}}, "Because: ", left.what.reason));
  }
  return join(prose::heading("Agencies: " + std::to_string(answered) + " of " +
                             std::to_string(requests.size()) + " have answered"),
              element("ul", {{"class", "om-rows om-rows--answers"}}, rows));
}

}  // namespace openmash::web
