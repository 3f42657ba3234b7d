#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "base/faults.h"
#include "seal/key_ring.h"
#include "seal/random.h"

namespace fs = std::filesystem;

namespace openmash::seal {

namespace {

constexpr Date today{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{17}};

struct Folder {
  fs::path path = fs::temp_directory_path() / ("openmash-keys-" + fresh_id().hex());
  Folder() { fs::create_directory(path); }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] fs::path file() const { return path / "hub.keys"; }
};

std::string contents(const fs::path& path) {
  std::ifstream in{path};
  return {std::istreambuf_iterator<char>{in}, {}};
}

void replace(const fs::path& path, const std::string& text) {
  fs::remove(path);
  std::ofstream{path} << text;
  ::chmod(path.c_str(), 0400);
}

std::string refusal(const fs::path& path) {
  try {
    static_cast<void>(KeyRing::load(path));
  } catch (const ConfigurationFault& fault) {
    return fault.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a key file is made once, for its owner alone, and never written over") {
  const Folder folder;
  init_key_file(folder.file(), today);
  CHECK((fs::status(folder.file()).permissions() & fs::perms::all) == fs::perms::owner_read);
  const std::string before = contents(folder.file());
  CHECK_THROWS_AS(init_key_file(folder.file(), today), ConfigurationFault);
  CHECK(contents(folder.file()) == before);
  CHECK(before.find("epoch 1 2026-11-17 ") != std::string::npos);
}

TEST_CASE("a key that was wrapped unwraps for the same owner, and the same after a new epoch") {
  const Folder folder;
  init_key_file(folder.file(), today);
  const KeyRing ring = KeyRing::load(folder.file());
  const Key key = Key::fresh();
  const auto id = fresh_id();
  const WrappedKey wrapped = ring.wrap(id, key, as_bytes("a stream"));
  CHECK(wrapped.epoch == 1);
  CHECK(to_hex(ring.unwrap(wrapped, as_bytes("a stream")).view()) == to_hex(key.view()));

  CHECK(add_epoch(folder.file(), today) == 2);
  const KeyRing later = KeyRing::load(folder.file());
  CHECK(later.current_epoch() == 2);
  CHECK(to_hex(later.unwrap(wrapped, as_bytes("a stream")).view()) == to_hex(key.view()));
  CHECK(to_hex(later.derived("sessions").view()) == to_hex(ring.derived("sessions").view()));
  CHECK(later.wrap(id, key, {}).epoch == 2);
  CHECK_THROWS_AS(static_cast<void>(ring.unwrap(later.wrap(id, key, {}), {})), ConfigurationFault);
}

TEST_CASE("a wrapped key opens for nobody else and under no other name") {
  const Folder folder;
  init_key_file(folder.file(), today);
  const KeyRing ring = KeyRing::load(folder.file());
  const WrappedKey wrapped = ring.wrap(fresh_id(), Key::fresh(), as_bytes("a stream"));
  CHECK_THROWS_AS(static_cast<void>(ring.unwrap(wrapped, as_bytes("another"))), CorruptRecord);
  WrappedKey renamed = wrapped;
  renamed.id = fresh_id();
  CHECK_THROWS_AS(static_cast<void>(ring.unwrap(renamed, as_bytes("a stream"))), CorruptRecord);
  WrappedKey swapped = wrapped;
  swapped.commitment = ring.wrap(wrapped.id, Key::fresh(), as_bytes("a stream")).commitment;
  CHECK_THROWS_AS(static_cast<void>(ring.unwrap(swapped, as_bytes("a stream"))), CorruptRecord);
}

TEST_CASE("derived keys differ by purpose") {
  const Folder folder;
  init_key_file(folder.file(), today);
  const KeyRing ring = KeyRing::load(folder.file());
  CHECK(to_hex(ring.derived("sessions").view()) != to_hex(ring.derived("drafts").view()));
}

TEST_CASE(
    "a key file that is missing, open to others, damaged or of another kind is refused in words") {
  const Folder folder;
  CHECK(refusal(folder.file()).find("openmash init") != std::string::npos);

  init_key_file(folder.file(), today);
  ::chmod(folder.file().c_str(), 0440);
  CHECK(refusal(folder.file()).find("chmod 0400") != std::string::npos);
  ::chmod(folder.file().c_str(), 0400);
  CHECK(refusal(folder.file()).empty());

  const std::string good = contents(folder.file());
  for (std::size_t i = 0; i < good.size(); i += 7) {
    std::string damaged = good;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    replace(folder.file(), damaged);
    CHECK_FALSE(refusal(folder.file()).empty());
  }
  for (std::size_t length = 0; length < good.size() - 1; length += 11) {
    replace(folder.file(), good.substr(0, length));
    CHECK_FALSE(refusal(folder.file()).empty());
  }
  replace(folder.file(), good);
  CHECK(refusal(folder.file()).empty());
  replace(folder.file(), "openmash-keys 2\n" + good.substr(16));
  CHECK_FALSE(refusal(folder.file()).empty());
}

}  // namespace openmash::seal
