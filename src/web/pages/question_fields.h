// The questions a request puts, as fields of a form: for the agency that is asked, and for a guest
// of it. None has to be answered, and nothing is chosen beforehand; what was typed stays. The
// questions are domain/question/question_set.h. Around them: answer_form.cpp, guest_answer.cpp.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "domain/casefile/events.h"
#include "domain/question/question_set.h"
#include "html/html.h"
#include "http/form.h"

namespace openmash::web {

inline constexpr std::string_view question_prefix = "question-";

/// By code, as they were sent.
using TypedQuestions = std::map<std::string, std::vector<std::string>>;

[[nodiscard]] TypedQuestions read_questions(std::span<const http::Field> fields);

[[nodiscard]] Html question_field(const question::Question& one, const TypedQuestions& typed);

/// One question's answer as it is kept: one text, one date as 2026-11-17, or the codes of the
/// choices; what was typed as a date and is none stays as it was typed.
[[nodiscard]] std::vector<std::string> typed_values(const question::Question& one,
                                                    const TypedQuestions& typed);

/// One question's answer in the words it has today; "" where none was given.
[[nodiscard]] std::string answer_words(const question::Question& one, const TypedQuestions& typed);

/// What was answered, question and answer in the words they have today.
[[nodiscard]] std::vector<QuestionAnswered> answered_questions(
    const TypedQuestions& typed, const std::vector<question::Question>& questions);

}  // namespace openmash::web
