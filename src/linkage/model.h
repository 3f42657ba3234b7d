// A Fellegi–Sunter model as plain values: rules, levels, how likely each level is under each
// relation. It suggests and never merges; it holds no record and no name, so that a saved one can
// be shown to anybody. Estimated by estimate.h, applied by weigh.h, kept as text by model_file.h.
//
// Fellegi & Sunter, "A theory for record linkage" (1969), has two relations, match and non-match.
// Here are five: two records of one household, and of twins, agree on surname, address and (twins)
// the date of birth without being one person; namesakes agree on both names, because names go by
// family and community and are not drawn one by one. A model that knows only "unrelated" takes all
// of these for one person. Mixtures of more classes: Winkler (1993), Larsen & Rubin (2001).
#pragma once

#include <array>
#include <string>
#include <vector>

#include "linkage/block.h"
#include "linkage/comparison.h"

namespace openmash::linkage {

enum class Relation : std::uint8_t { same, unrelated, household, twins, namesakes };
constexpr std::size_t relation_count = 5;
constexpr std::array<Relation, relation_count> relations{
    Relation::same, Relation::unrelated, Relation::household, Relation::twins, Relation::namesakes};

[[nodiscard]] std::string_view name_of(Relation relation);

/// How likely each level is, by comparison; level 0 is not used. For `same` these are the m
/// probabilities, for `unrelated` the u probabilities.
using Likelihoods = std::array<std::array<double, levels_max>, comparison_count>;

/// A conflict that forbids a link at any weight: every level named must be met.
struct Veto {
  struct Met {
    Comparison comparison = Comparison::forename;
    Level level = not_said;
    friend bool operator==(const Met&, const Met&) = default;
  };
  std::vector<Met> all;

  [[nodiscard]] bool forbids(Pattern pattern) const;
  friend bool operator==(const Veto&, const Veto&) = default;
};

struct Model {
  static constexpr int version = 1;

  std::vector<Rule> rules;
  std::array<Likelihoods, relation_count> likelihoods{};
  /// The prior, as pairs of each relation for one record: it stays when the register grows.
  std::array<double, relation_count> pairs_per_record{};
  std::vector<Veto> vetoes;
  std::size_t trained_on_records = 0;
  double trained_on_pairs = 0;

  [[nodiscard]] double likelihood(Relation relation, Comparison comparison, Level level) const {
    return likelihoods[static_cast<std::size_t>(relation)][static_cast<std::size_t>(comparison)]
                      [level];
  }
  /// The share of all pairs that stand in a relation.
  [[nodiscard]] double prior(Relation relation, const People& people) const;
  friend bool operator==(const Model&, const Model&) = default;
};

/// That neither of two records has a name yet, for a model learnt where everybody has one: as the
/// usual model has it (usual_model.h), seven bits against strangers and none against a twin.
void set_unnamed(Model& model);

/// Whether a relation says anything of a comparison, or leaves it to chance: brothers and sisters
/// share a surname, and their forenames are as like as anybody's.
[[nodiscard]] bool is_shared(Relation relation, Comparison comparison);

}  // namespace openmash::linkage
