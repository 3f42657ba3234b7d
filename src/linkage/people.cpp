#include "linkage/people.h"

#include <algorithm>
#include <limits>

#include "base/ensure.h"
#include "linkage/text/fold.h"
#include "linkage/threads.h"
#include "linkage/values/identifier.h"

namespace openmash::linkage {

namespace {

/// What each distinct value of a column becomes, asked once a value.
template <class Became, class Make>
std::vector<Became> each_value(const Vocabulary& vocabulary, const Make& make) {
  std::vector<Became> made(vocabulary.size());
  for (ValueId id = 1; id < made.size(); ++id) {
    made[id] = make(vocabulary[id]);
  }
  return made;
}

Sex read_sex(std::string_view text) {
  const char first = text.empty() ? '\0' : text.front();
  if (first == 'f' || first == 'F' || first == 'w' || first == 'W') {
    return Sex::female;
  }
  return first == 'm' || first == 'M' ? Sex::male : Sex::unknown;
}

struct WholeName {
  ValueId forename = 0;
  ValueId middle = 0;
  ValueId surname = 0;
};

WholeName taken_apart(NameBook& names, std::string_view text) {
  const std::string name = folded(text);
  const std::size_t first = name.find(' ');
  if (first == std::string::npos) {
    return {.forename = names.intern(name)};
  }
  const std::size_t last = name.rfind(' ');
  return {.forename = names.intern(name.substr(0, first)),
          .middle = last > first ? names.intern(name.substr(first + 1, last - first - 1)) : 0,
          .surname = names.intern(name.substr(last + 1))};
}

/// A whole name says what no part of its own has said.
void fill_from(Person& person, const WholeName& name) {
  person.forename = person.forename == 0 ? name.forename : person.forename;
  person.surname = person.surname == 0 ? name.surname : person.surname;
  person.middle = person.middle == 0 ? name.middle : person.middle;
}

void drop_placeholders(const NameBook& names, Person& person) {
  if (names.form(person.forename).placeholder) {
    person.unnamed = names.form(person.forename).newborn;
    person.forename = 0;
  }
  if (names.form(person.surname).placeholder) {
    person.surname = 0;
  }
}

/// A day's place among the counts. Years 256 apart share one, and impossible days share some: a
/// frequency may be a little high, never low.
std::size_t day_of(BirthDate date) {
  return (date.year % 256U) * 512U + (date.month % 16U) * 32U + date.day % 32U;
}
constexpr std::size_t days = 256 * 512;

}  // namespace

People::People(const Table& table, std::size_t threads)
    : people_(table.size()), size_of_a_(table.size_of_a()), addresses_(1) {
  for (std::size_t field = 0; field < field_count; ++field) {
    has_[field] = table.has(static_cast<Field>(field));
  }
  // Three readers that write to different members of each person.
  in_pieces(3, threads, [&](std::size_t piece, std::size_t) {
    if (piece == 0) {
      read_addresses(table);
    } else if (piece == 1) {
      read_names(table);
    } else {
      read_plain(table);
    }
  });
  count();
}

People::People() : addresses_(1), grows_(true), street_of_(1) {
  has_.fill(true);
  outwards_.assign(plain_.size(), 0);
  packed_.assign(plain_.size(), 0);
  rightness_.assign(plain_.size(), 0);
}

Person People::read(const Fields& fields) {
  const auto said = [&fields](Field field) { return fields[static_cast<std::size_t>(field)]; };
  Person person;
  person.forename = names_.intern(said(Field::forename));
  person.surname = names_.intern(said(Field::surname));
  person.middle = names_.intern(said(Field::middle_names));
  person.alias = names_.intern(said(Field::alias));
  if (!said(Field::full_name).empty()) {
    fill_from(person, taken_apart(names_, said(Field::full_name)));
  }
  drop_placeholders(names_, person);
  count_new_names();
  person.sex = read_sex(said(Field::sex));
  person.birth = read_birth_date(said(Field::birth_date)).value_or(BirthDate{});
  person.address = intern_address(said(Field::address));
  person.locality = intern_plain(folded(said(Field::locality)));
  person.nhs_number = intern_plain(compact(said(Field::nhs_number)));
  person.upn = intern_plain(compact(said(Field::upn)));
  person.identifier = intern_plain(compact(said(Field::identifier)));
  person.email = intern_plain(folded(said(Field::email)));
  person.telephone = intern_plain(telephone_digits(said(Field::telephone)));
  person.text = intern_plain(folded(said(Field::text)));
  person.second_text = intern_plain(folded(said(Field::second_text)));
  person.postcode = intern_plain(compact(said(Field::postcode)));
  if (person.postcode != 0 && outwards_[person.postcode] == 0) {
    const std::string outward{openmash::linkage::outward(plain_[person.postcode])};
    const ValueId id = intern_plain(outward);
    outwards_[person.postcode] = id;
    outwards_[id] = id;
  }
  return person;
}

PersonId People::add(const Fields& fields) {
  people_.push_back(read(fields));
  size_of_a_ = people_.size();
  return static_cast<PersonId>(people_.size() - 1);
}

void People::count_by(Frequencies frequencies) {
  ensure(grows_ && people_.empty(), "names are counted before the first record is added");
  frequencies_ = std::move(frequencies);
  count_new_names();
}

/// A name that comes later is as common as the file says too.
void People::count_new_names() {
  if (!frequencies_) {
    return;
  }
  for (ValueId id = static_cast<ValueId>(forenames_.size()); id < names_.size(); ++id) {
    forenames_.push_back(frequencies_->of(frequencies_->forenames, names_[id]));
    surnames_.push_back(frequencies_->of(frequencies_->surnames, names_[id]));
  }
}

ValueId People::intern_plain(std::string_view value) {
  const ValueId id = plain_.intern(value);
  if (id == packed_.size()) {
    outwards_.push_back(0);
    packed_.push_back(packed_postcode(value));
    rightness_.push_back(
        static_cast<std::uint8_t>((is_nhs_number(value) ? 1U : 0U) | (is_upn(value) ? 2U : 0U)));
  }
  return id;
}

ValueId People::intern_text(std::string_view words) {
  return intern_plain(folded(words));
}

ValueId People::intern_address(std::string_view lines) {
  if (lines.empty()) {
    return 0;
  }
  Address address = read_address(lines);
  if (address == Address{}) {
    return 0;
  }
  const ValueId id = distinct_addresses_.intern(address.door + '|' + address.street);
  if (id == addresses_.size()) {
    street_of_.push_back(streets_.intern(address.street));
    addresses_.push_back(std::move(address));
  }
  return id;
}

People::Mark People::mark() const {
  return {.names = names_.size(),
          .plain = plain_.size(),
          .addresses = addresses_.size(),
          .streets = streets_.size()};
}

void People::forget_since(const Mark& mark) {
  names_.forget_from(mark.names);
  if (frequencies_) {
    forenames_.resize(mark.names);
    surnames_.resize(mark.names);
  }
  plain_.forget_from(mark.plain);
  outwards_.resize(mark.plain);
  packed_.resize(mark.plain);
  rightness_.resize(mark.plain);
  distinct_addresses_.forget_from(mark.addresses);
  addresses_.resize(mark.addresses);
  street_of_.resize(mark.addresses);
  streets_.forget_from(mark.streets);
}

void People::blank_address(ValueId id) {
  distinct_addresses_.blank(id);
  addresses_[id] = {};
}

double People::pairs() const {
  const auto all = static_cast<double>(size());
  const auto a = static_cast<double>(size_of_a_);
  return is_link() ? a * (all - a) : all * (all - 1) / 2;
}

void People::read_names(const Table& table) {
  const auto fill = [&](Field field, ValueId Person::* member) {
    const auto ids = each_value<ValueId>(
        table.vocabulary(field), [this](std::string_view text) { return names_.intern(text); });
    const auto column = table.column(field);
    for (std::size_t row = 0; row < people_.size(); ++row) {
      people_[row].*member = ids[column[row]];
    }
  };
  fill(Field::forename, &Person::forename);
  fill(Field::surname, &Person::surname);
  fill(Field::middle_names, &Person::middle);
  fill(Field::alias, &Person::alias);
  if (table.has(Field::full_name)) {
    const auto whole =
        each_value<WholeName>(table.vocabulary(Field::full_name),
                              [this](std::string_view text) { return taken_apart(names_, text); });
    const auto column = table.column(Field::full_name);
    for (std::size_t row = 0; row < people_.size(); ++row) {
      fill_from(people_[row], whole[column[row]]);
    }
  }
  for (Person& person : people_) {
    drop_placeholders(names_, person);
  }
}

void People::read_addresses(const Table& table) {
  Vocabulary distinct;
  const auto ids =
      each_value<ValueId>(table.vocabulary(Field::address), [&](std::string_view text) {
        Address address = read_address(text);
        if (address == Address{}) {
          return ValueId{0};
        }
        const ValueId id = distinct.intern(address.door + '|' + address.street);
        if (id == addresses_.size()) {
          addresses_.push_back(std::move(address));
        }
        return id;
      });
  const auto column = table.column(Field::address);
  for (std::size_t row = 0; row < people_.size(); ++row) {
    people_[row].address = ids[column[row]];
  }
}

void People::read_plain(const Table& table) {
  const auto fill = [&](Field field, ValueId Person::* member, auto&& spelling) {
    const auto ids = each_value<ValueId>(table.vocabulary(field), [&](std::string_view text) {
      return plain_.intern(spelling(text));
    });
    const auto column = table.column(field);
    for (std::size_t row = 0; row < people_.size(); ++row) {
      people_[row].*member = ids[column[row]];
    }
  };
  fill(Field::postcode, &Person::postcode, compact);
  fill(Field::locality, &Person::locality, folded);
  fill(Field::nhs_number, &Person::nhs_number, compact);
  fill(Field::upn, &Person::upn, compact);
  fill(Field::identifier, &Person::identifier, compact);
  fill(Field::email, &Person::email, folded);
  fill(Field::telephone, &Person::telephone, compact);
  fill(Field::text, &Person::text, folded);
  fill(Field::second_text, &Person::second_text, folded);

  outwards_.assign(plain_.size(), 0);
  packed_.assign(plain_.size(), 0);
  rightness_.assign(plain_.size(), 0);
  const std::size_t known = plain_.size();
  for (ValueId id = 1; id < known; ++id) {
    const std::string value{plain_[id]};
    packed_[id] = packed_postcode(value);
    outwards_[id] = plain_.intern(openmash::linkage::outward(value));
    rightness_[id] =
        static_cast<std::uint8_t>((is_nhs_number(value) ? 1U : 0U) | (is_upn(value) ? 2U : 0U));
  }
  outwards_.resize(plain_.size(), 0);
  packed_.resize(plain_.size(), 0);
  rightness_.resize(plain_.size(), 0);

  const auto births = each_value<BirthDate>(
      table.vocabulary(Field::birth_date),
      [](std::string_view text) { return read_birth_date(text).value_or(BirthDate{}); });
  const auto sexes = each_value<Sex>(table.vocabulary(Field::sex), read_sex);
  const auto birth_column = table.column(Field::birth_date);
  const auto sex_column = table.column(Field::sex);
  for (std::size_t row = 0; row < people_.size(); ++row) {
    people_[row].birth = births[birth_column[row]];
    people_[row].sex = sexes[sex_column[row]];
  }
}

void People::count() {
  counted_ = people_.size();
  forenames_.assign(names_.size(), 0);
  surnames_.assign(names_.size(), 0);
  plain_counts_.assign(plain_.size(), 0);
  birth_counts_.assign(days, 0);
  std::vector<std::uint64_t> homes;
  homes.reserve(people_.size());
  const auto home = [](const Person& person) {
    return (std::uint64_t{person.address} << 32U) | person.postcode;
  };
  for (const Person& person : people_) {
    ++forenames_[person.forename];
    ++surnames_[person.surname];
    for (const ValueId id :
         {person.postcode, person.locality, person.nhs_number, person.upn, person.identifier,
          person.email, person.telephone, person.text, person.second_text}) {
      ++plain_counts_[id];
    }
    ++birth_counts_[day_of(person.birth)];
    if (person.address != 0) {
      homes.push_back(home(person));
    }
  }
  std::ranges::sort(homes);
  for (Person& person : people_) {
    if (person.address != 0) {
      const auto same = std::ranges::equal_range(homes, home(person));
      person.at_address = static_cast<std::uint16_t>(
          std::min<std::size_t>(same.size(), std::numeric_limits<std::uint16_t>::max()));
    }
  }
}

std::uint32_t People::born_on(BirthDate date) const {
  return birth_counts_.empty() ? 0 : birth_counts_[day_of(date)];
}

}  // namespace openmash::linkage
