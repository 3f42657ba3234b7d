// Numbers that are meant to name one person, and the check digits that show a slip of the pen.
// A failing number is kept: it still finds candidates by one edit. An equal one is strong evidence
// and never proof, for a number is sometimes typed on the twin's record. Levels: comparison.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace openmash::linkage {

/// Letters and digits alone, capitals small.
[[nodiscard]] std::string compact(std::string_view text);

/// The digits of a telephone number, +44 and 0044 as 0.
[[nodiscard]] std::string telephone_digits(std::string_view text);

/// Ten digits, the last by modulo 11: NHS Data Dictionary, NHS NUMBER.
[[nodiscard]] bool is_nhs_number(std::string_view compact_text);

/// A check letter and twelve characters, the last of which may be a letter where the number is
/// temporary: Department for Education, Unique pupil numbers, 2019, annex on check letters.
[[nodiscard]] bool is_upn(std::string_view compact_text);

enum class IdentifierAgreement : std::uint8_t {
  unknown,
  same,
  same_but_failing,  ///< equal, and both fail their check
  one_slip,          ///< one edit apart, one of them at least failing
  different_and_one_failing,
  different,  ///< two numbers that are both right: strong evidence against
};

/// Identifiers without a check of their own are always "right".
[[nodiscard]] IdentifierAgreement agreement(std::string_view one, bool one_right,
                                            std::string_view other, bool other_right);

}  // namespace openmash::linkage
