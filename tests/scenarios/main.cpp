// Tells every story of a folder: one line for each, what differs where one does not hold, and the
// count. With --controls the stories are wrong on purpose and each must be found out.
// usage: test_scenarios [--controls] FOLDER

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "scenarios/run_story.h"

namespace {

using openmash::scenarios::Story;

std::string contents(const std::filesystem::path& path) {
  std::ifstream file{path};
  return {std::istreambuf_iterator<char>{file}, {}};
}

struct Told {
  std::string title;
  std::vector<std::string> wrong;
};

Told tell(const std::filesystem::path& path) {
  try {
    const Story story = openmash::scenarios::read_story(contents(path));
    return {.title = story.title, .wrong = openmash::scenarios::run_story(story)};
  } catch (const std::exception& why) {
    return {.title = path.filename().string(), .wrong = {why.what()}};
  }
}

/// A control says on its second line, after "Found out by:", what must be among the differences.
bool found_out(const std::filesystem::path& path, const Told& told) {
  constexpr std::string_view mark = "Found out by: ";
  const std::string text = contents(path);
  const std::size_t at = text.find(mark);
  if (at == std::string::npos) {
    return false;
  }
  const std::size_t from = at + mark.size();
  const std::string clue = text.substr(from, text.find('\n', from) - from);
  return std::ranges::any_of(told.wrong, [&clue](const std::string& line) {
    return line.find(clue) != std::string::npos;
  });
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const bool controls = arguments.size() == 2 && arguments.front() == "--controls";
  if (arguments.empty() || (arguments.size() == 2 && !controls)) {
    std::cerr << "usage: test_scenarios [--controls] FOLDER\n";
    return 2;
  }
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator{arguments.back()}) {
    if (entry.path().extension() == ".scenario") {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  int passed = 0;
  int failed = 0;
  for (const auto& file : files) {
    const Told told = tell(file);
    const bool holds = controls ? found_out(file, told) : told.wrong.empty();
    std::cout << (holds ? "ok      " : "FAILED  ") << (controls ? "found out: " : "") << told.title
              << "\n";
    if (!holds) {
      std::cout << "        " << file.string() << "\n";
      for (const std::string& line : told.wrong) {
        std::cout << "        " << line << "\n";
      }
    }
    (holds ? passed : failed) += 1;
  }
  std::cout << passed << " passed, " << failed << " failed\n";
  return failed == 0 && passed != 0 ? 0 : 1;
}
