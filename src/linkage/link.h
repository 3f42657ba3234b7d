// The whole run over a register: block, estimate unless a model is given, compare and weigh, join.
// It streams pairs and keeps only those above a floor, so memory grows with people and not with
// pairs; it writes nothing and judges nobody. The command around it is cli/link.h.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "linkage/cluster.h"
#include "linkage/estimate.h"
#include "linkage/model.h"

namespace openmash::linkage {

struct LinkOptions {
  std::size_t threads = 1;
  std::uint64_t seed = 1;
  double keep_from = -3;  ///< bits: what is weaker is not kept, possible twins apart
  bool one_to_one = false;
  std::vector<Veto> vetoes;  ///< added to the model's own
  /// A step's name and how much of it is done, from one thread at a time.
  std::function<void(std::string_view, double)> progress;
};

struct Seconds {
  double block = 0;
  double train = 0;
  double score = 0;
  double cluster = 0;
};

struct Linked {
  Model model;
  std::optional<Estimate> estimate;  ///< where the model was learnt here
  std::vector<RuleCount> rule_counts;
  std::vector<double> rule_pairs;  ///< pairs each rule was the first to make
  double pairs = 0;
  std::vector<Link> links;  ///< strongest first
  std::vector<Link> joins;
  Seconds seconds;
};

/// `clock` gives seconds, for this room has no clock of its own.
[[nodiscard]] Linked link(const People& people, const std::optional<Model>& model,
                          const LinkOptions& options, const std::function<double()>& clock);

}  // namespace openmash::linkage
