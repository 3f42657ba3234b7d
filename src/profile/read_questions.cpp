#include "profile/read_questions.h"

#include <algorithm>

#include "profile/spellings.h"
#include "profile/table_reader.h"

namespace openmash::profile {

namespace {

using question::AnswerKind;
using question::Question;

bool takes_choices(AnswerKind kind) {
  return kind == AnswerKind::one_of || kind == AnswerKind::several_of;
}

bool can_be_answered(const Question& question, const std::string& choice) {
  if (question.kind == AnswerKind::yes_no_not_known) {
    return choice == "yes" || choice == "no" || choice == "not_known";
  }
  return std::ranges::find(question.choices, choice, &question::Choice::code) !=
         question.choices.end();
}

void check_choices(TableReader& in, const Question& question) {
  if (takes_choices(question.kind) && question.choices.size() < 2) {
    in.wrong("choices", std::to_string(question.choices.size()) + " choices",
             "two or more, each {code = \"...\", words = \"...\"}");
  }
  if (!takes_choices(question.kind) && !question.choices.empty()) {
    in.wrong("choices", "choices for a question that takes none",
             "kind = \"one_of\" or \"several_of\", or no choices");
  }
  for (auto it = question.choices.begin(); it != question.choices.end(); ++it) {
    if (std::ranges::count(question.choices.begin(), it, it->code, &question::Choice::code) > 0) {
      in.wrong("choices", "the choice \"" + it->code + "\" twice", "each choice once");
    }
  }
}

void check_condition(TableReader& in, const Question& question,
                     const std::vector<Question>& earlier) {
  if (!question.only_if) {
    return;
  }
  const auto waits_on = std::ranges::find(earlier, question.only_if->question, &Question::code);
  if (waits_on == earlier.end()) {
    in.wrong("only_if", "the question \"" + question.only_if->question.value + '"',
             "the code of an earlier question in this file");
  } else if (!can_be_answered(*waits_on, question.only_if->choice)) {
    in.wrong("only_if", "the answer \"" + question.only_if->choice + '"',
             "one of the choices of \"" + waits_on->code.value + '"');
  }
}

Question read_question(TableReader& in, const std::vector<Question>& earlier) {
  Question question{.code = ParticularCode{in.code("code")},
                    .words = in.text("words"),
                    .hint = in.text_if_any("hint"),
                    .kind = in.one_of("kind", answer_spellings)};
  for (TableReader& choice : in.tables("choices")) {
    question.choices.push_back({.code = choice.code("code"), .words = choice.text("words")});
    choice.done();
  }
  if (auto condition = in.table("only_if", false)) {
    question.only_if = question::OnlyIf{.question = ParticularCode{condition->code("question")},
                                        .choice = condition->code("is")};
    condition->done();
  }
  in.done();
  check_choices(in, question);
  check_condition(in, question, earlier);
  const auto& end = question::standard_end();
  if (std::ranges::count(earlier, question.code, &Question::code) > 0) {
    in.wrong("code", "the question \"" + question.code.value + "\" twice", "each code once");
  } else if (std::ranges::count(end, question.code, &Question::code) > 0) {
    in.wrong("code", "the question \"" + question.code.value + '"',
             "another code: every set ends with that one already");
  }
  return question;
}

}  // namespace

question::QuestionSet read_questions(const Document& document, Mistakes& mistakes) {
  TableReader in{document.file, document.root, "the question set", mistakes};
  question::QuestionSet set{.title = in.text("title"), .source = in.text("source")};
  for (TableReader& row : in.tables("questions")) {
    set.questions.push_back(read_question(row, set.questions));
  }
  if (set.questions.empty()) {
    in.wrong("questions", "no question", "one [[questions]] or more");
  }
  in.done();
  return set;
}

}  // namespace openmash::profile
