// What `openmash adopt-profile` answers. Which version holds when is in app/versions_test.cpp.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "app/init.h"
#include "cli/hub_commands.h"
#include "db/temporary_folder.h"

using namespace openmash;

namespace {

namespace fs = std::filesystem;

struct Told {
  int status;
  std::string words;
};

/// A hub, and a copy of the folder it began with.
struct World {
  db::TemporaryFolder folder;
  app::Folder at{.data = folder.path() / "data", .keys = folder.path() / "keys"};
  fs::path copy = folder.path() / fs::path{EXAMPLE_HUB}.filename();

  World() {
    app::init_hub(at, EXAMPLE_HUB, cli::system_now);
    fs::copy(EXAMPLE_HUB, copy, fs::copy_options::recursive);
    for (const char* shared : {"law.toml", "pathways.toml", "retention.toml"}) {
      fs::copy(fs::path{EXAMPLE_HUB}.parent_path() / shared, folder.path() / shared);
    }
  }

  void change(const std::string& from, const std::string& to) const {
    std::ostringstream text;
    text << std::ifstream{copy / "profile.toml"}.rdbuf();
    std::string whole = text.str();
    REQUIRE(whole.find(from) != std::string::npos);
    whole.replace(whole.find(from), from.size(), to);
    std::ofstream{copy / "profile.toml"} << whole;
  }

  [[nodiscard]] Told adopt(const fs::path& hub) const {
    std::ostringstream said;
    std::streambuf* screen = std::cout.rdbuf(said.rdbuf());
    const int status = cli::adopt_profile(at, hub);
    std::cout.rdbuf(screen);
    return {.status = status, .words = said.str()};
  }
};

bool says(const Told& answer, std::string_view words) {
  return answer.words.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("adopting says what came of it, and what a version leaves undone") {
  const World world;
  const Told same = world.adopt(world.copy);
  CHECK(same.status == 0);
  CHECK(says(same, "nothing to do"));

  world.change("slogan = \"", "slogan = \"Still ");
  const Told other = world.adopt(world.copy);
  CHECK(other.status == 1);
  CHECK(says(other, "Give the change a new version"));

  world.change("version = \"1\"", "version = \"2\"");
  world.change("[stages.recommends]\nroles = [\"social_worker\"]\n", "");
  const Told second = world.adopt(world.copy);
  CHECK(second.status == 0);
  CHECK(says(second, "adopted version 2"));
  CHECK(says(second, "nobody recommends in this version"));

  world.change("most_urgent = true", "most_urgent = false");
  const Told mistaken = world.adopt(world.copy);
  CHECK(mistaken.status == 1);
  CHECK(says(mistaken, "profile.toml:"));
  CHECK(says(world.adopt(ANOTHER_HUB), "'s\n"));
}
