// How right the links are, where somebody knows: precision, recall and F1 over all true pairs.
// The only reader of a truth column; nothing here reaches a model, and pairs that blocking lost
// count as missed. Fairness is the same by group: who is missed, who is mixed up.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "linkage/cluster.h"

namespace openmash::linkage {

/// Each record's true person, as a number; records of one number are one person.
using Truth = std::vector<std::uint32_t>;

struct Score {
  double threshold = 0;  ///< bits
  double links = 0;
  double right = 0;
  double all = 0;  ///< true pairs there are

  [[nodiscard]] double precision() const { return links > 0 ? right / links : 1; }
  [[nodiscard]] double recall() const { return all > 0 ? right / all : 1; }
  [[nodiscard]] double f1() const;
};

struct Accuracy {
  Score best;             ///< at the threshold the truth itself would choose
  Score at_95;            ///< at p 0.95
  Score at_precision_99;  ///< the furthest down where precision is still 0.99
  Score clusters_best;    ///< pairs that share a cluster, at the best threshold
  Score clusters_at_95;
};

[[nodiscard]] double true_pairs(const Truth& truth, std::size_t size_of_a);

/// Takes links strongest first. `size_of_a` is all where one file is deduplicated.
[[nodiscard]] Accuracy accuracy(std::span<const Link> links, std::span<const Link> joins,
                                const Truth& truth, std::size_t size_of_a);

struct GroupScore {
  std::string group;
  double people = 0;  ///< records of it
  double all = 0;     ///< true pairs with a record of it
  double found = 0;
  double false_links = 0;

  [[nodiscard]] double recall() const { return all > 0 ? found / all : 1; }
};

/// By group of the records; a pair of two groups counts half to each. `groups` names, `group_of`
/// numbers.
[[nodiscard]] std::vector<GroupScore> by_group(std::span<const Link> links, double threshold,
                                               const Truth& truth, std::size_t size_of_a,
                                               const std::vector<std::string>& groups,
                                               std::span<const std::uint32_t> group_of);

}  // namespace openmash::linkage
