#include <doctest/doctest.h>

#include <memory>
#include <thread>

#include "db/planted_names.h"
#include "db/temporary_folder.h"
#include "ledger/contract_events.h"
#include "ledger/ledger_contract.h"
#include "ledger/memory_ledger.h"
#include "ledger/sqlite_ledger.h"

namespace openmash::ledger {

namespace {

class MemoryWorld final : public ContractWorld {
 public:
  [[nodiscard]] Ledger& ledger() override { return ledger_; }

 private:
  MemoryLedger ledger_{seal::fresh_id(), clock()};
};

struct Prepared {
  explicit Prepared(db::Writer& writer) { prepare_tables(writer); }
};

class SqliteWorld final : public ContractWorld {
 public:
  [[nodiscard]] Ledger& ledger() override { return ledger_; }
  [[nodiscard]] db::Writer& writer() { return writer_; }
  [[nodiscard]] db::Readers& readers() { return readers_; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

 private:
  db::TemporaryFolder folder_;
  db::Writer writer_{folder_.path() / "hub.db"};
  Prepared prepared_{writer_};
  db::Readers readers_{writer_.path()};
  SqliteLedger ledger_{writer_, readers_, clock()};
};

template <class World>
void keep_every_promise() {
  for (const Promise& promise : ledger_contract()) {
    INFO(promise.sentence);
    World world;
    promise.hold(world);
  }
}

void make_rows(db::Writer& writer) {
  writer.write([](db::Connection& connection) {
    connection.script("CREATE TABLE view_row (words BLOB NOT NULL UNIQUE)");
  });
}

db::Statement row(Bytes words) {
  return {"INSERT INTO view_row (words) VALUES (?1)", {std::move(words)}};
}

std::int64_t rows_in(db::Readers& readers) {
  return readers.read([](db::Connection& connection) {
    return connection.query("SELECT count(*) FROM view_row").front().integer(0);
  });
}

}  // namespace

TEST_CASE("the memory ledger keeps every promise of a ledger") {
  keep_every_promise<MemoryWorld>();
}

TEST_CASE("the SQLite ledger keeps every promise of a ledger") {
  keep_every_promise<SqliteWorld>();
}

TEST_CASE("view rows are written with the append or not at all") {
  SqliteWorld world;
  make_rows(world.writer());
  const StreamId stream = seal::fresh_id();
  Batch batch = batch_for(world.ledger(), stream, 0);
  batch.rows = {row({1}), row({2})};
  REQUIRE(std::holds_alternative<Appended>(world.ledger().append(batch)));
  CHECK(rows_in(world.readers()) == 2);

  Batch late = batch_for(world.ledger(), stream, 0);
  late.rows = {row({3})};
  CHECK(std::holds_alternative<Conflict>(world.ledger().append(late)));
  CHECK(rows_in(world.readers()) == 2);

  Batch torn = batch_for(world.ledger(), stream, 1);
  torn.rows = {row({4}), row({1})};  // the second cannot be written
  CHECK_THROWS_AS(static_cast<void>(world.ledger().append(torn)), DatabaseFault);
  CHECK(rows_in(world.readers()) == 2);
  CHECK(world.ledger().version(stream) == 1);
  CHECK_FALSE(world.ledger().answer_to(torn.submission));
}

TEST_CASE("an append that is torn does not touch its neighbours in the same commit") {
  SqliteWorld world;
  make_rows(world.writer());
  std::vector<StreamId> streams(16);
  std::vector<int> stored(16, 0);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < streams.size(); ++i) {
      streams[i] = seal::fresh_id();
      threads.emplace_back([&, i] {
        Batch batch = batch_for(world.ledger(), streams[i], 0, 3);
        if (i % 4 == 0) {
          batch.rows = {row({1}), row({1})};
        }
        try {
          stored[i] = std::holds_alternative<Appended>(world.ledger().append(batch)) ? 1 : 0;
        } catch (const DatabaseFault&) {
          stored[i] = -1;
        }
      });
    }
  }
  for (std::size_t i = 0; i < streams.size(); ++i) {
    CHECK(stored[i] == (i % 4 == 0 ? -1 : 1));
    CHECK(world.ledger().version(streams[i]) == (i % 4 == 0 ? 0 : 3));
  }
  CHECK(rows_in(world.readers()) == 0);
}

