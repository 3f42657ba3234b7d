#include "keep/journal.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "base/faults.h"
#include "keep/keep_world.h"

namespace openmash::keep {

namespace {

std::string contents(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

struct World : KeepWorld {
  std::filesystem::path file = folder.path() / "keys.journal";
  Journal journal{writer, readers, file};

  void note(const std::string& line) {
    writer.write([&](db::Connection& connection) { connection.execute(Journal::row(line)); });
  }
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("what the database has beyond the file is written to it, once") {
  World world;
  world.journal.bring_up_to_date();
  CHECK_FALSE(std::filesystem::exists(world.file));
  world.note("closed 01");
  world.note("closed 02");
  world.journal.bring_up_to_date();
  world.journal.bring_up_to_date();
  CHECK(contents(world.file) == "openmash-journal 1\nclosed 01\nclosed 02\n");
  CHECK(world.journal.missing_here().empty());
}

TEST_CASE("a line cut short by a crash is written again whole") {
  World world;
  world.note("closed 01");
  world.note("closed 02");
  std::ofstream{world.file} << "openmash-journal 1\nclosed 01\nclos";
  CHECK(world.journal.missing_here().empty());
  world.journal.bring_up_to_date();
  CHECK(contents(world.file) == "openmash-journal 1\nclosed 01\nclosed 02\n");
}

TEST_CASE("a database that is older than its journal is told what it lacks") {
  World world;
  std::ofstream{world.file} << "openmash-journal 1\nclosed 01\nclosed 02\n";
  world.note("closed 01");
  CHECK(world.journal.missing_here() == Lines{"closed 02"});
}

TEST_CASE("a journal of another hub, and a file that is none, are refused") {
  World world;
  world.note("closed 01");
  std::ofstream{world.file} << "openmash-journal 1\nclosed 09\n";
  CHECK_THROWS_AS(static_cast<void>(world.journal.missing_here()), ConfigurationFault);
  std::ofstream{world.file} << "something else\n";
  CHECK_THROWS_AS(static_cast<void>(world.journal.missing_here()), ConfigurationFault);
}

}  // namespace openmash::keep
