#include "web/pages/request_disagree.h"

#include <algorithm>

#include "govuk/back_link.h"
#include "govuk/button.h"
#include "govuk/radios.h"
#include "govuk/textarea.h"
#include "london/time_text.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

std::string address_of(const app::RequestPage& page) {
  return "/requests/" + page.request.asked.what.request.value.hex();
}

Html said(const Visit& visit, std::string_view words, const Actor& by, Instant at) {
  return join(
      element("div", {{"class", "om-words"}}, prose::lines(words)),
      element("p", {{"class", "om-by"}}, visit.hub().people().name_of(by), ", ", time_element(at)));
}

bool is_of_raiser(const Disagreement& one, const Actor& by) {
  const Staff* staff = as_staff(by);
  const Staff* raiser = as_staff(one.raised.by);
  return staff != nullptr && raiser != nullptr && staff->agency == raiser->agency;
}

Html told(const Visit& visit, const Disagreement& one) {
  Html html = prose::paragraph(
      element("strong", one.settled ? "Settled" : one.stage()),
      one.due() && !one.settled ? ": " + london::deadline_text(*one.due(), visit.now) : "");
  html += said(visit, one.raised.what.words, one.raised.by, one.raised.at);
  for (const Signed<DisagreementTakenOn>& on : one.taken_on) {
    // What the hub writes among its own people may say more of the case than this agency sees.
    html += is_of_raiser(one, on.by)
                ? said(visit, on.what.words, on.by, on.at)
                : prose::paragraph("The hub took it on, ", time_element(on.at), ".");
  }
  if (one.settled) {
    html += said(visit, one.settled->what.words, one.settled->by, one.settled->at);
  }
  return html;
}

Html words_field(const Visit& visit, const char* label, const Problems& problems) {
  return govuk::textarea({.name = "words",
                          .label = {.content = label, .classes = "govuk-label--s"},
                          .error_message = {problem_of(problems, "words")},
                          .value = raw_field(visit, "words")});
}

struct Shown {
  const char* title;
  const char* button;
  Html body;
};

http::Response form_page(const Visit& visit, const app::RequestPage& page, const Shown& shown,
                         const Problems& problems) {
  return staff_page(
      visit,
      {.title = std::string{shown.title} + ", request " + page.reference,
       .has_errors = !problems.empty(),
       .before_main =
           govuk::back_link({.content = "Back to the request", .href = Url{address_of(page)}}),
       .recorded = true,
       .active = "requests"},
      join(
          error_summary(problems), prose::title(page.reference, shown.title),
          element("form", {action(Url{visit.request.path}), {"method", "post"}, flag("novalidate")},
                  hidden_fields(visit), shown.body, govuk::button({.content = shown.button}))));
}

http::Response raise(const Visit& visit, const app::RequestPage& page, const Problems& problems) {
  return form_page(
      visit, page,
      {.title = "Raise a professional disagreement",
       .button = "Raise it",
       .body = join(
           prose::paragraph("It begins at “", page.profile->disagreement.front().name,
                            "” and is shown on the case. The child’s own clock does not "
                            "wait for it."),
           prose::document(*page.profile, hub::LinkUse::escalation, "The policy: "),
           words_field(visit, "With what do you disagree, and what should happen?", problems))},
      problems);
}

http::Response go_on(const Visit& visit, const app::RequestPage& page, const Disagreement& one,
                     const Problems& problems) {
  return form_page(
      visit, page,
      {.title = "Go on with a disagreement",
       .button = "Record it",
       .body = join(told(visit, one),
                    govuk::radios({.name = "do",
                                   .fieldset = {.legend = {.content = "What happens now?",
                                                           .classes = "govuk-fieldset__legend--s"}},
                                   .error_message = {problem_of(problems, "do")},
                                   .items = {{.value = "settled", .content = "It is settled"},
                                             {.value = "on",
                                              .content = "It is not: take it to the next stage"}},
                                   .value = field(visit, "do")}),
                    words_field(visit, "In words", problems))},
      problems);
}

/// The request, where this reader may disagree from it.
std::optional<Visible<app::RequestPage>> opened(const Visit& visit) {
  const auto id = id_from_hex(visit.parts.at(0));
  if (!id) {
    return std::nullopt;
  }
  auto found = visit.hub().look().request(visit.reader(), RequestId{*id});
  return found && (*found)->may_disagree ? std::optional{*std::move(found)} : std::nullopt;
}

}  // namespace

Html disagreements_raised(const Visit& visit, const app::RequestPage& page) {
  if (!page.may_disagree) {
    return {};
  }
  Html all;
  for (const Disagreement& one : page.disagreements) {
    all += told(visit, one);
    if (!one.settled) {
      all += prose::paragraph(prose::link(
          Url{address_of(page) + "/disagreements/" + one.raised.what.disagreement.value.hex()},
          "Settle it, or take it on"));
    }
  }
  return element("section", {{"class", "om-section"}, {"aria-labelledby", "disagreement"}},
                 element("h2", {{"class", "govuk-heading-m"}, {"id", "disagreement"}},
                         all.empty() ? "If you disagree" : "What you disagreed with"),
                 all,
                 prose::paragraph(prose::link(Url{address_of(page) + "/disagree"},
                                              "Raise a professional disagreement")));
}

http::Response request_disagree(Visit& visit) {
  const auto shown = opened(visit);
  if (!shown) {
    return not_found(visit);
  }
  const app::RequestPage& page = **shown;
  if (!visit.is_post()) {
    return raise(visit, page, {});
  }
  if (auto unknown = unknown_field(visit, {"words"})) {
    return *std::move(unknown);
  }
  const app::Submission sent = submission(visit);
  const RaiseDisagreement command{.disagreement = DisagreementId{created_id(sent, "disagreement")},
                                  .words = field(visit, "words"),
                                  .request = page.request.asked.what.request};
  if (command.words.empty()) {
    return raise(visit, page, {{"words", "Write with what you disagree"}});
  }
  return after(visit, visit.hub().handle(visit.actor(), sent, page.contact, command),
               address_of(page));
}

http::Response request_disagreement(Visit& visit) {
  const auto shown = opened(visit);
  if (!shown) {
    return not_found(visit);
  }
  const app::RequestPage& page = **shown;
  const auto one = std::ranges::find_if(page.disagreements, [&](const Disagreement& each) {
    return each.raised.what.disagreement.value.hex() == visit.parts.at(1);
  });
  if (one == page.disagreements.end()) {
    return not_found(visit);
  }
  if (!visit.is_post()) {
    return go_on(visit, page, *one, {});
  }
  if (auto unknown = unknown_field(visit, {"do", "words"})) {
    return *std::move(unknown);
  }
  const std::string deed = field(visit, "do");
  const std::string words = field(visit, "words");
  Problems problems;
  if (deed != "settled" && deed != "on") {
    problems.push_back({"do", "Choose what happens now"});
  }
  if (words.empty()) {
    problems.push_back({"words", "Write how it was settled, or why it goes on"});
  }
  if (!problems.empty()) {
    return go_on(visit, page, *one, problems);
  }
  const DisagreementId id = one->raised.what.disagreement;
  const RequestId request = page.request.asked.what.request;
  const CaseCommand command =
      deed == "settled"
          ? CaseCommand{SettleDisagreement{.disagreement = id, .words = words, .request = request}}
          : CaseCommand{TakeDisagreementOn{.disagreement = id, .words = words, .request = request}};
  return after(visit, visit.hub().handle(visit.actor(), submission(visit), page.contact, command),
               address_of(page));
}

}  // namespace openmash::web
