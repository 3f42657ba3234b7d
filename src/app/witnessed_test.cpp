#include "app/witnessed.h"

#include <doctest/doctest.h>

#include "app/fixture_test.h"
#include "app/restore.h"
#include "base/faults.h"
#include "verifier/proofs.h"

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
