// Who looked: the record of reading, searched; and what stood out in it, for those who review.
// Everything here names people who work, references and times, and no word of a case. Searching is
// recorded like any reading. The week's digest for everybody is looked.cpp; what stands out is
// decided in domain/access/patterns.h.
#include <algorithm>

#include "domain/access/purpose.h"
#include "domain/reference.h"
#include "govuk/button.h"
#include "govuk/details.h"
#include "govuk/input.h"
#include "govuk/radios.h"
#include "govuk/tag.h"
#include "govuk/textarea.h"
#include "london/london_time.h"
#include "london/time_text.h"
#include "web/case_form.h"
#include "web/clock.h"
#include "web/duty_parts.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/case_parts.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/rights_parts.h"
#include "words/full_stop.h"
#include "words/looked.h"
#include "words/rights.h"

namespace openmash::web {

namespace {

std::optional<Date> read_day(std::string_view text) {
  if (text.size() != 10) {
    return std::nullopt;
  }
  const auto number = [&](std::size_t at, std::size_t size) {
    int value = 0;
    for (const char c : text.substr(at, size)) {
      value = c >= '0' && c <= '9' && value >= 0 ? value * 10 + (c - '0') : -1;
    }
    return value;
  };
  const Date day{std::chrono::year{number(0, 4)},
                 std::chrono::month{static_cast<unsigned>(std::max(0, number(5, 2)))},
                 std::chrono::day{static_cast<unsigned>(std::max(0, number(8, 2)))}};
  return day.ok() ? std::optional{day} : std::nullopt;
}

/// What the address asks for: ids, references and days.
app::AccessFilter filter_of(const Visit& visit) {
  const auto asked = [&](std::string_view name) {
    return std::string{visit.request.query.first(name).value_or("")};
  };
  app::AccessFilter filter;
  if (const auto person = id_from_hex(asked("person"))) {
    filter.person = StaffId{*person};
  }
  if (const auto reference = read_reference(asked("case"))) {
    filter.reference = *reference;
  }
  if (const auto from = read_day(asked("from"))) {
    filter.from = london::start_of(*from);
  }
  if (const auto until = read_day(asked("until"))) {
    filter.until = london::start_of(london::next_day(*until));
  }
  return filter;
}

Html search_form(const Visit& visit, const Problems& problems) {
  const FormState typed{.visit = visit, .problems = problems};
  return element(
      "form", {action("/accesses"), {"method", "post"}, flag("novalidate"), {"role", "search"}},
      hidden_fields(visit),
      person_field(visit, "person", "Who looked", "Everybody, if nobody is chosen",
                   visit.hub().people().colleagues(), problems),
      govuk::input({.name = "case",
                    .label = {.content = "Reference of a case", .classes = "govuk-label--s"},
                    .hint = {.content = "Eight letters and digits, such as 7K4Q-PDX9"},
                    .error_message = {.content = problem_of(problems, "case")},
                    .value = field(visit, "case"),
                    .classes = "govuk-input--width-10",
                    .autocomplete = "off",
                    .spellcheck = false}),
      moment_boxes(typed,
                   {.name = "from",
                    .label = "From this day",
                    .hint = "Four weeks back, if "
                            "no day is given"},
                   false),
      moment_boxes(typed,
                   {.name = "until",
                    .label = "To this day",
                    .hint = "Until now, if no day "
                            "is given"},
                   false),
      govuk::button({.content = "Search"}));
}

Html purpose_of(const app::AccessLine& line) {
  const PurposeOfLooking* chosen = line.chosen ? purpose_of_looking(*line.chosen) : nullptr;
  const std::string why =
      line.through_glass.value_or(std::string{chosen == nullptr ? "" : chosen->words});
  const std::string said = why.empty() ? "" : "they said: " + why;
  if (line.says) {
    return escape(said + (chosen != nullptr && !chosen->fits ? ". It is not opened for that" : ""));
  }
  if (line.asked) {
    return escape(words::label(*line.asked));
  }
  if (line.met) {
    return join(
        line.met->passed
            ? Html()
            : join(govuk::tag({.content = "Not let in", .classes = "govuk-tag--yellow"}), " "),
        words::label(*line.met));
  }
  if (line.again > 0) {
    return escape((line.refused ? "asked in vain " : "opened again ") + std::to_string(line.again) +
                  (line.again == 1 ? " time more" : " times more"));
  }
  if (line.refused) {
    return join(govuk::tag({.content = "Not shown", .classes = "govuk-tag--yellow"}), " ",
                words::label(line.purpose));
  }
  const std::string what_for = words::what_for(line.purpose, line.through_glass.has_value()) + ": ";
  if (!line.listed.empty()) {
    Html rows;
    for (const std::string& reference : line.listed) {
      rows += element("li", element("span", {{"class", "om-ref"}}, reference));
    }
    return govuk::details(
        {.summary = what_for + std::to_string(line.listed.size()) + " rows of a list",
         .content = element("ul", {{"class", "govuk-list"}}, rows)});
  }
  return join(what_for + words::label(line.extent), said.empty() ? Html() : quiet_line(said));
}

Html glass_line(const Visit& visit, const BrokenGlass& glass) {
  return element(
      "li", element("strong", reference_of(visit, glass)), ", ",
      signature(visit, glass.broken.by, glass.broken.at),
      glass.reviewed
          ? quiet_line(words::with_full_stop(words::label(glass.reviewed->what.judged)),
                       " Reviewed: ", signature(visit, glass.reviewed->by, glass.reviewed->at))
          : Html());
}

/// Broken glass that those who guard have left, which whoever sees who looked asks them about; and
/// below it what they made of the rest.
Html glass_part(const Visit& visit) {
  const auto rows = visit.hub().look().overseen_glass(visit.reader());
  if (!rows) {
    return {};
  }
  Html overdue;
  Html reviewed;
  std::size_t many = 0;
  for (const app::GlassRow& row : **rows) {
    (row.overdue ? overdue : reviewed) += glass_line(visit, row.glass);
    many += row.overdue ? 0 : 1;
  }
  return join(
      overdue.empty()
          ? Html()
          : join(prose::heading("Broken glass that nobody has reviewed for over a working day"),
                 prose::paragraph("Ask those who guard access in this hub why. Each of them can "
                                  "review it, but for whoever did it."),
                 element("ul", {{"class", "om-rows"}}, overdue)),
      many == 0
          ? Html()
          : govuk::details({.summary = "Broken glass that was reviewed: " + std::to_string(many),
                            .content = element("ul", {{"class", "om-rows"}}, reviewed)}));
}

/// One record, told again: a page of several parts that are no case's has a line for each of them.
bool says_the_same(const app::AccessLine& one, const app::AccessLine& other) {
  return one.place.stream == other.place.stream && one.place.sequence == other.place.sequence &&
         one.reference == other.reference && purpose_of(one).str() == purpose_of(other).str();
}

Html lines_table(const std::vector<app::AccessLine>& lines) {
  Html rows;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const app::AccessLine& line = lines[i];
    if (i != 0 && says_the_same(lines[i - 1], line)) {
      continue;
    }
    const std::string post =
        line.agency_name.empty() ? line.role_name : line.role_name + ", " + line.agency_name;
    rows += element(
        "tr", element("td", {{"data-label", "When"}}, short_time_element(line.at)),
        element("td", {{"data-label", "Who"}},
                element("div", line.name, post.empty() ? Html() : quiet_line(post))),
        element("td", {{"data-label", "Case"}},
                line.reference.empty() ? escape("–")
                                       : element("span", {{"class", "om-ref"}}, line.reference)),
        element("td", {{"data-label", "What for"}}, element("div", purpose_of(line))),
        element("td", {{"data-label", "Record"}, {"class", "om-ref"}},
                line.place.stream.hex().substr(0, 8) + "/" + std::to_string(line.place.sequence)));
  }
  Html head;
  for (const char* one : {"When", "Who", "Case", "What for", "Record"}) {
    head += element("th", {{"scope", "col"}}, one);
  }
  return element(
      "table", {{"class", "om-table om-table--stack om-table--tight"}},
      element("caption", {{"class", "govuk-visually-hidden"}}, "Who looked, newest first"),
      element("thead", element("tr", head)), element("tbody", rows));
}

http::Response search_page(const Visit& visit, const Problems& problems) {
  const auto found = visit.hub().look().accesses(visit.reader(), filter_of(visit));
  if (!found) {
    return refused(visit, found.error());
  }
  const app::AccessLines& lines = **found;
  const Html result =
      lines.lines.empty()
          ? prose::paragraph("Nothing is recorded for this.")
          : join(lines.cut ? prose::paragraph("The newest ", lines.lines.size(),
                                              " are shown. Ask for fewer days to see others.")
                           : Html(),
                 lines_table(lines.lines));
  // An auditor opens no case, so the way to this question is here.
  const auto reference = filter_of(visit).reference;
  const Html who_knew =
      reference && visit.hub().look().hears_of(visit.reader(), *reference)
          ? prose::paragraph(prose::link(Url{"/knew/" + *reference}, "Who knew what, when"))
          : Html();
  const Html main = join(
      error_summary(problems), prose::title("Who looked"), who_knew,
      prose::paragraph("What somebody was sent is recorded before they have it. Your search is "
                       "recorded too."),
      glass_part(visit), prose::paragraph(prose::link("/accesses/patterns", "What stands out")),
      element("div", {{"class", "om-cols om-cols--8-4"}}, element("div", result),
              element("div", search_form(visit, problems))));
  return staff_page(visit,
                    {.title = "Who looked",
                     .has_errors = !problems.empty(),
                     .recorded = true,
                     .active = "accesses"},
                    main);
}

/// A day without a time, as three boxes; nothing where all are empty.
std::optional<Date> typed_day(const Visit& visit, const std::string& name, Problems& problems) {
  if (field(visit, name + "-day").empty() && field(visit, name + "-month").empty() &&
      field(visit, name + "-year").empty()) {
    return std::nullopt;
  }
  const auto date = read_partial_date(field(visit, name + "-day"), field(visit, name + "-month"),
                                      field(visit, name + "-year"));
  if (!date || !*date || (*date)->day == 0 || (*date)->month == 0) {
    problems.push_back({name + "-day", "Enter a date with a day, a month and a year"});
    return std::nullopt;
  }
  return Date{std::chrono::year{(*date)->year},
              std::chrono::month{static_cast<unsigned>((*date)->month)},
              std::chrono::day{static_cast<unsigned>((*date)->day)}};
}

Html pattern_row(const Visit& visit, const app::PatternPage& page, bool with_form,
                 const Problems& problems) {
  Html names;
  for (const std::string& name : page.names) {
    names += element("li", name);
  }
  Html references;
  for (const std::string& reference : page.references) {
    references += element("li", element("span", {{"class", "om-ref"}}, reference));
  }
  Html html = join(
      prose::heading(words::label(page.noticed.kind)),
      quiet_line("noticed ", short_time_element(page.at), ", from ",
                 short_time_element(page.noticed.from), " to ",
                 short_time_element(page.noticed.until), ": ", words::figure_words(page.noticed)),
      element("ul", {{"class", "govuk-list"}}, names),
      element("ul", {{"class", "govuk-list"}}, references));
  if (page.reviewed) {
    html += element("p", {{"class", "govuk-body"}},
                    element("strong", words::label(page.reviewed->what.finding)));
    html += words_block(page.reviewed->what.note,
                        signature(visit, page.reviewed->by, page.reviewed->at));
    return html;
  }
  const std::string address = "/accesses/patterns/" + page.noticed.id.value.hex();
  if (!with_form) {
    return join(html, prose::paragraph(prose::link(Url{address}, "Review it")));
  }
  const std::string chosen = field(visit, "finding");
  std::vector<govuk::RadioItem> items;
  for (int i = 0; i <= static_cast<int>(ReviewFinding::taken_further); ++i) {
    const std::string value = std::to_string(i);
    items.push_back({.value = value,
                     .content = words::label(static_cast<ReviewFinding>(i)),
                     .checked = chosen == value});
  }
  return join(
      html,
      element("form", {action(Url{address}), {"method", "post"}, flag("novalidate")},
              hidden_fields(visit),
              govuk::radios({.name = "finding",
                             .fieldset = {.legend = {.content = "What did you find?",
                                                     .classes = "govuk-fieldset__legend--s"}},
                             .error_message = {.content = problem_of(problems, "finding")},
                             .items = std::move(items)}),
              govuk::textarea(
                  {.name = "note",
                   .label = {.content = "How you know", .classes = "govuk-label--s"},
                   .hint = {.content = "Whom you asked, and what they said. It may outlast the "
                                       "cases, so name nobody who is in them."},
                   .error_message = {.content = problem_of(problems, "note")},
                   .value = raw_field(visit, "note")}),
              govuk::button({.content = "Record the review", .prevent_double_click = true})));
}

http::Response patterns_page(const Visit& visit, std::optional<Id128> one,
                             const Problems& problems) {
  const auto found = visit.hub().look().patterns(visit.reader());
  if (!found) {
    return refused(visit, found.error());
  }
  Html rows;
  std::size_t waiting = 0;
  for (const app::PatternPage& page : **found) {
    waiting += page.reviewed ? 0 : 1;
    if (!one || page.noticed.id.value == *one) {
      rows += element("section", {{"class", "om-section"}},
                      pattern_row(visit, page, one.has_value() && page.may_review, problems));
    }
  }
  if (one && rows.empty()) {
    return not_found(visit);
  }
  const PatternLimits limits;
  const Html main = join(
      error_summary(problems),
      prose::title(one ? std::string{"Review what stood out"}
                       : "What stands out: " + std::to_string(waiting) + " to review"),
      prose::paragraph("Nobody is accused here. Somebody is asked, and what they say is written "
                       "down. Of what is about yourself you are not told."),
      rows.empty() ? prose::paragraph("Nothing has stood out.") : rows,
      element("details", {{"class", "govuk-details"}},
              element("summary", {{"class", "govuk-details__summary"}},
                      element("span", {{"class", "govuk-details__summary-text"}},
                              "From how many on something is told")),
              element("div", {{"class", "govuk-details__text"}},
                      prose::bullets({join("cases within a day that are no work of theirs: ",
                                           std::to_string(limits.many_in_a_day), ", and ",
                                           std::to_string(limits.many_for_overseers),
                                           " for those who may open any case"),
                                      join("days of a week on which one case is opened: ",
                                           std::to_string(limits.days_again)),
                                      join("people who open one case within a week: ",
                                           std::to_string(limits.crowd))}),
                      prose::paragraph("These figures are assumed: no source gives any."))));
  return staff_page(
      visit,
      {.title = "What stands out",
       .has_errors = !problems.empty(),
       .before_main = one ? prose::back("/accesses/patterns", "Back to what stands out")
                          : prose::back("/accesses", "Back to who looked"),
       .recorded = true,
       .active = "accesses"},
      main);
}

}  // namespace

