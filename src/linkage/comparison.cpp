#include "linkage/comparison.h"

#include <algorithm>

namespace openmash::linkage {

namespace {

using enum Rarity;

constexpr std::array forename_levels{
    LevelKind{"equal", "the same", whole, 0.75},
    LevelKind{"equivalent", "a short form, or another spelling of the same", half, 0.07},
    LevelKind{"close", "nearly the same spelling", half, 0.06},
    LevelKind{"half", "one half of a double name", half, 0.02},
    LevelKind{"other_name", "another name the person is known by", half, 0.02},
    LevelKind{"crossed", "forename and surname the other way round", half, 0.02},
    LevelKind{"initial", "the same initial", none, 0.01},
    LevelKind{"similar", "similar", none, 0.02},
    LevelKind{"different", "different", none, 0.03},
    LevelKind{"unnamed", "neither has a name yet", none, 0.001}};

constexpr auto surname_levels = std::span{forename_levels}.first<forename_levels.size() - 1>();

constexpr std::array middle_levels{LevelKind{"equal", "the same", none, 0.5},
                                   LevelKind{"close", "spelled differently", none, 0.1},
                                   LevelKind{"initial", "the same initial", none, 0.3},
                                   LevelKind{"different", "different", none, 0.1}};

constexpr std::array sex_levels{LevelKind{"equal", "the same", none, 0.97},
                                LevelKind{"different", "different", none, 0.03}};

// In the order of `DateAgreement`.
constexpr std::array date_levels{
    LevelKind{"equal", "the same", whole, 0.75},
    LevelKind{"as_far_as_known", "the same as far as known", none, 0.04},
    LevelKind{"one_digit_off", "one digit different", none, 0.05},
    LevelKind{"swapped", "day and month the other way round", none, 0.03},
    LevelKind{"year_alone", "the same year, as far as is known", none, 0.06},
    LevelKind{"other_year", "the same day, the year before or after", none, 0.01},
    LevelKind{"near", "within weeks", none, 0.01},
    LevelKind{"year_and_part", "the same year, and day or month", none, 0.01},
    LevelKind{"year", "the same year", none, 0.01},
    LevelKind{"next_year", "the year before or after", none, 0.01},
    LevelKind{"different", "different", none, 0.02}};

constexpr std::array household_levels{
    LevelKind{"same_address", "the same address", whole, 0.45},
    LevelKind{"same_door", "the same door and street, the postcode not certain", half, 0.1},
    LevelKind{"same_door_elsewhere", "the same door and street, another postcode", none, 0.03},
    LevelKind{"same_postcode", "the same postcode, no address to compare", half, 0.1},
    LevelKind{"neighbours", "the same street or postcode, another door", half, 0.03},
    LevelKind{"postcode_close", "nearly the same postcode", none, 0.05},
    LevelKind{"district", "the same district", none, 0.02},
    LevelKind{"locality", "the same town", half, 0.05},
    LevelKind{"different", "another address", none, 0.17}};

constexpr std::array number_levels{
    LevelKind{"equal", "the same", none, 0.9},
    LevelKind{"equal_but_failing", "the same, but its check digit is wrong", none, 0.02},
    LevelKind{"one_slip", "one digit different, and a check digit wrong", none, 0.04},
    LevelKind{"different_and_one_failing", "different, and a check digit wrong", none, 0.01},
    LevelKind{"different", "different, and both are right", none, 0.03}};

constexpr std::array text_levels{LevelKind{"equal", "the same", whole, 0.7},
                                 LevelKind{"similar", "similar", half, 0.1},
                                 LevelKind{"different", "different", none, 0.2}};

constexpr std::array<ComparisonKind, comparison_count> kinds{
    ComparisonKind{"forename", "Forename", forename_levels},
    ComparisonKind{"surname", "Surname", surname_levels},
    ComparisonKind{"middle_names", "Middle names", middle_levels},
    ComparisonKind{"sex", "Sex", sex_levels},
    ComparisonKind{"birth_date", "Date of birth", date_levels},
    ComparisonKind{"household", "Address and postcode", household_levels},
    ComparisonKind{"nhs_number", "NHS number", number_levels},
    ComparisonKind{"upn", "Unique pupil number", number_levels},
    ComparisonKind{"identifier", "Identifier", number_levels},
    ComparisonKind{"email", "E-mail", text_levels},
    ComparisonKind{"telephone", "Telephone", text_levels},
    ComparisonKind{"text", "Other text", text_levels},
    ComparisonKind{"second_text", "Second other text", text_levels}};

}  // namespace

const ComparisonKind& kind_of(Comparison comparison) {
  return kinds[static_cast<std::size_t>(comparison)];
}

bool is_said(Comparison comparison, const std::array<bool, field_count>& fields) {
  const auto has = [&fields](Field field) { return fields[static_cast<std::size_t>(field)]; };
  switch (comparison) {
    case Comparison::forename:
      return has(Field::forename) || has(Field::full_name);
    case Comparison::surname:
      return has(Field::surname) || has(Field::full_name);
    case Comparison::middle_names:
      return has(Field::middle_names) || has(Field::full_name);
    case Comparison::sex:
      return has(Field::sex);
    case Comparison::birth_date:
      return has(Field::birth_date);
    case Comparison::household:
      return has(Field::address) || has(Field::postcode) || has(Field::locality);
    case Comparison::nhs_number:
      return has(Field::nhs_number);
    case Comparison::upn:
      return has(Field::upn);
    case Comparison::identifier:
      return has(Field::identifier);
    case Comparison::email:
      return has(Field::email);
    case Comparison::telephone:
      return has(Field::telephone);
    case Comparison::text:
      return has(Field::text);
    case Comparison::second_text:
      return has(Field::second_text);
  }
  return false;
}

std::optional<Comparison> comparison_named(std::string_view name) {
  const auto found = std::ranges::find(kinds, name, &ComparisonKind::name);
  if (found == kinds.end()) {
    return std::nullopt;
  }
  return static_cast<Comparison>(found - kinds.begin());
}

std::optional<Level> level_named(Comparison comparison, std::string_view name) {
  const auto levels = kind_of(comparison).levels;
  const auto found = std::ranges::find(levels, name, &LevelKind::name);
  if (found == levels.end()) {
    return std::nullopt;
  }
  return static_cast<Level>(found - levels.begin() + 1);
}

}  // namespace openmash::linkage
