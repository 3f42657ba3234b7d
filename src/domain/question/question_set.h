// The questions a hub puts to one agency, as data: text, dates, choices, and "ask B only if A was
// X". There is no expression language and no required question: a part answer is an answer, and
// silence is not. What comes back is checked for sense only, never for completeness. The hub
// folder's questions/ hold them (docs/formats/hub-profile.md); profile/ reads them; enquiry/ asks
// them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"

namespace openmash::question {

enum class AnswerKind { text, date, one_of, several_of, yes_no_not_known };

struct Choice {
  std::string code;
  std::string words;
  friend bool operator==(const Choice&, const Choice&) = default;
};

/// Ask only where an earlier question of the same set was answered with this choice.
struct OnlyIf {
  ParticularCode question;
  std::string choice;
  friend bool operator==(const OnlyIf&, const OnlyIf&) = default;
};

/// One particular an agency may be asked for. Its code is what a request names when it wants this
/// and not the rest.
struct Question {
  ParticularCode code;
  std::string words;
  std::string hint;  ///< empty: none
  AnswerKind kind = AnswerKind::text;
  std::vector<Choice>
      choices;  ///< for one_of and several_of; yes, no and not_known come by themselves
  std::optional<OnlyIf> only_if;
  friend bool operator==(const Question&, const Question&) = default;
};

struct QuestionSet {
  std::string name;  ///< the file's: "education"
  int version = 1;   ///< the file's: 1 for education.v1.toml
  std::string title;
  std::string source;  ///< where the questions come from, or that they are assumed
  std::vector<Question> questions;

  /// "education.v1", as a profile's agency names it.
  [[nodiscard]] std::string full_name() const;
  [[nodiscard]] const Question* question(const ParticularCode& code) const;
  friend bool operator==(const QuestionSet&, const QuestionSet&) = default;
};

/// What ends every set, whatever the agency: strengths, others found, anything else. Not repeated
/// in the files.
[[nodiscard]] const std::vector<Question>& standard_end();

/// The set's own questions and the standard end, in the order they are asked.
[[nodiscard]] std::vector<Question> all_questions(const QuestionSet& set);

struct Answer {
  ParticularCode question;
  std::vector<std::string>
      values;  ///< one text, one date as 2026-11-17, or the codes of the choices taken
  friend bool operator==(const Answer&, const Answer&) = default;
};

/// True unless the question waits on another that was answered otherwise, or not yet.
[[nodiscard]] bool is_asked(const Question& question, const std::vector<Answer>& answers);

enum class AnswerFault {
  no_such_question,
  answered_twice,
  no_such_choice,
  only_one_allowed,
  not_a_date,
  not_asked
};

struct AnswerProblem {
  ParticularCode question;
  AnswerFault fault;
  friend bool operator==(const AnswerProblem&, const AnswerProblem&) = default;
};

/// Every answer that makes no sense, in the order given. Unanswered questions are never a problem.
[[nodiscard]] std::vector<AnswerProblem> problems_in(const QuestionSet& set,
                                                     const std::vector<Answer>& answers);

}  // namespace openmash::question
