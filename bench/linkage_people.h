// Invented people for the linkage benches: families in streets, seen by two agencies with slips.
// The same seed and number give the same people, on any machine; names are made of syllables and
// nobody has them. Rates of twins, moves and errors are our judgement, as the shared data's are.
// Measured in bench/linkage.cpp and
// bench/lookup.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "linkage/accuracy.h"
#include "linkage/fields.h"

namespace openmash::bench {

struct InventedRegisters {
  linkage::Table table;  ///< A, then B
  linkage::Truth truth;
};

/// About 0.8 records a person in A and 0.6 in B.
[[nodiscard]] InventedRegisters invented_registers(std::size_t people, std::uint64_t seed);

/// What one agency has written down of one person, by field.
using Written = std::array<std::string, linkage::field_count>;

[[nodiscard]] linkage::Fields fields_of(const Written& written);

/// Everybody once, as a hub has them written down; `household` begins at 1.
void for_each_written(std::size_t people, std::uint64_t seed,
                      const std::function<void(std::uint32_t person, std::uint32_t household,
                                               const Written& written)>& visit);

/// What a worker types who looks for one of them.
struct Typed {
  Written facts;
  std::uint16_t born_from = 0;  ///< "about how old", where there is no date
  std::uint16_t born_to = 0;
  std::uint32_t person = 0;
};

/// About so many, as other agencies would write them down, and then less: one in five keeps an
/// identifier, a third of the dates are a year, a month or an age, half of the places a part.
[[nodiscard]] std::vector<Typed> typed_questions(std::size_t people, std::uint64_t seed,
                                                 std::size_t count);

}  // namespace openmash::bench
