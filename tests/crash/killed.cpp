#include "crash/killed.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <set>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace openmash::crash {

namespace {

pid_t start(std::vector<std::string> words, int output) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  std::vector<char*> arguments;
  for (std::string& word : words) {
    arguments.push_back(word.data());
  }
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int failed =
      posix_spawn(&child, words.front().c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) {
    throw std::runtime_error("crash_load could not be started");
  }
  return child;
}

void note(Life& life, std::set<Press>& begun, std::uint64_t seed, const std::string& line) {
  std::istringstream in{line};
  std::string what;
  std::string contact;
  Press press{.seed = seed};
  in >> what >> press.thread >> press.number >> contact;
  if (what == "started") {
    begun.insert(press);
  } else if (const auto id = id_from_hex(contact)) {
    life.done[press] = ContactId{*id};
    begun.erase(press);
  }
}

}  // namespace

std::size_t Life::stored_contacts() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(done, [](const auto& one) { return does(one.first) == Does::logs; }));
}

Life run_until_killed(const std::filesystem::path& folder, std::uint64_t seed,
                      const std::string& what, Kill kill) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    throw std::runtime_error("no pipe could be made");
  }
  const pid_t child = start({CRASH_LOAD, folder.string(), std::to_string(seed), what}, ends[1]);
  ::close(ends[1]);
  std::FILE* const said = ::fdopen(ends[0], "r");
  Life life;
  std::set<Press> begun;
  std::size_t lines = 0;
  std::string line;
  for (int c = std::fgetc(said); c != EOF; c = std::fgetc(said)) {
    if (c != '\n') {
      line += static_cast<char>(c);
      continue;
    }
    note(life, begun, seed, line);
    line.clear();
    if (++lines == kill.after) {
      std::this_thread::sleep_for(std::chrono::microseconds{kill.microseconds});
      ::kill(child, SIGKILL);
    }
  }
  std::fclose(said);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGKILL) {
    throw std::runtime_error("crash_load ended by itself, after " + std::to_string(lines) +
                             " lines, status " + std::to_string(status));
  }
  life.unfinished.assign(begun.begin(), begun.end());
  return life;
}

}  // namespace openmash::crash
