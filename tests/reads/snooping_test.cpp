// Whether snooping stands out: planted sessions among ordinary ones, by seed. Every rate here is
// assumed (docs/security/patterns.md says which and why); what is measured is what the patterns do
// with them. The long mode is the size of trust.md's aim: 200 planted in 100,000.
#include <doctest/doctest.h>

#include <cstdlib>
#include <random>
#include <set>

#include "domain/access/patterns.h"

using namespace openmash;

namespace {

constexpr std::uint64_t seed = 20261122;

struct Kind {
  int share;        ///< of a hundred people
  int opens_least;  ///< cases in a day's session
  int opens_most;
  int work_percent;  ///< of those opened, theirs
  bool oversees;
};
constexpr Kind kinds[] = {
    {70, 3, 12, 96, false},   // workers and representatives
    {22, 15, 30, 92, false},  // screening
    {8, 15, 45, 25, true},    // those who decide
};

constexpr double same_surname = 0.004;  // that somebody on a case has the reader's surname
constexpr double same_street = 0.0002;  // or lives in their street
constexpr int cases_a_person = 60;      // theirs at one time
constexpr int days_a_week = 5;

Id128 id(std::uint8_t kind, std::uint64_t number) {
  Id128 made{{kind}};
  for (std::size_t i = 0; i < 8; ++i) {
    made.bytes[8 + i] = static_cast<Byte>(number >> (8 * i));
  }
  return made;
}

struct Planted {
  std::vector<StaffId> people;
  std::vector<ContactId> contacts;
  Instant at{};
};

struct Figures {
  std::size_t planted = 0;
  std::size_t flagged = 0;
  std::size_t false_flags = 0;
  double per_100_users_a_week = 0;

  [[nodiscard]] double recall() const {
    return static_cast<double>(flagged) / static_cast<double>(planted);
  }
};

class Simulation {
 public:
  Simulation(int users, int sessions, int planted)
      : users_(users), sessions_(sessions), planted_wanted_(planted) {}

  Figures run(const PatternLimits& limits = {}) {
    const int days = sessions_ / users_;
    for (int day = 0; day < days; ++day) {
      for (int user = 0; user < users_; ++user) {
        ordinary(user, day);
      }
    }
    plant(days);
    const std::vector<PatternNoticed> found = patterns_in(lookings_, limits);
    Figures figures{.planted = planted_.size()};
    std::set<std::size_t> seen;
    for (const PatternNoticed& one : found) {
      bool is_true = false;
      for (std::size_t i = 0; i < planted_.size(); ++i) {
        if (tells(one, planted_[i])) {
          seen.insert(i);
          is_true = true;
        }
      }
      figures.false_flags += is_true ? 0 : 1;
    }
    figures.flagged = seen.size();
    const double weeks = static_cast<double>(days) / days_a_week;
    figures.per_100_users_a_week = static_cast<double>(figures.false_flags) * 100 / users_ / weeks;
    return figures;
  }

