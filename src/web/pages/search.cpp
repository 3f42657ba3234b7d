// Search for somebody by whatever is known of them. It is a form that is sent, never an address:
// no name stands in a link, a history or a log. What is found has an address of its own, a random
// number of this session's (keep/searches.h), so that Back leads to it.
#include <array>

#include "domain/intake/partial_date.h"
#include "govuk/button.h"
#include "govuk/checkboxes.h"
#include "govuk/date_input.h"
#include "govuk/input.h"
#include "govuk/inset_text.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/people_parts.h"

namespace openmash::web {

namespace {

constexpr const char* nothing_asked = "Enter something you know: a name, a year of birth, a street";

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
                            .error_message = {.content = problem_of(problems, "born-year")},
                            .values = {.day = raw_field(visit, "born-day"),
                                       .month = raw_field(visit, "born-month"),
                                       .year = raw_field(visit, "born-year")}});
}

Html form(const Visit& visit, const Problems& problems, bool is_first) {
  Html fields =
      govuk::input({.name = "name",
                    .label = {.content = "Name"},
                    .hint = {.content = "Or part of it, in any spelling"},
                    .error_message = {.content = problem_of(problems, "name")},
                    .value = raw_field(visit, "name"),
                    .classes = "govuk-input--width-20",
                    .autocomplete = "off",
                    .spellcheck = false,
                    // What was found or is wrong comes first, and is not scrolled past.
                    .attributes = is_first ? Attributes{flag("autofocus")} : Attributes{}});
  fields += birth(visit, problems);
  fields += line(visit, "about_age", "Or about how old?", "For example 6", "govuk-input--width-3",
                 problems);
  fields += line(visit, "place", "Address, street or postcode", "Or part of it: a street, IG1",
                 "govuk-input--width-20", problems);
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
                 hidden_fields(visit, {}, true), prose::default_button("Search"), fields,
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
  if (!asked.about_age.empty() && !app::PersonIndex::is_an_age(asked.about_age)) {
    problems.push_back({"about_age", "Enter an age as a number of years, such as 6"});
  }
  if (!asked.number.empty() && !app::PersonIndex::is_a_number(asked.number)) {
    problems.push_back({"number",
                        "Check the number: an NHS number has 10 digits, a unique pupil number a "
                        "letter and 12 digits. One digit of this is wrong or missing"});
  }
  return asked;
}

constexpr std::array names{"name",  "born-day",  "born-month", "born-year", "about_age",
                           "place", "telephone", "school",     "number",    "mother_of"};

keep::Fields typed(const Visit& visit) {
  keep::Fields fields;
  for (const char* name : names) {
    if (const std::string words = raw_field(visit, name); !words.empty()) {
      fields.emplace_back(name, words);
    }
  }
  return fields;
}

Html found_section(const app::PeopleFound& found) {
  const bool nobody = found.is_ready && found.candidates.empty() && found.near_misses.empty() &&
                      found.there.empty();
  return element("section", {{"class", "om-section"}, {"id", "found"}},
                 prose::heading(nobody ? "Nobody found" : "Found"),
                 people_found(found, [](const app::PersonSeen&) { return Html(); }));
}

http::Response render(const Visit& visit, const Problems& problems, const Html& results,
                      bool is_first) {
  const Html main =
      join(error_summary(problems), prose::title("Search for somebody"), results,
           form(visit, problems, is_first),
           prose::paragraph("Every search is recorded with your name. A contact you may not read "
                            "is not searched for you. ",
                            prose::link("/find", "Find a reference")));
  return staff_page(visit,
                    {.title = "Search",
                     .has_errors = !problems.empty(),
                     .recorded = !results.empty(),
                     .active = "search"},
                    prose::two_thirds(main));
}

/// What was kept, searched for as if it were sent now.
http::Response search_again(const Visit& asking, const std::string& number) {
  const auto id = id_from_hex(number);
  const auto kept =
      id ? asking.hub().searches().find(asking.who->session, *id, asking.now) : std::nullopt;
  if (!kept) {
    return render(asking, {},
                  govuk::inset_text({.content = "What you searched for is not kept any more. "
                                                "Enter it again."}),
                  true);
  }
  std::vector<http::Field> fields;
  for (const auto& [name, words] : *kept) {
    fields.push_back({name, words});
  }
  http::Request request = asking.request;
  request.fields = http::Form{std::move(fields)};
  const Visit visit{.site = asking.site,
                    .request = request,
                    .who = asking.who,
                    .parts = asking.parts,
                    .now = asking.now,
                    .form_token = asking.form_token,
                    .visitor = asking.visitor};
  Problems problems;
  const app::PersonAsked asked = read(visit, problems);
  const auto found = visit.hub().look().search(visit.reader(), asked);
  if (!found) {
    return refused(visit, found.error());
  }
  if ((*found)->is_ready && (*found)->nothing_asked) {
    problems.push_back({"name", nothing_asked});
    return render(visit, problems, {}, false);
  }
  return render(visit, {}, found_section(**found), false);
}

}  // namespace

http::Response search(Visit& visit) {
  if (!permits(visit.who->staff, Permission::see_queue, {}, visit.profile())) {
    return not_found(visit);
  }
  if (!visit.is_post()) {
    const auto again = visit.request.query.first("again");
    return again ? search_again(visit, std::string{*again}) : render(visit, {}, {}, true);
  }
  if (auto refusal =
          unknown_field(visit, {"name", "born-day", "born-month", "born-year", "about_age", "place",
                                "telephone", "school", "number", "mother_of"})) {
    return std::move(*refusal);
  }
  Problems problems;
  const app::PersonAsked asked = read(visit, problems);
  if (problems.empty() && asked == app::PersonAsked{.mother_of = asked.mother_of}) {
    problems.push_back({"name", nothing_asked});
  }
  if (!problems.empty()) {
    return render(visit, problems, {}, false);
  }
  const Id128 kept = visit.hub().searches().keep(visit.who->session, typed(visit), visit.now);
  return http::see_other("/search?again=" + kept.hex() + "#found");
}

}  // namespace openmash::web
