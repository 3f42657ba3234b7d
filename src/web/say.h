// The words room for files that also make markup: html.h has a function called `words`, which shuts out the namespace.
// It adds nothing of its own; when one of the two is renamed, this is `namespace say = words` and no more.
// What each of these says is told in words/kinds.h and words/refusals.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/access/may.h"
#include "domain/casefile/casefile.h"
#include "domain/casefile/refusals.h"
#include "domain/casefile/stage.h"
#include "domain/intake/partial_date.h"
#include "domain/intake/referral_form.h"

namespace openmash::web::say {

/// Channel, Source, Route, Stage.
template <class Kind>
[[nodiscard]] std::string label(Kind kind, const hub::Profile& profile);
/// Asks, PersonKind, ReturnKind, AnswerState, Relevance, Handling, GapKind, FeedbackWay, DueFor.
template <class Kind>
[[nodiscard]] std::string label(Kind kind);

[[nodiscard]] std::string date_words(const PartialDate& date);
[[nodiscard]] std::string date_words(Date date);
[[nodiscard]] std::string date_words(std::string_view kept);
[[nodiscard]] std::string problem(DateProblem problem, std::string_view field_name);
[[nodiscard]] std::string shown(const FormQuestion& question, const Answers& answers);
[[nodiscard]] std::string person_label(const PersonDescribed& person);
[[nodiscard]] std::string age_words(const PersonDescribed& person, Date on);
[[nodiscard]] std::string person_with_age(const PersonDescribed& person, Date on);
[[nodiscard]] std::string listed(const std::vector<std::string>& names);

struct Words {
  std::string heading;
  std::string what_to_do;
};
[[nodiscard]] Words words_for(const Refusal& refusal, const hub::Profile& profile);

}  // namespace openmash::web::say
