// How long an answer takes, where a case is hidden and where there is none: whether the best guess
// from one answer's time is better than a coin's.
// Timed in process, under what the page of a case, /find and the search ask of app::Look; the two
// kinds take turns in random order. The guess is learnt from one half of the times and counted on
// the other. The control is slowed by a little for one kind: it must be told apart.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <random>
#include <thread>

#include "app/referrals.h"
#include "bench/sample_hub.h"
#include "db/temporary_folder.h"

using namespace openmash;

namespace {

constexpr unsigned seed = 20261122;
constexpr std::size_t cases = 24;  ///< and as many references that lead nowhere
constexpr double most_told = 0.52;

std::size_t each() {
  if (const char* const own = std::getenv("OPENMASH_TIMED")) {
    return static_cast<std::size_t>(std::atoi(own));
  }
  return std::getenv("OPENMASH_LONG") == nullptr ? 200 : 20'000;
}

enum class Kind : std::uint8_t { hidden, absent };

struct Timed {
  Kind kind = Kind::hidden;
  double took = 0;
};

/// Guesses by where a time lies among 64 equal parts of those it learnt from: any threshold, from
/// either side, and any band is among what it can learn.
double accuracy(std::vector<Timed> all) {
  const std::size_t half = all.size() / 2;
  std::vector<double> sorted;
  for (std::size_t i = 0; i < half; ++i) {
    sorted.push_back(all[i].took);
  }
  std::ranges::sort(sorted);
  constexpr std::size_t parts = 64;
  std::array<double, parts - 1> bounds{};
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    bounds[i] = sorted[(i + 1) * sorted.size() / parts];
  }
  const auto part_of = [&](double took) {
    return static_cast<std::size_t>(std::ranges::upper_bound(bounds, took) - bounds.begin());
  };
  std::array<int, parts> hidden{};
  for (std::size_t i = 0; i < half; ++i) {
    hidden[part_of(all[i].took)] += all[i].kind == Kind::hidden ? 1 : -1;
  }
  std::size_t right = 0;
  for (std::size_t i = half; i < all.size(); ++i) {
    right += (hidden[part_of(all[i].took)] > 0) == (all[i].kind == Kind::hidden) ? 1U : 0U;
  }
  return static_cast<double>(right) / static_cast<double>(all.size() - half);
}

using Question = std::function<void(Kind kind, std::size_t number)>;

double told_apart(const Question& asks) {
  std::mt19937_64 random{seed};
  std::vector<Kind> order(each(), Kind::hidden);
  order.resize(2 * each(), Kind::absent);
  std::ranges::shuffle(order, random);
  for (std::size_t i = 0; i < cases; ++i) {  // all that is kept in memory is there from now on
    asks(Kind::hidden, i);
    asks(Kind::absent, i);
  }
  std::vector<Timed> all;
  for (const Kind kind : order) {
    const std::size_t number = random() % cases;
    const auto begun = std::chrono::steady_clock::now();
    asks(kind, number);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    all.push_back({.kind = kind, .took = took.count()});
  }
  return accuracy(std::move(all));
}

app::Submission press() {
  return {.id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = "", .proved = true};
}

struct World {
  World() {
    second_head = staff("head2", "head_of_mash");
    for (std::size_t i = 0; i < 2 * cases; ++i) {
      const app::Sent sent = hub.log(bench::short_referral(bench::filler(12)));
      hub.enquire(sent.contact, bench::filler(40), 4);
      if (i < cases) {
        restrict_to_two(sent.contact);
        hidden.push_back(sent.reference);
        names.emplace_back(
            hub.core().load(sent.contact)->children().front()->answers.words("name"));
      }
    }
    for (std::size_t i = 0; i < cases; ++i) {
      absent.push_back(app::free_reference(hub.core()));
    }
  }

