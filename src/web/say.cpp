#include "web/say.h"

#include "words/kinds.h"
#include "words/refusals.h"

namespace openmash::web::say {

template <class Kind>
std::string label(Kind kind, const hub::Profile& profile) {
  return words::label(kind, profile);
}
template std::string label(Channel, const hub::Profile&);
template std::string label(Source, const hub::Profile&);
template std::string label(Route, const hub::Profile&);
template std::string label(Stage, const hub::Profile&);

template <class Kind>
std::string label(Kind kind) {
  return words::label(kind);
}
template std::string label(Asks);
template std::string label(PersonKind);
template std::string label(ReturnKind);
template std::string label(AnswerState);
template std::string label(Relevance);
template std::string label(Handling);
template std::string label(GapKind);
template std::string label(FeedbackWay);
template std::string label(DueFor);

std::string date_words(const PartialDate& date) {
  return words::date_words(date);
}

std::string date_words(Date date) {
  return words::date_words(date);
}

std::string date_words(std::string_view kept) {
  return words::date_words(kept);
}

std::string problem(DateProblem problem, std::string_view field_name) {
  return words::problem(problem, field_name);
}

std::string shown(const FormQuestion& question, const Answers& answers) {
  return words::shown(question, answers);
}

std::string person_label(const PersonDescribed& person) {
  return words::person_label(person);
}

std::string age_words(const PersonDescribed& person, Date on) {
  return words::age_words(person, on);
}

std::string person_with_age(const PersonDescribed& person, Date on) {
  return words::person_with_age(person, on);
}

std::string listed(const std::vector<std::string>& names) {
  return words::listed(names);
}

Words words_for(const Refusal& refusal, const hub::Profile& profile) {
  words::Words said = words::words_for(refusal, profile);
  return {.heading = std::move(said.heading), .what_to_do = std::move(said.what_to_do)};
}

}  // namespace openmash::web::say
