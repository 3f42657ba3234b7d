// A postcode, whole or as far as it was known.
// It is taken apart and never looked up: a mistyped one keeps its letters, and codes of other
// countries are compared by their beginning. With the address it is one piece of evidence:
// comparison.h, `household`.
#pragma once

#include <cstdint>
#include <string_view>

namespace openmash::linkage {

/// The part before the last three characters: SW1X of SW1X0DQ; all of a code that is outward alone;
/// the first two digits of a code that is digits. Takes what `compact` gave.
[[nodiscard]] std::string_view outward(std::string_view postcode);

/// Whether it says no more than its outward part: RM9.
[[nodiscard]] bool is_outward_alone(std::string_view postcode);

/// A postcode in one word: its first eight characters, the first in the lowest byte.
using PackedPostcode = std::uint64_t;
[[nodiscard]] PackedPostcode packed_postcode(std::string_view postcode);

enum class PostcodeAgreement : std::uint8_t {
  unknown,
  same,
  one_slip,         ///< one character different, two swapped, or one left out
  as_far_as_known,  ///< one of them is an outward part alone, and fits
  district,         ///< the same outward part
  different,
};

[[nodiscard]] PostcodeAgreement agreement_of_postcodes(PackedPostcode one, PackedPostcode other);

}  // namespace openmash::linkage
