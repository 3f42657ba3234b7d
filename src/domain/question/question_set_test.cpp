#include "domain/question/question_set.h"

#include <doctest/doctest.h>

using namespace openmash;
using namespace openmash::question;

namespace {

ParticularCode code(const char* text) {
  return ParticularCode{text};
}

QuestionSet a_set() {
  return {
      .name = "garden",
      .version = 2,
      .title = "Garden",
      .questions = {
          {.code = code("tree"), .words = "Is there a tree?", .kind = AnswerKind::yes_no_not_known},
          {.code = code("kind"),
           .words = "Which?",
           .kind = AnswerKind::one_of,
           .choices = {{"oak", "Oak"}, {"ash", "Ash"}},
           .only_if = OnlyIf{code("tree"), "yes"}},
          {.code = code("birds"),
           .words = "Which birds?",
           .kind = AnswerKind::several_of,
           .choices = {{"wren", "Wren"}, {"rook", "Rook"}}},
          {.code = code("seen"), .words = "When?", .kind = AnswerKind::date},
      }};
}

}  // namespace

TEST_CASE("a set is called by its name and version, and ends as every set does") {
  CHECK(a_set().full_name() == "garden.v2");
  const auto all = all_questions(a_set());
  CHECK(all.size() == 4 + standard_end().size());
  CHECK(all.back() == standard_end().back());
  CHECK(a_set().question(code("strengths")) != nullptr);
  CHECK(a_set().question(code("pond")) == nullptr);
}

TEST_CASE("a question that waits on another is asked once that was answered so") {
  const Question kind = *a_set().question(code("kind"));
  CHECK_FALSE(is_asked(kind, {}));
  CHECK_FALSE(is_asked(kind, {{code("tree"), {"not_known"}}}));
  CHECK(is_asked(kind, {{code("tree"), {"yes"}}}));
}

TEST_CASE("answers that make sense have no problem, however few they are") {
  CHECK(problems_in(a_set(), {}).empty());
  CHECK(problems_in(a_set(), {{code("tree"), {"yes"}},
                              {code("kind"), {"oak"}},
                              {code("birds"), {"wren", "rook"}},
                              {code("seen"), {"2028-02-29"}},
                              {code("anything_else"), {"No."}}})
            .empty());
}

TEST_CASE("each answer that makes no sense is named with what is wrong") {
  const auto problems = problems_in(a_set(), {{code("pond"), {"yes"}},
                                              {code("tree"), {"perhaps"}},
                                              {code("kind"), {"oak", "ash"}},
                                              {code("birds"), {"owl"}},
                                              {code("seen"), {"2027-02-29"}}});
  CHECK(problems == std::vector<AnswerProblem>{{code("pond"), AnswerFault::no_such_question},
                                               {code("tree"), AnswerFault::no_such_choice},
                                               {code("kind"), AnswerFault::only_one_allowed},
                                               {code("birds"), AnswerFault::no_such_choice},
                                               {code("seen"), AnswerFault::not_a_date}});
  CHECK(problems_in(a_set(), {{code("kind"), {"oak"}}}).front().fault == AnswerFault::not_asked);
  CHECK(problems_in(a_set(), {{code("birds"), {"wren"}}, {code("birds"), {"rook"}}}).size() == 2);
  for (const char* date :
       {"2026-1-01", "2026-13-01", "2026-00-10", "-026-01-01", "20260101  ", ""}) {
    CAPTURE(date);
    CHECK(problems_in(a_set(), {{code("seen"), {date}}}).size() == 1);
  }
}
