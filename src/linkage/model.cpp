#include "linkage/model.h"

#include <algorithm>

namespace openmash::linkage {

std::string_view name_of(Relation relation) {
  switch (relation) {
    case Relation::same:
      return "same";
    case Relation::unrelated:
      return "unrelated";
    case Relation::household:
      return "household";
    case Relation::twins:
      return "twins";
    case Relation::namesakes:
      return "namesakes";
  }
  return "";
}

bool Veto::forbids(Pattern pattern) const {
  return !all.empty() && std::ranges::all_of(all, [pattern](const Met& met) {
    return pattern[met.comparison] == met.level;
  });
}

double Model::prior(Relation relation, const People& people) const {
  // Of a register that grows, the number it was last counted at; before that, the model's own.
  const double records =
      static_cast<double>(people.counted() != 0 ? people.counted() : trained_on_records);
  const double pairs = people.grows() ? records * (records - 1) / 2 : people.pairs();
  const auto share = [&](Relation one) {
    return std::min(
        0.2, pairs_per_record[static_cast<std::size_t>(one)] * records / std::max(1.0, pairs));
  };
  if (relation != Relation::unrelated) {
    return share(relation);
  }
  return 1 - share(Relation::same) - share(Relation::household) - share(Relation::twins) -
         share(Relation::namesakes);
}

void set_unnamed(Model& model) {
  for (const Relation relation : relations) {
    const bool both = relation == Relation::same || relation == Relation::twins;
    auto& levels = model.likelihoods[static_cast<std::size_t>(relation)]
                                    [static_cast<std::size_t>(Comparison::forename)];
    const double unnamed = both ? 0.0011 : 6.2e-06;
    for (double& level : levels) {
      level *= 1 - unnamed;
    }
    levels[level::name::unnamed] = unnamed;
  }
}

bool is_shared(Relation relation, Comparison comparison) {
  switch (relation) {
    case Relation::same:
      return true;
    case Relation::unrelated:
      return false;
    case Relation::namesakes:
      return comparison == Comparison::forename || comparison == Comparison::surname ||
             comparison == Comparison::sex;
    case Relation::household:
    case Relation::twins:
      switch (comparison) {
        case Comparison::surname:
        case Comparison::birth_date:
        case Comparison::household:
        case Comparison::nhs_number:
        case Comparison::upn:
        case Comparison::identifier:
        case Comparison::email:
        case Comparison::telephone:
          return true;
        case Comparison::forename:
        case Comparison::middle_names:
        case Comparison::sex:
        case Comparison::text:
        case Comparison::second_text:
          return false;
      }
  }
  return false;
}

}  // namespace openmash::linkage
