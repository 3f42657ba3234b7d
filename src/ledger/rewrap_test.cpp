#include "ledger/rewrap.h"

#include <doctest/doctest.h>

#include "db/readers.h"
#include "db/temporary_folder.h"
#include "ledger/contract_events.h"
#include "ledger/sqlite_ledger.h"
#include "seal/epochs.h"

namespace openmash::ledger {

namespace {

constexpr Date first_day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{17}};

struct World {
  db::TemporaryFolder folder;
  std::filesystem::path keys = folder.path() / "keys";
  db::Writer writer{folder.path() / "hub.db"};
  bool ready = (prepare_tables(writer), seal::init_key_file(keys, first_day), true);
  db::Readers readers{writer.path()};
  SqliteLedger ledger{writer, readers, [] { return from_micros(1'000'000); }};
  seal::KeyRing ring = seal::KeyRing::load(keys);

  /// A stream with an event and a key by the newest epoch.
  seal::Key add(StreamId stream) {
    const Id128 id = seal::fresh_id();
    seal::Key key = seal::Key::fresh();
    Batch batch = batch_for(ledger, stream, ledger.version(stream));
    batch.keys.push_back({id, stream, ring.wrap(id, key, stream.view())});
    REQUIRE(std::holds_alternative<Appended>(ledger.append(std::move(batch))));
    return key;
  }
};

}  // namespace

TEST_CASE("every key an older epoch wraps is wrapped anew, and is the same key") {
  World world;
  std::vector<std::pair<StreamId, seal::Key>> made;
  for (int i = 0; i < 50; ++i) {
    const StreamId stream = seal::fresh_id();
    made.emplace_back(stream, world.add(stream));
  }
  CHECK(rewrap_keys(world.writer, world.ring) == 0);  // nothing is older than the newest
  seal::add_epoch(world.keys, Date{first_day.year(), std::chrono::month{12}, first_day.day()});
  world.ring.reload(world.keys);
  CHECK(keys_wrapped_by(world.writer, 1) == 50);
  CHECK(rewrap_keys(world.writer, world.ring) == 50);
  CHECK(keys_wrapped_by(world.writer, 1) == 0);
  seal::destroy_epochs(world.keys, {1});
  world.ring.reload(world.keys);
  for (const auto& [stream, key] : made) {
    const StreamSlice slice = world.ledger.read(stream);
    REQUIRE(slice.keys.size() == 1);
    CHECK(std::ranges::equal(world.ring.unwrap(slice.keys[0].wrapped, stream.view()).view(),
                             key.view()));
  }
}

TEST_CASE("a key whose epoch was destroyed too early stops the wrapping, and says so") {
  World world;
  world.add(seal::fresh_id());
  seal::add_epoch(world.keys, first_day);
  seal::destroy_epochs(world.keys, {1});
  world.ring.reload(world.keys);
  CHECK_THROWS_AS(static_cast<void>(rewrap_keys(world.writer, world.ring)), ConfigurationFault);
}

TEST_CASE("a key of view rows takes the place of the one before") {
  World world;
  const StreamId stream = seal::fresh_id();
  world.add(stream);
  const Id128 id = seal::fresh_id();
  for (int i = 0; i < 2; ++i) {
    const WrappedKeyRow row{id, stream, world.ring.wrap(id, seal::Key::fresh(), stream.view())};
    world.writer.write(
        [&](db::Connection& connection) { connection.execute(key_in_its_place(row)); });
    CHECK(world.ledger.key(stream, id)->wrapped == row.wrapped);
  }
}

}  // namespace openmash::ledger
