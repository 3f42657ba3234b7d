#include "app/witnessed.h"

#include <doctest/doctest.h>

#include "app/fixture_test.h"
#include "app/restore.h"
#include "base/faults.h"
#include "db/connection.h"
#include "verifier/proofs.h"
#include "verifier/verify.h"

namespace openmash::app {

namespace {

using Taken = Witnessed::Taken;

constexpr const char* right_password = "correct horse battery";

/// A hub, and a witness of which only the signature matters here.
struct World : TestHub {
  World() {
    hub->people().open_for_demonstration(staff("it", "administrator").id);
    hub->people().open_for_demonstration(staff("head", "head_of_mash").id);
    REQUIRE(witnessed().listen_to(
        seal::verifier_key_text("police.example/1", seal::SignsAs::witness, witness.public_key())));
  }

  [[nodiscard]] Witnessed& witnessed() const { return hub->witnessed(); }
  [[nodiscard]] Core& core() const { return core_of(*hub); }
  [[nodiscard]] std::filesystem::path database() const { return at().data / "hub.db"; }
  [[nodiscard]] std::uint64_t seconds() const {
    return static_cast<std::uint64_t>(to_micros(now) / 1'000'000);
  }

  /// Something more is recorded, and signed.
  void go_on(const std::string& user) {
    now += std::chrono::minutes{1};
    staff(user, "social_worker");
    witnessed().sign();
  }
  /// The newest checkpoint as it comes back from somebody.
  [[nodiscard]] std::string cosigned(const seal::SigningKey& by) const {
    const std::string note = core().checkpoints().latest()->note;
    return note + seal::cosignature_line(verifier::read_note(note)->text, "police.example/1", by,
                                         seconds());
  }
  /// Stops the hub, puts this copy in the place of its database, and opens it again.
  void put_back(const std::filesystem::path& copy) {
    hub.reset();
    std::filesystem::copy_file(copy, database(), std::filesystem::copy_options::overwrite_existing);
    open();
  }
  [[nodiscard]] std::filesystem::path copy_of_now() {
    hub.reset();
    const auto copy = folder.path() / "copy.db";
    std::filesystem::copy_file(database(), copy);
    open();
    return copy;
  }

