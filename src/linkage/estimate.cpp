#include "linkage/estimate.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "linkage/compare.h"
#include "linkage/text/fold.h"
#include "linkage/threads.h"

namespace openmash::linkage {

namespace {

constexpr std::size_t batch = 25'000;
constexpr double random_pairs_a_record = 100;
constexpr double enough = 200;            ///< counts of a level, for u to stand
constexpr double prior_weight = 20;       ///< how many observations the usual m stand for
constexpr double chance_at_least = 0.01;  ///< of a level's random agreement, that is by chance
constexpr double never = 1e-9;
constexpr double settled = 1e-6;

using LevelCounts = std::array<std::array<double, levels_max>, comparison_count>;

std::size_t index(auto value) {
  return static_cast<std::size_t>(value);
}

void count_levels(LevelCounts& counts, Pattern pattern, double pairs) {
  for (const Comparison comparison : comparisons) {
    counts[index(comparison)][pattern[comparison]] += pairs;
  }
}

/// Shares of the levels that were said, each with `floor` observations more.
void normalise(std::array<double, levels_max>& levels, std::size_t count, double floor) {
  double sum = 0;
  for (std::size_t level = 1; level <= count; ++level) {
    levels[level] += floor;
    sum += levels[level];
  }
  levels[0] = 0;
  for (std::size_t level = 1; level <= count; ++level) {
    levels[level] =
        sum > 0 ? std::max(levels[level] / sum, never) : 1.0 / static_cast<double>(count);
  }
}

bool has_enough(const LevelCounts& counts) {
  return std::ranges::all_of(counts, [](const auto& levels) {
    return std::all_of(levels.begin() + 1, levels.end(),
                       [](double count) { return count == 0 || count >= enough; });
  });
}

/// The chance that two random records show the same value, of those that show one.
double shared_by_chance(const Counts& counts) {
  double all = 0;
  double pairs = 0;
  for (std::size_t id = 1; id < counts.size(); ++id) {
    const double count = counts[id];
    all += count;
    pairs += count * (count - 1);
  }
  return all > 1 ? pairs / (all * (all - 1)) : 0;
}

/// "Equal" is too rare to be met by drawing pairs; the values' frequencies give it exactly.
void set_equal(Likelihoods& u, Comparison comparison, double share) {
  auto& levels = u[index(comparison)];
  const double others = 1 - levels[1];
  if (share <= 0 || others <= 0) {
    return;
  }
  for (std::size_t level = 2; level < levels_max; ++level) {
    levels[level] *= (1 - share) / others;
  }
  levels[1] = std::max(share, never);
}

/// The share of those who have no name yet.
double unnamed_share(const People& people) {
  double unnamed = 0;
  for (PersonId id = 0; id < people.size(); ++id) {
    unnamed += people[id].unnamed ? 1 : 0;
  }
  return people.size() > 0 ? unnamed / static_cast<double>(people.size()) : 0;
}

void set_equal_by_frequency(Likelihoods& u, const People& people) {
  const double unnamed = unnamed_share(people);
  u[index(Comparison::forename)][level::name::unnamed] = std::max(unnamed * unnamed, never);
  set_equal(u, Comparison::forename, shared_by_chance(people.forenames()));
  set_equal(u, Comparison::surname, shared_by_chance(people.surnames()));
  const auto column = [&](ValueId Person::* member) {
    Counts counts(people.plain_counts().size(), 0);
    for (PersonId id = 0; id < people.size(); ++id) {
      ++counts[people[id].*member];
    }
    return shared_by_chance(counts);
  };
  set_equal(u, Comparison::nhs_number, column(&Person::nhs_number));
  set_equal(u, Comparison::upn, column(&Person::upn));
  set_equal(u, Comparison::identifier, column(&Person::identifier));
  set_equal(u, Comparison::email, column(&Person::email));
  set_equal(u, Comparison::telephone, column(&Person::telephone));
  double together = 0;
  double said = 0;
  for (PersonId id = 0; id < people.size(); ++id) {
    together += people[id].at_address > 0 ? people[id].at_address - 1.0 : 0.0;
    said += people[id].at_address > 0 ? 1 : 0;
  }
  set_equal(u, Comparison::household, said > 1 ? together / (said * (said - 1)) : 0);
}

/// Where each relation's estimation begins.
std::array<Likelihoods, relation_count> first_guess(const Likelihoods& u) {
  std::array<Likelihoods, relation_count> guess{};
  guess[index(Relation::unrelated)] = u;
  Likelihoods& same = guess[index(Relation::same)];
  for (const Comparison comparison : comparisons) {
    const auto levels = kind_of(comparison).levels;
    for (std::size_t level = 0; level < levels.size(); ++level) {
      same[index(comparison)][level + 1] = levels[level].usual_m;
    }
  }
  // Of one household: the surname and the address as for one person, somewhat less; numbers differ.
  for (const Relation relation : {Relation::household, Relation::twins}) {
    Likelihoods& here = guess[index(relation)];
    here = u;
    const auto blend = [&](Comparison comparison, double share) {
      for (std::size_t level = 1; level < levels_max; ++level) {
        here[index(comparison)][level] =
            share * same[index(comparison)][level] + (1 - share) * u[index(comparison)][level];
      }
    };
    blend(Comparison::surname, 0.8);
    blend(Comparison::household, 0.9);
    blend(Comparison::email, 0.1);
    blend(Comparison::telephone, 0.5);
    if (relation == Relation::twins) {
      blend(Comparison::birth_date, 0.95);
    }
    for (const Comparison number :
         {Comparison::nhs_number, Comparison::upn, Comparison::identifier}) {
      blend(number, 0.01);
    }
  }
  Likelihoods& namesakes = guess[index(Relation::namesakes)];
  namesakes = u;
  for (const Comparison name : {Comparison::forename, Comparison::surname, Comparison::sex}) {
    namesakes[index(name)] = same[index(name)];
  }
  return guess;
}

/// Expectation maximisation over counted patterns.
class Maximisation {
 public:
  Maximisation(const People& people, std::vector<PatternCount> patterns, const Likelihoods& random)
      : patterns_(std::move(patterns)),
        random_(random),
        first_(first_guess(random)),
        now_(first_),
        all_pairs_(people.pairs()),
        knows_households_(people.has(Field::birth_date) && people.has(Field::forename) &&
                          (people.has(Field::address) || people.has(Field::postcode))) {
    const auto records = static_cast<double>(people.size());
    expected_[index(Relation::same)] = 0.3 * records;
    expected_[index(Relation::namesakes)] = records;
    if (knows_households_) {
      expected_[index(Relation::household)] = 0.5 * records;
      expected_[index(Relation::twins)] = 0.005 * records;
    }
  }

