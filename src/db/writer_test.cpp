#include "db/writer.h"

#include <doctest/doctest.h>

#include <sys/stat.h>

#include <atomic>
#include <fstream>
#include <iterator>
#include <latch>
#include <stdexcept>
#include <string>
#include <thread>

#include "db/readers.h"
#include "db/temporary_folder.h"

namespace openmash::db {

namespace {

void make_table(Writer& writer) {
  writer.write([](Connection& connection) { connection.script("CREATE TABLE t (a INTEGER)"); });
}

std::int64_t count(Writer& writer) {
  return writer.write([](Connection& connection) {
    return connection.query("SELECT count(*) FROM t").front().integer(0);
  });
}

/// Keeps the writing thread busy until it is let go, so that what is submitted meanwhile makes one
/// batch.
class Held {
 public:
  explicit Held(Writer& writer)
      : done_(writer.submit([this](Connection&) {
          begun_.count_down();
          go_.wait();
        })) {
    begun_.wait();
  }
  void let_go() {
    go_.count_down();
    done_.get();
  }

 private:
  std::latch begun_{1};
  std::latch go_{1};
  std::future<void> done_;
};

void insert_one(Connection& connection) {
  connection.execute("INSERT INTO t VALUES (1)");
}

}  // namespace

TEST_CASE("a piece that throws is undone alone and its own exception comes out") {
  const TemporaryFolder folder;
  Writer writer{folder.path() / "hub.db"};
  make_table(writer);
  Held held{writer};
  auto before = writer.submit(insert_one);
  auto bad = writer.submit([](Connection& connection) {
    insert_one(connection);
    throw std::out_of_range("mine");
  });
  auto after = writer.submit(insert_one);
  held.let_go();
  CHECK_NOTHROW(before.get());
  CHECK_THROWS_AS(bad.get(), std::out_of_range);
  CHECK_NOTHROW(after.get());
  CHECK(count(writer) == 2);
}

TEST_CASE(
    "a commit that fails fails every piece of its batch as unknown, is told, and the next goes "
    "on") {
  const TemporaryFolder folder;
  Writer writer{folder.path() / "hub.db"};
  std::atomic<int> told = 0;
  writer.on_lost([&] { ++told; });
  make_table(writer);
  writer.write([](Connection& connection) {
    connection.script(
        "CREATE TABLE parent (id INTEGER PRIMARY KEY); CREATE TABLE child (parent INTEGER"
        " REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)");
  });
  Held held{writer};
  auto good = writer.submit(insert_one);
  auto thrown = writer.submit([](Connection&) { throw std::out_of_range("mine"); });
  auto orphan = writer.submit(
      [](Connection& connection) { connection.execute("INSERT INTO child VALUES (7)"); });
  held.let_go();
  CHECK_THROWS_AS(good.get(), CommitUnknown);
  CHECK_THROWS_AS(thrown.get(), std::out_of_range);
  CHECK_THROWS_AS(orphan.get(), CommitUnknown);
  CHECK(told == 1);
  CHECK(count(writer) == 0);
  writer.write(insert_one);
  CHECK(count(writer) == 1);
}

TEST_CASE("a full disk is told as such and nothing of the batch is stored") {
  const TemporaryFolder folder;
  Writer writer{folder.path() / "hub.db"};
  make_table(writer);
  CHECK_THROWS_AS(writer.write([](Connection& connection) {
    insert_one(connection);
    connection.query("PRAGMA max_page_count = 10");
    connection.script("CREATE TABLE big (b)");
    connection.execute("INSERT INTO big VALUES (?1)", {Bytes(100'000, 1)});
  }),
                  DiskFull);
  CHECK(count(writer) == 0);
}

TEST_CASE(
    "nothing submitted by many threads is lost, and what was acknowledged is there after "
    "reopening") {
  const TemporaryFolder folder;
  constexpr int threads = 8;
  constexpr int each = 100;
  {
    Writer writer{folder.path() / "hub.db", {.checkpoint_pages = 10, .largest_batch = 5}};
    make_table(writer);
    std::vector<std::jthread> running;
    for (int t = 0; t < threads; ++t) {
      running.emplace_back([&] {
        for (int i = 0; i < each; ++i) {
          writer.write(insert_one);
        }
      });
    }
  }
  Writer again{folder.path() / "hub.db"};
  CHECK(count(again) == threads * each);
}

TEST_CASE("a writer that stops finishes what was submitted and empties the log") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "hub.db";
  std::future<void> last;
  {
    Writer writer{path};
    make_table(writer);
    for (int i = 0; i < 50; ++i) {
      last = writer.submit(insert_one);
    }
  }
  CHECK_NOTHROW(last.get());
  CHECK_FALSE(std::filesystem::exists(path.string() + "-wal"));
  Writer again{path};
  CHECK(count(again) == 50);
}

TEST_CASE("a second writer on the same database is refused in words, until the first has gone") {
  const TemporaryFolder folder;
  {
    const Writer first{folder.path() / "hub.db"};
    CHECK_THROWS_WITH_AS(Writer{folder.path() / "hub.db"},
                         doctest::Contains("stop the server first"), ConfigurationFault);
  }
  CHECK_NOTHROW(Writer{folder.path() / "hub.db"});
  CHECK_THROWS_AS(Writer{folder.path() / "nowhere" / "hub.db"}, ConfigurationFault);
}

TEST_CASE("only its owner can read the database and its log") {
  const TemporaryFolder folder;
  Writer writer{folder.path() / "hub.db"};
  make_table(writer);
  for (const auto& file : std::filesystem::directory_iterator{folder.path()}) {
    const auto others = std::filesystem::perms::group_all | std::filesystem::perms::others_all;
    CHECK_MESSAGE((file.status().permissions() & others) == std::filesystem::perms::none,
                  file.path().string());
  }
}

TEST_CASE("what is deleted is in neither the database nor its log once the log is emptied") {
  const TemporaryFolder folder;
  const std::filesystem::path path = folder.path() / "a.db";
  Writer writer{path};
  const std::string word(200, 'w');
  const auto stands_in = [&](const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    const std::string all{std::istreambuf_iterator<char>{in}, {}};
    return all.find(word) != std::string::npos;
  };
  writer.write([&](Connection& connection) {
    connection.script("CREATE TABLE t (a TEXT)");
    connection.execute("INSERT INTO t VALUES (?1)", {word});
  });
  CHECK(stands_in(path.string() + "-wal"));  // the control
  writer.write([](Connection& connection) { connection.execute("DELETE FROM t"); });
  CHECK(writer.empty_log());
  CHECK(std::filesystem::file_size(path.string() + "-wal") == 0);
  CHECK_FALSE(stands_in(path));
}

TEST_CASE("work alone has no transaction around it, and what it throws comes out of it") {
  const TemporaryFolder folder;
  Writer writer{folder.path() / "a.db"};
  make_table(writer);
  writer.alone([](Connection& connection) {
    CHECK_FALSE(connection.in_transaction());
    connection.execute("VACUUM");
  });
  CHECK_THROWS_AS(writer.alone([](Connection&) { throw std::runtime_error("no"); }),
                  std::runtime_error);
  CHECK(count(writer) == 0);
}

}  // namespace openmash::db