  seal::SigningKey witness{seal::Key{std::array<Byte, seal::Key::size>{3}}};
};

}  // namespace

TEST_CASE("what a witness signed is kept, and whoever is none is not listened to") {
  World world;
  world.go_on("one");
  const std::string note = world.cosigned(world.witness);
  CHECK(world.witnessed().take(note) == Taken::kept);
  CHECK(world.witnessed().take(note) == Taken::kept);
  const seal::SigningKey stranger{seal::Key::fresh()};
  CHECK(world.witnessed().take(world.cosigned(stranger)) == Taken::unknown_witness);
  CHECK(world.witnessed().take(world.core().checkpoints().latest()->note) ==
        Taken::unknown_witness);
  CHECK(world.witnessed().take("hello") == Taken::not_ours);
  CHECK(world.witnessed().kept() == note);
  CHECK(world.core().checkpoints().witnessed_size() == world.core().checkpoints().leaves());
  world.open();
  CHECK_FALSE(world.witnessed().objection());
  CHECK_FALSE(world.witnessed().listen_to(world.witnessed().verifier_key()));
}

TEST_CASE("only a witness is told how the record grew, and only when it asks now") {
  World world;
  world.go_on("one");
  const auto ask = [&](const seal::SigningKey& by, std::uint64_t when) {
    const std::string text =
        verifier::ask_text(world.core().checkpoints().origin(), std::uint64_t{2});
    return world.witnessed().growth_for(text + "\n" +
                                        seal::cosignature_line(text, "police.example/1", by, when));
  };
  const auto growth = ask(world.witness, world.seconds() - 60);
  REQUIRE(growth);
  CHECK(verifier::read_growth(*growth)->old_size == 2);
  CHECK_FALSE(ask(world.witness, world.seconds() - 3600));
  CHECK_FALSE(ask(world.witness, world.seconds() + 3600));
  CHECK_FALSE(ask(seal::SigningKey{seal::Key::fresh()}, world.seconds()));
  CHECK_FALSE(world.witnessed().growth_for(""));
}

TEST_CASE("a hub does not write to a record that is not the one that was witnessed") {
  World world;
  const auto copy = world.copy_of_now();
  world.go_on("one");
  const std::string note = world.cosigned(world.witness);
  REQUIRE(world.witnessed().take(note) == Taken::kept);
  world.put_back(copy);
  REQUIRE(world.witnessed().objection());
  const std::uint64_t leaves = world.core().checkpoints().leaves();
  const auto signed_size = world.core().checkpoints().latest()->size;
  CHECK_THROWS_AS(static_cast<void>(world.staff("two", "social_worker")), DatabaseFault);
  world.witnessed().sign();
  world.open();
  CHECK(world.core().checkpoints().leaves() == leaves);
  CHECK(world.core().checkpoints().latest()->size == signed_size);

  // Gone on as if nothing were: the witness's own copy of what it signed stops the hub.
  std::filesystem::remove(world.at().keys.string() + ".witnessed");
  world.open();
  CHECK_FALSE(world.witnessed().objection());
  world.go_on("two");
  world.go_on("three");
  CHECK(world.witnessed().take(note) == Taken::contradicts);
  CHECK(world.witnessed().objection());
  CHECK_THROWS_AS(static_cast<void>(world.staff("four", "social_worker")), DatabaseFault);
  world.open();
  CHECK(world.witnessed().objection());
}

namespace {

/// What somebody with the file and no keys can do: another event at the end of a stream, which then
/// destroys the first, all hashes right. (Here the longest: the accounts'.)
void forge_destruction(const std::filesystem::path& database) {
  db::Connection connection{database, db::Connection::Mode::read_write};
  const auto one = [&](const std::string& sql) { return connection.query(sql).front(); };
  const std::string stream = "(SELECT number FROM head ORDER BY version DESC LIMIT 1)";
  const auto last =
      one("SELECT header, hash, sequence, stream FROM event WHERE stream = " + stream +
          " ORDER BY sequence DESC LIMIT 1");
  ledger::StoredEvent forged = ledger::parse_header(last.bytes(0));
  forged.previous = forged.hash;
  forged.sequence += 1;
  forged.recorded_at += std::chrono::microseconds{1};
  forged.event_class = ledger::EventClass::destruction;
  forged.targets = {{.stream = forged.stream, .sequence = 1, .part = 0}};
  forged.parts.resize(1);
  const Bytes header = ledger::header_bytes(forged);
  const seal::Hash hash = ledger::event_hash(header);
  const std::string next = std::to_string(forged.sequence);
  connection.execute(
      "INSERT INTO event SELECT stream, ?1, ?2, ?3, (SELECT max(leaf) + 1 FROM"
      " event) FROM event WHERE sequence = 1 AND stream = " +
          stream,
      {static_cast<std::int64_t>(forged.sequence), header, Bytes{hash.begin(), hash.end()}});
  connection.script("INSERT INTO payload SELECT stream, " + next +
                    ", 0, envelope FROM payload WHERE part = 0 AND sequence = " + next +
                    " - 1 AND stream = " + stream);
  connection.execute(
      "UPDATE head SET version = ?1, recorded_at = ?2, hash = ?3 WHERE number = " + stream,
      {static_cast<std::int64_t>(forged.sequence), to_micros(forged.recorded_at),
       Bytes{hash.begin(), hash.end()}});
  connection.script("DELETE FROM payload WHERE part = 0 AND sequence = 1 AND stream = " + stream);
}

}  // namespace

TEST_CASE("a destruction forged by somebody with the file and no keys is never signed") {
  World world;
  world.go_on("one");
  const auto size = world.core().checkpoints().latest()->size;
  world.hub.reset();
  REQUIRE(verifier::verify(world.database()).is_sound());
  forge_destruction(world.database());
  REQUIRE(verifier::verify(world.database()).is_sound());  // the file alone does not tell
  CHECK_THROWS_WITH_AS(world.open(), doctest::Contains("after its last checkpoint"),
                       ConfigurationFault);
  const verifier::Report after = verifier::verify(world.database());
  CHECK(after.signed_size == size);
  CHECK(after.events == size + 1);
}

TEST_CASE("a last event made into a destruction after it was written is not signed") {
  World world;
  world.go_on("one");
  world.hub.reset();
  {
    db::Connection connection{world.database(), db::Connection::Mode::read_write};
    const auto row = connection
                         .query(
                             "SELECT header, stream, sequence FROM event ORDER BY leaf DESC"
                             " LIMIT 1")
                         .front();
    ledger::StoredEvent last = ledger::parse_header(row.bytes(0));
    last.event_class = ledger::EventClass::destruction;
    last.targets = {{.stream = last.stream, .sequence = 1, .part = 1}};
    const Bytes header = ledger::header_bytes(last);
    const seal::Hash hash = ledger::event_hash(header);
    const Bytes bytes{hash.begin(), hash.end()};
    connection.execute(
        "UPDATE event SET header = ?1, hash = ?2 WHERE stream = ?3 AND sequence ="
        " ?4",
        {header, bytes, row.integer(1), row.integer(2)});
    connection.execute("UPDATE head SET hash = ?1 WHERE number = ?2", {bytes, row.integer(1)});
    // It was under a checkpoint: the newest one is gone too.
    connection.script("DELETE FROM checkpoint WHERE size = (SELECT max(size) FROM checkpoint)");
  }
  CHECK_THROWS_WITH_AS(world.open(), doctest::Contains("destroys other than it says"),
                       ConfigurationFault);
}

TEST_CASE("events that the hub itself left without a checkpoint are signed at the next start") {
  World world;
  world.go_on("one");
  world.hub.reset();
  {
    db::Connection connection{world.database(), db::Connection::Mode::read_write};
    connection.script("DELETE FROM checkpoint");
  }
  world.open();
  CHECK_FALSE(world.witnessed().objection());
  CHECK(world.core().checkpoints().latest()->size == world.core().checkpoints().leaves());
}

TEST_CASE("two people may declare that the hub goes on from an older copy, and nobody alone") {
  World world;
  const auto copy = world.copy_of_now();
  world.go_on("one");
  const std::string note = world.cosigned(world.witness);
  REQUIRE(world.witnessed().take(note) == Taken::kept);
  world.put_back(copy);
  REQUIRE(world.witnessed().lost());
  const auto declare = [&](const char* first, const char* second, const char* password,
                           const char* reason) {
    return declare_restore(world.core(), world.hub->people(), {first, right_password},
                           {second, password}, reason)
        .has_value();
  };
  CHECK_FALSE(declare("it", "it", right_password, "the disk is gone"));
  CHECK_FALSE(declare("it", "head", "a wrong password", "the disk is gone"));
  CHECK_FALSE(declare("head", "it", right_password, "the disk is gone"));
  CHECK_FALSE(declare("it", "head", right_password, ""));
  CHECK(world.witnessed().objection());
  CHECK(declare("it", "head", right_password, "the disk is gone"));
  CHECK_FALSE(world.witnessed().objection());
  world.open();
  CHECK_FALSE(world.witnessed().objection());
  world.now += std::chrono::minutes{1};
  world.go_on("two");
  // What was signed of the lost record stops nothing any more; what is signed from now on does.
  CHECK(world.witnessed().take(note) == Taken::lost);
  CHECK_FALSE(world.witnessed().objection());
  CHECK(world.witnessed().take(world.cosigned(world.witness)) == Taken::kept);
  world.put_back(copy);
  CHECK(world.witnessed().objection());
}

}  // namespace openmash::app
