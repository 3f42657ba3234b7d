// Tells one story to a real hub and compares what happened with what the story says.
// Given must all be done without a refusal; Then must be every sentence the timeline gained from
// When on, and everything the hub said, in order; each And is looked up. What differs is said in
// lines a reader of the story understands.
#pragma once

#include <string>
#include <vector>

#include "scenarios/story.h"

namespace openmash::scenarios {

class World;

/// Nothing when the story holds; otherwise what differs.
[[nodiscard]] std::vector<std::string> run_story(const Story& story);

/// What an And says that is not so.
[[nodiscard]] std::vector<std::string> run_check(World& world, const Check& check);

}  // namespace openmash::scenarios
