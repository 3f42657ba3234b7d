#include "linkage/compare.h"

#include <algorithm>

#include "linkage/text/similarity.h"
#include "linkage/values/identifier.h"

namespace openmash::linkage {

namespace {

constexpr unsigned names_log2 = 16;
constexpr unsigned others_log2 = 14;
constexpr unsigned small_log2 = 10;

bool is_good(NameAgreement agreement) {
  return agreement >= NameAgreement::half;
}

}  // namespace

Level level_of(NameAgreement agreement) {
  switch (agreement) {
    case NameAgreement::equal:
      return level::name::equal;
    case NameAgreement::equivalent:
      return level::name::equivalent;
    case NameAgreement::close:
      return level::name::close;
    case NameAgreement::half:
      return level::name::half;
    case NameAgreement::initial:
      return level::name::initial;
    case NameAgreement::similar:
      return level::name::similar;
    case NameAgreement::different:
      return level::name::different;
  }
  return not_said;
}

Compare::Compare(const People& people)
    : people_(&people), names_(names_log2), addresses_(others_log2), texts_(others_log2) {}

Compare::Compare(const People& people, Small)
    : people_(&people), names_(small_log2), addresses_(small_log2), texts_(small_log2) {}

void Compare::forget() {
  names_.forget();
  addresses_.forget();
  texts_.forget();
}

Pattern Compare::operator()(const Person& one, const Person& other) {
  Pattern pattern;
  if (names(pattern, one, other)) {
    pattern.set(Comparison::middle_names, middle(one, other));
  }
  if (one.unnamed && other.unnamed && pattern[Comparison::forename] == not_said) {
    pattern.set(Comparison::forename, level::name::unnamed);
  }
  if (one.sex != Sex::unknown && other.sex != Sex::unknown) {
    pattern.set(Comparison::sex, one.sex == other.sex ? level::sex::equal : level::sex::different);
  }
  pattern.set(Comparison::birth_date, static_cast<Level>(agreement(one.birth, other.birth)));
  pattern.set(Comparison::household, household(one, other));
  pattern.set(Comparison::nhs_number,
              number(one.nhs_number, people_->right_nhs_number(one.nhs_number), other.nhs_number,
                     people_->right_nhs_number(other.nhs_number)));
  pattern.set(Comparison::upn, number(one.upn, people_->right_upn(one.upn), other.upn,
                                      people_->right_upn(other.upn)));
  // Without a check nobody can tell which of two is wrong, so a slip is allowed to either.
  pattern.set(Comparison::identifier,
              number(one.identifier, one.identifier == other.identifier, other.identifier, false));
  pattern.set(Comparison::email, text(one.email, other.email));
  pattern.set(Comparison::telephone, text(one.telephone, other.telephone));
  pattern.set(Comparison::text, text(one.text, other.text));
  pattern.set(Comparison::second_text, text(one.second_text, other.second_text));
  return pattern;
}

NameAgreement Compare::name(ValueId one, ValueId other) {
  if (one == other) {
    return NameAgreement::equal;
  }
  return static_cast<NameAgreement>(names_(one, other, [this](ValueId low, ValueId high) {
    return static_cast<std::uint8_t>(people_->names().agreement(low, high));
  }));
}

bool Compare::names(Pattern& pattern, const Person& one, const Person& other) {
  const auto agree = [this](ValueId left, ValueId right) {
    return left == 0 || right == 0 ? NameAgreement::different : name(left, right);
  };
  const bool forenames = one.forename != 0 && other.forename != 0;
  const bool surnames = one.surname != 0 && other.surname != 0;
  const NameAgreement by_forename = agree(one.forename, other.forename);
  const NameAgreement by_surname = agree(one.surname, other.surname);
  Level forename = forenames ? level_of(by_forename) : not_said;
  Level surname = surnames ? level_of(by_surname) : not_said;
  if (is_good(by_forename) && is_good(by_surname)) {
    pattern.set(Comparison::forename, forename);
    pattern.set(Comparison::surname, surname);
    return true;
  }
  const NameBook& book = people_->names();
  // A name in another's place is looked for where it begins alike, for most pairs here are
  // strangers.
  const auto elsewhere = [&](ValueId left, ValueId right) {
    return left != 0 && right != 0 && book.form(left).initial == book.form(right).initial &&
           is_good(name(left, right));
  };
  const auto half = [&book](ValueId alias, std::size_t which) {
    return book.form(alias).halves[which];
  };
  if (!is_good(by_forename) && !is_good(by_surname)) {
    const bool there = elsewhere(one.forename, other.surname);
    const bool back = elsewhere(one.surname, other.forename);
    if ((there && back) || (there && (one.surname == 0 || other.forename == 0)) ||
        (back && (one.forename == 0 || other.surname == 0))) {
      pattern.set(Comparison::forename, level::name::crossed);
      pattern.set(Comparison::surname, level::name::crossed);
      return true;
    }
  }
  const bool first_for_middle = !is_good(by_forename) && (elsewhere(one.forename, other.middle) ||
                                                          elsewhere(one.middle, other.forename));
  const bool last_for_middle = !is_good(by_surname) && (elsewhere(one.surname, other.middle) ||
                                                        elsewhere(one.middle, other.surname));
  // Known by a middle name of which only the initial was written down.
  const auto is_initial_of = [&book](ValueId middle, ValueId first) {
    return book.form(middle).length == 1 && book.form(middle).initial == book.form(first).initial;
  };
  const bool initial_for_middle =
      forename == level::name::different &&
      (is_initial_of(one.middle, other.forename) || is_initial_of(other.middle, one.forename));
  if (forenames && !is_good(by_forename) &&
      (first_for_middle || elsewhere(one.forename, half(other.alias, 0)) ||
       elsewhere(half(one.alias, 0), other.forename) || elsewhere(one.forename, other.surname) ||
       elsewhere(one.surname, other.forename))) {
    forename = level::name::other_name;
  } else if (initial_for_middle) {
    forename = level::name::initial;
  }
  if (surnames && !is_good(by_surname) &&
      (last_for_middle || elsewhere(one.surname, half(other.alias, 1)) ||
       elsewhere(half(one.alias, 1), other.surname))) {
    surname = level::name::other_name;
  }
  pattern.set(Comparison::forename, forename);
  pattern.set(Comparison::surname, surname);
  // A middle name that agrees in another place cannot disagree in its own.
  return !first_for_middle && !last_for_middle && !initial_for_middle;
}

Level Compare::middle(const Person& one, const Person& other) {
  if (one.middle == 0 || other.middle == 0) {
    return not_said;
  }
  const NameAgreement agreement = name(one.middle, other.middle);
  if (agreement == NameAgreement::equal) {
    return level::middle::equal;
  }
  if (is_good(agreement)) {
    return level::middle::close;
  }
  return agreement == NameAgreement::initial ? level::middle::initial : level::middle::different;
}

AddressAgreement Compare::addresses(ValueId one, ValueId other) {
  if (one == 0 || other == 0) {
    return AddressAgreement::unknown;
  }
  if (one == other) {
    return people_->address(one).door.empty() ? AddressAgreement::same_street
                                              : AddressAgreement::same;
  }
  return static_cast<AddressAgreement>(addresses_(one, other, [this](ValueId low, ValueId high) {
    return static_cast<std::uint8_t>(agreement(people_->address(low), people_->address(high)));
  }));
}

PostcodeAgreement Compare::postcodes(ValueId one, ValueId other) const {
  if (one == 0 || other == 0) {
    return PostcodeAgreement::unknown;
  }
  if (one == other) {
    return people_->outward(one) == one ? PostcodeAgreement::as_far_as_known
                                        : PostcodeAgreement::same;
  }
  return agreement_of_postcodes(people_->packed(one), people_->packed(other));
}

Level Compare::household(const Person& one, const Person& other) {
  using namespace level::household;
  const AddressAgreement door = addresses(one.address, other.address);
  const PostcodeAgreement code = postcodes(one.postcode, other.postcode);
  const bool at_door = door == AddressAgreement::same || door == AddressAgreement::close;
  const bool near =
      code == PostcodeAgreement::one_slip || code == PostcodeAgreement::as_far_as_known;
  if (at_door) {
    if (code == PostcodeAgreement::same) {
      return same_address;
    }
    return near || code == PostcodeAgreement::unknown ? same_door : same_door_elsewhere;
  }
  if (code == PostcodeAgreement::same) {
    return door == AddressAgreement::unknown ? same_postcode : neighbours;
  }
  if (door == AddressAgreement::same_street && code != PostcodeAgreement::different) {
    return neighbours;
  }
  if (near) {
    return postcode_close;
  }
  if (code == PostcodeAgreement::district) {
    return district;
  }
  const bool towns = one.locality != 0 && other.locality != 0;
  if (towns && (one.locality == other.locality ||
                text(one.locality, other.locality) == level::text::similar)) {
    return locality;
  }
  const bool said =
      towns || door != AddressAgreement::unknown || code != PostcodeAgreement::unknown;
  return said ? Level{different} : not_said;
}

Level Compare::number(ValueId one, bool one_right, ValueId other, bool other_right) {
  if (one == 0 || other == 0) {
    return not_said;
  }
  if (one == other) {
    return one_right ? level::number::equal : level::number::equal_but_failing;
  }
  if (one_right && other_right) {
    return level::number::different;
  }
  const Vocabulary& plain = people_->plain();
  return static_cast<Level>(agreement(plain[one], one_right, plain[other], other_right));
}

Level Compare::text(ValueId one, ValueId other) {
  if (one == 0 || other == 0) {
    return not_said;
  }
  if (one == other) {
    return level::text::equal;
  }
  return texts_(one, other, [this](ValueId low, ValueId high) {
    const Vocabulary& plain = people_->plain();
    return jaro_winkler(plain[low], plain[high]) >= similar_text_from
               ? Level{level::text::similar}
               : Level{level::text::different};
  });
}

}  // namespace openmash::linkage
