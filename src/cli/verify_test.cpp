// What `openmash verify --keys` answers, and that it leaves the file as it found it.
#include <doctest/doctest.h>

#include <fstream>
#include <iostream>
#include <sstream>

#include "app/init.h"
#include "cli/hub_commands.h"
#include "db/connection.h"
#include "db/temporary_folder.h"

using namespace openmash;

namespace {

struct Told {
  int status;
  std::string words;
};

Told verify(const app::Folder& at) {
  std::ostringstream said;
  std::streambuf* screen = std::cout.rdbuf(said.rdbuf());
  const int status = cli::verify(at, true);
  std::cout.rdbuf(screen);
  return {.status = status, .words = said.str()};
}

bool says(const Told& answer, std::string_view words) {
  return answer.words.find(words) != std::string::npos;
}

void change(const app::Folder& at, const char* sql) {
  db::Connection connection{at.data / "hub.db", db::Connection::Mode::read_write};
  connection.script(sql);
}

std::int64_t checkpoints_in(const app::Folder& at) {
  db::Connection connection{at.data / "hub.db", db::Connection::Mode::read_only};
  return connection.query("SELECT count(*) FROM checkpoint").front().integer(0);
}

}  // namespace

TEST_CASE("verify opens every event with the keys, signs nothing, and needs no stopped hub") {
  db::TemporaryFolder folder;
  const app::Folder at{.data = folder.path() / "data", .keys = folder.path() / "keys"};
  app::init_hub(at, EXAMPLE_HUB, cli::system_now);
  change(at, "DELETE FROM checkpoint; DELETE FROM node");
  const Told sound = verify(at);
  CHECK(sound.status == 0);
  CHECK(says(sound, "0 events are under a signed checkpoint"));
  CHECK(says(sound, "events open and keep their commitments"));
  CHECK(checkpoints_in(at) == 0);
  {
    const app::Core served{at, cli::system_now};
    CHECK(checkpoints_in(at) == 1);  // the control: opening the hub does sign
    CHECK(verify(at).status == 0);
  }
  // Without its key nothing opens, and nobody but who has the keys can tell.
  change(at, "DELETE FROM wrapped_key");
  const Told damaged = verify(at);
  CHECK(damaged.status == 1);
  CHECK(says(damaged, "DAMAGED: event 1 of stream"));
}

TEST_CASE("verify with another hub's keys says so") {
  db::TemporaryFolder folder;
  const app::Folder at{.data = folder.path() / "data", .keys = folder.path() / "keys"};
  const app::Folder other{.data = folder.path() / "data2", .keys = folder.path() / "keys2"};
  app::init_hub(at, EXAMPLE_HUB, cli::system_now);
  app::init_hub(other, EXAMPLE_HUB, cli::system_now);
  {
    const app::Core signing{at, cli::system_now};
  }
  const Told told = verify({.data = at.data, .keys = other.keys});
  CHECK(told.status == 1);
  CHECK(says(told, "DAMAGED: ledger"));
}
