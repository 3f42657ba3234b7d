#include "web/retention_parts.h"

#include <algorithm>
#include <array>

#include "base/match.h"
#include "govuk/button.h"
#include "govuk/summary_list.h"
#include "london/london_time.h"
#include "london/time_text.h"
#include "web/pages/prose.h"
#include "words/retention.h"

namespace openmash::web {

namespace {

constexpr std::string_view form_id = "form";

http::Response render(const Visit& visit, const RetentionForm& form, const Problems& problems,
                      unsigned status = 200, bool anew = false) {
  Html main = join(error_summary(problems), prose::title(form.reference, form.title));
  main += element(
      "form",
      {{"method", "post"}, action(Url{visit.request.path}), {"id", form_id}, flag("novalidate")},
      hidden_fields(visit, {}, anew), form.body(problems),
      govuk::button({.content = form.button,
                     .classes = form.warns ? "govuk-button--warning" : "",
                     .prevent_double_click = true}));
  return staff_page(
      visit,
      {.title = form.title + " – " + form.reference,
       .has_errors = !problems.empty(),
       .status = status,
       .before_main = prose::back(Url{record_address(form.reference)}, "Back to how it is kept"),
       .recorded = true,
       .active = "retention"},
      std::move(main));
}

Problems one_problem(std::string words) {
  return {{.field = std::string{form_id}, .words = std::move(words)}};
}

}  // namespace

bool keeps_records(const Visit& visit) {
  return visit.who && may_keep_records(visit.who->staff, visit.profile());
}

std::string record_address(const std::string& reference, std::string_view act) {
  return "/retention/" + reference + (act.empty() ? "" : "/") + std::string{act};
}

Html destructions_line(const Visit& visit) {
  const std::size_t waiting = visit.hub().look().destructions_waiting(visit.reader());
  return waiting == 0
             ? Html()
             : prose::paragraph(
                   prose::link("/retention#waiting",
                               waiting == 1 ? "One proposal to destroy"
                                            : std::to_string(waiting) + " proposals to destroy"),
                   waiting == 1 ? " waits for you or another second person."
                                : " wait for you or another second person.");
}

http::Response retention_form(const Visit& visit, const RetentionForm& form) {
  if (!visit.is_post()) {
    return render(visit, form, {});
  }
  Problems problems;
  const auto command = form.command(problems);
  if (!problems.empty() || !command) {
    return render(visit, form, problems);
  }
  return match(
      visit.hub().records().handle(visit.reader(), submission(visit), form.contact, *command),
      [&](const app::RetentionDone&) { return http::see_other(form.after); },
      [&](const RetentionRefusal& refusal) {
        const words::Words why = words::words_for(refusal);
        return render(visit, form, one_problem(why.heading + ". " + why.what_to_do), 409);
      },
      [&](const app::RetentionSentDifferently&) {
        return render(visit, form,
                      one_problem("What you sent first from this form is stored; what stands here "
                                  "now is not yet. Send it again if you mean it"),
                      409, true);
      },
      [&](const app::NotSure&) {
        return render(visit, form,
                      one_problem("We are not sure this was stored. Send it again: it is stored "
                                  "only once"),
                      503);
      });
}

Html fact_list(std::initializer_list<std::pair<const char*, Html>> rows) {
  govuk::SummaryListOptions list;
  for (const auto& [key, value] : rows) {
    if (!value.empty()) {
      list.rows.push_back({.key = {.content = key}, .value = {.content = value}});
    }
  }
  return govuk::summary_list(list);
}

std::vector<Choice> ground_choices() {
  std::vector<Choice> choices;
  const std::array values{"schedule", "erasure_asked", "wrongly_there"};
  for (std::size_t i = 0; i < values.size(); ++i) {
    choices.push_back({.value = values[i],
                       .label = std::string{words::label(static_cast<DestructionGround>(i))}});
  }
  return choices;
}

std::optional<DestructionGround> read_ground(const Visit& visit, Problems& problems) {
  const std::string chosen = field(visit, "ground");
  const std::vector<Choice> choices = ground_choices();
  const auto found = std::ranges::find(choices, chosen, &Choice::value);
  if (found == choices.end()) {
    problems.push_back({"ground", "Choose the ground"});
    return std::nullopt;
  }
  return static_cast<DestructionGround>(found - choices.begin());
}

std::string sentence_of(const Visit& visit, const app::CasePage& page, std::uint64_t sequence) {
  const auto found = std::ranges::find(page.history, sequence, &RecordedEvent::sequence);
  if (found == page.history.end()) {
    return "words that are not shown to you";
  }
  const say::Telling telling{
      .profile = *page.profile,
      .name_of = [&](const Actor& actor) { return visit.hub().people().name_of(actor); },
      .time_of = [](Instant at) { return london::long_text(at); }};
  return say::sentence(*found, *page.file, telling);
}

std::optional<Instant> read_day(const Visit& visit, std::string_view name, Problems& problems,
                                bool may_be_today) {
  const std::string prefix{name};
  const auto part = [&](const char* which) { return field(visit, prefix + which); };
  const auto date = read_partial_date(part("-day"), part("-month"), part("-year"));
  if (!date || !*date || (*date)->day == 0 || (*date)->month == 0) {
    problems.push_back({prefix + "-day", "Enter a whole date: day, month and year"});
    return std::nullopt;
  }
  const Date day{std::chrono::year{(*date)->year},
                 std::chrono::month{static_cast<unsigned>((*date)->month)},
                 std::chrono::day{static_cast<unsigned>((*date)->day)}};
  const Instant at = london::instant_of(day, std::chrono::minutes{0});
  if (at <= visit.now && !(may_be_today && day == london::date_of(visit.now))) {
    problems.push_back(
        {prefix + "-day", may_be_today ? "Choose today or a day to come" : "Choose a day to come"});
    return std::nullopt;
  }
  return at;
}

}  // namespace openmash::web
