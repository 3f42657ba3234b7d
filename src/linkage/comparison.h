// What is compared, and the levels on which two records can agree.
// A comparison is one piece of evidence with ordered levels; level 0 is "one of them does not say"
// and weighs nothing. Address, postcode and town are one comparison, because a household agrees on
// all of them at once. A pair's levels together are its pattern: compare.h makes it, model.h
// weighs.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "linkage/fields.h"

namespace openmash::linkage {

enum class Comparison : std::uint8_t {
  forename,
  surname,
  middle_names,
  sex,
  birth_date,
  household,
  nhs_number,
  upn,
  identifier,
  email,
  telephone,
  text,
  second_text,
};
constexpr std::size_t comparison_count = 13;
constexpr std::size_t levels_max = 16;

using Level = std::uint8_t;
constexpr Level not_said = 0;

/// Levels by name, in the order of their numbers. The first is always "not said".
namespace level {
namespace name {
enum : Level {
  equal = 1,
  equivalent,
  close,
  half,
  other_name,
  crossed,
  initial,
  similar,
  different,
  unnamed,  ///< of a forename: neither has one yet
};
}
namespace middle {
enum : Level { equal = 1, close, initial, different };
}
namespace sex {
enum : Level { equal = 1, different };
}
namespace household {
enum : Level {
  same_address = 1,     ///< door, street and postcode
  same_door,            ///< door and street; the postcode not said, or one slip off
  same_door_elsewhere,  ///< door and street under another postcode
  same_postcode,        ///< and no address to compare
  neighbours,           ///< one street or postcode, another door
  postcode_close,       ///< the postcode has one slip, or is its outward half
  district,
  locality,
  different,
};
}
namespace number {
enum : Level { equal = 1, equal_but_failing, one_slip, different_and_one_failing, different };
}
namespace text {
enum : Level { equal = 1, similar, different };
}
}  // namespace level

/// How a value's rarity changes the weight of a level (Newcombe 1959; Winkler 1989).
enum class Rarity : std::uint8_t { none, whole, half };

struct LevelKind {
  std::string_view name;   ///< as a model file has it
  std::string_view words;  ///< as a page has it
  Rarity rarity = Rarity::none;
  /// Where estimation begins: how often a pair of one person agrees on this level.
  double usual_m = 0;
};

struct ComparisonKind {
  std::string_view name;
  std::string_view words;
  std::span<const LevelKind> levels;  ///< without level 0
};

[[nodiscard]] const ComparisonKind& kind_of(Comparison comparison);
[[nodiscard]] std::optional<Comparison> comparison_named(std::string_view name);
[[nodiscard]] std::optional<Level> level_named(Comparison comparison, std::string_view name);

/// Whether a register with these fields says anything of a comparison.
[[nodiscard]] bool is_said(Comparison comparison, const std::array<bool, field_count>& fields);

/// The levels of one pair, four bits a comparison.
class Pattern {
 public:
  Pattern() = default;
  explicit Pattern(std::uint64_t bits) : bits_(bits) {}

  [[nodiscard]] Level operator[](Comparison comparison) const {
    return static_cast<Level>((bits_ >> shift(comparison)) & 15U);
  }
  void set(Comparison comparison, Level level) {
    bits_ |= std::uint64_t{level} << shift(comparison);
  }
  /// In place of what it was.
  void replace(Comparison comparison, Level level) {
    bits_ &= ~(std::uint64_t{15} << shift(comparison));
    set(comparison, level);
  }
  [[nodiscard]] std::uint64_t bits() const { return bits_; }

 private:
  static unsigned shift(Comparison comparison) { return static_cast<unsigned>(comparison) * 4U; }

  std::uint64_t bits_ = 0;
};

constexpr std::array<Comparison, comparison_count> comparisons{
    Comparison::forename,   Comparison::surname,   Comparison::middle_names, Comparison::sex,
    Comparison::birth_date, Comparison::household, Comparison::nhs_number,   Comparison::upn,
    Comparison::identifier, Comparison::email,     Comparison::telephone,    Comparison::text,
    Comparison::second_text};

}  // namespace openmash::linkage
