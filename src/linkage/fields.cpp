#include "linkage/fields.h"

#include <algorithm>
#include <utility>

#include "base/ensure.h"
#include "linkage/text/fold.h"

namespace openmash::linkage {

namespace {

constexpr std::array<std::string_view, field_count> names{
    "forename",   "middle_names", "surname",   "full_name", "alias",      "sex",
    "birth_date", "address",      "locality",  "postcode",  "nhs_number", "upn",
    "identifier", "email",        "telephone", "text",      "second_text"};

using Heading = std::pair<std::string_view, Field>;

// As `folded` leaves a heading: "First_Name" is "first name".
constexpr std::array headings{Heading{"forename", Field::forename},
                              Heading{"forenames", Field::forename},
                              Heading{"given name", Field::forename},
                              Heading{"first name", Field::forename},
                              Heading{"firstname", Field::forename},
                              Heading{"middle name", Field::middle_names},
                              Heading{"middle names", Field::middle_names},
                              Heading{"surname", Field::surname},
                              Heading{"last name", Field::surname},
                              Heading{"lastname", Field::surname},
                              Heading{"family name", Field::surname},
                              Heading{"full name", Field::full_name},
                              Heading{"name", Field::full_name},
                              Heading{"alias", Field::alias},
                              Heading{"aliases", Field::alias},
                              Heading{"known as", Field::alias},
                              Heading{"former name", Field::alias},
                              Heading{"sex", Field::sex},
                              Heading{"gender", Field::sex},
                              Heading{"dob", Field::birth_date},
                              Heading{"date of birth", Field::birth_date},
                              Heading{"birth date", Field::birth_date},
                              Heading{"birthdate", Field::birth_date},
                              Heading{"address", Field::address},
                              Heading{"address 1", Field::address},
                              Heading{"address line 1", Field::address},
                              Heading{"street", Field::address},
                              Heading{"street number", Field::address},
                              Heading{"house number", Field::address},
                              Heading{"town", Field::locality},
                              Heading{"city", Field::locality},
                              Heading{"suburb", Field::locality},
                              Heading{"locality", Field::locality},
                              Heading{"birth place", Field::locality},
                              Heading{"postcode", Field::postcode},
                              Heading{"postcode fake", Field::postcode},
                              Heading{"post code", Field::postcode},
                              Heading{"zip", Field::postcode},
                              Heading{"nhs number", Field::nhs_number},
                              Heading{"nhs no", Field::nhs_number},
                              Heading{"upn", Field::upn},
                              Heading{"soc sec id", Field::identifier},
                              Heading{"ni number", Field::identifier},
                              Heading{"email", Field::email},
                              Heading{"e mail", Field::email},
                              Heading{"telephone", Field::telephone},
                              Heading{"phone", Field::telephone},
                              Heading{"phone number", Field::telephone},
                              Heading{"mobile", Field::telephone},
                              Heading{"occupation", Field::text},
                              Heading{"address 2", Field::second_text}};

}  // namespace

std::string_view name_of(Field field) {
  return names[static_cast<std::size_t>(field)];
}

std::optional<Field> field_named(std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) {
    return std::nullopt;
  }
  return static_cast<Field>(found - names.begin());
}

std::optional<Field> guessed_field(std::string_view heading) {
  const std::string plain = folded(heading);
  const auto found = std::ranges::find(headings, std::string_view{plain}, &Heading::first);
  return found == headings.end() ? std::nullopt : std::optional{found->second};
}

void Table::add(Source source, std::string_view record_id, const Fields& fields) {
  ensure(source == Source::b || size_of_a_ == size(), "all of A comes before B");
  for (std::size_t field = 0; field < field_count; ++field) {
    columns_[field].push_back(vocabularies_[field].intern(fields[field]));
  }
  ids_ += record_id;
  id_ends_.push_back(ids_.size());
  size_of_a_ += source == Source::a ? 1U : 0U;
}

void Table::forget_values() {
  vocabularies_ = {};
  columns_ = {};
}

}  // namespace openmash::linkage
