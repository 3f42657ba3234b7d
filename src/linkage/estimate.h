// A model learnt from the records themselves, without anybody's answers.
// u comes from pairs drawn at random, m by expectation maximisation over the counted patterns of
// the blocked pairs; the truth column has no way in. The same records and seed give the same model,
// whatever the number of threads. What the model is: model.h.
#pragma once

#include <functional>
#include <vector>

#include "linkage/model.h"

namespace openmash::linkage {

struct PatternCount {
  Pattern pattern;
  double pairs = 0;
};

struct EstimateOptions {
  std::size_t threads = 1;
  std::uint64_t seed = 1;
  std::size_t random_pairs_max = 400'000;
  double blocked_pairs_max = 1'500'000;  ///< past this, every n-th is counted n times
  int rounds_max = 60;
  std::function<void(double)> progress;  ///< 0 to 1
};

struct Estimate {
  Model model;
  std::size_t random_pairs = 0;  ///< fewer than the most, where every level had enough
  double blocked_pairs = 0;
  std::size_t patterns = 0;
  int rounds = 0;
};

/// Dempster, Laird & Rubin 1977; for linkage Jaro 1989. Levels begin at their usual m, which also
/// stands as a few observations of its own, so that no level sticks at nought.
[[nodiscard]] Estimate estimate(const People& people, const Blocks& blocks,
                                const EstimateOptions& options);

/// How likely each level is between two records drawn at random, "not said" left out.
[[nodiscard]] Likelihoods chance_agreement(const People& people, const EstimateOptions& options,
                                           std::size_t& pairs_drawn);

/// Which patterns the blocked pairs show, in order of pattern.
[[nodiscard]] std::vector<PatternCount> counted_patterns(const People& people, const Blocks& blocks,
                                                         const EstimateOptions& options);

}  // namespace openmash::linkage
