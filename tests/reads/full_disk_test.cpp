// When the disk is full reading goes on, recorded from room kept back for it; nothing else is
// stored, and when that room is gone too nothing is shown. Once there is room all goes on, without
// a restart.
#include <doctest/doctest.h>
#include <sched.h>
#include <sys/mount.h>

#include "base/faults.h"
#include "reads/hub_of_reads.h"
#include "verifier/verify.h"

using namespace openmash;
using reads::HubOfReads;

namespace {

constexpr std::uintmax_t kept_back = 2 << 20;

bool looks(HubOfReads& world) {
  const app::Reader reader = HubOfReads::reading(world.head);
  (void)world.hub->look().choose_purpose(reader, world.sent.reference, PurposeCode{"step"});
  return world.hub->look().contact(reader, world.sent.reference, ReadPurpose::work).has_value();
}

/// Whether it was stored; a fault says that it was not.
bool stores(HubOfReads& world, const app::Sent& into) {
  try {
    world.now += std::chrono::seconds{1};
    const std::string words(3000, 'w');
    return std::holds_alternative<app::Done>(
        world.hub->handle(Referrer{}, HubOfReads::press(), into.contact,
                          AddToContact{.addition = AdditionId{seal::fresh_id()}, .words = words}));
  } catch (const DatabaseFault&) {
    return false;
  }
}

std::size_t read_until_refused(HubOfReads& world) {
  for (std::size_t shown = 0; shown < 20'000; ++shown) {
    bool is_shown = false;
    try {
      is_shown = looks(world);  // inside REQUIRE the fault would never arrive here
    } catch (const DatabaseFault&) {
      return shown;
    }
    REQUIRE(is_shown);
  }
  return 20'000;
}

void on_a_small_disk(const std::function<void(const std::filesystem::path&)>& body) {
  const db::TemporaryFolder folder;
  // In a namespace of our own, so that nobody else sees the small disk.
  if (::unshare(CLONE_NEWNS) != 0 ||
      ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
      ::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=10m") != 0) {
    MESSAGE("skipped: a small disk can only be made by root");
    return;
  }
  body(folder.path());
  CHECK(::umount(folder.path().c_str()) == 0);
}

}  // namespace

TEST_CASE("on a full disk reading goes on from what was kept back, and nothing else is stored") {
  on_a_small_disk([](const std::filesystem::path& disk) {
    HubOfReads world{disk};
    const app::Sent filled = world.worry();  // and not the one that is read
    world.hub->keep_reserve(kept_back);
    REQUIRE_FALSE(world.hub->is_full());
    int stored = 0;
    while (stored < 5000 && stores(world, filled)) {
      ++stored;
    }
    REQUIRE(stored < 5000);
    CHECK(stored > 0);
    const std::size_t before = world.showings().size();
    const std::size_t shown = read_until_refused(world);
    MESSAGE("stored " << stored << " until full; then " << shown << " readings from "
                      << kept_back / 1024 << " KiB kept back");
    CHECK(shown > 200);
    CHECK(world.hub->is_full());
    CHECK_FALSE(stores(world, filled));
    CHECK_THROWS_AS(static_cast<void>(looks(world)), DatabaseFault);

    REQUIRE(::mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT, "size=40m") == 0);
    const std::size_t recorded = world.showings().size() - before;
    CHECK((recorded == shown || recorded == shown + 1));
    CHECK(looks(world));
    CHECK_FALSE(world.hub->is_full());
    CHECK(stores(world, filled));
    CHECK(std::filesystem::file_size(disk / "data" / "reserve") == kept_back);
    CHECK(verifier::verify(world.at().data / "hub.db").is_sound());
  });
}

TEST_CASE("with nothing kept back a full disk shows nothing") {
  on_a_small_disk([](const std::filesystem::path& disk) {
    HubOfReads world{disk};
    const app::Sent filled = world.worry();  // and not the one that is read
    while (stores(world, filled)) {
    }
    // A record is small: some may fit where no addition did.
    CHECK(read_until_refused(world) < 20'000);
    CHECK_THROWS_AS(static_cast<void>(looks(world)), DatabaseFault);
  });
}
