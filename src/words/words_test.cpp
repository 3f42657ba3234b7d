#include <doctest/doctest.h>

#include <set>

#include "words/full_stop.h"
#include "words/kinds.h"
#include "words/looked.h"
#include "words/refusals.h"

using namespace openmash;

namespace {

template <std::size_t I = 0>
void every_refusal(std::vector<Refusal>& all) {
  if constexpr (I < std::variant_size_v<Refusal>) {
    all.emplace_back(std::variant_alternative_t<I, Refusal>{});
    every_refusal<I + 1>(all);
  }
}

hub::Profile small_profile() {
  hub::Profile profile;
  profile.words.hub = "MASH";
  profile.words.record = "MASH record";
  profile.agencies = {{.code = AgencyCode{"health"}, .name = "Health"}};
  profile.channels = {{.kind = Channel::walk_in, .name = "At the desk"}};
  return profile;
}

PersonDescribed person(PersonKind kind, std::vector<Answer> answers) {
  return {.kind = kind, .answers = {std::move(answers)}};
}

constexpr Date on{std::chrono::year{2026}, std::chrono::November, std::chrono::day{17}};

}  // namespace

TEST_CASE("every refusal has words of its own, and none of them blames or begs") {
  const hub::Profile profile = small_profile();
  std::vector<Refusal> all;
  every_refusal(all);
  REQUIRE(all.size() == std::variant_size_v<Refusal>);
  std::set<std::string> headings;
  std::set<std::string> what_to_do;
  for (const Refusal& refusal : all) {
    const words::Words said = words::words_for(refusal, profile);
    CAPTURE(said.heading);
    CHECK_FALSE(said.heading.ends_with('.'));
    CHECK(said.what_to_do.ends_with('.'));
    CHECK(headings.insert(said.heading).second);
    CHECK(what_to_do.insert(said.what_to_do).second);
    std::string both = said.heading + " " + said.what_to_do;
    for (char& c : both) {
      c = (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
    }
    for (const std::string_view banned : {"invalid", "please", "oops", "error", "sorry"}) {
      CHECK_MESSAGE(both.find(banned) == std::string::npos, both);
    }
  }
}

TEST_CASE("a refusal names the agency as the hub does") {
  CHECK(words::words_for(AgencyNotDealtWith{AgencyCode{"health"}}, small_profile()).heading ==
        "Health: neither asked nor left out");
  CHECK(words::words_for(AgencyNotDealtWith{AgencyCode{"gone"}}, small_profile()).heading ==
        "An agency: neither asked nor left out");
}

TEST_CASE("a date is said as well as it is known") {
  CHECK(words::date_words("2019-03-27") == "27 March 2019");
  CHECK(words::date_words("2019-03") == "March 2019");
  CHECK(words::date_words("2019") == "2019");
  CHECK(words::date_words("") == "");
  CHECK(words::date_words("just after Easter") == "just after Easter");
  CHECK(words::date_words(on) == "17 November 2026");
}

TEST_CASE("every problem of a date says what the field must have") {
  std::set<std::string> all;
  for (const DateProblem problem :
       {DateProblem::year_missing, DateProblem::not_a_number, DateProblem::no_such_month,
        DateProblem::no_such_day, DateProblem::day_without_month, DateProblem::year_out_of_range}) {
    const std::string said = words::problem(problem, "Date of birth");
    CHECK(said.starts_with("Date of birth must "));
    CHECK(all.insert(said).second);
  }
}

TEST_CASE("an age is no surer than the date of birth") {
  const auto age = [](std::string born) {
    return words::age_words(person(PersonKind::child, {{.question = "born", .words = born}}), on);
  };
  CHECK(age("2019-11-17") == "7 years old");
  CHECK(age("2019-11-18") == "6 years old");
  CHECK(age("2019-11") == "6 or 7 years old");
  CHECK(age("2019-12") == "6 years old");
  CHECK(age("2019-10") == "7 years old");
  CHECK(age("2019") == "6 or 7 years old");
  CHECK(age("2025-11-17") == "1 year old");
  CHECK(age("2025") == "under 2 years old");
  CHECK(age("2026") == "under 1 year old");
  CHECK(age("2026-11-16") == "under 1 year old");
  CHECK(age("") == "");
}

TEST_CASE("a person without a name is told by what is known, and never by nothing") {
  CHECK(words::person_label(
            person(PersonKind::child, {{.question = "name", .words = "Child A"}})) == "Child A");
  CHECK(words::person_label(person(PersonKind::child, {{.question = "about_age", .words = "6"}})) ==
        "Child, about 6, name not known");
  CHECK(
      words::person_label(person(PersonKind::child, {{.question = "about_age", .words = "About 6"},
                                                     {.question = "name", .not_known = true}})) ==
      "Child, about 6, name not known");
  CHECK(words::person_label(person(PersonKind::child, {})) == "Child, name not known");
  CHECK(words::person_label(
            person(PersonKind::unborn_child, {{.question = "born", .words = "2027-05-03"}})) ==
        "Unborn child, due 3 May 2027");
  CHECK(words::person_label(
            person(PersonKind::adult, {{.question = "relationship", .words = "stepfather"}})) ==
        "Adult, stepfather, name not known");
  CHECK(words::person_with_age(
            person(PersonKind::child, {{.question = "name", .words = "Child A"},
                                       {.question = "born", .words = "2019-11-17"}}),
            on) == "Child A, 7 years old");
  CHECK(words::age_words(
            person(PersonKind::unborn_child, {{.question = "born", .words = "2027-05"}}), on) ==
        "due May 2027");
}

TEST_CASE("blank, not known and an answer are three different things") {
  const FormQuestion* sex = find_question(FormSubject::child, "sex");
  const FormQuestion* born = find_question(FormSubject::child, "born");
  const FormQuestion* how = find_question(FormSubject::concern, "how_known");
  REQUIRE((sex != nullptr && born != nullptr && how != nullptr));
  CHECK(words::shown(*sex, {}) == "");
  CHECK(words::shown(*sex, {{{.question = "sex", .not_known = true}}}) == "Not known");
  CHECK(words::shown(*sex, {{{.question = "sex", .words = "female"}}}) == "Female");
  CHECK(words::shown(*born, {{{.question = "born", .words = "2019-03"}}}) == "March 2019");
  CHECK(words::shown(*how, {{{.question = "how_known", .words = "witnessed,records"}}}) ==
        "I saw or heard it myself, From records");
}

TEST_CASE("the profile's name for a kind comes before ours") {
  const hub::Profile profile = small_profile();
  CHECK(words::label(Channel::walk_in, profile) == "At the desk");
  CHECK(words::label(Channel::fax, profile) == "Fax");
  CHECK(words::label(Route::through_mash, profile) == "Through the MASH");
}

TEST_CASE("who looked, what for and what stood out are told apart") {
  std::set<std::string> labels;
  for (int i = 0; i <= static_cast<int>(ReadPurpose::knew); ++i) {
    CHECK(labels.insert(words::label(static_cast<ReadPurpose>(i))).second);
  }
  for (int i = 0; i <= static_cast<int>(HowMuch::whole); ++i) {
    CHECK(labels.insert(words::label(static_cast<Extent>(i))).second);
  }
  for (int i = 0; i <= static_cast<int>(RecordQuestion::patterns); ++i) {
    CHECK(labels.insert(words::label(static_cast<RecordQuestion>(i))).second);
  }
  for (int i = 0; i <= static_cast<int>(PatternKind::crowd); ++i) {
    PatternNoticed pattern{.kind = static_cast<PatternKind>(i), .figure = 9, .limit = 6};
    CHECK(labels.insert(words::label(pattern.kind)).second);
    CHECK_FALSE(words::figure_words(pattern).empty());
  }
  for (int i = 0; i <= static_cast<int>(ReviewFinding::taken_further); ++i) {
    CHECK(labels.insert(words::label(static_cast<ReviewFinding>(i))).second);
  }
}

TEST_CASE("no two labels of one kind are the same") {
  const hub::Profile profile = small_profile();
  std::set<std::string> stages;
  for (int i = 0; i <= static_cast<int>(Stage::closed); ++i) {
    CHECK(stages.insert(words::label(static_cast<Stage>(i), profile)).second);
  }
  std::set<std::string> permissions;
  for (int i = 0; i <= static_cast<int>(Permission::hand_out_letter); ++i) {
    CHECK(permissions.insert(words::label(static_cast<Permission>(i))).second);
  }
  std::set<std::string> states;
  for (int i = 0; i <= static_cast<int>(AnswerState::refused); ++i) {
    CHECK(states.insert(words::label(static_cast<AnswerState>(i))).second);
  }
}

TEST_CASE("a list is read out with commas and one and") {
  CHECK(words::listed({}) == "");
  CHECK(words::listed({"Child A"}) == "Child A");
  CHECK(words::listed({"Child A", "Child B", "Child C"}) == "Child A, Child B and Child C");
}

TEST_CASE("an outcome names its receiver once") {
  CHECK(words::outcome_words({.outcome_name = "No further action"}) == "No further action");
  CHECK(words::outcome_words({.outcome_name = "Single-agency response", .receiver = "Police"}) ==
        "Single-agency response (Police)");
  CHECK(words::outcome_words({.outcome_name = "Early help", .receiver = "Early help team"}) ==
        "Early help team");
}

TEST_CASE("what somebody typed ends with one full stop, whatever they ended it with") {
  CHECK(words::with_full_stop("he rang") == "he rang.");
  CHECK(words::with_full_stop("He rang.") == "He rang.");
  CHECK(words::with_full_stop("He rang. \n") == "He rang.");
  CHECK(words::with_full_stop("Did he?") == "Did he?");
  CHECK(words::with_full_stop("He said “no.”") == "He said “no.”");
  CHECK(words::with_full_stop("by him (twice)") == "by him (twice).");
  CHECK(words::with_full_stop("asking would be a risk, because:") ==
        "asking would be a risk, because:");
  CHECK(words::with_full_stop(" ") == "");
}