 private:
  int below(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most)); }
  bool happens(double share) {
    return std::uniform_real_distribution<double>{0, 1}(random_) < share;
  }

  static const Kind& kind_of(int user) {
    int left = user % 100;
    for (const Kind& kind : kinds) {
      if (left < kind.share) {
        return kind;
      }
      left -= kind.share;
    }
    return kinds[0];
  }

  static Instant morning(int day) {
    const int week = day / days_a_week;
    return Instant{std::chrono::sys_days{std::chrono::year{2026} / 1 / 5}} +
           std::chrono::days{7 * week + day % days_a_week} + std::chrono::hours{8};
  }

  Looking look(int user, Instant at, ContactId contact, bool is_work) const {
    return {.person = StaffId{id(1, static_cast<std::uint64_t>(user))},
            .at = at,
            .contact = contact,
            .is_work = is_work,
            .oversees = kind_of(user).oversees};
  }

  void ordinary(int user, int day) {
    const Kind& kind = kind_of(user);
    const int opens = kind.opens_least + below(kind.opens_most - kind.opens_least + 1);
    for (int i = 0; i < opens; ++i) {
      const bool is_work = below(100) < kind.work_percent;
      // Their own, which change over the months; or whichever a colleague spoke of.
      const auto number = is_work ? user * 10'000 + day / 10 * 10 + below(cases_a_person)
                                  : 100'000'000 + below(users_ * cases_a_person);
      Looking one = look(user, morning(day) + std::chrono::minutes{below(600)},
                         ContactId{id(2, static_cast<std::uint64_t>(number))}, is_work);
      one.own_name = happens(same_surname);
      one.own_street = happens(same_street);
      lookings_.push_back(one);
    }
  }

  void add(Planted& session, int user, Looking one) {
    session.people.push_back(one.person);
    session.contacts.push_back(one.contact);
    session.at = one.at;
    static_cast<void>(user);
    lookings_.push_back(one);
  }

  ContactId anybodys() {
    return ContactId{id(2, 100'000'000U + static_cast<unsigned>(below(users_ * cases_a_person)))};
  }
  int nobody_important() {
    for (;;) {
      const int user = below(users_);
      if (!kind_of(user).oversees) {
        return user;
      }
    }
  }

  /// A neighbour, a namesake, a trawl, the same case day after day, one everybody talks of; and of
  /// every fifty one single look that nothing marks, which no pattern can find.
  void plant(int days) {
    int crowd_left = 0;
    ContactId crowd;
    int crowd_day = 0;
    for (int i = 0; i < planted_wanted_; ++i) {
      Planted session;
      const int user = nobody_important();
      const int day = below(days - 6);
      const Instant at = morning(day) + std::chrono::minutes{below(500)};
      const int which = i % 50;
      if (which == 0) {
        add(session, user, look(user, at, anybodys(), false));
      } else if (which < 15) {
        Looking one = look(user, at, anybodys(), false);
        one.own_street = true;
        add(session, user, one);
      } else if (which < 28) {
        Looking one = look(user, at, anybodys(), false);
        one.own_name = true;
        add(session, user, one);
      } else if (which < 40) {
        for (int n = 7 + below(15); n > 0; --n) {
          add(session, user, look(user, at + std::chrono::minutes{n}, anybodys(), false));
        }
      } else if (which < 42) {
        const ContactId same = anybodys();
        for (int n = 0; n < 4; ++n) {
          add(session, user, look(user, morning(day + n) + std::chrono::hours{3}, same, false));
        }
      } else {
        if (crowd_left == 0) {
          crowd_left = 8;
          crowd = anybodys();
          crowd_day = below(days - 6);
        }
        --crowd_left;
        add(session, user,
            look(user, morning(crowd_day) + std::chrono::minutes{below(400)}, crowd, false));
      }
      planted_.push_back(std::move(session));
    }
  }

  static bool tells(const PatternNoticed& pattern, const Planted& session) {
    const bool person = std::ranges::any_of(session.people, [&](StaffId one) {
      return std::ranges::find(pattern.people, one) != pattern.people.end();
    });
    const bool contact = std::ranges::any_of(session.contacts, [&](ContactId one) {
      return std::ranges::find(pattern.contacts, one) != pattern.contacts.end();
    });
    return person && contact;
  }

  std::mt19937_64 random_{seed};
  int users_;
  int sessions_;
  int planted_wanted_;
  std::vector<Looking> lookings_;
  std::vector<Planted> planted_;
};

}  // namespace

TEST_CASE("planted snooping stands out, and of a hundred people few are named without cause") {
  const bool whole = std::getenv("OPENMASH_LONG") != nullptr;
  const Figures figures =
      whole ? Simulation{500, 100'000, 200}.run() : Simulation{200, 10'000, 100}.run();
  MESSAGE("seed " << seed << ": " << figures.flagged << " of " << figures.planted
                  << " planted sessions flagged, " << figures.false_flags << " false flags, "
                  << figures.per_100_users_a_week << " per 100 users a week");
  CHECK(figures.recall() >= 0.95);
  CHECK(figures.per_100_users_a_week <= 5);
}

TEST_CASE("with limits that notice nothing the same sessions are missed, and with none all flag") {
  PatternLimits blind;
  blind.many_in_a_day = blind.many_for_overseers = blind.days_again = blind.crowd = 1'000'000;
  CHECK(Simulation{200, 5'000, 100}.run(blind).recall() < 0.95);
  PatternLimits nervous;
  nervous.many_in_a_day = 2;
  nervous.crowd = 2;
  CHECK(Simulation{200, 5'000, 100}.run(nervous).per_100_users_a_week > 5);
}