  /// One round; how much the prior moved, relatively.
  double round() {
    std::array<LevelCounts, relation_count> counts{};
    std::array<double, relation_count> expected{};
    for (const PatternCount& seen : patterns_) {
      const std::array<double, relation_count> shares = shares_of(seen.pattern);
      for (const Relation relation : relations) {
        const double pairs = shares[index(relation)] * seen.pairs;
        expected[index(relation)] += pairs;
        count_levels(counts[index(relation)], seen.pattern, pairs);
      }
    }
    for (const Relation relation : relations) {
      if (relation == Relation::unrelated) {
        continue;
      }
      for (const Comparison comparison : comparisons) {
        if (is_shared(relation, comparison)) {
          maximise(relation, comparison, counts[index(relation)][index(comparison)]);
        }
      }
    }
    const double moved = std::abs(expected[0] - expected_[0]) / std::max(1.0, expected_[0]);
    expected_ = expected;
    correct_chance();
    liken_families(counts[index(Relation::household)]);
    return moved;
  }

  [[nodiscard]] const std::array<Likelihoods, relation_count>& likelihoods() const { return now_; }
  [[nodiscard]] double expected(Relation relation) const { return expected_[index(relation)]; }

 private:
  [[nodiscard]] double prior(Relation relation) const {
    if (relation != Relation::unrelated) {
      return expected_[index(relation)] / all_pairs_;
    }
    return std::max(0.5,
                    1 - (expected_[0] + expected_[2] + expected_[3] + expected_[4]) / all_pairs_);
  }

  [[nodiscard]] std::array<double, relation_count> shares_of(Pattern pattern) const {
    std::array<double, relation_count> shares{};
    double sum = 0;
    for (const Relation relation : relations) {
      double share = prior(relation);
      for (const Comparison comparison : comparisons) {
        if (const Level level = pattern[comparison]; level != not_said) {
          share *= now_[index(relation)][index(comparison)][level];
        }
      }
      shares[index(relation)] = share;
      sum += share;
    }
    for (double& share : shares) {
      share = sum > 0 ? share / sum : 0;
    }
    return shares;
  }

