// The tray of whoever keeps a file that others may not see: a new contact is perhaps about the same
// person. Nobody else learns that there was anything to tell.
#include <algorithm>
#include <array>

#include "base/contains.h"
#include "base/match.h"
#include "govuk/button.h"
#include "govuk/inset_text.h"
#include "govuk/radios.h"
#include "govuk/select.h"
#include "govuk/textarea.h"
#include "web/case_form.h"
#include "web/clock.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/say.h"
#include "words/who_is_who.h"

namespace openmash::web {

namespace {

struct Answer {
  std::string_view value;
  AlertAnswer answer;
};
constexpr auto answers = std::to_array<Answer>({{"joins", AlertAnswer::joins},
                                                {"takes_over", AlertAnswer::takes_over},
                                                {"releases", AlertAnswer::releases},
                                                {"no_match", AlertAnswer::no_match}});

Html acknowledge_form(const Visit& visit, const std::string& id) {
  return prose::button_form(visit, {.to = "/alerts",
                                    .button = "I have read it",
                                    .classes = "govuk-button--secondary",
                                    .fields = {{"alert", id}, {"do", "read"}}});
}

/// To whom it goes, where it is taken over; chosen and never assumed.
Html worker_choice(const Visit& visit, const app::AlertSeen& one, const std::string& suffix,
                   bool typed, const std::string& error) {
  const std::vector<StaffId> workers = visit.hub().hidden_matches().workers_for(one.alert);
  if (workers.empty()) {
    return prose::paragraph(
        "Nobody who gathers may see both, so nobody can be given it. Put a worker on the list of "
        "the case that is kept to a few first, or choose another answer.");
  }
  std::vector<govuk::SelectItem> items{{.value = "", .text = "Choose"}};
  for (const StaffId worker : workers) {
    items.push_back({.value = worker.value.hex(),
                     .text = visit.hub().people().name_of(worker),
                     .selected = typed && field(visit, "worker") == worker.value.hex()});
  }
  return govuk::select({.name = "worker",
                        .id = "worker" + suffix,
                        .label = {.content = "Who takes it on?"},
                        .hint = {.content = "They must be allowed to see both. Everybody else "
                                            "reads that it was given to them, and no more"},
                        .error_message = {.content = error},
                        .items = items});
}

Html answer_form(const Visit& visit, const app::AlertSeen& alert, const Problems& problems) {
  const std::string id = alert.alert.found.what.alert.value.hex();
  const bool typed = visit.is_post() && field(visit, "alert") == id;
  const auto mine = [&](const char* of) {
    return typed ? problem_of(problems, of) : std::string{};
  };
  const std::string suffix = typed ? "" : "-" + id.substr(0, 8);
  std::vector<govuk::RadioItem> items;
  for (const Answer& one : answers) {
    items.push_back({.value = std::string{one.value},
                     .content = say::label(one.answer),
                     .hint = {.content = say::what_follows(one.answer)},
                     .checked = typed && field(visit, "answer") == one.value,
                     .conditional = one.answer == AlertAnswer::takes_over
                                        ? worker_choice(visit, alert, suffix, typed, mine("worker"))
                                        : Html()});
  }
  return element(
      "form", {{"method", "post"}, action("/alerts"), flag("novalidate")},
      hidden_fields(visit, {}, !typed), prose::hidden("alert", id), prose::hidden("do", "answer"),
      govuk::radios({.name = "answer",
                     .id_prefix = "answer" + suffix,
                     .fieldset = {.legend = {.content = "What do you do?",
                                             .classes = "govuk-fieldset__legend--s"}},
                     .error_message = {.content = mine("answer")},
                     .items = items,
                     .classes = "govuk-radios--small"}),
      govuk::textarea({.name = "words",
                       .id = "words" + suffix,
                       .label = {.content = "Why, or what should they know?"},
                       .hint = {.content = "Whoever screens reads these words only if you let "
                                           "them know that there is a record"},
                       .error_message = {.content = mine("words")},
                       .value = typed ? raw_field(visit, "words") : "",
                       .rows = 2}),
      govuk::button({.content = "Record it"}));
}

Html section(const Visit& visit, const app::AlertSeen& one, const Problems& problems) {
  const std::string id = one.alert.found.what.alert.value.hex();
  const Instant due = one.alert.passed_on.empty() ? one.alert.found.what.due
                                                  : one.alert.passed_on.back().at + read_within;
  const Html clock =
      one.alert.acknowledged
          ? prose::paragraph("Read by ", visit.hub().people().name_of(one.alert.acknowledged->by),
                             ", ", short_time_element(one.alert.acknowledged->at), ".")
          : join(element("div", {{"class", "om-clock"}}, clock_large("read it", due, visit.now)),
                 acknowledge_form(visit, id));
  return element(
      "section", {{"class", "om-section"}}, prose::heading("Found " + one.newcomer),
      prose::paragraph("A new contact, ",
                       prose::link(Url{"/contacts/" + one.newcomer}, one.newcomer),
                       ", is perhaps about somebody in a file of yours that others may not see: ",
                       prose::link(Url{"/contacts/" + one.hidden}, one.hidden), "."),
      one.is_decided ? prose::paragraph("It was decided before you answered. The decision stands "
                                        "until you have it opened again.")
                     : Html(),
      clock, answer_form(visit, one, problems));
}

bool waits(const app::AlertSeen& one) {
  return one.alert.answered.empty();
}

/// What was said to each, so that the next who is told need not ask.
Html answered(const Visit& visit, const app::AlertsSeen& seen) {
  Html items;
  for (const app::AlertSeen& one : seen.alerts) {
    Html said;
    for (const Signed<AlertAnswered>& answer : one.alert.answered) {
      said += join(prose::paragraph(say::label(answer.what.answer), "."),
                   words_block(answer.what.words, signature(visit, answer.by, answer.at)));
    }
    if (!waits(one)) {
      items += element("li", prose::link(Url{"/contacts/" + one.newcomer}, one.newcomer),
                       ", perhaps about somebody in ",
                       prose::link(Url{"/contacts/" + one.hidden}, one.hidden), said);
    }
  }
  return items.empty()
             ? items
             : element("section", {{"class", "om-section"}, {"id", "answered"}},
                       prose::heading("Answered"), element("ul", {{"class", "om-rows"}}, items));
}

/// Whoever guards is told that it waits, and nothing of whom it is about.
Html left_unread(Instant since) {
  return element("section", {{"class", "om-section"}}, prose::heading("An alert nobody has read"),
                 prose::paragraph("It has waited since ", time_element(since),
                                  ". Those who were told have not read it, and of those on duty "
                                  "nobody may. You may not be told what it is about: ask those who "
                                  "decide here to look at their alerts now."));
}

http::Response render(const Visit& visit, const app::AlertsSeen& seen, const Problems& problems,
                      const Html& above = {}) {
  Html main = join(error_summary(problems), above, prose::title("Alerts"));
  for (const app::AlertSeen& one : seen.alerts) {
    main += waits(one) ? section(visit, one, problems) : Html();
  }
  for (const Instant since : seen.left_unread) {
    main += left_unread(since);
  }
  if (std::ranges::none_of(seen.alerts, waits) && seen.left_unread.empty()) {
    main += prose::paragraph("Nothing waits for you.");
  }
  main += answered(visit, seen);
  return staff_page(visit,
                    {.title = "Alerts",
                     .has_errors = !problems.empty(),
                     .recorded = true,
                     .events = "/events?topic=alerts:" + visit.who->staff.id.value.hex(),
                     .active = "alerts"},
                    prose::two_thirds(main));
}

}  // namespace

http::Response alerts(Visit& visit) {
  if (visit.is_post()) {
    if (auto refusal = unknown_field(visit, {"alert", "do", "answer", "words", "worker"})) {
      return std::move(*refusal);
    }
  }
  const auto shown = visit.hub().look().alerts(visit.reader());
  if (!visit.is_post()) {
    return render(visit, *shown, {});
  }
  // Whoever may no longer see what it is about has no alert, whatever they were told before.
  const auto id = id_from_hex(field(visit, "alert"));
  const auto found =
      std::ranges::find(shown->alerts, AlertId{id.value_or(Id128{})},
                        [](const app::AlertSeen& one) { return one.alert.found.what.alert; });
  if (!id || found == shown->alerts.end()) {
    return not_found(visit);
  }
  if (!waits(*found)) {
    // Somebody was quicker; what was typed is theirs to copy, and is not lost.
    const std::string typed = field(visit, "words");
    return render(
        visit, *shown, {{"answered", "It was answered meanwhile: what was said is below"}},
        typed.empty() ? Html()
                      : govuk::inset_text(
                            {.content = join(prose::paragraph("You wrote, and it was not sent:"),
                                             words_block(typed, {}))}));
  }
  Problems problems;
  const auto handled = [&]() -> std::optional<app::AlertHandled> {
    if (field(visit, "do") != "answer") {
      return visit.hub().who_is_who().answer(visit.actor(), submission(visit),
                                             AcknowledgeAlert{.alert = AlertId{*id}});
    }
    const auto* chosen = std::ranges::find(answers, field(visit, "answer"), &Answer::value);
    const auto worker = id_from_hex(field(visit, "worker"));
    if (chosen == answers.end()) {
      problems.push_back({"answer", "Choose what you do"});
    } else if (chosen->answer == AlertAnswer::takes_over && !worker) {
      problems.push_back({"worker", "Choose who takes it on, or another answer"});
    }
    if (field(visit, "words").empty()) {
      problems.push_back({"words", "Write why, or what they should know"});
    }
    if (!problems.empty()) {
      return std::nullopt;
    }
    return visit.hub().hidden_matches().answer(
        visit.reader(), submission(visit),
        {.alert = AlertId{*id}, .answer = chosen->answer, .words = field(visit, "words")},
        worker ? std::optional{StaffId{*worker}} : std::nullopt);
  }();
  if (!handled) {
    return render(visit, *shown, problems);
  }
  return match(
      *handled, [&](const app::AlertKept&) { return http::see_other("/alerts"); },
      [&](const AlertRefusal& refusal) {
        return std::holds_alternative<NoSuchAlert>(refusal)
                   ? not_found(visit)
                   : render(visit, *shown, {{"words", say::words_for(refusal)}});
      },
      [&](const Refusal& refusal) {
        const say::Words why = say::words_for(refusal, visit.profile());
        return render(visit, *shown, {{"words", why.heading + ". " + why.what_to_do}});
      },
      [&](const app::SentDifferently&) {
        return render(visit, *shown,
                      {{"words",
                        "What you sent first is stored; open the page "
                        "again to say something else"}});
      },
      [&](const app::NotSure&) {
        return render(visit, *shown,
                      {{"words",
                        "We are not sure this was stored. Send it again: "
                        "it is stored only once"}});
      });
}

}  // namespace openmash::web
