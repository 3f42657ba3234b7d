#include "domain/question/question_set.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "base/instant.h"

namespace openmash::question {

namespace {

constexpr std::array<std::string_view, 3> yes_no_not_known = {"yes", "no", "not_known"};

const Question* find_question(const std::vector<Question>& questions, const ParticularCode& code) {
  const auto found = std::ranges::find(questions, code, &Question::code);
  return found == questions.end() ? nullptr : &*found;
}

std::optional<int> whole_number(std::string_view digits) {
  int number = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (fault != std::errc{} || end != digits.data() + digits.size() || digits.front() == '-') {
    return std::nullopt;
  }
  return number;
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return false;
  }
  const auto year = whole_number(text.substr(0, 4));
  const auto month = whole_number(text.substr(5, 2));
  const auto day = whole_number(text.substr(8, 2));
  return year && month && day &&
         Date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
              std::chrono::day{static_cast<unsigned>(*day)}}
             .ok();
}

bool is_choice_of(const Question& question, std::string_view code) {
  if (question.kind == AnswerKind::yes_no_not_known) {
    return std::ranges::find(yes_no_not_known, code) != yes_no_not_known.end();
  }
  return std::ranges::find(question.choices, code, &Choice::code) != question.choices.end();
}

std::optional<AnswerFault> fault_in_values(const Question& question, const Answer& answer) {
  if (question.kind != AnswerKind::several_of && answer.values.size() > 1) {
    return AnswerFault::only_one_allowed;
  }
  switch (question.kind) {
    case AnswerKind::text:
      return std::nullopt;
    case AnswerKind::date:
      return std::ranges::all_of(answer.values, is_date) ? std::nullopt
                                                         : std::optional{AnswerFault::not_a_date};
    case AnswerKind::one_of:
    case AnswerKind::several_of:
    case AnswerKind::yes_no_not_known:
      return std::ranges::all_of(
                 answer.values,
                 [&question](const std::string& value) { return is_choice_of(question, value); })
                 ? std::nullopt
                 : std::optional{AnswerFault::no_such_choice};
  }
  return std::nullopt;
}

}  // namespace

std::string QuestionSet::full_name() const {
  return name + ".v" + std::to_string(version);
}

const Question* QuestionSet::question(const ParticularCode& code) const {
  const Question* own = find_question(questions, code);
  return own != nullptr ? own : find_question(standard_end(), code);
}

const std::vector<Question>& standard_end() {
  static const std::vector<Question> end = {
      {.code = ParticularCode{"strengths"},
       .words = "What is going well for the child or the family?",
       .hint = "Anything that helps to keep the child safe: people, places, things they enjoy."},
      {.code = ParticularCode{"others_found"},
       .words = "Did you find anyone else we should know about?",
       .hint =
           "Another child, a new partner, someone who stays or visits, another name or address."},
      {.code = ParticularCode{"anything_else"}, .words = "Is there anything else we should know?"},
  };
  return end;
}

std::vector<Question> all_questions(const QuestionSet& set) {
  std::vector<Question> all = set.questions;
  all.insert(all.end(), standard_end().begin(), standard_end().end());
  return all;
}

bool is_asked(const Question& question, const std::vector<Answer>& answers) {
  if (!question.only_if) {
    return true;
  }
  return std::ranges::any_of(answers, [&question](const Answer& answer) {
    return answer.question == question.only_if->question &&
           std::ranges::find(answer.values, question.only_if->choice) != answer.values.end();
  });
}

std::vector<AnswerProblem> problems_in(const QuestionSet& set, const std::vector<Answer>& answers) {
  std::vector<AnswerProblem> problems;
  for (const Answer& answer : answers) {
    const Question* question = set.question(answer.question);
    if (question == nullptr) {
      problems.push_back({answer.question, AnswerFault::no_such_question});
    } else if (std::ranges::count(answers, answer.question, &Answer::question) > 1) {
      problems.push_back({answer.question, AnswerFault::answered_twice});
    } else if (const auto fault = fault_in_values(*question, answer)) {
      problems.push_back({answer.question, *fault});
    } else if (!answer.values.empty() && !is_asked(*question, answers)) {
      problems.push_back({answer.question, AnswerFault::not_asked});
    }
  }
  return problems;
}

}  // namespace openmash::question