  void maximise(Relation relation, Comparison comparison,
                const std::array<double, levels_max>& counts) {
    const std::size_t levels = kind_of(comparison).levels.size();
    auto& here = now_[index(relation)][index(comparison)];
    for (std::size_t level = 1; level <= levels; ++level) {
      here[level] =
          counts[level] + prior_weight * first_[index(relation)][index(comparison)][level];
    }
    normalise(here, levels, 0);
  }

  /// Random pairs hold a few of one person or household, who agree; what is left is chance.
  void correct_chance() {
    for (const Comparison comparison : comparisons) {
      auto& u = now_[index(Relation::unrelated)][index(comparison)];
      const auto& random = random_[index(comparison)];
      const std::size_t levels = kind_of(comparison).levels.size();
      for (std::size_t level = 1; level <= levels; ++level) {
        double others = 0;
        for (const Relation relation :
             {Relation::same, Relation::household, Relation::twins, Relation::namesakes}) {
          others += prior(relation) * now_[index(relation)][index(comparison)][level];
        }
        u[level] = std::max(random[level] - others, random[level] * chance_at_least);
      }
      normalise(u, levels, 0);
      for (const Relation relation : {Relation::household, Relation::twins, Relation::namesakes}) {
        if (!is_shared(relation, comparison)) {
          now_[index(relation)][index(comparison)] = u;
        }
      }
    }
  }

  /// Parents choose names from one community, so a family's forenames are somewhat more alike than
  /// two at random. Learnt where the date of birth tells people apart, and only so far that it
  /// cannot take one person with a slip for two.
  void liken_families(const LevelCounts& of_household) {
    constexpr double most_times = 4;
    for (const Comparison comparison : {Comparison::forename, Comparison::middle_names}) {
      const auto& counts = of_household[index(comparison)];
      const std::size_t levels = kind_of(comparison).levels.size();
      const auto& u = now_[index(Relation::unrelated)][index(comparison)];
      double sum = prior_weight;
      for (std::size_t level = 1; level <= levels; ++level) {
        sum += counts[level];
      }
      std::array<double, levels_max> family{};
      for (std::size_t level = 1; level <= levels; ++level) {
        const double share = (counts[level] + prior_weight * u[level]) / sum;
        family[level] = std::clamp(share, u[level], most_times * u[level]);
      }
      normalise(family, levels, 0);
      now_[index(Relation::household)][index(comparison)] = family;
      if (comparison == Comparison::forename) {
        // Two who are born together are unnamed together.
        family[level::name::unnamed] =
            now_[index(Relation::same)][index(comparison)][level::name::unnamed];
        normalise(family, levels, 0);
      }
      now_[index(Relation::twins)][index(comparison)] = family;
    }
  }

