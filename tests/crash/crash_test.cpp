#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <random>
#include <set>

#include "crash/killed.h"
#include "db/temporary_folder.h"
#include "verifier/verify.h"

namespace openmash::crash {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::uint64_t seed = 20261117;
constexpr unsigned lives_of_a_hub = 4;  // killed and opened again so often, then there is a new one
constexpr std::size_t most_lines = 300;
constexpr unsigned most_microseconds = 3000;

unsigned moments() {
  return std::getenv("OPENMASH_LONG") == nullptr ? 20 : 200;
}

Kill some_moment(std::mt19937_64& random) {
  return {.after = 2 * threads + random() % most_lines,
          .microseconds = static_cast<unsigned>(random() % most_microseconds)};
}

std::size_t lost(app::Core& core, const Life& life) {
  return static_cast<std::size_t>(std::ranges::count_if(
      life.done, [&](const auto& one) { return !is_there(core, one.first, one.second); }));
}

/// All that the views say, opened: every column that is not sealed, and the words of the queue.
std::vector<std::string> what_views_say(bench::SampleHub& hub) {
  std::vector<std::string> said;
  hub.core().readers().read([&](db::Connection& connection) {
    for (const char* const sql :
         {"SELECT hex(contact) || version || reference || stage || received || ifnull(due, '') ||"
          " statutory_due || channel || source || asks || requests || silent FROM view_contact"
          " ORDER BY contact",
          "SELECT hex(contact) || hex(staff) || hex(item) FROM view_shown ORDER BY 1"}) {
      for (const db::Row& row : connection.query(sql)) {
        said.emplace_back(row.text(0));
      }
    }
  });
  const auto rows =
      hub.hub().look().queue(bench::SampleHub::reader(hub.screener()), {.most = 1'000'000});
  REQUIRE(rows);
  for (const app::QueueRow& row : **rows) {
    said.push_back(row.reference + row.first_words + row.children.at(0));
  }
  std::ranges::sort(said);
  return said;
}

/// A hub that has been killed several times, and all it ever acknowledged.
class OftenKilled {
 public:
  void live(std::uint64_t life_seed, Kill kill) {
    hub_.close();
    lives_.push_back(run_until_killed(folder_.path(), life_seed, "honest", kill));
    const auto start = SteadyClock::now();
    hub_.open();
    slowest_restart = std::max(slowest_restart, SteadyClock::now() - start);
    acknowledged += lives_.back().done.size();
  }

  void check() {
    for (const Life& life : lives_) {
      CHECK(lost(hub_.core(), life) == 0);
    }
    check_chain();
    check_views();
    send_again();
    CHECK(stored_contacts() == sent_contacts());
    check_chain();
  }

  SteadyClock::duration slowest_restart{};
  std::size_t acknowledged = 0;

 private:
  void check_chain() {
    const std::string key = hub_.core().checkpoints().verifier_key();
    const verifier::Report report =
        verifier::verify(hub_.database(), {.ledger = verifier::read_verifier_key(key)});
    CHECK(report.is_sound());
    CHECK(report.events >= lives_.back().done.size());
  }

  void check_views() {
    const std::vector<std::string> before = what_views_say(hub_);
    app::rebuild_views(hub_.core());
    CHECK(what_views_say(hub_) == before);
  }

  /// Whoever saw no answer presses again, and then once more.
  void send_again() {
    Life& life = lives_.back();
    for (const Press& press : life.unfinished) {
      const auto before = life.done.find({press.seed, press.thread, press.number / 3 * 3});
      const ContactId contact = before == life.done.end() ? ContactId{} : before->second;
      const auto first = perform(hub_, press, contact);
      const auto second = perform(hub_, press, contact);
      REQUIRE(first);
      CHECK(first == second);
      CHECK(is_there(hub_.core(), press, *first));
      life.done[press] = *first;
    }
  }

  [[nodiscard]] std::size_t sent_contacts() const {
    std::size_t count = 0;
    for (const Life& life : lives_) {
      count += life.stored_contacts();
    }
    return count;
  }

  std::size_t stored_contacts() {
    std::set<std::string> references;
    const auto rows =
        hub_.hub().look().queue(bench::SampleHub::reader(hub_.screener()), {.most = 1'000'000});
    for (const app::QueueRow& row : **rows) {
      references.insert(row.reference);
    }
    return references.size();
  }

  db::TemporaryFolder folder_;
  bench::SampleHub hub_{folder_.path()};
  std::vector<Life> lives_;
};

}  // namespace

TEST_CASE("whatever was acknowledged before a kill is there after it, and nothing twice") {
  INFO("seed " << seed);
  std::mt19937_64 random{seed};
  SteadyClock::duration slowest_restart{};
  std::size_t acknowledged = 0;
  for (unsigned moment = 0; moment < moments(); moment += lives_of_a_hub) {
    OftenKilled hub;
    for (unsigned life = 0; life < lives_of_a_hub; ++life) {
      INFO("moment " << moment + life);
      hub.live(random(), some_moment(random));
      hub.check();
    }
    slowest_restart = std::max(slowest_restart, hub.slowest_restart);
    acknowledged += hub.acknowledged;
  }
  std::cout << "killed " << moments() << " times, acknowledged before it " << acknowledged
            << ", lost 0; slowest restart "
            << std::chrono::duration_cast<std::chrono::milliseconds>(slowest_restart).count()
            << " ms\n";
}

TEST_CASE("a process that acknowledges before the commit is seen to lose") {
  std::mt19937_64 random{seed};
  std::size_t seen_lost = 0;
  for (int attempt = 0; attempt < 5 && seen_lost == 0; ++attempt) {
    const db::TemporaryFolder folder;
    bench::SampleHub hub{folder.path()};
    hub.close();
    const Life life = run_until_killed(folder.path(), random(), "early", some_moment(random));
    hub.open();
    seen_lost = lost(hub.core(), life);
  }
  CHECK(seen_lost > 0);
}

TEST_CASE("views that were being written anew when the process was killed are whole afterwards") {
  INFO("seed " << seed);
  std::mt19937_64 random{seed};
  const db::TemporaryFolder folder;
  bench::SampleHub hub{folder.path()};
  for (int i = 0; i < 30; ++i) {
    hub.log(bench::short_referral(bench::filler(40)));
  }
  const std::vector<std::string> before = what_views_say(hub);
  REQUIRE(before.size() >= 60);
  for (unsigned i = 0; i < 5; ++i) {
    hub.close();
    static_cast<void>(run_until_killed(
        folder.path(), 0, "rebuild",
        {.after = 1 + i % 2, .microseconds = static_cast<unsigned>(random() % 20'000)}));
    hub.open();
    CHECK(what_views_say(hub) == before);
  }
}

}  // namespace openmash::crash
