#include "web/told.h"

#include "words/kinds.h"
#include "words/refusals.h"

namespace openmash::web {

Told told(const Refusal& refusal, const hub::Profile& profile) {
  words::Words words = words::words_for(refusal, profile);
  return {.heading = std::move(words.heading), .what_to_do = std::move(words.what_to_do)};
}

std::string told(DateProblem problem, std::string_view field_name) {
  return words::problem(problem, field_name);
}

}  // namespace openmash::web
