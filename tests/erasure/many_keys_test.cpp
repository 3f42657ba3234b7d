#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>

#include "db/readers.h"
#include "db/temporary_folder.h"
#include "ledger/rewrap.h"
#include "ledger/sqlite_ledger.h"
#include "seal/epochs.h"
#include "seal/random.h"

namespace openmash::erasure {

namespace {

constexpr Date today{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};

/// A million in the long mode.
std::int64_t keys() {
  return std::getenv("OPENMASH_LONG") == nullptr ? 20'000 : 1'000'000;
}

}  // namespace

TEST_CASE("every one of very many keys is wrapped anew, and none is left to the old epoch") {
  const db::TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "keys";
  seal::init_key_file(file, today);
  seal::KeyRing ring = seal::KeyRing::load(file);
  db::Writer writer{folder.path() / "hub.db"};
  ledger::prepare_tables(writer);
  constexpr std::int64_t each = 40;  // keys of one stream
  for (std::int64_t from = 0; from < keys(); from += 10'000) {
    writer.write([&](db::Connection& connection) {
      Id128 stream{};
      for (std::int64_t i = 0; i < 10'000; ++i) {
        if (i % each == 0) {
          stream = seal::fresh_id();
          connection.execute(
              "INSERT INTO head (stream, version, recorded_at, hash) VALUES (?1, 1, 1, x'00')",
              {db::value(stream)});
        }
        const Id128 id = seal::fresh_id();
        connection.execute(ledger::key_in_its_place(
            {.key = id,
             .stream = stream,
             .wrapped = ring.wrap(id, seal::Key::fresh(), stream.view())}));
      }
    });
  }
  seal::add_epoch(file, today);
  ring.reload(file);
  const auto begun = std::chrono::steady_clock::now();
  CHECK(ledger::rewrap_keys(writer, ring) == static_cast<std::uint64_t>(keys()));
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  MESSAGE(keys() << " keys wrapped anew in " << took.count() << " s");
  CHECK(ledger::keys_wrapped_by(writer, 1) == 0);
  CHECK(ledger::keys_wrapped_by(writer, 2) == static_cast<std::uint64_t>(keys()));
}

}  // namespace openmash::erasure
