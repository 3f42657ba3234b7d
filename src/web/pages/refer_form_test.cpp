#include <doctest/doctest.h>

#include <set>

#include "web/pages/refer_questions.h"

using namespace openmash::web;
using namespace openmash::web::refer;
using openmash::Asks;
using openmash::Date;
using openmash::FormKind;
using openmash::FormSubject;
using openmash::Id128;

namespace {

Id128 id(unsigned char number) {
  Id128 made;
  made.bytes[15] = number;
  return made;
}

Fields a_draft() {
  Fields fields = new_draft(Asks::worry, id(1), id(2));
  REQUIRE(add_entry(fields, EntryKind::adult, id(3)));
  return fields;
}

const Date today{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};

std::string problem_with(const Fields& fields, const char* page_key, const std::string& name) {
  const auto page = form_page(fields, page_key);
  REQUIRE(page);
  for (const Problem& problem : problems_in(*page, fields, today)) {
    if (problem.field.starts_with(name)) {
      return problem.words;
    }
  }
  return {};
}

}  // namespace

TEST_CASE("every question of the form is asked on exactly one page of a draft") {
  const Fields fields = a_draft();
  std::multiset<const openmash::FormQuestion*> asked;
  for (const char* key :
       {"about-you", "situation", "openness", "child-1", "adult-1", "worry-1", "who"}) {
    CAPTURE(key);
    const auto page = form_page(fields, key);
    REQUIRE(page);
    for (const Asked& one : page->asked) {
      asked.insert(one.question);
    }
  }
  for (const openmash::FormSection& section : openmash::referral_form()) {
    for (const openmash::FormQuestion& question : section.questions) {
      CAPTURE(question.key);
      CHECK(asked.count(&question) == 1);
    }
  }
}

TEST_CASE("a draft has no page for what it does not hold") {
  const Fields fields = a_draft();
  for (const char* key : {"child-2", "child-0", "worry-9", "child", "nothing", ""}) {
    CAPTURE(key);
    CHECK_FALSE(form_page(fields, key));
  }
}

TEST_CASE("'I do not know' stands beside every question about a child or an adult") {
  const Fields fields = a_draft();
  for (const char* key : {"child-1", "adult-1"}) {
    for (const Asked& asked : form_page(fields, key)->asked) {
      CAPTURE(asked.name);
      CHECK(asked.offers_not_known);
    }
  }
}

TEST_CASE("both doors ask the same questions, in their own words") {
  const openmash::FormQuestion* worry = openmash::find_question(FormSubject::concern, "words");
  REQUIRE(worry != nullptr);
  CHECK(wording(Asks::worry, FormSubject::concern, *worry).label == worry->label);
  CHECK(wording(Asks::help, FormSubject::concern, *worry).label != worry->label);
  const openmash::FormQuestion* name = openmash::find_question(FormSubject::child, "name");
  REQUIRE(name != nullptr);
  CHECK(wording(Asks::help, FormSubject::child, *name).label == name->label);
}

TEST_CASE("a child's first page shows nothing chosen") {
  const Fields fields = a_draft();
  const auto page = form_page(fields, "child-1");
  const std::string shown = join(choices(*page, fields), questions(*page, fields, {})).str();
  CHECK(shown.find("checked") == std::string::npos);
  CHECK(shown.find("I do not know") != std::string::npos);
}

TEST_CASE("problems say what to do and repeat what was typed") {
  Fields fields = a_draft();
  put(fields, "child-1-born-year", "2062");
  CHECK(problem_with(fields, "child-1", "child-1-born") ==
        "The date of birth must be today or earlier. You typed 2062. If the child is not born yet, "
        "choose “Not yet”");
  put(fields, "child-1-kind", "unborn_child");
  CHECK(problem_with(fields, "child-1", "child-1-born").empty());

  put(fields, "worry-1-when-day", "31");
  put(fields, "worry-1-when-month", "2");
  put(fields, "worry-1-when-year", "2026");
  CHECK(problem_with(fields, "worry-1", "worry-1-when").ends_with(". You typed 31 2 2026"));

  put(fields, "adult-1-phone", "0800");
  put(fields, "adult-1-phone-unknown", "yes");
  CHECK(problem_with(fields, "adult-1", "adult-1-phone") ==
        "Choose your answer or “I do not know”, not both: “Telephone number”");
}

TEST_CASE("the limit of a field counts letters and not bytes, and says both numbers") {
  Fields fields = a_draft();
  std::string text;
  for (std::size_t i = 0; i < most_characters; ++i) {
    text += "é";
  }
  put(fields, "worry-1-words", text);
  CHECK(problem_with(fields, "worry-1", "worry-1-words").empty());
  put(fields, "worry-1-words", text + "é");
  CHECK(problem_with(fields, "worry-1", "worry-1-words") ==
        "“What are you worried about?” must be 20,000 characters or fewer. You wrote 20,001");
  CHECK(value(fields, "worry-1-words") == text + "é");
  CHECK(with_commas(999) == "999");
  CHECK(with_commas(1'234'567) == "1,234,567");
}

TEST_CASE("a code is known however it is typed, and never guessed at") {
  const std::string code = "H7KM-3QXT-9DPW-C4RJ-6YVK";
  CHECK(tidy_code(code) == code);
  CHECK(tidy_code(" h7km3qxt 9dpw–c4rj 6yvk ") == code);
  CHECK(tidy_code("H7KM-3QXT-9DPW-C4RJ-6YV").empty());
  CHECK(tidy_code("H7KM-3QXT-9DPW-C4RJ-6YVKK").empty());
  CHECK(tidy_code("H7KM-3QXT-9DPW-C4RJ-6YVO").empty());
  CHECK(tidy_code("8P3V-9P7X").empty());
  CHECK(tidy_code("").empty());
}

TEST_CASE("in the form people are called what their writer calls them") {
  Fields fields = a_draft();
  const auto child = find_entry(fields, EntryKind::child, 1);
  REQUIRE(child);
  CHECK(entry_label(fields, *child) == "Child 1");
  put(fields, "child-1-about_age", "6");
  CHECK(entry_label(fields, *child) == "Child 1, about 6");
  put(fields, "child-1-known_as", "the girl");
  CHECK(entry_label(fields, *child) == "“the girl”");
}
