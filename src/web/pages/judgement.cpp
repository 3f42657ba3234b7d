// One judgement of who is who: why, on what, and what was seen or done on the strength of it; a
// second person agrees here where that is needed, and here it is undone.
#include "base/match.h"
#include "govuk/button.h"
#include "govuk/radios.h"
#include "govuk/summary_list.h"
#include "govuk/textarea.h"
#include "web/case_form.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/people_parts.h"
#include "web/say.h"
#include "words/who_is_who.h"

namespace openmash::web {

namespace {

std::vector<StaffId> everybody(const Visit& visit) {
  std::vector<StaffId> staff;
  for (const app::Colleague& one : visit.hub().people().colleagues()) {
    staff.push_back(one.id);
  }
  return staff;
}

Html summary(const Visit& visit, const Given& given) {
  govuk::SummaryListOptions list;
  const auto row = [&](const char* key, Html value) {
    list.rows.push_back({.key = {.content = key}, .value = {.content = std::move(value)}});
  };
  const JudgementMade& made = given.made.what;
  row("Judged", escape(say::label(made.says)));
  row("Why", prose::lines(made.reason));
  row("By", signature(visit, given.made.by, given.made.at));
  row("On", escape("the records as they stood at versions " + std::to_string(made.one.version) +
                   " and " + std::to_string(made.other.version) + "; suggested by the model \"" +
                   made.model + "\""));
  if (given.seconded) {
    row(given.seconded->what.agrees ? "Agreed" : "Not agreed",
        join(prose::lines(given.seconded->what.reason),
             signature(visit, given.seconded->by, given.seconded->at)));
  } else if (made.needs_two) {
    row("Counts", escape("when a second person agrees"));
  }
  if (given.undone) {
    row("Undone", join(prose::lines(given.undone->what.reason),
                       signature(visit, given.undone->by, given.undone->at)));
  }
  return govuk::summary_list(list);
}

Html rested(const Visit& visit, const app::JudgementPage& page) {
  Html items;
  for (const app::RestedOnLink& one : page.rested) {
    items += element("li", short_time_element(one.at), " ", visit.hub().people().name_of(one.by),
                     one.done ? " recorded something in " : " was shown ", one.reference);
  }
  const char* heading = page.given.undone ? "Seen or done while it stood" : "Seen or done since";
  return join(prose::heading(heading), items.empty()
                                           ? prose::paragraph("Nothing in either contact.")
                                           : element("ul", {{"class", "om-rows"}}, items));
}

Html reason_field(const Visit& visit, const Problems& problems, const char* label) {
  return govuk::textarea({.name = "reason",
                          .label = {.content = label},
                          .error_message = {.content = problem_of(problems, "reason")},
                          .value = raw_field(visit, "reason"),
                          .rows = 2});
}

Html forms(const Visit& visit, const Given& given, const Problems& problems) {
  if (given.undone) {
    return {};
  }
  const auto form = [&](Html inside, const char* deed, const char* button, const char* classes) {
    return element("form",
                   {{"method", "post"}, action(Url{visit.request.path}), flag("novalidate")},
                   hidden_fields(visit), prose::hidden("do", deed), inside,
                   govuk::button({.content = button, .classes = classes}));
  };
  if (given.waits_for_second()) {
    return join(
        prose::heading("Do you agree?"),
        form(join(govuk::radios({.name = "agrees",
                                 .fieldset = {.legend = {.content = "As the second person"}},
                                 .error_message = {.content = problem_of(problems, "agrees")},
                                 .items = {{.value = "yes", .content = "I agree"},
                                           {.value = "no", .content = "I do not agree"}}}),
                  reason_field(visit, problems, "Why?")),
             "second", "Record it", ""));
  }
  return join(prose::heading("Undo it"),
              prose::paragraph("Both records stay as they are, whole. What was put together is "
                               "apart again, and those above may need to be told."),
              form(reason_field(visit, problems, "Why is it undone?"), "undo", "Undo it",
                   "govuk-button--warning"));
}

http::Response render(const Visit& visit, const app::JudgementPage& page,
                      const Problems& problems) {
  Html main =
      join(error_summary(problems), prose::title("Who is who"),
           element("ul", {{"class", "om-rows"}}, element("li", person_lines(page.one)),
                   element("li", person_lines(page.other))),
           summary(visit, page.given), rested(visit, page), forms(visit, page.given, problems));
  return staff_page(visit,
                    {.title = "A judgement",
                     .has_errors = !problems.empty(),
                     .before_main = prose::back("/contacts/" + page.one.reference + "/same",
                                                "Back to the contact"),
                     .recorded = true,
                     .active = "queue"},
                    prose::two_thirds(main));
}

}  // namespace

http::Response judgement(Visit& visit) {
  const auto id = id_from_hex(visit.parts.at(0));
  if (visit.is_post()) {
    if (auto refusal = unknown_field(visit, {"do", "agrees", "reason"})) {
      return std::move(*refusal);
    }
  }
  const auto shown =
      id ? visit.hub().look().judgement(visit.reader(), JudgementId{*id}, everybody(visit))
         : No<Refusal>{NoSuchContact{}};
  if (!shown) {
    return not_found(visit);
  }
  if (!visit.is_post()) {
    return render(visit, **shown, {});
  }
  Problems problems;
  const bool seconds = field(visit, "do") == "second";
  const std::string agrees = field(visit, "agrees");
  if (seconds && agrees != "yes" && agrees != "no") {
    problems.push_back({"agrees", "Choose whether you agree"});
  }
  if (field(visit, "reason").empty()) {
    problems.push_back({"reason", "Write why"});
  }
  if (!problems.empty()) {
    return render(visit, **shown, problems);
  }
  app::WhoIsWho& who = visit.hub().who_is_who();
  const auto handled = seconds ? who.second(visit.actor(), submission(visit), JudgementId{*id},
                                            agrees == "yes", field(visit, "reason"))
                               : who.undo(visit.actor(), submission(visit), JudgementId{*id},
                                          field(visit, "reason"));
  return match(
      handled, [&](const app::JudgementKept&) { return http::see_other(visit.request.path); },
      [&](const JudgementRefusal& refusal) {
        return std::holds_alternative<NotPermitted>(refusal)
                   ? not_found(visit)
                   : render(visit, **shown, {{"reason", say::words_for(refusal)}});
      },
      [&](const NoSuchContact&) { return not_found(visit); },
      [&](const app::SentDifferently&) {
        return render(visit, **shown,
                      {{"reason",
                        "What you sent first is stored; open the page "
                        "again to say something else"}});
      },
      [&](const app::NotSure&) {
        return render(visit, **shown,
                      {{"reason",
                        "We are not sure this was stored. Send it again: "
                        "it is stored only once"}});
      });
}

}  // namespace openmash::web
