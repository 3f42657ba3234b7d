#include "linkage/weigh.h"

#include <algorithm>
#include <cmath>

namespace openmash::linkage {

namespace {

constexpr float forbidden_weight = -100;
constexpr double rarity_most = 12;  ///< bits: a value seen once says no more than one of 4,096

std::size_t index(auto value) {
  return static_cast<std::size_t>(value);
}

float log2_sum(float one, float other) {
  const float most = std::max(one, other);
  const float apart = std::abs(one - other);
  return apart > 24 ? most : most + std::log2(1 + std::exp2(-apart));
}

}  // namespace

double probability(double weight) {
  return 1 / (1 + std::exp2(-weight));
}

double weight_at(double probability) {
  return std::log2(probability / (1 - probability));
}

Weigh::Weigh(const Model& model, const People& people)
    : model_(&model),
      people_(&people),
      records_(static_cast<double>(std::max<std::size_t>(1, people.counted_for_names()))),
      copies_(2 * model.pairs_per_record[index(Relation::same)]) {
  for (const Comparison comparison : comparisons) {
    const auto levels = kind_of(comparison).levels;
    for (std::size_t at = 0; at < levels.size(); ++at) {
      rarities_[index(comparison)][at + 1] = levels[at].rarity;
    }
    for (const Relation relation : relations) {
      by_chance_[index(comparison)][index(relation)] =
          is_shared(relation, comparison) && relation != Relation::namesakes ? 0 : 1;
      for (std::size_t at = 1; at <= levels.size(); ++at) {
        logs_[index(comparison)][at][index(relation)] = static_cast<float>(
            std::log2(model.likelihood(relation, comparison, static_cast<Level>(at))));
      }
    }
    equal_by_chance_[index(comparison)] =
        static_cast<float>(std::max(1e-9, model.likelihood(Relation::unrelated, comparison, 1)));
  }
  for (const Relation relation : relations) {
    priors_[index(relation)] =
        static_cast<float>(std::log2(std::max(1e-12, model.prior(relation, people))));
  }
}

float Weigh::bits_of(Comparison comparison, double count) const {
  if (people_->counted_for_names() == 0) {
    return 0;  // nobody knows which values are common
  }
  // One of the records that show it is the one we are looking at, and some are its own copies:
  // how common a value is among other people is what is left.
  const double others = count - 1 - copies_;
  const double share = std::max(0.5, others) / records_;
  const double bits = std::log2(static_cast<double>(equal_by_chance_[index(comparison)]) / share);
  const double least = others <= 1 ? 0 : -rarity_most;  // nobody else shows it: it is not common
  return static_cast<float>(std::clamp(bits, least, rarity_most));
}

float Weigh::rarity(Comparison comparison, Level level, const Person& one,
                    const Person& other) const {
  const Rarity kind = rarities_[index(comparison)][level];
  const bool of_a_name = comparison == Comparison::forename || comparison == Comparison::surname;
  const std::size_t counted = of_a_name ? people_->counted_for_names() : people_->counted();
  if (kind == Rarity::none || counted == 0) {
    return 0;  // or nobody knows which values are common
  }
  const Counts& plain = people_->plain_counts();
  const auto commoner = [](const Counts& counts, ValueId left, ValueId right) {
    return static_cast<double>(std::max(count_of(counts, left), count_of(counts, right)));
  };
  float bits = 0;
  switch (comparison) {
    case Comparison::forename:
      bits = bits_of(comparison, commoner(people_->forenames(), one.forename, other.forename));
      break;
    case Comparison::surname:
      bits = bits_of(comparison, commoner(people_->surnames(), one.surname, other.surname));
      break;
    case Comparison::birth_date:
      // A date more frequent than others says less; a rarer one is rare by accident.
      bits = std::min(0.F, bits_of(comparison, people_->born_on(one.birth)));
      break;
    case Comparison::household:
      if (level == level::household::same_address) {
        bits =
            std::min(0.F, bits_of(comparison, std::max(one.at_address, other.at_address) / 10.0));
      }
      break;
    case Comparison::email:
      bits = bits_of(comparison, commoner(plain, one.email, other.email));
      break;
    case Comparison::telephone:
      bits = bits_of(comparison, commoner(plain, one.telephone, other.telephone));
      break;
    case Comparison::text:
      bits = bits_of(comparison, commoner(plain, one.text, other.text));
      break;
    case Comparison::second_text:
      bits = bits_of(comparison, commoner(plain, one.second_text, other.second_text));
      break;
    case Comparison::middle_names:
    case Comparison::sex:
    case Comparison::nhs_number:
    case Comparison::upn:
    case Comparison::identifier:
      break;
  }
  return kind == Rarity::half ? bits / 2 : bits;
}

double Weigh::prior_for_one_person() const {
  return static_cast<double>(priors_[index(Relation::same)] - priors_[index(Relation::unrelated)]);
}

double Weigh::for_one_person(Comparison comparison, Level level) const {
  const ByRelation& logs = logs_[index(comparison)][level];
  return static_cast<double>(logs[index(Relation::same)] - logs[index(Relation::unrelated)]);
}

Weigh::ByRelation Weigh::sums(Pattern pattern, const Person& one, const Person& other) const {
  ByRelation sums = priors_;
  for (const Comparison comparison : comparisons) {
    const Level level = pattern[comparison];
    if (level == not_said) {
      continue;
    }
    const ByRelation& logs = logs_[index(comparison)][level];
    const float bits = rarities_[index(comparison)][level] == Rarity::none
                           ? 0
                           : rarity(comparison, level, one, other);
    const ByRelation& chance = by_chance_[index(comparison)];
    for (std::size_t relation = 0; relation < relation_count; ++relation) {
      sums[relation] += logs[relation] - bits * chance[relation];
    }
  }
  return sums;
}

Weighed Weigh::operator()(Pattern pattern, const Person& one, const Person& other) const {
  return weighed(sums(pattern, one, other), pattern);
}

std::optional<Weighed> Weigh::at_least(float least, Pattern pattern, const Person& one,
                                       const Person& other) const {
  const ByRelation all = sums(pattern, one, other);
  const float not_same = *std::max_element(all.begin() + 1, all.end());
  const float same = all[index(Relation::same)];
  const bool twins_lead = all[index(Relation::twins)] >= std::max(same, not_same);
  if (same - not_same < least && !twins_lead) {
    return std::nullopt;
  }
  const Weighed result = weighed(all, pattern);
  if (result.weight < least && result.twins < twins_from) {
    return std::nullopt;
  }
  return result;
}

Weighed Weigh::weighed(const ByRelation& sums, Pattern pattern) const {
  const float related = log2_sum(sums[index(Relation::household)], sums[index(Relation::twins)]);
  const float not_same = log2_sum(
      related, log2_sum(sums[index(Relation::unrelated)], sums[index(Relation::namesakes)]));
  const float same = sums[index(Relation::same)];
  const bool forbidden = std::ranges::any_of(
      model_->vetoes, [pattern](const Veto& veto) { return veto.forbids(pattern); });
  return {.weight = forbidden ? forbidden_weight : same - not_same,
          .related = std::exp2(related - log2_sum(same, not_same)),
          .twins = std::exp2(sums[index(Relation::twins)] - log2_sum(same, not_same))};
}

Explanation Weigh::explain(Pattern pattern, const Person& one, const Person& other) const {
  Explanation explanation;
  explanation.prior = prior_for_one_person();
  double sum = explanation.prior;
  for (const Comparison comparison : comparisons) {
    const Level level = pattern[comparison];
    if (level == not_said) {
      continue;
    }
    const ByRelation& logs = logs_[index(comparison)][level];
    const auto bits = static_cast<double>(rarity(comparison, level, one, other));
    const double weight =
        static_cast<double>(logs[index(Relation::same)] - logs[index(Relation::unrelated)]) + bits;
    explanation.evidence.push_back(
        {.comparison = comparison, .level = level, .weight = weight, .rarity = bits});
    sum += weight;
  }
  const Weighed weighed = (*this)(pattern, one, other);
  explanation.forbidden = weighed.weight <= forbidden_weight;
  explanation.weight = static_cast<double>(weighed.weight);
  explanation.related = static_cast<double>(weighed.related);
  explanation.twins = static_cast<double>(weighed.twins);
  explanation.household = explanation.forbidden ? 0 : explanation.weight - sum;
  return explanation;
}

}  // namespace openmash::linkage