http::Response accesses(Visit& visit) {
  if (!permits(visit.who->staff, Permission::see_access_record, {}, visit.profile())) {
    static_cast<void>(visit.hub().look().accesses(visit.reader(), {}));  // the asking is recorded
    return not_found(visit);
  }
  if (!visit.is_post()) {
    return search_page(visit, {});
  }
  if (auto unknown = unknown_field(visit, {"person", "case", "from-day", "from-month", "from-year",
                                           "until-day", "until-month", "until-year"})) {
    return *std::move(unknown);
  }
  Problems problems;
  std::vector<http::Field> to;
  if (const auto person = read_person(visit, "person", visit.hub().people().colleagues())) {
    to.push_back({"person", person->id.value.hex()});
  }
  if (const std::string typed = field(visit, "case"); !typed.empty()) {
    if (const auto reference = read_reference(typed)) {
      to.push_back({"case", *reference});
    } else {
      problems.push_back({"case", "Check the reference: a letter or digit is wrong or missing"});
    }
  }
  for (const char* name : {"from", "until"}) {
    if (const auto day = typed_day(visit, name, problems)) {
      to.push_back({name, iso8601(*day)});
    }
  }
  if (!problems.empty()) {
    return search_page(visit, problems);
  }
  return http::see_other("/accesses?" + http::write_form(to));
}

