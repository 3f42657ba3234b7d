// How long an answer takes, where a case is hidden and where there is none: whether the best guess
// from one answer's time is better than a coin's.
// Timed in process, from the request to the answer: the page of a case, /find and the search. The
// two kinds take turns in random order. The guess is learnt from one half of the times and counted
// on the other. The control is the same search where answers do not wait for the beat (ADR 30): it
// must be told apart.
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
#include "http/target.h"
#include "web/visit.h"

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

constexpr std::string_view password = "a password for samples";

app::Submission press() {
  return {.id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = "", .proved = true};
}

/// Somebody at a screen, without the screen.
class Screen {
 public:
  Screen(web::Site& site, const std::string& user) : site_(site) {
    const auto opened = site.hub.people().sign_in(user, password, {.peer = "192.0.2.7"});
    REQUIRE(std::holds_alternative<app::SessionOpened>(opened));
    token_ = std::get<app::SessionOpened>(opened).token;
    form_token_ = site.hub.people().session(token_)->form_token;
  }

  http::Response get(const std::string& address) { return send({}, address); }
  http::Response post(const std::string& address, std::vector<http::Field> fields) {
    fields.push_back({"form-token", form_token_});
    fields.push_back({"submission", seal::fresh_id().hex()});
    http::Request request{.method = http::Method::post};
    request.fields = http::Form{std::move(fields)};
    return send(std::move(request), address);
  }
  /// Where what was searched for is answered.
  std::string search(const std::string& name) {
    const http::Response kept = post("/search", {{"name", name}});
    REQUIRE(kept.status == 303);
    const std::string to{kept.headers.first("Location").value_or("")};
    return to.substr(0, to.find('#'));
  }

 private:
  http::Response send(http::Request request, const std::string& address) {
    const auto target = http::read_target(address);
    REQUIRE(target);
    request.path = target->path;
    request.query = target->query;
    request.peer = "192.0.2.7";
    request.headers.add("Host", "hub.example");
    request.headers.add("Cookie", "__Host-session=" + token_);
    return serve(site_, request);
  }

  web::Site& site_;
  std::string token_;
  std::string form_token_;
};

struct World {
  World() {
    second_head = staff("head2", "head_of_mash");
    staff("asking", "screening_team");
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
                                                    password);
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
  http::EventHub events;
  web::Site site{.hub = hub.hub(), .events = events};
  Staff second_head;
  std::vector<std::string> hidden;
  std::vector<std::string> absent;
  std::vector<std::string> names;  ///< of the children in the hidden cases
};

}  // namespace

TEST_CASE("the time of an answer does not tell a hidden case from none") {
  World world;
  Screen screen{world.site, "asking"};
  Screen allowed{world.site, "head2"};
  const app::Reader head = bench::SampleHub::reader(world.hub.head());
  while (!(*world.hub.hub().look().search(head, {.name = "x"}))->is_ready) {
    std::this_thread::yield();
  }
  const auto is_told = [&](const http::Response& answer, std::size_t number) {
    return answer.body.find(world.hidden[number]) != std::string::npos;
  };
  REQUIRE(is_told(allowed.get(allowed.search(world.names.front())), 0));
  int shown = 0;
  const Question page = [&](Kind kind, std::size_t number) {
    shown += screen.get("/contacts/" + world.reference(kind, number)).status == 404 ? 0 : 1;
  };
  const Question find = [&](Kind kind, std::size_t number) {
    const auto answer = screen.post("/find", {{"reference", world.reference(kind, number)}});
    shown += answer.status == 303 ? 1 : 0;
  };
  const bench::Words nobody = bench::filler(12);
  std::vector<std::string> searches[2];
  for (std::size_t i = 0; i < cases; ++i) {
    searches[0].push_back(screen.search(world.names[i]));
    searches[1].push_back(screen.search(nobody() + "x"));
  }
  const Question search = [&](Kind kind, std::size_t number) {
    const auto answer = screen.get(searches[kind == Kind::hidden ? 0 : 1][number]);
    REQUIRE(answer.status == 200);
    shown += is_told(answer, number) ? 1 : 0;
  };
  const double of_page = told_apart(page);
  const double of_find = told_apart(find);
  const double of_search = told_apart(search);
  world.site.beat = {};
  const double of_control = told_apart(search);
  CHECK(shown == 0);
  MESSAGE(each() << " of each kind, told apart rightly: the page of a case " << of_page
                 << ", /find " << of_find << ", the search " << of_search
                 << "; where answers leave at once, the search " << of_control);
  CHECK(of_control > most_told);
  if (std::getenv("OPENMASH_LONG") != nullptr) {
    CHECK(of_page <= most_told);
    CHECK(of_find <= most_told);
    CHECK(of_search <= most_told);
  }
}
