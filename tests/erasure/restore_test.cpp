#include "base/faults.h"
#include "cli/keeping.h"
#include "erasure/everything_opened.h"
#include "erasure/planted.h"
#include "verifier/verify.h"

namespace openmash::erasure {

namespace {

constexpr std::uint64_t seed = 20261123;
namespace fs = std::filesystem;

}  // namespace

TEST_CASE("a backup that is put back is not served until what was done since is done again") {
  INFO("seed " << seed);
  const db::TemporaryFolder folder;
  const db::TemporaryFolder elsewhere;
  const db::PlantedNames planted{seed, 600};
  bench::SampleHub hub{folder.path(), with_an_inbox(elsewhere.path() / "hubs")};
  Planting planting{planted, 0, 600};
  const app::Sent goes = whole_case(hub, planting, 4);
  const app::Sent stays = whole_case(hub, planting, 2);
  const app::MatterDone complaint = whole_matter(hub, planting, 1);
  const ContactId matter{complaint.matter.value};
  const Staff leaver = hub.screener();
  const auto session =
      hub.hub().people().sign_in("screener", "a password for samples", {.peer = "peer"});
  REQUIRE(std::holds_alternative<app::SessionOpened>(session));
  const std::string token = std::get<app::SessionOpened>(session).token;
  const fs::path backup = copy_of(hub, elsewhere.path() / "backup.db");

  destroy(hub, goes.contact);
  destroy(hub, matter);
  REQUIRE(hub.hub().people().close_account(System{}, leaver.id, "left"));
  REQUIRE_FALSE(hub.hub().people().session(token));

  put_back(hub, backup);
  CHECK_THROWS_AS(hub.open(), ConfigurationFault);
  {
    app::Core core{hub.folder(), [] { return from_micros(1'800'000'000'000'000); },
                   app::Finds::a_backup};
    CHECK_FALSE(core.load(goes.contact)->is_erased());  // the control: the backup has it all
    const app::RestoredAgain again = app::do_again(core);
    CHECK(again.parts > 50);
    CHECK(again.rights.accounts == 1);
    CHECK(again.sessions == 1);
    CHECK(core.load(goes.contact)->is_erased());
    CHECK(app::open_kept(core, matter.value).matter->destroyed->what.replayed);
    CHECK(app::do_again(core).lines == 0);  // once is enough
  }
  hub.open();
  CHECK(hub.core().load(goes.contact)->is_erased());
  CHECK(hub.core().load(goes.contact)->intake.concerns[0].answers.all.empty());
  CHECK_FALSE(hub.core().load(stays.contact)->intake.concerns[0].answers.all.empty());
  CHECK_FALSE(hub.hub().people().session(token));
  CHECK_FALSE(std::holds_alternative<app::SessionOpened>(
      hub.hub().people().sign_in("screener", "a password for samples", {.peer = "peer"})));
  CHECK_FALSE(verifier::verify(hub.database()).first_damage);
  const std::string opened = everything_opened(
      hub.database(),
      {.ring = hub.core().ring(), .keys_from = {hub.database()}, .staff = {leaver.id}});
  std::size_t resurrected = 0;
  for (std::size_t i = 0; i < 100; ++i) {
    resurrected += opened.find(planted.all()[i]) == std::string::npos ? 0U : 1U;
  }
  CHECK(resurrected == 0);
}

TEST_CASE("a backup whose epoch was destroyed is refused with words that say so") {
  const db::TemporaryFolder folder;
  const db::TemporaryFolder elsewhere;
  bench::SampleHub hub{folder.path()};
  const fs::path backup = copy_of(hub, elsewhere.path() / "backup.db");
  static_cast<void>(app::turn_keys(hub.core(), app::Turn::now, std::chrono::days{0}, false));
  put_back(hub, backup);
  const auto refusal = [&]() -> std::string {
    try {
      const app::Core core{hub.folder(), [] { return from_micros(1); }, app::Finds::a_backup};
    } catch (const ConfigurationFault& fault) {
      return fault.what();
    }
    return "";
  };
  CHECK(refusal().find("a backup whose epoch was destroyed cannot be opened") != std::string::npos);
}

TEST_CASE("an epoch stays until backups of it have had their time, and then goes by itself") {
  const db::TemporaryFolder folder;
  bench::SampleHub hub{folder.path()};
  const db::PlantedNames planted{seed, 100};
  Planting planting{planted, 0, 100};
  (void)whole_case(hub, planting, 1);
  const auto keys_of = [&](std::optional<seal::Epoch> epoch) {
    db::Connection connection{hub.database(), db::Connection::Mode::read_only};
    return static_cast<std::uint64_t>(
        connection
            .query("SELECT count(*) FROM wrapped_key WHERE ?1 = 0 OR epoch = ?1",
                   {std::int64_t{epoch.value_or(0)}})
            .front()
            .integer(0));
  };
  CHECK(keys_of(seal::Epoch{1}) == keys_of({}));  // the control
  const auto turn = [&](app::Turn how, int days) {
    return app::turn_keys(hub.core(), how, std::chrono::days{days}, false);
  };
  CHECK_FALSE(turn(app::Turn::when_due, 35).did_something());  // the month is the same
  const app::KeysTurned added = turn(app::Turn::now, 35);
  CHECK(added.added == seal::Epoch{2});
  // Every key there is, of whichever stream: those of a case, of the accounts, of the hub itself.
  CHECK(added.rewrapped == keys_of({}));
  CHECK(added.rewrapped > 40);
  CHECK(keys_of(seal::Epoch{1}) == 0);
  CHECK(keys_of(seal::Epoch{2}) == added.rewrapped);
  CHECK(added.destroyed.empty());
  CHECK_FALSE(turn(app::Turn::when_due, 35).did_something());
  CHECK(turn(app::Turn::when_due, 0).destroyed == std::vector<seal::Epoch>{1});
}

TEST_CASE("the command line copies a hub that is being served, and puts it back elsewhere") {
  const db::TemporaryFolder folder;
  const db::TemporaryFolder elsewhere;
  const db::PlantedNames planted{seed, 100};
  bench::SampleHub hub{folder.path()};
  Planting planting{planted, 0, 100};
  const app::Sent sent = whole_case(hub, planting, 1);
  REQUIRE(cli::backup(hub.folder().data, elsewhere.path() / "copies") == 0);
  const auto copy = *fs::directory_iterator{elsewhere.path() / "copies"};
  CHECK((fs::status(copy).permissions() & fs::perms::all) ==
        (fs::perms::owner_read | fs::perms::owner_write));
  destroy(hub, sent.contact);
  CHECK_THROWS_AS(static_cast<void>(cli::backup(hub.folder().data, hub.folder().data / "b")),
                  ConfigurationFault);
  hub.close();
  const app::Folder other{.data = elsewhere.path() / "data", .keys = hub.folder().keys};
  CHECK(cli::restore(copy.path(), other) == 0);
  CHECK_THROWS_AS(static_cast<void>(cli::restore(copy.path(), other)), ConfigurationFault);
  app::Core core{other, [] { return from_micros(1'800'000'000'000'000); }};
  CHECK(core.load(sent.contact)->is_erased());
}

}  // namespace openmash::erasure
