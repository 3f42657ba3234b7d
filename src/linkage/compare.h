// Two records side by side: on which level they agree, comparison by comparison.
// The same pair gives the same pattern either way round, and nothing here knows a weight. One
// `Compare` belongs to one thread, for it remembers what it has compared; weigh.h says what a
// pattern is worth.
#pragma once

#include "linkage/comparison.h"
#include "linkage/people.h"
#include "linkage/text/remembered.h"
#include "linkage/values/postcode.h"

namespace openmash::linkage {

/// From this Jaro–Winkler similarity on two texts count as similar.
inline constexpr double similar_text_from = 0.88;

[[nodiscard]] Level level_of(NameAgreement agreement);

class Compare {
 public:
  explicit Compare(const People& people);
  /// A small memory, for one record against few: see `forget`.
  struct Small {};
  Compare(const People& people, Small);

  /// Numbers may stand for other values from now on.
  void forget();

  [[nodiscard]] Pattern operator()(const Person& one, const Person& other);

 private:
  /// Forename and surname; whether the middle names are still to be compared.
  bool names(Pattern& pattern, const Person& one, const Person& other);
  [[nodiscard]] NameAgreement name(ValueId one, ValueId other);
  [[nodiscard]] Level middle(const Person& one, const Person& other);
  [[nodiscard]] Level household(const Person& one, const Person& other);
  [[nodiscard]] Level number(ValueId one, bool one_right, ValueId other, bool other_right);
  [[nodiscard]] Level text(ValueId one, ValueId other);
  [[nodiscard]] PostcodeAgreement postcodes(ValueId one, ValueId other) const;
  [[nodiscard]] AddressAgreement addresses(ValueId one, ValueId other);

  const People* people_;
  Remembered names_;
  Remembered addresses_;
  Remembered texts_;
};

}  // namespace openmash::linkage