  Staff staff(const std::string& user, const std::string& role) {
    const auto id = hub.hub().people().open_account(System{},
                                                    {.user_name = user,
                                                     .display_name = user,
                                                     .role = RoleCode{role},
                                                     .agency = {},
                                                     .password_hash = ""},
                                                    "a password for samples");
    REQUIRE(id);
    return {.id = *id, .role = RoleCode{role}, .agency = {}};
  }

  void must(const Staff& by, const RightsCommand& command) {
    REQUIRE(std::holds_alternative<app::RightsDone>(
        hub.hub().protections().handle(bench::SampleHub::reader(by), press(), command)));
  }

  void restrict_to_two(ContactId contact) {
    const ProposalId proposal{seal::fresh_id()};
    must(hub.head(), AskSecond{.proposal = proposal,
                               .step = TwoPersonStep::restrict_case,
                               .contact = contact,
                               .request = {},
                               .item = {},
                               .conflict = {},
                               .listed = {hub.head(), hub.worker(), second_head},
                               .reason = "r"});
    must(second_head, GiveSecond{.proposal = proposal});
  }

  [[nodiscard]] const std::string& reference(Kind kind, std::size_t number) const {
    return (kind == Kind::hidden ? hidden : absent)[number];
  }

  db::TemporaryFolder folder;
  bench::SampleHub hub{folder.path()};
  Staff second_head;
  std::vector<std::string> hidden;
  std::vector<std::string> absent;
  std::vector<std::string> names;  ///< of the children in the hidden cases
};

}  // namespace

TEST_CASE("the time of an answer does not tell a hidden case from none") {
  World world;
  app::Look& look = world.hub.hub().look();
  const app::Reader reader = bench::SampleHub::reader(world.hub.screener());
  const app::Reader allowed = bench::SampleHub::reader(world.hub.head());
  (void)look.choose_purpose(allowed, world.hidden.front(), PurposeCode{"step"});
  REQUIRE(look.contact(allowed, world.hidden.front(), ReadPurpose::work));
  int shown = 0;
  const Question page = [&](Kind kind, std::size_t number) {
    shown += look.contact(reader, world.reference(kind, number), ReadPurpose::work) ? 1 : 0;
  };
  const Question find = [&](Kind kind, std::size_t number) {
    shown += look.finds(reader, world.reference(kind, number)) ? 1 : 0;
  };
  const bench::Words nobody = bench::filler(12);
  std::vector<std::string> unknown;
  for (std::size_t i = 0; i < cases; ++i) {
    unknown.push_back(nobody() + "x");
  }
  std::size_t found = 0;
  const Question search = [&](Kind kind, std::size_t number) {
    const auto people =
        look.search(reader, {.name = kind == Kind::hidden ? world.names[number] : unknown[number]});
    found += static_cast<std::size_t>(
        std::ranges::count_if((*people)->candidates, [&](const app::PersonSeen& one) {
          return std::ranges::count(world.hidden, one.reference) > 0;
        }));
  };
  const Question slowed = [&](Kind kind, std::size_t number) {
    page(kind, number);
    const auto until = std::chrono::steady_clock::now() + std::chrono::microseconds{500};
    while (kind == Kind::hidden && std::chrono::steady_clock::now() < until) {
    }
  };
  while (!(*look.search(allowed, {.name = world.names.front()}))->is_ready) {
    std::this_thread::yield();
  }
  const double of_page = told_apart(page);
  const double of_find = told_apart(find);
  const double of_search = told_apart(search);
  const double of_control = told_apart(slowed);
  CHECK(shown == 0);
  CHECK(found == 0);
  MESSAGE(each() << " of each kind, told apart rightly: the page of a case " << of_page
                 << ", /find " << of_find << ", the search " << of_search
                 << "; with half a millisecond planted " << of_control);
  CHECK(of_control > most_told);
  if (std::getenv("OPENMASH_LONG") != nullptr) {
    CHECK(of_page <= most_told);
    CHECK(of_find <= most_told);
  }
}
