// How strongly two records agree that they are one person, and why, field by field.
// Suggests; never merges. The weight is in bits: log2 of the odds that the two are one person
// against every other relation together, so 0 is evens and 4.25 is p = 0.95. Where a brother,
// sister or twin is the likelier explanation, that is an answer of its own, not a match.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "linkage/model.h"
#include "linkage/people.h"

namespace openmash::linkage {

struct Weighed {
  float weight = 0;
  /// The probability that they are two people of one household, twins with them.
  float related = 0;
  float twins = 0;  ///< the probability that they are twins: another forename, all else the same
};

/// From here on a pair is an answer: possible twins.
constexpr float twins_from = 0.5F;

[[nodiscard]] double probability(double weight);
[[nodiscard]] double weight_at(double probability);

/// One bar of a waterfall.
struct Evidence {
  Comparison comparison = Comparison::forename;
  Level level = not_said;
  double weight = 0;  ///< for one person, against two unrelated ones
  double rarity = 0;  ///< what of it the rarity of the value adds or takes
};

struct Explanation {
  double prior = 0;
  std::vector<Evidence> evidence;
  /// What is taken off because a household, or twins, would agree on the same: nought or less.
  double household = 0;
  double weight = 0;
  double related = 0;
  double twins = 0;
  bool forbidden = false;  ///< by a veto, whatever the weight
};

class Weigh {
 public:
  Weigh(const Model& model, const People& people);

  [[nodiscard]] Weighed operator()(Pattern pattern, const Person& one, const Person& other) const;
  /// The same, or nothing where the weight is below `least` and twins are not likely either: most
  /// pairs are neither, and need not be weighed to the end.
  [[nodiscard]] std::optional<Weighed> at_least(float least, Pattern pattern, const Person& one,
                                                const Person& other) const;
  [[nodiscard]] Explanation explain(Pattern pattern, const Person& one, const Person& other) const;
  [[nodiscard]] const Model& model() const { return *model_; }
  /// What a level is worth for one person against two unrelated ones, rarity apart.
  [[nodiscard]] double for_one_person(Comparison comparison, Level level) const;
  /// Where two records at random begin: far below nought.
  [[nodiscard]] double prior_for_one_person() const;
  /// What the rarity of a value counted so often adds to it.
  [[nodiscard]] double for_rarity(Comparison comparison, double count) const {
    return static_cast<double>(bits_of(comparison, count));
  }

 private:
  using ByRelation = std::array<float, relation_count>;

  [[nodiscard]] ByRelation sums(Pattern pattern, const Person& one, const Person& other) const;
  [[nodiscard]] Weighed weighed(const ByRelation& sums, Pattern pattern) const;
  [[nodiscard]] float rarity(Comparison comparison, Level level, const Person& one,
                             const Person& other) const;
  [[nodiscard]] float bits_of(Comparison comparison, double count) const;

  const Model* model_;
  const People* people_;
  std::array<std::array<ByRelation, levels_max>, comparison_count> logs_{};
  std::array<std::array<Rarity, levels_max>, comparison_count> rarities_{};
  std::array<ByRelation, comparison_count> by_chance_{};  ///< 1 where rarity counts for a relation
  ByRelation priors_{};
  std::array<float, comparison_count> equal_by_chance_{};
  double records_ = 1;
  double copies_ = 0;  ///< other records of the same person, on average
};

}  // namespace openmash::linkage
