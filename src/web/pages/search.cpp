// Search for somebody by whatever is known of them. It is a form that is sent, never an address:
// no name stands in a link, a history or a log.
#include "domain/intake/partial_date.h"
#include "govuk/button.h"
#include "govuk/checkboxes.h"
#include "govuk/date_input.h"
#include "govuk/input.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/people_parts.h"

namespace openmash::web {

namespace {

Html line(const Visit& visit, const char* name, const char* label, const char* hint,
          const char* width, const Problems& problems) {
  return govuk::input({.name = name,
                       .label = {.content = label},
                       .hint = {.content = hint},
                       .error_message = {.content = problem_of(problems, name)},
                       .value = raw_field(visit, name),
                       .classes = width,
                       .autocomplete = "off",
                       .spellcheck = false});
}

Html birth(const Visit& visit, const Problems& problems) {
  return govuk::date_input({.id = "born",
                            .name_prefix = "born",
                            .fieldset = {.legend = {.content = "Date of birth"}},
                            .hint = {.content = "A year alone is enough"},
                            .error_message = {.content = problem_of(problems, "born")},
                            .values = {.day = raw_field(visit, "born-day"),
                                       .month = raw_field(visit, "born-month"),
                                       .year = raw_field(visit, "born-year")}});
}

Html form(const Visit& visit, const Problems& problems) {
  Html fields = govuk::input({.name = "name",
                              .label = {.content = "Name"},
                              .hint = {.content = "Or part of it, in any spelling"},
                              .error_message = {.content = problem_of(problems, "name")},
                              .value = raw_field(visit, "name"),
                              .classes = "govuk-input--width-20",
                              .autocomplete = "off",
                              .spellcheck = false,
                              .attributes = {flag("autofocus")}});
  fields += birth(visit, problems);
  fields += line(visit, "about_age", "Or about how old?", "For example 6", "govuk-input--width-3",
                 problems);
  fields +=
      line(visit, "place", "Address, street or postcode", "", "govuk-input--width-20", problems);
  fields += line(visit, "telephone", "Telephone number", "", "govuk-input--width-10", problems);
  fields += line(visit, "school", "School", "", "govuk-input--width-20", problems);
  fields += line(visit, "number", "NHS number or unique pupil number", "", "govuk-input--width-10",
                 problems);
  fields += govuk::checkboxes(
      {.name = "mother_of",
       .id_prefix = "mother_of",
       .fieldset = {.legend = {.content = "Whose mother?", .classes = "govuk-visually-hidden"}},
       .items = {{.value = "yes",
                  .content = "This is the child: find the mother",
                  .checked = field(visit, "mother_of") == "yes"}},
       .classes = "govuk-checkboxes--small"});
  return element("form",
                 {action("/search"), {"method", "post"}, {"role", "search"}, flag("novalidate")},
                 hidden_fields(visit), prose::default_button("Search"), fields,
                 govuk::button({.content = "Search"}));
}

app::PersonAsked read(const Visit& visit, Problems& problems) {
  app::PersonAsked asked{.name = field(visit, "name"),
                         .born = {},
                         .about_age = field(visit, "about_age"),
                         .place = field(visit, "place"),
                         .telephone = field(visit, "telephone"),
                         .school = field(visit, "school"),
                         .number = field(visit, "number"),
                         .mother_of = field(visit, "mother_of") == "yes"};
  const auto born = read_partial_date(field(visit, "born-day"), field(visit, "born-month"),
                                      field(visit, "born-year"));
  if (!born) {
    problems.push_back(
        {"born-year", "Enter the date as numbers, with its year: 27 3 2019, or 2019"});
  } else if (*born) {
    asked.born = to_text(**born);
  }
  return asked;
}

}  // namespace

http::Response search(Visit& visit) {
  if (!permits(visit.who->staff, Permission::see_queue, {}, visit.profile())) {
    return not_found(visit);
  }
  Problems problems;
  Html results;
  if (visit.is_post()) {
    if (auto refusal =
            unknown_field(visit, {"name", "born-day", "born-month", "born-year", "about_age",
                                  "place", "telephone", "school", "number", "mother_of"})) {
      return std::move(*refusal);
    }
    const app::PersonAsked asked = read(visit, problems);
    if (problems.empty()) {
      const auto found = visit.hub().look().search(visit.reader(), asked);
      if (!found) {
        return refused(visit, found.error());
      }
      if ((*found)->is_ready && (*found)->nothing_asked) {
        problems.push_back({"name", "Enter something you know: a name, a year of birth, a street"});
      } else {
        results =
            element("section", {{"class", "om-section"}, {"id", "found"}}, prose::heading("Found"),
                    people_found(**found, [](const app::PersonSeen&) { return Html(); }));
      }
    }
  }
  const Html main = join(
      error_summary(problems), prose::title("Search for somebody"), results, form(visit, problems),
      prose::paragraph("Every search is recorded with your name. A contact you may not read "
                       "is not searched for you. ",
                       prose::link("/find", "Find a reference")));
  return staff_page(visit,
                    {.title = "Search",
                     .has_errors = !problems.empty(),
                     .recorded = visit.is_post(),
                     .active = "search"},
                    prose::two_thirds(main));
}

}  // namespace openmash::web
