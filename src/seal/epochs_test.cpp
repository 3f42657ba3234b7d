#include "seal/epochs.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/faults.h"
#include "seal/random.h"

namespace fs = std::filesystem;

namespace openmash::seal {

namespace {

Date day(int year, unsigned month, unsigned day_of_month) {
  return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day_of_month}};
}

struct Folder {
  fs::path path = fs::temp_directory_path() / ("openmash-epochs-" + fresh_id().hex());
  Folder() { fs::create_directory(path); }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] fs::path file() const { return path / "hub.keys"; }
};

constexpr Id128 whose{{7}};

}  // namespace

TEST_CASE(
    "an epoch ends when the next begins, and goes when the last backup of it has had its time") {
  const Folder folder;
  init_key_file(folder.file(), day(2026, 11, 17));
  CHECK(add_epoch(folder.file(), day(2026, 12, 1)) == 2);
  const auto epochs = epochs_in(folder.file());
  REQUIRE(epochs.size() == 2);
  CHECK(epochs[0] == EpochDays{.number = 1, .begun = day(2026, 11, 17), .ended = day(2026, 12, 1)});
  CHECK(epochs[0].goes(backups_kept) == day(2027, 1, 5));
  CHECK_FALSE(epochs[1].goes(backups_kept));
}

TEST_CASE("what only a destroyed epoch wrapped cannot be opened, and all else can") {
  const Folder folder;
  init_key_file(folder.file(), day(2026, 11, 17));
  KeyRing ring = KeyRing::load(folder.file());
  const Key secret = Key::fresh();
  const WrappedKey before = ring.wrap(Id128{{1}}, secret, whose.view());
  add_epoch(folder.file(), day(2026, 12, 1));
  CHECK(ring.current_epoch() == 1);
  ring.reload(folder.file());
  CHECK(ring.current_epoch() == 2);
  const WrappedKey anew = ring.wrap(before.id, ring.unwrap(before, whose.view()), whose.view());
  CHECK(anew.epoch == 2);
  REQUIRE(ring.derived_in(1, "parked"));

  destroy_epochs(folder.file(), {1});
  ring.reload(folder.file());
  CHECK_THROWS_AS(static_cast<void>(ring.unwrap(before, whose.view())), ConfigurationFault);
  CHECK(std::ranges::equal(ring.unwrap(anew, whose.view()).view(), secret.view()));
  CHECK_FALSE(ring.derived_in(1, "parked"));
  CHECK((fs::status(folder.file()).permissions() & fs::perms::all) == fs::perms::owner_read);
  CHECK(epochs_in(folder.file()).size() == 1);
}

TEST_CASE("a ring is not read anew from another hub's file") {
  const Folder folder;
  const Folder other;
  init_key_file(folder.file(), day(2026, 11, 17));
  init_key_file(other.file(), day(2026, 11, 17));
  KeyRing ring = KeyRing::load(folder.file());
  CHECK_THROWS_AS(ring.reload(other.file()), ConfigurationFault);
}

}  // namespace openmash::seal
