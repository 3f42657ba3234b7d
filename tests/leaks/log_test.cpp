// The program itself, as an administrator starts it, its log going to a file.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <regex>
#include <thread>

#include "db/temporary_folder.h"
#include "leaks/browser.h"
#include "leaks/planted_hub.h"

namespace openmash::leaks {

namespace {

constexpr std::uint64_t seed = 20261118;
constexpr std::size_t names = 200;

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

/// A program under way; what it says, on either stream, is added to the log.
class Program {
 public:
  Program(std::vector<std::string> words, const std::filesystem::path& log) {
    words.insert(words.begin(), OPENMASH_PROGRAM);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log.c_str(),
                                     O_WRONLY | O_CREAT | O_APPEND, S_IRUSR | S_IWUSR);
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    std::vector<char*> arguments;
    for (std::string& word : words) {
      arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    REQUIRE(posix_spawn(&process_, OPENMASH_PROGRAM, &actions, nullptr, arguments.data(),
                        environ) == 0);
    posix_spawn_file_actions_destroy(&actions);
  }
  ~Program() {
    if (process_ != 0) {
      ::kill(process_, SIGKILL);
      ::waitpid(process_, nullptr, 0);
    }
  }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  int end(int signal = 0) {
    int status = 0;
    if (signal != 0) {
      ::kill(process_, signal);
    }
    ::waitpid(process_, &status, 0);
    process_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  pid_t process_ = 0;
};

unsigned short port_said_in(const std::filesystem::path& log) {
  static const std::regex served{"is served on http://[0-9.]+:([0-9]+)"};
  for (int i = 0; i < 3000; ++i) {
    const std::string said = content_of(log);
    std::smatch found;
    if (std::regex_search(said, found, served)) {
      return static_cast<unsigned short>(std::stoi(found[1]));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  }
  FAIL("the program did not say where it serves: " << content_of(log));
  return 0;
}

void send_what_is_malformed(Browser& browser, Planting& planting) {
  const auto post = [](const std::string& rest) { return "POST /refer/start HTTP/1.1\r\n" + rest; };
  CHECK(browser.raw("GET /" + planting.next() + "\r\n\r\n").find(" 400 ") != std::string::npos);
  CHECK_FALSE(browser.raw("GET / HTTP/1.1\r\n" + planting.next() + "\r\n\r\n").empty());
  CHECK_FALSE(browser
                  .raw(post("Host: x\r\nContent-Type: application/json\r\n"
                            "Content-Length: 40\r\n\r\n") +
                       planting.next() + std::string(40, ' '))
                  .empty());
  CHECK_FALSE(
      browser.raw(post("Host: x\r\nContent-Length: 9999999\r\n\r\n") + planting.next()).empty());
  CHECK_FALSE(browser
                  .raw(post("Host: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                            "Content-Length: 4\r\nConnection: close\r\n\r\n%zz=") +
                       planting.next())
                  .empty());
}

}  // namespace

TEST_CASE("the program's log and files hold no name that was typed into its pages") {
  INFO("seed " << seed);
  const db::TemporaryFolder folder;
  const db::PlantedNames planted{seed, names};
  Planting planting{planted};
  const std::filesystem::path log = folder.path() / "log";
  const std::vector<std::string> where{"--data", (folder.path() / "data").string(), "--keys",
                                       (folder.path() / "keys").string()};
  const auto with = [&where](std::vector<std::string> words) {
    words.insert(words.end(), where.begin(), where.end());
    return words;
  };
  REQUIRE(Program{with({"init", "--hub", "hubs/redbridge"}), log}.end() == 0);
  Program server{with({"serve", "--port", "0"}), log};
  Browser browser{port_said_in(log)};

  CHECK(browser.open("/" + in_address(planting.next())).status == 404);
  CHECK(browser.open("/queue?name=" + in_address(planting.next())).status == 303);
  for (int i = 0; i < 3; ++i) {
    const Answer refused = browser.fill(browser.open("/sign-in"), "/sign-in", planting.words());
    CHECK(refused.body.find("not right") != std::string::npos);
  }
  const Answer started = browser.fill(browser.open("/refer"), "/refer/start", planting.words());
  REQUIRE(started.status == 303);
  for (const std::string page : {"/refer/about-you", "/refer/situation", "/refer/openness"}) {
    const Answer form = browser.open(page);
    REQUIRE(form.status == 200);
    CHECK(browser.fill(form, page, planting.words(), "/refer/autosave").status == 204);
    const int status = browser.fill(browser.open(page), page, planting.words()).status;
    CHECK((status == 303 || status == 422));  // a name is no date, and is kept all the same
  }
  send_what_is_malformed(browser, planting);
  const std::size_t typed = planting.typed();
  CHECK(typed > 40);

  CHECK(planted.found_below(folder.path()).empty());
  CHECK(server.end(SIGTERM) == 0);
  CHECK(content_of(log).find("stopped") != std::string::npos);
  CHECK(planted.found_below(folder.path()).empty());

  // The control: a log that repeats what was asked for is found out.
  std::ofstream{log, std::ios::app} << "GET /people?name=" << in_address(planted.all()[3]) << "\n";
  CHECK(planted.found_below(folder.path()) == std::vector{planted.all()[3]});
}

}  // namespace openmash::leaks
