#include "db/planted_names.h"

#include <doctest/doctest.h>

#include "keep/drafts.h"
#include "keep/keep_world.h"
#include "keep/lockouts.h"
#include "keep/once.h"
#include "keep/parked.h"
#include "keep/sessions.h"
#include "seal/random.h"

namespace openmash::keep {

namespace {

constexpr std::uint64_t seed = 20261117;
constexpr std::size_t names = 1000;

}  // namespace

TEST_CASE("of a thousand names kept here not one can be read in any file of the database") {
  INFO("seed " << seed);
  KeepWorld world;
  const db::PlantedNames planted{seed, names};
  Drafts drafts{world.writer, world.readers, KeepWorld::key()};
  Lockouts lockouts{world.writer, world.readers, KeepWorld::key()};
  Parked parked{world.writer, world.readers, world.ring};
  Once once{world.writer, KeepWorld::key()};
  Sessions sessions{world.writer, world.readers, KeepWorld::key()};
  for (std::size_t i = 0; i < names; ++i) {
    const std::string& name = planted.all()[i];
    const Fields fields{{"name", name}, {name, "yes"}};
    switch (i % 4) {
      case 0: {
        const std::string code = drafts.create(world.now);
        static_cast<void>(drafts.save(code, fields, 0, world.now));
        static_cast<void>(drafts.save(code, {{"name", "rubbed out"}}, 1, world.now));
        break;
      }
      case 1:
        drafts.put_copy(seal::fresh_code(), as_bytes(name), world.now);
        break;
      case 2:
        parked.park(seal::fresh_id(), "/people?q=" + name, fields, world.now);
        break;
      default:
        static_cast<void>(lockouts.attempt({{account_here, name}, {one_peer, name}}, world.now));
        static_cast<void>(once.spend(name, name, world.now));
        static_cast<void>(sessions.open(seal::fresh_id(), world.now, {}, name));
    }
  }
  CHECK(std::filesystem::file_size(world.writer.path().string() + "-wal") > 100'000);
  CHECK(planted.found_below(world.folder.path()).empty());

  // The control: one name written in the clear is found.
  world.writer.write([&](db::Connection& connection) {
    connection.execute("INSERT INTO parked (id, staff, parked_at, content) VALUES (?1, ?1, 0, ?2)",
                       {Bytes{1}, db::value(as_bytes(planted.all()[500]))});
  });
  CHECK(planted.found_below(world.folder.path()) == std::vector{planted.all()[500]});
}

}  // namespace openmash::keep
