// "What would you do?": the exercise of a training hub. Anybody reads a scenario, chooses and
// writes why, and sees that beside the assumed answer; of this nothing is stored. Staff bring a
// scenario in and work it through with the real pages. In any other hub there is nothing at these
// addresses.
#include <array>

#include "base/match.h"
#include "domain/access/may.h"
#include "domain/matter/questions.h"
#include "govuk/button.h"
#include "govuk/radios.h"
#include "govuk/summary_list.h"
#include "govuk/textarea.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/say.h"

namespace openmash::web {

namespace {

constexpr std::array ways{hub::ExerciseWay::advice, hub::ExerciseWay::early_help,
                          hub::ExerciseWay::form_today, hub::ExerciseWay::emergency};

/// In a form: "1" for the mildest.
std::string code_of(hub::ExerciseWay way) {
  return std::to_string(static_cast<int>(way) + 1);
}

std::optional<hub::ExerciseWay> way_with(std::string_view code) {
  for (const hub::ExerciseWay way : ways) {
    if (code_of(way) == code) {
      return way;
    }
  }
  return std::nullopt;
}

http::Response framed(const Visit& visit, const std::string& title, bool has_errors, Html main) {
  const Frame frame{.title = title, .has_errors = has_errors, .active = "exercise"};
  return visit.who ? staff_page(visit, frame, std::move(main))
                   : public_page(visit, frame, std::move(main));
}

std::string address_of(const hub::ExerciseScenario& scenario) {
  return "/exercise/" + scenario.code;
}

Html the_case(const hub::ExerciseScenario& scenario) {
  return join(element("div", {{"class", "om-words"}}, prose::lines(scenario.words)),
              element("p", {{"class", "om-by"}}, "From: ", scenario.source));
}

Html way_field(const Visit& visit, const hub::ExerciseScenario& scenario,
               const Problems& problems) {
  std::vector<govuk::RadioItem> items;
  for (const hub::ExerciseWay way : ways) {
    items.push_back({.value = code_of(way), .content = say::label(way, visit.profile())});
  }
  return govuk::radios({.name = "way",
                        .fieldset = {.legend = {.content = scenario.question,
                                                .classes = "govuk-fieldset__legend--m"}},
                        .error_message = {problem_of(problems, "way")},
                        .items = std::move(items),
                        .value = field(visit, "way")});
}

Html level_field(const Visit& visit) {
  const hub::Thresholds& thresholds = visit.profile().thresholds;
  if (thresholds.levels.empty()) {
    return {};
  }
  std::vector<govuk::RadioItem> items;
  for (const hub::NeedLevel& level : thresholds.levels) {
    items.push_back(
        {.value = level.code.value, .content = level.name, .hint = {.content = level.meaning}});
  }
  return govuk::radios(
      {.name = "level",
       .fieldset = {.legend = {.content = "At which level of " + thresholds.name + "?",
                               .classes = "govuk-fieldset__legend--s"}},
       .hint = {.content = "Leave it open if you cannot say"},
       .items = std::move(items),
       .value = field(visit, "level"),
       .classes = "govuk-radios--small"});
}

std::string level_words(const hub::Profile& profile, const LevelCode& code) {
  const hub::NeedLevel* level = profile.need_level(code);
  return level == nullptr ? "Left open" : level->name + ". " + level->meaning;
}

Html bring_in(const Visit& visit, const hub::ExerciseScenario& scenario) {
  const bool call = scenario.comes_as == hub::ExerciseComesAs::advice_call;
  const Permission needed = call ? Permission::deal_with_matters : Permission::see_contact;
  if (!visit.who || !permits(visit.who->staff, needed, {}, visit.profile())) {
    return {};
  }
  return element(
      "section", {{"class", "om-section"}}, prose::heading("Work it through"),
      prose::paragraph(call ? "It comes to this training hub as an advice call, with these words."
                            : "It comes to this training hub as a " +
                                  visit.profile().words.contact + ", with these words.",
                       " Several people may bring it in: each has their own."),
      prose::button_form(visit, {.to = address_of(scenario) + "/bring-in",
                                 .button = "Bring it in",
                                 .classes = "govuk-button--secondary"}));
}

http::Response ask(const Visit& visit, const hub::ExerciseScenario& scenario,
                   const Problems& problems) {
  return framed(
      visit, "What would you do?", !problems.empty(),
      join(error_summary(problems), prose::title("What would you do?", scenario.title),
           the_case(scenario),
           element("form",
                   {action(Url{address_of(scenario)}), {"method", "post"}, flag("novalidate")},
                   hidden_fields(visit), way_field(visit, scenario, problems), level_field(visit),
                   govuk::textarea({.name = "why",
                                    .label = {.content = "Why?", .classes = "govuk-label--s"},
                                    .hint = {.content = "Nothing you write here is stored"},
                                    .error_message = {problem_of(problems, "why")},
                                    .value = field(visit, "why")}),
                   govuk::button({.content = "Compare"})),
           bring_in(visit, scenario), prose::paragraph(prose::link("/exercise", "All scenarios"))));
}

Html answer(std::string_view heading, const Html& way, const std::string& level, const Html& why) {
  govuk::SummaryListOptions list;
  list.rows.push_back({.key = {.content = "What to do"}, .value = {.content = way}});
  list.rows.push_back({.key = {.content = "Level of need"}, .value = {.content = level}});
  list.rows.push_back({.key = {.content = "Why"}, .value = {.content = why}});
  return element("div", prose::heading(heading), govuk::summary_list(list));
}

/// Both answers side by side. Neither is marked right or wrong: nobody has checked the assumed one.
http::Response compare(const Visit& visit, const hub::ExerciseScenario& scenario,
                       hub::ExerciseWay chosen) {
  const hub::Profile& profile = visit.profile();
  const hub::AssumedAnswer& assumed = scenario.assumed;
  const Html own = answer("Your answer", escape(say::label(chosen, profile)),
                          level_words(profile, LevelCode{field(visit, "level")}),
                          prose::lines(field(visit, "why")));
  const Html theirs = answer("The assumed answer", escape(say::label(assumed.way, profile)),
                             level_words(profile, assumed.level), prose::lines(assumed.why));
  return framed(
      visit, "What would you do? Two answers", false,
      join(prose::title("Two answers", scenario.title), the_case(scenario),
           element("div", {{"class", "om-cols om-cols--6-6"}}, own, theirs),
           prose::paragraph(element("strong", "The assumed answer is an assumption."),
                            " The leaflet gives none. A practitioner is to check it; talk about "
                            "the difference with somebody who does this work."),
           prose::document(profile, hub::LinkUse::thresholds, "The level of need is judged by "),
           bring_in(visit, scenario),
           prose::paragraph(prose::link(address_of(scenario), "Think again"), " · ",
                            prose::link("/exercise", "All scenarios"))));
}

const hub::ExerciseScenario* scenario_asked(const Visit& visit) {
  return has_exercise(visit) ? visit.profile().scenario(visit.parts.at(0)) : nullptr;
}

http::Response brought(const Visit& visit, const hub::ExerciseScenario& scenario,
                       const app::SendOutcome& outcome) {
  return match(
      outcome, [](const app::Sent& sent) { return http::see_other("/contacts/" + sent.reference); },
      [&](const Refusal& refusal) { return refused(visit, refusal); },
      [&](const app::NotSure& unsure) { return after(visit, unsure, address_of(scenario)); });
}

http::Response brought_call(const Visit& visit, const hub::ExerciseScenario& scenario,
                            const app::MatterHandled& handled) {
  if (const auto* done = std::get_if<app::MatterDone>(&handled)) {
    return http::see_other("/inbox/" + done->reference);
  }
  return std::holds_alternative<MatterRefusal>(handled)
             ? not_found(visit)
             : after(visit, app::NotSure{}, address_of(scenario));
}

}  // namespace

http::Response exercise(Visit& visit) {
  if (!has_exercise(visit)) {
    return not_found(visit);
  }
  Html items;
  for (const hub::ExerciseScenario& one : visit.profile().exercise) {
    items += element("li", prose::link(address_of(one), one.title));
  }
  return framed(
      visit, "What would you do?", false,
      join(prose::title("What would you do?"),
           prose::paragraph("Read a scenario, choose what you would do and write why. Then see it "
                            "beside an assumed answer. Nothing you choose or write is stored."),
           prose::paragraph("The leaflet gives no answers: each one here is an assumption for a "
                            "practitioner to check."),
           element("ul", {{"class", "om-rows"}}, items)));
}

http::Response exercise_scenario(Visit& visit) {
  const hub::ExerciseScenario* scenario = scenario_asked(visit);
  if (scenario == nullptr) {
    return not_found(visit);
  }
  if (!visit.is_post()) {
    return ask(visit, *scenario, {});
  }
  if (auto unknown = unknown_field(visit, {"way", "level", "why"})) {
    return *std::move(unknown);
  }
  const auto chosen = way_with(field(visit, "way"));
  Problems problems;
  if (!chosen) {
    problems.push_back({"way", "Choose what you would do"});
  }
  if (field(visit, "why").empty()) {
    problems.push_back({"why", "Write why"});
  }
  return problems.empty() ? compare(visit, *scenario, *chosen) : ask(visit, *scenario, problems);
}

http::Response exercise_bring_in(Visit& visit) {
  const hub::ExerciseScenario* scenario = scenario_asked(visit);
  if (scenario == nullptr) {
    return not_found(visit);
  }
  if (auto unknown = unknown_field(visit, {})) {
    return *std::move(unknown);
  }
  if (scenario->comes_as == hub::ExerciseComesAs::contact) {
    return brought(visit, *scenario,
                   visit.hub().referrals().bring_in(visit.actor(), submission(visit), *scenario));
  }
  const OpenMatter call{
      .kind = MatterKind::advice_call,
      .channel = scenario->channel,
      .received_at = visit.now,
      .answers = {{{.question = "from", .words = "The exercise, “" + scenario->title + "”"},
                   {.question = "agreed", .words = "not_asked"},
                   {.question = std::string{matter_words}, .words = scenario->words}}}};
  return brought_call(visit, *scenario,
                      visit.hub().matters().open(visit.actor(), submission(visit), call));
}

}  // namespace openmash::web
