// A witness and what it is offered: growth, the same again, another history, nonsense.
#include "witness/witness.h"

#include <doctest/doctest.h>

#include "db/durable_file.h"
#include "ledger/signed_ledger.h"
#include "verifier/proofs.h"

namespace openmash {

namespace {

using witness::Contradiction;
using witness::Cosigned;
using witness::NotUnderstood;
using witness::Witness;

struct World {
  World() {
    Witness::make(folder.path() / "witness", "police.example/1", open.checkpoints.verifier_key());
  }
  void append(OpenLedger& to, std::size_t events) {
    to.append(ledger::batch_for(to.ledger, seal::fresh_id(), 0, events));
    to.checkpoints.make();
  }
  void grow(std::size_t events) { append(open, events); }
  [[nodiscard]] Witness witness() const { return Witness{folder.path() / "witness"}; }
  /// Offers what the ledger has, as often as the hub is asked.
  witness::Answer offer(OpenLedger& ledger) const {
    Witness one{folder.path() / "witness"};
    return one.answer(*ledger.checkpoints.since(one.size()), 1'800'000'000);
  }

  db::TemporaryFolder folder;
  OpenLedger open{folder.path() / "hub.db"};
};

}  // namespace

TEST_CASE("a witness signs what goes on from what it signed, and remembers it") {
  World world;
  std::uint64_t seen = 0;
  for (const std::size_t more : {1U, 300U, 700U, 4U}) {
    world.grow(more);
    seen += more;
    const auto answer = world.offer(world.open);
    REQUIRE(std::holds_alternative<Cosigned>(answer));
    const auto note = verifier::read_note(std::get<Cosigned>(answer).note);
    const Witness again = world.witness();
    CHECK(again.size() == seen);
    CHECK(again.last() == std::get<Cosigned>(answer).note);
    REQUIRE(note);
    CHECK(verifier::is_signed_by(*note, *verifier::read_verifier_key(again.verifier_key())));
    CHECK(verifier::is_signed_by(*note, test_key(world.open.checkpoints)));
  }
  CHECK(
      std::holds_alternative<Cosigned>(world.offer(world.open)));  // nothing new: it says so again
}

TEST_CASE("a witness never signs two histories, and hands out what it signed before") {
  World world;
  world.grow(5);
  {
    db::Connection reader{world.folder.path() / "hub.db", db::Connection::Mode::read_only};
    reader.script("VACUUM INTO '" + (world.folder.path() / "copy.db").string() + "'");
  }
  world.grow(20);
  const auto signed_once = world.offer(world.open);
  REQUIRE(std::holds_alternative<Cosigned>(signed_once));
  OpenLedger copy{world.folder.path() / "copy.db"};
  const auto expect_contradiction = [&] {
    const auto answer = world.offer(copy);
    REQUIRE(std::holds_alternative<Contradiction>(answer));
    CHECK(std::get<Contradiction>(answer).signed_before == std::get<Cosigned>(signed_once).note);
    CHECK(world.witness().size() == 25);
    CHECK(std::filesystem::exists(world.folder.path() / "witness" / "evidence"));
  };
  expect_contradiction();  // shorter
  world.append(copy, 20);
  expect_contradiction();  // as long, and another
  world.append(copy, 20);
  expect_contradiction();  // longer
  world.grow(3);
  CHECK(std::holds_alternative<Cosigned>(world.offer(world.open)));
}

TEST_CASE("what a witness does not understand it does not sign, and does not take for an alarm") {
  World world;
  world.grow(9);
  Witness witness = world.witness();
  const std::string growth = *world.open.checkpoints.since(0);
  for (const std::string& text : {std::string{}, std::string{"hello"}, growth.substr(0, 90),
                                  *world.open.checkpoints.since(4)}) {
    CHECK(std::holds_alternative<NotUnderstood>(witness.answer(text, 1)));
  }
  std::string forged = growth;
  forged.replace(forged.find("\n9\n"), 3, "\n8\n");
  CHECK(std::holds_alternative<NotUnderstood>(witness.answer(forged, 1)));
  CHECK(witness.size() == 0);
  CHECK(std::holds_alternative<Cosigned>(witness.answer(growth, 1)));
}

TEST_CASE("a witness is made once, for one ledger, and its memory is not taken for granted") {
  World world;
  const auto folder = world.folder.path() / "witness";
  CHECK_THROWS_AS(Witness::make(folder, "again", world.open.checkpoints.verifier_key()),
                  ConfigurationFault);
  CHECK_THROWS_AS(Witness::make(world.folder.path() / "b", "b", "no key"), ConfigurationFault);
  CHECK_THROWS_AS(
      Witness::make(world.folder.path() / "b", "two words", world.open.checkpoints.verifier_key()),
      ConfigurationFault);
  world.grow(9);
  static_cast<void>(world.offer(world.open));
  std::string remembered = *db::read_file(folder / "signed");
  remembered.replace(remembered.find("\n9\n"), 3, "\n8\n");
  db::write_durably(folder / "signed", remembered);
  CHECK_THROWS_AS(static_cast<void>(world.witness()), ConfigurationFault);
}

TEST_CASE("only what a witness asks now is an ask of that witness") {
  World world;
  const Witness witness = world.witness();
  const auto key = *verifier::read_verifier_key(witness.verifier_key());
  const auto ask = verifier::read_ask(witness.ask(1'800'000'000));
  REQUIRE(ask);
  CHECK(ask->origin == world.open.checkpoints.origin());
  CHECK(ask->since == 0);
  CHECK(ask->seconds == 1'800'000'000);
  CHECK(verifier::is_signed_by(ask->note, key));
  std::string later = witness.ask(1'800'000'000);
  later.replace(later.find("\n0\n"), 3, "\n7\n");
  CHECK_FALSE(verifier::is_signed_by(verifier::read_ask(later)->note, key));
  CHECK_FALSE(verifier::read_checkpoint(ask->note.text));
}

}  // namespace openmash