http::Response access_patterns(Visit& visit) {
  return patterns_page(visit, std::nullopt, {});
}

http::Response access_pattern(Visit& visit) {
  const auto id = id_from_hex(visit.parts.at(0));
  if (!id) {
    return not_found(visit);
  }
  if (!visit.is_post()) {
    return patterns_page(visit, *id, {});
  }
  if (auto unknown = unknown_field(visit, {"finding", "note"})) {
    return *std::move(unknown);
  }
  Problems problems;
  const std::string finding = field(visit, "finding");
  if (finding != "0" && finding != "1" && finding != "2") {
    problems.push_back({"finding", "Choose what you found"});
  }
  if (field(visit, "note").empty()) {
    problems.push_back({"note", "Write how you know"});
  }
  if (!problems.empty()) {
    return patterns_page(visit, *id, problems);
  }
  const auto seen = visit.hub().look().patterns(visit.reader());
  if (!seen || !std::ranges::any_of(**seen, [&](const app::PatternPage& one) {
        return one.noticed.id.value == *id && one.may_review;
      })) {
    return not_found(visit);
  }
  const auto reviewed = visit.hub().look().watch().review(
      visit.actor(), submission(visit),
      {.id = PatternId{*id},
       .finding = static_cast<ReviewFinding>(finding.front() - '0'),
       .note = raw_field(visit, "note")});
  return reviewed ? http::see_other("/accesses/patterns") : not_found(visit);
}

}  // namespace openmash::web
