// Sentence patterns with holes: "{who} gives the case to {whom}".
// One fixed table of them for each folder of the domain; no regular expressions. A hole takes as
// little as it can, the last one all that is left, and the first pattern that fits is the one. The
// tables are in *_steps.cpp; README.md lists every sentence.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace openmash::scenarios {

class World;

using Holes = std::vector<std::string>;  ///< what stood in each, in order

struct Step {
  std::string_view pattern;
  void (*act)(World& world, const Holes& holes);
};

[[nodiscard]] std::optional<Holes> fit(std::string_view pattern, std::string_view sentence);

[[nodiscard]] std::span<const Step> intake_steps();
[[nodiscard]] std::span<const Step> triage_steps();
[[nodiscard]] std::span<const Step> enquiry_steps();
[[nodiscard]] std::span<const Step> decision_steps();
[[nodiscard]] std::span<const Step> feedback_steps();
[[nodiscard]] std::span<const Step> family_steps();
[[nodiscard]] std::span<const Step> together_steps();
[[nodiscard]] std::span<const Step> release_steps();
[[nodiscard]] std::span<const Step> matter_steps();
[[nodiscard]] std::span<const Step> duty_steps();
[[nodiscard]] std::span<const Step> guest_steps();
[[nodiscard]] std::span<const Step> retention_steps();
[[nodiscard]] std::span<const Step> access_steps();
[[nodiscard]] std::span<const Step> people_steps();

/// Everything a guest is shown, as one text; nothing where they are not let in.
[[nodiscard]] std::string shown_to_guest(World& world, const std::string& person);

/// Does what the sentence says; throws std::runtime_error when no pattern fits.
void act(World& world, std::string_view sentence);

}  // namespace openmash::scenarios
