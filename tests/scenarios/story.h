// A story as it stands in a file: a title, the hub, the people, and what happens, line by line.
// Plain text, so that a social worker can read and write one; README.md says how. Reading it knows
// nothing of what the lines mean: patterns.h finds the step for each, run_story.h does it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"

namespace openmash::scenarios {

struct Person {
  std::string name;    ///< "Social worker 4"
  std::string role;    ///< as the hub's profile calls it
  std::string agency;  ///< as the hub's profile calls it; empty for most
};

struct Line {
  Instant at{};
  std::string words;
  bool at_once = false;  ///< together with the lines around it that are so too
  int number = 0;        ///< in the file

  friend bool operator==(const Line& a, const Line& b) {
    return a.at == b.at && a.words == b.words;
  }
};

/// "And Head 1's queue shows", with the lines under it.
struct Check {
  std::string words;
  std::vector<std::string> lines;
  int number = 0;
};

struct Story {
  std::string title;
  std::string hub;        ///< a folder
  bool training = false;  ///< "Hub hubs/…, for training"
  int times = 1;          ///< how often it is told: a story of threads must hold every time
  std::vector<Person> people;
  std::vector<Line> given;
  std::vector<Line> when;
  std::vector<Line> then;
  std::vector<Check> checks;
};

/// Throws std::runtime_error with the number of the line it could not read.
[[nodiscard]] Story read_story(std::string_view text);

/// "Tue 17 Nov 2026 08:41", London time, at the front of the words; what follows is left in them.
[[nodiscard]] Instant take_time(std::string_view& words);

/// "Tue 17 Nov 2026 08:41".
[[nodiscard]] std::string written(Instant at);

}  // namespace openmash::scenarios
