#include "web/pages/question_fields.h"

#include <algorithm>
#include <array>

#include "domain/casefile/verb.h"
#include "govuk/checkboxes.h"
#include "govuk/date_input.h"
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

/// A date's three boxes: as they were typed, or of a date that is taken over. What is no date
/// stands in the last of them, so that nothing is lost.
govuk::DateValues date_boxes(const question::Question& one, const TypedQuestions& typed) {
  const auto part = [&](const char* name) {
    const auto found = typed.find(one.code.value + name);
    return found == typed.end() ? "" : found->second.front();
  };
  const auto whole = typed.find(one.code.value);
  if (whole == typed.end()) {
    return {.day = part("-day"), .month = part("-month"), .year = part("-year")};
  }
  const auto date = partial_date_from_text(whole->second.front());
  if (!date) {
    return {.year = whole->second.front()};
  }
  const auto number = [](int value) { return value == 0 ? "" : std::to_string(value); };
  return {.day = number(date->day), .month = number(date->month), .year = number(date->year)};
}

/// As well as it is known; what is no date stays as it was typed, for none has to be answered.
std::vector<std::string> typed_date(const question::Question& one, const TypedQuestions& typed) {
  const govuk::DateValues boxes = date_boxes(one, typed);
  const std::array typed_in{boxes.day.value_or(""), boxes.month.value_or(""),
                            boxes.year.value_or("")};
  if (const auto date = read_partial_date(typed_in[0], typed_in[1], typed_in[2]); date && *date) {
    return {to_text(**date)};
  }
  std::string as_typed;
  for (const std::string& words : typed_in) {
    as_typed += as_typed.empty() || words.empty() ? words : " " + words;
  }
  return as_typed.empty() ? std::vector<std::string>{} : std::vector{as_typed};
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
      return govuk::date_input({.id = name,
                                .name_prefix = name,
                                .fieldset = legend(),
                                .hint = {.content = one.hint},
                                .values = date_boxes(one, typed)});
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

std::vector<std::string> typed_values(const question::Question& one, const TypedQuestions& typed) {
  if (one.kind == question::AnswerKind::date) {
    return typed_date(one, typed);
  }
  const auto found = typed.find(one.code.value);
  return found == typed.end() ? std::vector<std::string>{} : found->second;
}

std::string answer_words(const question::Question& one, const TypedQuestions& typed) {
  const auto choices = choices_for(one);
  std::vector<std::string> words;
  for (const std::string& value : typed_values(one, typed)) {
    const auto choice = std::ranges::find(choices, value, &question::Choice::code);
    words.push_back(choice != choices.end()                  ? choice->words
                    : one.kind == question::AnswerKind::date ? say::date_words(value)
                                                             : value);
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
