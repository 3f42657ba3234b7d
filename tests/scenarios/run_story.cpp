#include "scenarios/run_story.h"

#include <algorithm>
#include <exception>
#include <thread>

#include "scenarios/patterns.h"
#include "scenarios/world.h"

namespace openmash::scenarios {

namespace {

[[noreturn]] void at_line(int number, const std::string& why) {
  cannot("line " + std::to_string(number) + ": " + why);
}

void act_at(World& world, const Line& line) {
  try {
    act(world, line.words);
  } catch (const std::runtime_error& why) {
    at_line(line.number, why.what());
  }
}

/// All of these lines at the same moment, a thread each.
void act_at_once(World& world, std::span<const Line> lines) {
  std::vector<std::exception_ptr> faults(lines.size());
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    threads.emplace_back([&, i] {
      try {
        act_at(world, lines[i]);
      } catch (...) {  // carried to the thread that tells the story
        faults[i] = std::current_exception();
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  for (const std::exception_ptr& fault : faults) {
    if (fault) {
      std::rethrow_exception(fault);
    }
  }
}

/// Threads end in any order, so lines that came at once are compared in the order of the alphabet.
void in_any_order(std::vector<Line>& lines, std::size_t from) {
  std::sort(lines.begin() + static_cast<std::ptrdiff_t>(from), lines.end(),
            [](const Line& a, const Line& b) { return a.words < b.words; });
}

std::vector<Line> tell(World& world, const std::vector<Line>& steps) {
  std::vector<Line> happened;
  for (std::size_t i = 0; i < steps.size();) {
    world.set_clock(steps[i].at);
    std::size_t end = i + 1;
    while (steps[i].at_once && end < steps.size() && steps[end].at_once &&
           steps[end].at == steps[i].at) {
      ++end;
    }
    const std::size_t before = happened.size();
    if (steps[i].at_once) {
      act_at_once(world, std::span{steps}.subspan(i, end - i));
    } else {
      act_at(world, steps[i]);
    }
    for (Line& line : world.take_new_lines()) {
      happened.push_back(std::move(line));
    }
    if (steps[i].at_once) {
      in_any_order(happened, before);
    }
    i = end;
  }
  return happened;
}

std::string shown(const Line& line) {
  return written(line.at) + "  " + line.words;
}

std::vector<std::string> differences(const std::vector<Line>& expected,
                                     const std::vector<Line>& happened) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < std::max(expected.size(), happened.size()); ++i) {
    if (i < expected.size() && i < happened.size() && expected[i] == happened[i]) {
      continue;
    }
    if (i < expected.size()) {
      all.push_back("line " + std::to_string(expected[i].number) + " says: " + shown(expected[i]));
    }
    all.push_back(i < happened.size() ? "       happened: " + shown(happened[i])
                                      : "       happened: nothing more");
  }
  return all;
}

/// Then, with the lines that are "at once" ordered as those that happened are.
std::vector<Line> expected_lines(const Story& story) {
  std::vector<Line> expected;
  for (std::size_t i = 0; i < story.then.size();) {
    const std::size_t before = expected.size();
    const bool at_once = story.then[i].at_once;
    while (i < story.then.size() && story.then[i].at_once == at_once) {
      expected.push_back(story.then[i]);
      ++i;
    }
    if (at_once) {
      in_any_order(expected, before);
    }
  }
  return expected;
}

std::vector<std::string> run_once(const Story& story) {
  World world{story};
  for (const Line& line : tell(world, story.given)) {
    if (line.words.find(" is told: ") != std::string::npos) {
      cannot("in Given, " + line.words);
    }
  }
  auto wrong = differences(expected_lines(story), tell(world, story.when));
  for (const Check& check : story.checks) {
    for (std::string& difference : run_check(world, check)) {
      wrong.push_back("line " + std::to_string(check.number) + ": " + std::move(difference));
    }
  }
  return wrong;
}

}  // namespace

std::vector<std::string> run_story(const Story& story) {
  try {
    for (int i = 0; i < story.times; ++i) {
      if (auto wrong = run_once(story); !wrong.empty()) {
        return wrong;
      }
    }
    return {};
  } catch (const std::runtime_error& why) {
    return {why.what()};
  }
}

}  // namespace openmash::scenarios
