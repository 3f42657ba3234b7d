// How alike two spellings are: Jaro–Winkler and the optimal-string-alignment form of
// Damerau–Levenshtein, both computed 64 letters at a time in machine words. Compares code points,
// never bytes, and only the first 64 of them; the slow definitions in similarity_test.cpp say what
// must come out. What counts as "close" for a name is values/name.h.
#pragma once

#include <string_view>

namespace openmash::linkage {

/// 0 to 1. Winkler, "String comparator metrics and enhanced decision rules in the Fellegi–Sunter
/// model of record linkage" (1990): Jaro's similarity, raised by a tenth for each of the first four
/// letters that agree. Bits as in Bachmann's rapidfuzz.
[[nodiscard]] double jaro_winkler(std::string_view one, std::string_view other);

/// Insertions, deletions, substitutions and swaps of neighbours, no letter touched twice. Hyyrö, "A
/// bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003).
[[nodiscard]] int damerau_levenshtein(std::string_view one, std::string_view other);

}  // namespace openmash::linkage
