// Checkpoints, receipts and proofs as the ledger makes them and as somebody outside checks them.
#include "ledger/checkpoints.h"

#include <doctest/doctest.h>

#include "ledger/signed_ledger.h"
#include "verifier/proofs.h"

namespace openmash {

namespace {

using ledger::batch_for;

struct World {
  db::TemporaryFolder folder;
  OpenLedger open{folder.path() / "hub.db"};
  ledger::StreamId stream = seal::fresh_id();
  std::uint64_t version = 0;

  void append(std::size_t events) {
    open.append(batch_for(open.ledger, stream, version, events));
    version += events;
  }
  [[nodiscard]] verifier::VerifierKey key() const { return test_key(open.checkpoints); }
  [[nodiscard]] verifier::Report verify() const {
    return verifier::verify(folder.path() / "hub.db", {.ledger = key()});
  }
  [[nodiscard]] verifier::Checkpoint latest() {
    return *verifier::read_checkpoint(verifier::read_note(open.checkpoints.latest()->note)->text);
  }
};

}  // namespace

TEST_CASE("a checkpoint is over all that was stored, signed, and made only when there is more") {
  World world;
  CHECK_FALSE(world.open.checkpoints.make());
  CHECK_FALSE(world.open.checkpoints.latest());
  world.append(3);
  CHECK(world.open.checkpoints.make());
  CHECK_FALSE(world.open.checkpoints.make());
  const auto note = verifier::read_note(world.open.checkpoints.latest()->note);
  REQUIRE(note);
  CHECK(verifier::is_signed_by(*note, world.key()));
  CHECK(world.latest().size == 3);
  CHECK(world.latest().origin == world.open.checkpoints.origin());
  CHECK(world.latest().root == world.open.checkpoints.root_at(3));
  CHECK(world.verify().is_sound());
}

TEST_CASE("no thousand events are stored without a checkpoint, whoever forgets to make one") {
  World world;
  for (int i = 0; i < 9; ++i) {
    world.append(350);
  }
  CHECK(world.latest().size == 3000);
  const verifier::Report report = world.verify();
  INFO((report.first_damage ? report.first_damage->what : ""));
  CHECK(report.is_sound());
  CHECK(report.checkpoints == 3);
  CHECK(report.signed_size == 3000);
  CHECK(report.events == 3150);
}

TEST_CASE("checkpoints that say nothing more are not kept, and those a witness signed are") {
  World world;
  for (int i = 0; i < 40; ++i) {
    world.append(3);
    world.open.checkpoints.make();
    if (i == 10) {
      world.open.cosign(1'800'000'000);
    }
  }
  const verifier::Report report = world.verify();
  CHECK(report.is_sound());
  CHECK(report.checkpoints == 2);
  CHECK(report.witnessed_size == 33);
  CHECK(report.signed_size == 120);
}

TEST_CASE("a receipt proves an event to whoever has the public key, and proves nothing else") {
  World world;
  world.append(300);
  CHECK_FALSE(world.open.checkpoints.receipt(world.stream, 1));  // not under a checkpoint yet
  world.open.checkpoints.make();
  const auto text = world.open.checkpoints.receipt(world.stream, 271);
  REQUIRE(text);
  const auto receipt = verifier::read_receipt(*text);
  REQUIRE(receipt);
  CHECK(receipt->header.stream == world.stream);
  CHECK(receipt->header.sequence == 271);
  CHECK(receipt->event_hash == world.open.ledger.read(world.stream, 270).events.front().hash);
  CHECK(verifier::proves(*receipt, world.key()));
  CHECK_FALSE(world.open.checkpoints.receipt(world.stream, 301));
  CHECK_FALSE(world.open.checkpoints.receipt(seal::fresh_id(), 1));

  std::size_t believed = 0;
  for (std::size_t i = 0; i < text->size(); ++i) {
    for (const char change : {'\x01', '\x04', '\x20'}) {
      std::string changed = *text;
      changed[i] = static_cast<char>(changed[i] ^ change);
      const auto read = verifier::read_receipt(changed);
      believed += read && verifier::proves(*read, world.key()) ? 1U : 0U;
    }
  }
  CHECK(believed == 0);
}

TEST_CASE("whoever saw a smaller ledger is shown that this one goes on from it") {
  World world;
  world.append(270);
  world.open.checkpoints.make();
  const verifier::Checkpoint seen = world.latest();
  world.append(500);
  world.open.checkpoints.make();
  const auto growth = verifier::read_growth(*world.open.checkpoints.since(seen.size));
  REQUIRE(growth);
  CHECK(growth->old_size == 270);
  CHECK(growth->checkpoint.size == 770);
  CHECK(verifier::is_consistent(seen.size, seen.root, growth->checkpoint.size,
                                growth->checkpoint.root, growth->proof));
  CHECK_FALSE(verifier::is_consistent(seen.size, growth->checkpoint.root, growth->checkpoint.size,
                                      growth->checkpoint.root, growth->proof));
  const auto again = verifier::read_growth(*world.open.checkpoints.since(770));
  CHECK((again && again->proof.empty()));
  const auto longer = verifier::read_growth(*world.open.checkpoints.since(10'000));
  CHECK((longer && longer->proof.empty() && longer->checkpoint.size == 770));
}

TEST_CASE("a ledger from before there was a tree gets its leaves, and checkpoints with them") {
  World world;
  for (int i = 0; i < 4; ++i) {
    world.append(300);
    world.stream = seal::fresh_id();
    world.version = 0;
  }
  // As migration 1 left it.
  world.open.writer.write([](db::Connection& connection) {
    connection.script(
        "DROP TABLE node; DROP TABLE checkpoint; DROP TABLE witness; DROP TABLE cosignature;"
        "DROP TABLE archived;"
        "DROP INDEX event_leaf; ALTER TABLE event DROP COLUMN leaf;"
        "ALTER TABLE ledger DROP COLUMN signing_key;"
        "DELETE FROM migration WHERE room = 'ledger' AND number > 1");
  });
  ledger::prepare_tables(world.open.writer);
  CHECK(world.open.checkpoints.leaves() == 1200);
  CHECK(world.open.checkpoints.make());
  const verifier::Report report = world.verify();
  INFO((report.first_damage ? report.first_damage->what : ""));
  CHECK(report.is_sound());
  CHECK(report.signed_size == 1200);
  CHECK(report.checkpoints == 2);
  world.append(5);
  CHECK(world.verify().is_sound());
}

}  // namespace openmash
