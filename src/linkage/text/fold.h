// How a name is spelled for comparing: lower case, no accents, Latin letters where a script has
// them. The folded form is for search and never for display; folding never fails, for bytes that
// are no UTF-8 fold to nothing and a script without a table here keeps its own code points. What is
// then done with it: text/similarity.h and values/name.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace openmash::linkage {

/// Letters and digits only, one space between words. Latin letters lose their marks (ł l, ß ss,
/// þ th); Greek and Cyrillic are romanised after BGN/PCGN, roughly, because registers are.
[[nodiscard]] std::string folded(std::string_view text);

/// The code points of what is UTF-8, at most 64 of them: what `similarity.h` compares.
[[nodiscard]] std::u32string code_points(std::string_view text);

/// A name as it sounds to an English ear: consonants in order, vowels only at the beginning, the
/// usual confusions of romanisation made one (ph f, ck k, kh k, w v, z s). Mohammed, Muhammad and
/// Mohamed are all mmd. It is coarser than Philips' Metaphone (1990), and short by intent: it makes
/// candidates, and never decides.
[[nodiscard]] std::string skeleton(std::string_view folded_name);

/// The finaliser of SplitMix64 (Steele, Lea & Flood 2014): loses nothing, so that two numbers never
/// become one.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t value) {
  value += 0x9E3779B97F4A7C15ULL;
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31U);
}
[[nodiscard]] std::uint64_t hashed(std::string_view bytes);

}  // namespace openmash::linkage
