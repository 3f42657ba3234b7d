#include "db/connection.h"

#include <doctest/doctest.h>

#include <atomic>
#include <limits>
#include <thread>
#include <vector>

#include "db/faults.h"
#include "db/migrations.h"
#include "db/readers.h"
#include "db/temporary_folder.h"
#include "db/writer.h"

namespace openmash::db {

TEST_CASE("every kind of value comes back as it went in") {
  const TemporaryFolder folder;
  Connection connection{folder.path() / "hub.db", Connection::Mode::read_write};
  connection.script("CREATE TABLE t (a, b, c, d, e)");
  const std::string text{"a\0b \xc3\xa9", 6};
  const Bytes bytes{0, 255, 0};
  connection.execute("INSERT INTO t VALUES (?1, ?2, ?3, ?4, ?5)",
                     {std::numeric_limits<std::int64_t>::max(), text, bytes, nullptr, Bytes{}});
  const Rows rows = connection.query("SELECT a, b, c, d, e FROM t");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].integer(0) == std::numeric_limits<std::int64_t>::max());
  CHECK(rows[0].text(1) == text);
  CHECK(rows[0].bytes(2) == bytes);
  CHECK(rows[0].is_null(3));
  CHECK(rows[0].bytes(4).empty());
  CHECK_THROWS_AS(static_cast<void>(rows[0].id(2)), CorruptRecord);
}

TEST_CASE("what fails says which table, and never what was being written") {
  const TemporaryFolder folder;
  Connection connection{folder.path() / "hub.db", Connection::Mode::read_write};
  connection.script("CREATE TABLE t (a TEXT UNIQUE)");
  const Statement insert{"INSERT INTO t VALUES (?1)", {std::string{"Child A"}}};
  connection.execute(insert);
  std::string said;
  try {
    connection.execute(insert);
  } catch (const DatabaseFault& fault) {
    said = fault.what();
  }
  CHECK(said.find("t.a") != std::string::npos);
  CHECK(said.find("Child") == std::string::npos);
  CHECK_THROWS_AS(connection.query("SELECT nothing FROM nowhere"), DatabaseFault);
  CHECK(connection.query("SELECT count(*) FROM t").front().integer(0) == 1);
}

TEST_CASE("a file that is no database is a corrupt record") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "hub.db";
  {
    Connection connection{path, Connection::Mode::read_write};
    connection.script("PRAGMA journal_mode = DELETE; CREATE TABLE t (a)");
  }
  std::filesystem::resize_file(path, 3000);
  const auto use = [&] {
    Connection connection{path, Connection::Mode::read_only};
    connection.query("SELECT * FROM t");
  };
  CHECK_THROWS_AS(use(), CorruptRecord);
}

TEST_CASE(
    "a reader sees one moment, cannot write, and sees what was written once it was acknowledged") {
  const TemporaryFolder folder;
  Writer writer{folder.path() / "hub.db"};
  writer.write([](Connection& connection) { connection.script("CREATE TABLE t (a)"); });
  Readers readers{writer.path(), 2};
  const auto count = [](Connection& connection) {
    return connection.query("SELECT count(*) FROM t").front().integer(0);
  };
  readers.read([&](Connection& connection) {
    CHECK(count(connection) == 0);
    writer.write([](Connection& other) { other.execute("INSERT INTO t VALUES (1)"); });
    CHECK(count(connection) == 0);
    CHECK_THROWS_AS(connection.execute("INSERT INTO t VALUES (2)"), DatabaseFault);
  });
  CHECK(readers.read(count) == 1);
}

TEST_CASE("readers wait for each other when all connections are lent") {
  const TemporaryFolder folder;
  Writer writer{folder.path() / "hub.db"};
  writer.write([](Connection& connection) { connection.script("CREATE TABLE t (a)"); });
  Readers readers{writer.path(), 2};
  std::vector<std::jthread> threads;
  std::atomic<int> done = 0;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 50; ++n) {
        readers.read([](Connection& connection) { connection.query("SELECT a FROM t"); });
        ++done;
      }
    });
  }
  threads.clear();
  CHECK(done == 400);
}

TEST_CASE("migrations run once, in order, and a newer database is refused") {
  const TemporaryFolder folder;
  Writer writer{folder.path() / "hub.db"};
  const Migration first{1, "first", "CREATE TABLE t (a)"};
  const Migration second{2, "second", "ALTER TABLE t ADD COLUMN b; INSERT INTO t VALUES (1, 2)"};
  migrate(writer, "room", std::vector{first});
  migrate(writer, "room", std::vector{first, second});
  migrate(writer, "room", std::vector{first, second});
  migrate(writer, "other room", {});
  CHECK_THROWS_AS(migrate(writer, "room", std::vector{first}), ConfigurationFault);
  Readers readers{writer.path()};
  CHECK(readers.read([](Connection& c) { return c.query("SELECT b FROM t").size(); }) == 1);
}

TEST_CASE("a migration that fails leaves nothing of itself") {
  const TemporaryFolder folder;
  Writer writer{folder.path() / "hub.db"};
  const Migration bad{1, "bad", "CREATE TABLE t (a); INSERT INTO nowhere VALUES (1)"};
  CHECK_THROWS_AS(migrate(writer, "room", std::vector{bad}), DatabaseFault);
  const Migration good{1, "good", "CREATE TABLE t (a)"};
  migrate(writer, "room", std::vector{good});
}

}  // namespace openmash::db