  std::vector<PatternCount> patterns_;
  Likelihoods random_;
  std::array<Likelihoods, relation_count> first_;
  std::array<Likelihoods, relation_count> now_;
  std::array<double, relation_count> expected_{};
  double all_pairs_;
  bool knows_households_;
};

}  // namespace

Likelihoods chance_agreement(const People& people, const EstimateOptions& options,
                             std::size_t& pairs_drawn) {
  // A small register has no more to tell than its own pairs, and little past some for each record.
  const auto most = static_cast<std::size_t>(
      std::min({static_cast<double>(options.random_pairs_max), people.pairs(),
                random_pairs_a_record * static_cast<double>(people.size())}));
  const std::size_t batches = std::max<std::size_t>(1, most / batch);
  const std::uint64_t all = people.size();
  const std::uint64_t a = people.is_link() ? people.size_of_a() : all;
  const std::uint64_t b = people.is_link() ? all - a : all;
  LevelCounts counts{};
  pairs_drawn = 0;
  constexpr std::size_t at_once = 4;  // batches between two looks, whatever the number of threads
  for (std::size_t done = 0; done < batches && a > 0 && b > 0; done += at_once) {
    std::array<LevelCounts, at_once> parts{};
    in_pieces(at_once, options.threads, [&](std::size_t piece, std::size_t) {
      Compare compare{people};
      for (std::size_t drawn = 0; drawn < batch; ++drawn) {
        const std::uint64_t number = mixed(options.seed ^ mixed((done + piece) * batch + drawn));
        const std::uint64_t one = (number >> 32U) * a >> 32U;
        const std::uint64_t other =
            (people.is_link() ? a : 0) + ((number & 0xFFFFFFFFU) * b >> 32U);
        if (one != other) {
          count_levels(
              parts[piece],
              compare(people[static_cast<PersonId>(one)], people[static_cast<PersonId>(other)]), 1);
        }
      }
    });
    for (const LevelCounts& part : parts) {
      for (std::size_t comparison = 0; comparison < comparison_count; ++comparison) {
        for (std::size_t level = 0; level < levels_max; ++level) {
          counts[comparison][level] += part[comparison][level];
        }
      }
    }
    pairs_drawn += at_once * batch;
    if (has_enough(counts)) {
      break;
    }
  }
  for (const Comparison comparison : comparisons) {
    normalise(counts[index(comparison)], kind_of(comparison).levels.size(), 0.5);
  }
  set_equal_by_frequency(counts, people);
  return counts;
}

std::vector<PatternCount> counted_patterns(const People& people, const Blocks& blocks,
                                           const EstimateOptions& options) {
  double all = 0;
  for (const RuleCount& count : blocks.counts()) {
    all += count.pairs - count.left_out;
  }
  // Of every rule's pieces each n-th is counted, n times. Blocks stand in the order of a hash, so
  // that neighbours have nothing in common.
  const auto every = static_cast<std::size_t>(std::max(1.0, all / options.blocked_pairs_max));
  std::vector<std::size_t> chosen;
  std::vector<double> of_rule(blocks.rules().size(), 0);
  std::vector<double> chosen_of_rule(blocks.rules().size(), 0);
  for (std::size_t piece = 0; piece < blocks.pieces(); ++piece) {
    const std::size_t rule = blocks.rule_of_piece(piece);
    if (static_cast<std::size_t>(of_rule[rule]) % every == 0) {
      chosen.push_back(piece);
      ++chosen_of_rule[rule];
    }
    ++of_rule[rule];
  }
  using Tally = std::unordered_map<std::uint64_t, std::uint32_t>;
  std::vector<std::vector<Tally>> tallies(options.threads,
                                          std::vector<Tally>(blocks.rules().size()));
  std::vector<Compare> compares(options.threads, Compare{people});
  in_pieces(chosen.size(), options.threads, [&](std::size_t number, std::size_t thread) {
    Compare& compare = compares[thread];
    Tally& tally = tallies[thread][blocks.rule_of_piece(chosen[number])];
    blocks.for_each_pair(chosen[number], [&](Pair pair) {
      ++tally[compare(people[pair.one], people[pair.other]).bits()];
    });
  });
  std::unordered_map<std::uint64_t, double> sum;
  for (std::size_t rule = 0; rule < blocks.rules().size(); ++rule) {
    Tally of_this;
    for (const auto& thread : tallies) {
      for (const auto& [bits, pairs] : thread[rule]) {
        of_this[bits] += pairs;
      }
    }
    for (const auto& [bits, pairs] : of_this) {
      sum[bits] += pairs * of_rule[rule] / chosen_of_rule[rule];
    }
  }
  std::vector<PatternCount> patterns;
  patterns.reserve(sum.size());
  for (const auto& [bits, pairs] : sum) {
    patterns.push_back({.pattern = Pattern{bits}, .pairs = pairs});
  }
  std::ranges::sort(patterns, {}, [](const PatternCount& count) { return count.pattern.bits(); });
  return patterns;
}

Estimate estimate(const People& people, const Blocks& blocks, const EstimateOptions& options) {
  const auto tell = [&options](double share) {
    if (options.progress) {
      options.progress(share);
    }
  };
  Estimate result;
  const Likelihoods random = chance_agreement(people, options, result.random_pairs);
  tell(0.2);
  std::vector<PatternCount> patterns = counted_patterns(people, blocks, options);
  result.patterns = patterns.size();
  for (const PatternCount& count : patterns) {
    result.blocked_pairs += count.pairs;
  }
  tell(0.8);
  Maximisation maximisation{people, std::move(patterns), random};
  while (result.rounds < options.rounds_max) {
    ++result.rounds;
    if (maximisation.round() < settled) {
      break;
    }
  }
  Model& model = result.model;
  model.rules = blocks.rules();
  model.likelihoods = maximisation.likelihoods();
  if (unnamed_share(people) == 0) {
    set_unnamed(model);
  }
  for (const Relation relation :
       {Relation::same, Relation::household, Relation::twins, Relation::namesakes}) {
    model.pairs_per_record[index(relation)] =
        maximisation.expected(relation) /
        static_cast<double>(std::max<std::size_t>(1, people.size()));
  }
  model.trained_on_records = people.size();
  model.trained_on_pairs = result.blocked_pairs;
  tell(1);
  return result;
}

}  // namespace openmash::linkage
