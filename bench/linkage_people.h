// Invented people for the linkage bench: families in streets, seen by two agencies with slips.
// The same seed and number give the same people, on any machine; names are made of syllables and
// nobody has them. Rates of twins, moves and errors are our judgement, as the shared data's are.
// Measured in bench/linkage.cpp.
#pragma once

#include <cstdint>
#include <string>

#include "linkage/accuracy.h"
#include "linkage/fields.h"

namespace openmash::bench {

struct InventedRegisters {
  linkage::Table table;  ///< A, then B
  linkage::Truth truth;
};

/// About 0.8 records a person in A and 0.6 in B.
[[nodiscard]] InventedRegisters invented_registers(std::size_t people, std::uint64_t seed);

}  // namespace openmash::bench
