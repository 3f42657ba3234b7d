// The words for who is who: judgements, what a custodian answers, and why either was turned down.
// Each refusal says what to do; nothing here knows a name. Facts: domain/person/events.h.
#pragma once

#include <string>

#include "domain/person/alerts.h"
#include "domain/person/judge.h"

namespace openmash::words {

[[nodiscard]] std::string label(Judgement judgement);
[[nodiscard]] std::string label(AlertAnswer answer);
/// What is done when it is chosen.
[[nodiscard]] std::string what_follows(AlertAnswer answer);

[[nodiscard]] std::string words_for(const JudgementRefusal& refusal);
[[nodiscard]] std::string words_for(const AlertRefusal& refusal);

}  // namespace openmash::words
