#include <doctest/doctest.h>

#include <fstream>

#include "app/core.h"
#include "db/temporary_folder.h"
#include "leaks/planted_hub.h"

namespace openmash::leaks {

namespace {

constexpr std::uint64_t seed = 20261117;
constexpr std::size_t names = 1000;

using Found = std::vector<std::string>;

/// What every contact has to say to somebody who may see it: words, or a fault.
std::size_t faults_when_opened(bench::SampleHub& hub, std::ofstream& log) {
  std::size_t faults = 0;
  std::vector<ledger::StreamId> streams;
  hub.core().ledger().for_each_stream(
      [&](ledger::StreamId stream, std::uint64_t) { streams.push_back(stream); });
  for (const ledger::StreamId stream : streams) {
    try {
      static_cast<void>(app::view_rows_of(hub.core(), stream));
    } catch (const std::exception& fault) {
      log << fault.what() << "\n";
      ++faults;
    }
  }
  return faults;
}

void damage_every_envelope(bench::SampleHub& hub) {
  hub.core().writer().write([](db::Connection& connection) {
    connection.execute("UPDATE payload SET envelope = zeroblob(length(envelope)) WHERE part = 1");
  });
}

}  // namespace

TEST_CASE("of a thousand names taken through the whole hub not one can be read in its files") {
  INFO("seed " << seed);
  const db::TemporaryFolder folder;
  const db::PlantedNames planted{seed, names};
  Planting planting{planted};
  bench::SampleHub hub{folder.path()};
  write_drafts(hub, planting, 20);
  come_and_go(hub, planting, 8);
  take_cases_through(hub, planting, 6);
  REQUIRE(planting.typed() >= names);

  REQUIRE(std::filesystem::file_size(hub.database().string() + "-wal") > 100'000);
  CHECK(planted.found_below(folder.path()) == Found{});
  app::rebuild_views(hub.core());
  CHECK(planted.found_below(folder.path()) == Found{});
  hub.close();
  REQUIRE(std::filesystem::file_size(hub.database()) > 500'000);
  CHECK(planted.found_below(folder.path()) == Found{});

  SUBCASE("nor in what is said when every part of it is damaged") {
    hub.open();
    std::ofstream log{folder.path() / "log"};
    CHECK(faults_when_opened(hub, log) == 0);
    damage_every_envelope(hub);
    CHECK(faults_when_opened(hub, log) > 6);
    log.close();
    CHECK(planted.found_below(folder.path()) == Found{});
  }

  SUBCASE("but one that is written in the clear is found, in the log of the database too") {
    hub.open();
    const std::string& name = planted.all()[500];
    hub.core().writer().write([&name](db::Connection& connection) {
      connection.execute("INSERT INTO lockout (id, failures, failed_at) VALUES (?1, 1, 1)",
                         {db::value(as_bytes(name))});
    });
    CHECK(planted.found_in(hub.database().string() + "-wal") == Found{name});
    hub.close();
    CHECK(planted.found_below(folder.path()) == Found{name});
  }
}

}  // namespace openmash::leaks