TEST_CASE("an append whose commit fails is unknown, and asking again tells that it is not there") {
  SqliteWorld world;
  world.writer().write([](db::Connection& connection) {
    connection.script(
        "CREATE TABLE parent (id INTEGER PRIMARY KEY); CREATE TABLE child (parent INTEGER"
        " REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)");
  });
  const StreamId stream = seal::fresh_id();
  Batch batch = batch_for(world.ledger(), stream, 0);
  batch.rows = {{"INSERT INTO child VALUES (7)", {}}};
  CHECK(std::holds_alternative<Unknown>(world.ledger().append(batch)));
  CHECK_FALSE(world.ledger().answer_to(batch.submission));
  batch.rows.clear();
  CHECK(std::holds_alternative<Appended>(world.ledger().append(batch)));
}

TEST_CASE(
    "a ledger that is opened again has the same id, the same events and goes on where it was") {
  const db::TemporaryFolder folder;
  const auto path = folder.path() / "hub.db";
  const StreamId stream = seal::fresh_id();
  const Clock clock = [] { return from_micros(1); };
  Id128 id;
  StreamSlice before;
  {
    db::Writer writer{path};
    prepare_tables(writer);
    db::Readers readers{path};
    SqliteLedger ledger{writer, readers, clock};
    id = ledger.id();
    REQUIRE(std::holds_alternative<Appended>(ledger.append(batch_for(ledger, stream, 0, 4))));
    before = ledger.read(stream);
  }
  db::Writer writer{path};
  prepare_tables(writer);
  db::Readers readers{path};
  SqliteLedger ledger{writer, readers, clock};
  CHECK(ledger.id() == id);
  CHECK(ledger.read(stream).events == before.events);
  CHECK(std::holds_alternative<Appended>(ledger.append(batch_for(ledger, stream, 4))));
}

TEST_CASE("an event that was changed in the file is a corrupt record when it is read") {
  SqliteWorld world;
  const StreamId stream = seal::fresh_id();
  REQUIRE(std::holds_alternative<Appended>(
      world.ledger().append(batch_for(world.ledger(), stream, 0, 2))));
  world.writer().write([](db::Connection& connection) {
    Bytes header = connection.query("SELECT header FROM event WHERE sequence = 2")[0].bytes(0);
    header[60] ^= 1;
    connection.execute("UPDATE event SET header = ?1 WHERE sequence = 2", {header});
  });
  CHECK_THROWS_AS(static_cast<void>(world.ledger().read(stream)), CorruptRecord);
}

TEST_CASE("of a thousand names appended not one can be read in any file of the ledger") {
  constexpr std::uint64_t seed = 20261118;
  INFO("seed " << seed);
  SqliteWorld world;
  const db::PlantedNames planted{seed, 1000};
  for (const std::string& name : planted.all()) {
    const StreamId stream = seal::fresh_id();
    REQUIRE(std::holds_alternative<Appended>(
        world.ledger().append(batch_for(world.ledger(), stream, 0, 1, name))));
  }
  CHECK(planted.found_below(world.folder()).empty());

  // The control: one name that goes in without being sealed is found.
  Batch careless = batch_for(world.ledger(), seal::fresh_id(), 0);
  careless.answer = Bytes{planted.all()[3].begin(), planted.all()[3].end()};
  REQUIRE(std::holds_alternative<Appended>(world.ledger().append(careless)));
  CHECK(planted.found_below(world.folder()) == std::vector{planted.all()[3]});
}

}  // namespace openmash::ledger
