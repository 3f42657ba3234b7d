#include "scenarios/patterns.h"

#include <array>
#include <stdexcept>

namespace openmash::scenarios {

std::optional<Holes> fit(std::string_view pattern, std::string_view sentence) {
  Holes holes;
  while (!pattern.empty()) {
    if (pattern.front() != '{') {
      const std::size_t length = std::min(pattern.find('{'), pattern.size());
      if (!sentence.starts_with(pattern.substr(0, length))) {
        return std::nullopt;
      }
      pattern.remove_prefix(length);
      sentence.remove_prefix(length);
      continue;
    }
    pattern.remove_prefix(pattern.find('}') + 1);
    const std::string_view next = pattern.substr(0, std::min(pattern.find('{'), pattern.size()));
    const std::size_t end = next.empty() ? sentence.size() : sentence.find(next);
    if (end == std::string_view::npos || end == 0) {
      return std::nullopt;
    }
    holes.emplace_back(sentence.substr(0, end));
    sentence.remove_prefix(end);
  }
  return sentence.empty() ? std::optional{std::move(holes)} : std::nullopt;
}

void act(World& world, std::string_view sentence) {
  for (const auto steps :
       {retention_steps(), duty_steps(), guest_steps(), people_steps(), intake_steps(), triage_steps(), family_steps(),
        together_steps(), enquiry_steps(), release_steps(), decision_steps(), feedback_steps(),
        matter_steps(), access_steps()}) {
    for (const Step& step : steps) {
      if (const auto holes = fit(step.pattern, sentence)) {
        step.act(world, *holes);
        return;
      }
    }
  }
  throw std::runtime_error("nobody can do this: \"" + std::string{sentence} + "\"");
}

}  // namespace openmash::scenarios
