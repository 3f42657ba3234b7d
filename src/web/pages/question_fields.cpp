#include "web/pages/question_fields.h"

#include <algorithm>

#include "domain/casefile/verb.h"
#include "govuk/checkboxes.h"
#include "govuk/input.h"
#include "govuk/radios.h"
#include "govuk/textarea.h"
#include "web/say.h"

namespace openmash::web {

namespace {

/// Its own choices, or yes, no and not known.
std::vector<question::Choice> choices_for(const question::Question& one) {
  if (one.kind == question::AnswerKind::yes_no_not_known) {
    return {{"yes", "Yes"}, {"no", "No"}, {"not_known", "Not known"}};
  }
  return one.choices;
}

}  // namespace

TypedQuestions read_questions(std::span<const http::Field> fields) {
  TypedQuestions typed;
  for (const http::Field& one : fields) {
    if (one.name.starts_with(question_prefix) && !is_blank(one.value)) {
      typed[one.name.substr(question_prefix.size())].push_back(one.value);
    }
  }
  return typed;
}

Html question_field(const question::Question& one, const TypedQuestions& typed) {
  const std::string name = std::string{question_prefix} + one.code.value;
  const auto found = typed.find(one.code.value);
  const std::vector<std::string> values =
      found == typed.end() ? std::vector<std::string>{} : found->second;
  const std::string value = values.empty() ? "" : values.front();
  const auto legend = [&] {
    return govuk::FieldsetOptions{
        .legend = {.content = one.words, .classes = "govuk-fieldset__legend--s"}};
  };
  switch (one.kind) {
    case question::AnswerKind::text:
      return govuk::textarea({.name = name,
                              .label = {.content = one.words},
                              .hint = {.content = one.hint},
                              .value = value,
                              .rows = 2});
    case question::AnswerKind::date:
      return govuk::input({.name = name,
                           .label = {.content = one.words},
                           .hint = {.content = one.hint},
                           .value = value,
                           .classes = "govuk-input--width-10"});
    case question::AnswerKind::several_of: {
      std::vector<govuk::CheckboxItem> items;
      for (const question::Choice& choice : one.choices) {
        items.push_back({.value = choice.code, .content = choice.words});
      }
      return govuk::checkboxes({.name = name,
                                .fieldset = legend(),
                                .hint = {.content = one.hint},
                                .items = std::move(items),
                                .values = values,
                                .classes = "govuk-checkboxes--small"});
    }
    case question::AnswerKind::one_of:
    case question::AnswerKind::yes_no_not_known: {
      std::vector<govuk::RadioItem> items;
      for (const question::Choice& choice : choices_for(one)) {
        items.push_back({.value = choice.code, .content = choice.words});
      }
      return govuk::radios({.name = name,
                            .fieldset = legend(),
                            .hint = {.content = one.hint},
                            .items = std::move(items),
                            .value = value,
                            .classes = "govuk-radios--small"});
    }
  }
  return {};
}

std::string answer_words(const question::Question& one, const TypedQuestions& typed) {
  const auto found = typed.find(one.code.value);
  if (found == typed.end()) {
    return "";
  }
  const auto choices = choices_for(one);
  std::vector<std::string> words;
  for (const std::string& value : found->second) {
    const auto choice = std::ranges::find(choices, value, &question::Choice::code);
    words.push_back(choice == choices.end() ? value : choice->words);
  }
  return say::listed(words);
}

std::vector<QuestionAnswered> answered_questions(const TypedQuestions& typed,
                                                 const std::vector<question::Question>& questions) {
  std::vector<QuestionAnswered> answered;
  for (const question::Question& one : questions) {
    if (std::string words = answer_words(one, typed); !words.empty()) {
      answered.push_back({.question = one.words, .answer = std::move(words)});
    }
  }
  return answered;
}

}  // namespace openmash::web
