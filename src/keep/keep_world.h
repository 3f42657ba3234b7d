// A database with this room's tables, for its tests.
// Gone at the end of the test. Time starts where every test of this room starts.
// Used by the tests beside it.
#pragma once

#include <chrono>

#include "db/readers.h"
#include "db/temporary_folder.h"
#include "db/writer.h"
#include "keep/tables.h"
#include "seal/key.h"
#include "seal/key_ring.h"

namespace openmash::keep {

struct KeepWorld {
  db::TemporaryFolder folder;
  db::Writer writer{folder.path() / "hub.db"};
  bool prepared = (prepare_tables(writer), true);
  db::Readers readers{writer.path()};
  seal::KeyRing ring = fresh_ring();
  Instant now = from_micros(1'700'000'000'000'000);

  [[nodiscard]] seal::KeyRing fresh_ring() const {
    const std::filesystem::path file = folder.path() / "keys";
    seal::init_key_file(
        file, Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{17}});
    return seal::KeyRing::load(file);
  }

  [[nodiscard]] static seal::Key key(Byte b = 1) {
    return seal::Key{std::array<Byte, seal::Key::size>{b}};
  }
};

}  // namespace openmash::keep
