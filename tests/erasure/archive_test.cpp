#include <array>
#include <cstdio>

#include "app/core_of.h"
#include "base/faults.h"
#include "cli/keeping.h"
#include "erasure/planted.h"
#include "ledger/archive.h"
#include "verifier/verify.h"

namespace openmash::erasure {

namespace {

namespace fs = std::filesystem;
constexpr const char* never_yet = "9999-01";

/// What the second verifier says of a file, without the line's end.
std::string second_opinion(const fs::path& file) {
  const std::string command = "python3 tests/ledger/verify_ledger.py " + file.string();
  std::FILE* const pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> buffer{};
  const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe);
  pclose(pipe);
  std::string said{buffer.data(), got};
  return said.substr(0, said.find('\n'));
}

/// A case that two people have read.
struct World {
  db::TemporaryFolder folder;
  db::TemporaryFolder elsewhere;
  bench::SampleHub hub{folder.path()};
  app::Sent sent;
  std::vector<ledger::ArchivedMonth> months;

  World() {
    sent = hub.log(bench::full_referral(bench::filler(8)));
    hub.enquire(sent.contact, bench::filler(8), 4);
    for (const Staff& who : {hub.head(), hub.worker(), hub.worker()}) {
      const app::Reader reader = bench::SampleHub::reader(who);
      (void)hub.hub().look().choose_purpose(reader, sent.reference, PurposeCode{"step"});
      REQUIRE(hub.hub().look().contact(reader, sent.reference, ReadPurpose::work));
    }
  }

  [[nodiscard]] fs::path data() const { return hub.folder().data; }
  [[nodiscard]] fs::path file() const { return ledger::archive_of(data(), months.front().month); }

  void archive() { months = ledger::archive_before(hub.core().writer(), data(), never_yet); }

  /// Who is told to have looked at the case, and what the worker knew of it.
  [[nodiscard]] std::vector<std::string> answers() {
    const app::Reader head = bench::SampleHub::reader(hub.head());
    std::vector<std::string> all;
    const auto lines = hub.hub().look().accesses(
        head, {.person = hub.worker().id, .reference = sent.reference, .from = {}, .until = {}});
    REQUIRE(lines);
    for (const app::AccessLine& one : (*lines)->lines) {
      all.push_back(one.name + " " + iso8601(one.at));
    }
    const auto knew = hub.hub().look().knew(head, sent.reference, hub.hub().now(),
                                            {.person = hub.worker().id, .role = {}, .agency = {}});
    REQUIRE(knew);
    for (const app::KnewFact& fact : (*knew)->facts) {
      all.push_back(std::to_string(fact.sequence) + (fact.sent ? " sent to " : " not sent") +
                    fact.sent_to);
    }
    return all;
  }

  void damage(const fs::path& database, const std::string& sql) {
    db::Connection connection{database, db::Connection::Mode::read_write};
    connection.script(sql);
  }
};

}  // namespace

TEST_CASE("an archived month is told from its file as before, and never less where it is missing") {
  World world;
  const std::vector<std::string> before = world.answers();
  REQUIRE(before.size() > 10);
  world.archive();
  REQUIRE(world.months.size() == 1);
  CHECK(world.months.front().parts >= 3);
  CHECK(fs::exists(world.file()));

  // What is asked of the record is recorded too, and lies in the database until it is archived.
  CHECK(world.answers() == before);
  world.hub.close();
  world.hub.open();
  CHECK(world.answers() == before);
  app::rebuild_views(world.hub.core());
  CHECK(world.answers() == before);

  fs::rename(world.file(), world.elsewhere.path() / "away.db");
  CHECK_THROWS_AS(static_cast<void>(world.answers()), ledger::ArchiveNotAtHand);
  CHECK_THROWS_AS(app::rebuild_views(world.hub.core()), ledger::ArchiveNotAtHand);
  // A case opens all the same, and its last viewers are told by the view.
  CHECK(world.hub.hub().look().contact(bench::SampleHub::reader(world.hub.worker()),
                                       world.sent.reference, ReadPurpose::work));
  fs::rename(world.elsewhere.path() / "away.db", world.file());
  const auto with_that = world.answers();
  CHECK(with_that != before);  // the case was just opened once more
  // The same again moves what came since, and finds nothing the third time.
  world.archive();
  CHECK(world.months.size() == 1);
  CHECK(world.answers() == with_that);
}

TEST_CASE("both verifiers check an archived month, and say so where its file is not at hand") {
  World world;
  world.archive();
  world.hub.close();
  const fs::path database = world.hub.database();
  const std::uint64_t parts = world.months.front().parts;
  const std::string month = world.months.front().month;
  const verifier::Report whole = verifier::verify(database);
  CHECK(whole.is_sound());
  CHECK(whole.archived == parts);
  CHECK(whole.not_at_hand.empty());
  CHECK(second_opinion(database) == "sound");

  const fs::path away = world.elsewhere.path() / "away.db";
  fs::rename(world.file(), away);
  const verifier::Report without = verifier::verify(database);
  CHECK(without.is_sound());
  CHECK(without.archived == 0);
  CHECK(without.not_at_hand == std::map<std::string, std::uint64_t>{{month, parts}});
  CHECK(second_opinion(database) ==
        "sound; " + std::to_string(parts) + " bodies of " + month + " not at hand");

  const auto is_found_out = [&](const std::string& sql) {
    fs::copy_file(away, world.file(), fs::copy_options::overwrite_existing);
    world.damage(world.file(), sql);
    CHECK_FALSE(verifier::verify(database).is_sound());
    CHECK(second_opinion(database).find("event") != std::string::npos);
  };
  is_found_out("UPDATE payload SET envelope = zeroblob(length(envelope)) WHERE sequence = 1;");
  is_found_out("DELETE FROM payload WHERE sequence = 1;");
  fs::copy_file(away, world.file(), fs::copy_options::overwrite_existing);
  world.damage(world.file(), "UPDATE archive SET ledger = zeroblob(16);");
  CHECK_FALSE(verifier::verify(database).is_sound());
  CHECK(second_opinion(database).starts_with("ledger:"));
  fs::copy_file(away, world.file(), fs::copy_options::overwrite_existing);
  CHECK(verifier::verify(database).is_sound());  // the control

  // Only the record of reading may be elsewhere: a case's own words never.
  world.damage(database, "DELETE FROM payload WHERE part = 1;");
  CHECK_FALSE(verifier::verify(database).is_sound());
  CHECK(second_opinion(database).find("missing") != std::string::npos);
}

TEST_CASE("backups take the archives along, a restore brings them back, and new keys open them") {
  World world;
  const std::vector<std::string> before = world.answers();
  world.archive();
  REQUIRE(cli::backup(world.data(), world.elsewhere.path() / "copies") == 0);
  CHECK(fs::exists(world.elsewhere.path() / "copies" / world.file().filename()));
  static_cast<void>(app::turn_keys(world.hub.core(), app::Turn::now, std::chrono::days{35}, false));
  CHECK(world.answers() == before);

  const app::Folder keys = world.hub.folder();
  world.hub.close();
  fs::path copy;
  for (const fs::directory_entry& one : fs::directory_iterator{world.elsewhere.path() / "copies"}) {
    copy = one.path().filename().string().starts_with("hub-") ? one.path() : copy;
  }
  const app::Folder other{.data = world.elsewhere.path() / "data", .keys = keys.keys};
  REQUIRE(cli::restore(copy, other) == 0);
  CHECK(fs::exists(other.data / world.file().filename()));
  CHECK(verifier::verify(other.data / "hub.db").archived == world.months.front().parts);
}

}  // namespace openmash::erasure
