// What goes wrong in the world, one thing at a time: the text that is thrown must say what to do,
// nothing may be half done, and what is whole must go on working.
#include <doctest/doctest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>

#include "app/init.h"
#include "base/faults.h"
#include "crash/load.h"
#include "db/faults.h"
#include "db/temporary_folder.h"
#include "profile/hub_folder.h"
#include "verifier/verify.h"

namespace openmash::crash {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t seed = 20261117;

std::string bytes_of(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

void write(const fs::path& file, const std::string& bytes) {
  fs::permissions(file, fs::perms::owner_all);
  std::ofstream{file, std::ios::binary | std::ios::trunc} << bytes;
}

bool contains_all(const std::string& text, std::initializer_list<std::string_view> wanted) {
  return std::ranges::all_of(
      wanted, [&](std::string_view one) { return text.find(one) != std::string::npos; });
}

/// What a ConfigurationFault says; empty when there was none.
std::string configuration_fault_of(const std::function<void()>& what) {
  try {
    what();
  } catch (const ConfigurationFault& fault) {
    return fault.what();
  }
  return "";
}

/// Whether one of the three faults was thrown; anything else gets through to the test.
bool faulted(const std::function<void()>& what) {
  try {
    what();
    return false;
  } catch (const CorruptRecord&) {
    return true;
  } catch (const DatabaseFault&) {
    return true;
  } catch (const ConfigurationFault&) {
    return true;
  }
}

/// A hub with three referrals in it.
struct SmallHub {
  db::TemporaryFolder folder;
  bench::SampleHub hub{folder.path()};
  std::vector<app::Sent> sent;

  SmallHub() {
    for (int i = 0; i < 3; ++i) {
      sent.push_back(hub.log(bench::short_referral(bench::filler(100))));
    }
  }

  /// The worry as somebody is shown it; nothing when it is not found.
  [[nodiscard]] std::optional<std::string> words_of(const app::Sent& one) {
    const auto page = hub.hub().look().contact(bench::SampleHub::reader(hub.screener()),
                                               one.reference, ReadPurpose::work);
    if (!page) {
      return std::nullopt;
    }
    return std::string{(*page)->file->intake.concerns.front().answers.words("words")};
  }

  [[nodiscard]] bool opens(const app::Sent& one) { return words_of(one) == bench::filler(100)(); }

  /// The hub is opened with its key file as `spoil` left it, and then with the right one.
  std::string opened_with_keys(const std::function<void(const fs::path&)>& spoil) {
    hub.close();
    const fs::path keys = hub.folder().keys;
    const std::string right = bytes_of(keys);
    const std::string before = bytes_of(hub.database());
    spoil(keys);
    const std::string said = configuration_fault_of([this] { hub.open(); });
    CHECK(bytes_of(hub.database()) == before);
    if (!fs::exists(keys)) {
      std::ofstream{keys};
    }
    write(keys, right);
    fs::permissions(keys, fs::perms::owner_read);
    hub.open();
    CHECK(opens(sent.front()));
    return said;
  }
};

}  // namespace

TEST_CASE(
    "a key file that is not as it must be is refused with what to do, and nothing is touched") {
  SmallHub small;
  const std::string name = small.hub.folder().keys.string();
  CHECK(contains_all(small.opened_with_keys([](const fs::path& keys) { fs::remove(keys); }),
                     {name, "is not there", "openmash init"}));
  CHECK(contains_all(small.opened_with_keys([](const fs::path& keys) {
    fs::permissions(keys, fs::perms::owner_read | fs::perms::group_read);
  }),
                     {name, "chmod 0400"}));
  CHECK(contains_all(small.opened_with_keys([](const fs::path& keys) {
    std::string bytes = bytes_of(keys);
    bytes[bytes.find("root ") + 9] ^= 1;
    write(keys, bytes);
    fs::permissions(keys, fs::perms::owner_read);
  }),
                     {name, "damaged", "backup"}));
  CHECK(contains_all(small.opened_with_keys([](const fs::path& keys) {
    write(keys, bytes_of(keys).substr(0, 100));
    fs::permissions(keys, fs::perms::owner_read);
  }),
                     {name, "cut short", "backup"}));
}

TEST_CASE("the keys of another hub open nothing here, and say so") {
  SmallHub small;
  const SmallHub other;
  small.hub.close();
  write(small.hub.folder().keys, bytes_of(other.hub.folder().keys));
  fs::permissions(small.hub.folder().keys, fs::perms::owner_read);
  const std::string before = bytes_of(small.hub.database());
  CHECK(contains_all(configuration_fault_of([&] { small.hub.open(); }),
                     {small.hub.folder().keys.string(), "is not the one", "backup"}));
  CHECK(bytes_of(small.hub.database()) == before);
}

TEST_CASE("a folder that is not there, or in use, is refused with what to do") {
  SmallHub small;
  const fs::path gone = small.folder.path() / "gone";
  CHECK(contains_all(configuration_fault_of([&] {
                       const app::Hub hub{{.data = gone, .keys = small.hub.folder().keys},
                                          [] { return Instant{}; },
                                          seal::cheapest_password};
                     }),
                     {gone.string(), "openmash init"}));
  CHECK(contains_all(
      configuration_fault_of([&] { const bench::SampleHub second{small.folder.path()}; }),
      {"another process", "stop the server first"}));
  CHECK(small.opens(small.sent.front()));
}

TEST_CASE("a wrong profile makes no hub, and names the file, the line and what was expected") {
  const db::TemporaryFolder folder;
  const fs::path wrong = folder.path() / "wrong";
  fs::copy("hubs/redbridge", wrong, fs::copy_options::recursive);
  std::string profile = bytes_of(wrong / "profile.toml");
  const std::string right = "clock_means = \"decision\"";
  REQUIRE(profile.find(right) != std::string::npos);
  profile.replace(profile.find(right), right.size(), "clock_means = \"sometimes\"");
  write(wrong / "profile.toml", profile);
  const app::Folder at{.data = folder.path() / "data", .keys = folder.path() / "keys"};
  const std::string said =
      configuration_fault_of([&] { app::init_hub(at, wrong, [] { return Instant{}; }); });
  INFO(said);
  CHECK(contains_all(said, {"profile.toml", "48", "sometimes", "decision"}));
  CHECK_FALSE(fs::exists(at.data));
  CHECK_FALSE(fs::exists(at.keys));

  // Nor does a running hub take it.
  SmallHub small;
  const auto read = profile::read_hub_folder(wrong);
  REQUIRE(read);
  CHECK(contains_all(configuration_fault_of(
                         [&] { (void)small.hub.core().adopt(profile::canonical_bytes(*read)); }),
                     {"profile.toml", "48"}));
  CHECK(small.hub.hub().profile().slug == "redbridge");
}

TEST_CASE("a damaged record costs its own contact and no other, and the check finds it") {
  const auto damage = [](const char* sql) {
    SmallHub small;
    app::Core& core = small.hub.core();
    core.writer().write([&](db::Connection& connection) {
      const db::Rows head = connection.query("SELECT number FROM head WHERE stream = ?1",
                                             {db::value(small.sent[1].contact.value)});
      CHECK(connection.execute(sql, {head.at(0).integer(0)}) > 0);
    });
    core.forget_all();
    CHECK_THROWS_AS(static_cast<void>(small.opens(small.sent[1])), CorruptRecord);
    CHECK(small.opens(small.sent[0]));
    CHECK(small.opens(small.sent[2]));
    CHECK(small.opens(small.hub.log(bench::short_referral(bench::filler(100)))));
    return verifier::verify(small.hub.database());
  };
  CHECK_FALSE(
      damage("UPDATE event SET header = x'00' || substr(header, 2) WHERE stream = ?1").is_sound());
  CHECK_FALSE(damage("UPDATE event SET hash = zeroblob(32) WHERE stream = ?1").is_sound());
  CHECK_FALSE(damage("UPDATE payload SET envelope = zeroblob(length(envelope)) WHERE stream = ?1")
                  .is_sound());
  CHECK_FALSE(damage("DELETE FROM payload WHERE stream = ?1").is_sound());
  // Without keys a wrapped key cannot be checked; with them it does not open.
  static_cast<void>(
      damage("UPDATE wrapped_key SET envelope = zeroblob(length(envelope)) WHERE stream = ?1"));
}

TEST_CASE("whatever bytes of the database are damaged, words come out right or not at all") {
  INFO("seed " << seed);
  std::mt19937_64 random{seed};
  SmallHub small;
  small.hub.close();
  const std::string whole = bytes_of(small.hub.database());
  const unsigned rounds = std::getenv("OPENMASH_LONG") == nullptr ? 40 : 1000;
  unsigned felt = 0;
  for (unsigned round = 0; round < rounds; ++round) {
    INFO("round " << round);
    std::string damaged = whole;
    const std::size_t at = random() % whole.size();
    const std::size_t count = 1 + random() % 64;
    for (std::size_t i = at; i < std::min(at + count, whole.size()); ++i) {
      damaged[i] = static_cast<char>(random());
    }
    fs::remove(small.hub.database().string() + "-wal");
    fs::remove(small.hub.database().string() + "-shm");
    write(small.hub.database(), damaged);
    if (faulted([&small] { small.hub.open(); })) {
      ++felt;
      continue;
    }
    for (const app::Sent& one : small.sent) {
      const bool fault = faulted([&] {
        const auto words = small.words_of(one);
        CHECK((!words || *words == bench::filler(100)()));
      });
      felt += fault ? 1U : 0U;
    }
    small.hub.close();
  }
  CHECK(felt > 0);
}

namespace {

std::uint64_t events_in(bench::SampleHub& hub) {
  std::uint64_t events = 0;
  hub.core().ledger().for_each_stream(
      [&events](ledger::StreamId, std::uint64_t version) { events += version; });
  return events;
}

/// Presses until there is no more room, makes room, and presses the last one again.
void fill_up(bench::SampleHub& hub, const std::function<void()>& make_room) {
  std::map<Press, ContactId> stored;
  Press refused{.seed = seed};
  std::string said;
  bool full = false;
  for (; !full && refused.number < 6000; refused.number += full ? 0 : 3) {
    try {
      const auto contact = perform(hub, refused, {});
      full = !contact;
      if (contact) {
        stored[refused] = *contact;
      }
    } catch (const DatabaseFault& fault) {
      said = fault.what();
      full = true;
    }
  }
  INFO("stored before it was full: " << stored.size() << "; said: " << said);
  REQUIRE(full);
  // Where the end of the commit was not seen, the hub says that it is not sure, and nothing else.
  CHECK((said.empty() || contains_all(said, {"nothing was stored", "make room"})));
  REQUIRE_FALSE(stored.empty());
  // What cannot be recorded is not shown. A record is small: some may fit where no referral did.
  const auto look = [&] {
    return hub.hub().look().contact(
        bench::SampleHub::reader(hub.screener()),
        hub.core().load(stored.begin()->second)->intake.contact.reference, ReadPurpose::work);
  };
  const std::uint64_t before = events_in(hub);
  std::uint64_t shown = 0;
  const auto look_until_refused = [&] {
    for (; shown < 5000; ++shown) {
      const bool is_shown = look().has_value();
      REQUIRE(is_shown);
    }
  };
  CHECK_THROWS_AS(look_until_refused(), DatabaseFault);

  make_room();
  // The refused one may have been recorded, if nobody saw the end of its commit.
  const std::uint64_t recorded = events_in(hub) - before;
  CHECK((recorded == shown || recorded == shown + 1));
  CHECK(look());
  const auto first = perform(hub, refused, {});
  const auto second = perform(hub, refused, {});
  REQUIRE(first);
  CHECK(first == second);
  stored[refused] = *first;
  for (int life = 0; life < 2; ++life) {
    for (const auto& [press, contact] : stored) {
      CHECK(is_there(hub.core(), press, contact));
    }
    CHECK(verifier::verify(hub.database()).is_sound());
    hub.open();
  }
}

}  // namespace

TEST_CASE("when a file may grow no further nothing is half stored, and work goes on once it may") {
  const db::TemporaryFolder folder;
  bench::SampleHub hub{folder.path()};
  rlimit usual{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &usual) == 0);
  const auto signal_before = std::signal(SIGXFSZ, SIG_IGN);
  rlimit tight = usual;
  tight.rlim_cur = fs::file_size(hub.database()) + 400'000;
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &tight) == 0);
  fill_up(hub, [&] { REQUIRE(::setrlimit(RLIMIT_FSIZE, &usual) == 0); });
  ::setrlimit(RLIMIT_FSIZE, &usual);
  std::signal(SIGXFSZ, signal_before);
}

TEST_CASE("when the disk is full nothing is half stored, and work goes on once there is room") {
  const db::TemporaryFolder folder;
  // In a namespace of our own, so that nobody else sees the small disk.
  if (::unshare(CLONE_NEWNS) != 0 ||
      ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
      ::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=3m") != 0) {
    MESSAGE("skipped: a small disk can only be made by root");
    return;
  }
  {
    bench::SampleHub hub{folder.path()};
    fill_up(hub, [&] {
      REQUIRE(::mount("tmpfs", folder.path().c_str(), "tmpfs", MS_REMOUNT, "size=30m") == 0);
    });
  }
  CHECK(::umount(folder.path().c_str()) == 0);
}

}  // namespace openmash::crash
