#include "linkage/lookup.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <span>

#include "base/contains.h"
#include "base/ensure.h"
#include "linkage/text/fold.h"
#include "linkage/text/similarity.h"
#include "linkage/values/identifier.h"

namespace openmash::linkage {

namespace {

constexpr std::size_t scored_most = 2'000;
constexpr std::size_t near_misses_weighed = 100;
constexpr std::size_t sorted_at_first = 500;
constexpr double least_bits = 0.5;             ///< what is worth less brings nobody up
constexpr std::uint32_t common_from = 30'000;  ///< records with a name
constexpr std::size_t part_of_a_name = 3;      ///< letters, to be more than an initial
constexpr std::size_t children_most = 20;      ///< whose mothers are looked at

/// Days in their order, a year's together: 0 is no date.
constexpr std::uint32_t first_year = 1800;
constexpr std::uint32_t years = 320;
constexpr std::uint32_t year_size = 512;

std::uint32_t day_number(BirthDate date) {
  if (date.year < first_year || date.year >= first_year + years) {
    return 0;
  }
  return (date.year - first_year) * year_size + date.month % 16U * 32U + date.day % 32U;
}

/// The names that a row is found under by its forename; an alias is a whole other name.
std::array<ValueId, 2> forenames_of(const People& people, const Person& person) {
  const NameForm& alias = people.names().form(person.alias);
  return {person.forename, alias.halves[0] != 0 ? alias.halves[0] : person.alias};
}

std::array<ValueId, 2> surnames_of(const People& people, const Person& person) {
  return {person.surname, people.names().form(person.alias).halves[1]};
}

/// Postcodes by their first half too, where there is more of them.
std::array<ValueId, 8> numbers_of(const People& people, const Person& person) {
  const ValueId outward = people.outward(person.postcode);
  return {person.postcode,   outward == person.postcode ? 0 : outward,
          person.nhs_number, person.upn,
          person.identifier, person.email,
          person.telephone,  person.text};
}

/// Whether a name of several words, or its beginning, is meant by what was typed.
bool begins_as(std::string_view name, std::string_view typed) {
  return typed.size() >= part_of_a_name && name.size() > typed.size() && name.starts_with(typed);
}

bool text_like(std::string_view value, std::string_view typed) {
  return begins_as(value, typed) || jaro_winkler(value, typed) >= similar_text_from;
}

}  // namespace

Lookup::Spelled::Spelled(std::string_view street)
    : length(static_cast<std::uint16_t>(std::min<std::size_t>(street.size(), 0xFFFF))),
      first(street.empty() ? '\0' : street.front()) {
  for (const char byte : street) {
    const auto letter = static_cast<unsigned char>(byte);
    letters |= std::uint32_t{letter < 0x80 ? 1U : 0U} << letter % 32U;  // a letter is one byte here
  }
}

bool Lookup::Spelled::nearly(const Spelled& other) const {
  const auto more_than_two = [](std::uint32_t bits) { return std::popcount(bits) > 2; };
  return std::max(length, other.length) - std::min(length, other.length) <= 2 &&
         !more_than_two(letters & ~other.letters) && !more_than_two(other.letters & ~letters);
}

Lookup::Lookup(Model model)
    : model_(std::make_unique<const Model>(std::move(model))), compare_(people_, Compare::Small{}) {
  records_.reserve(1);
}

Lookup::~Lookup() = default;

RecordNumber Lookup::add(const Described& described) {
  const auto number = static_cast<RecordNumber>(records_.size());
  Record record{.first = static_cast<Row>(people_.size()),
                .rows = static_cast<std::uint16_t>(described.ways.size()),
                .live = true,
                .household = described.household};
  if (!described.relation.empty()) {
    record.relation = people_.intern_text(described.relation);
  }
  records_.push_back(record);
  for (const Fields& way : described.ways) {
    const std::size_t texts = people_.plain().size();
    const Row row = people_.add(way);
    record_of_row_.push_back(number);
    if (const ValueId school = people_[row].text; school >= texts) {
      schools_.push_back(school);
    }
    if (is_settled()) {
      list(row);
    }
  }
  sieve_.follow(people_.names());
  for (auto id = static_cast<ValueId>(spelled_streets_.size()); id < people_.streets().size();
       ++id) {
    spelled_streets_.emplace_back(people_.streets()[id]);
  }
  if (is_settled() && described.household != 0) {
    households_.add(described.household, number);
  }
  ++live_;
  return number;
}

void Lookup::list(Row row) {
  const Person& person = people_[row];
  for (const ValueId name : forenames_of(people_, person)) {
    forenames_.add(name, row);
  }
  for (const ValueId name : surnames_of(people_, person)) {
    surnames_.add(name, row);
  }
  middles_.add(person.middle, row);
  dates_.add(day_number(person.birth), row);
  for (const ValueId value : numbers_of(people_, person)) {
    plain_.add(value, row);
  }
  streets_.add(people_.street(person.address), row);
  sums_.push_back(0);
}

void Lookup::settle(bool count_values) {
  if (count_values) {
    people_.count();
  }
  const std::size_t rows = people_.size();
  const auto put_all = [](const auto& values, const auto& put) {
    for (const ValueId value : values) {
      put(value);
    }
  };
  forenames_.build(rows, people_.names().size(), [&](Row row, const auto& put) {
    put_all(forenames_of(people_, people_[row]), put);
  });
  surnames_.build(rows, people_.names().size(), [&](Row row, const auto& put) {
    put_all(surnames_of(people_, people_[row]), put);
  });
  middles_.build(rows, people_.names().size(),
                 [&](Row row, const auto& put) { put(people_[row].middle); });
  dates_.build(rows, years * year_size,
               [&](Row row, const auto& put) { put(day_number(people_[row].birth)); });
  plain_.build(rows, people_.plain().size(),
               [&](Row row, const auto& put) { put_all(numbers_of(people_, people_[row]), put); });
  streets_.build(rows, people_.streets().size(),
                 [&](Row row, const auto& put) { put(people_.street(people_[row].address)); });
  std::uint32_t households = 0;
  for (const Record& record : records_) {
    households = std::max(households, record.household);
  }
  households_.build(records_.size(), households + std::size_t{1},
                    [&](Row record, const auto& put) { put(records_[record].household); });
  sums_.assign(rows, 0);
  weigh_ = std::make_unique<const Weigh>(*model_, people_);
}

void Lookup::remove(RecordNumber number) {
  Record& record = records_[number];
  if (!record.live) {
    return;
  }
  record.live = false;
  --live_;
  for (Row row = record.first; row < record.first + record.rows; ++row) {
    const Person gone = people_[row];
    people_.empty(row);
    if (is_settled()) {
      blank_values(gone, number);
    }
  }
}

/// A value that nobody else shows is overwritten, so that a heap without the record has no word of
/// it.
void Lookup::blank_values(const Person& person, RecordNumber record) {
  const auto others = [&](const Postings& postings, ValueId id) {
    return postings.any(id, [&](Row row) {
      return record_of_row_[row] != record && records_[record_of_row_[row]].live;
    });
  };
  for (const ValueId name : {person.forename, person.surname, person.middle, person.alias}) {
    if (name != 0 && !others(forenames_, name) && !others(surnames_, name) &&
        !others(middles_, name)) {
      people_.blank_name(name);
      sieve_.blank(name);
    }
  }
  for (const ValueId value : numbers_of(people_, person)) {
    if (value != 0 && !others(plain_, value)) {
      people_.blank_plain(value);
    }
  }
  if (person.address == 0) {
    return;
  }
  const ValueId street = people_.street(person.address);
  const bool shared = streets_.any(street, [&](Row row) {
    return people_[row].address == person.address && records_[record_of_row_[row]].live;
  });
  const bool street_shared = others(streets_, street);
  if (!shared) {
    people_.blank_address(person.address);
  }
  if (!street_shared) {
    people_.blank_street(street);
    spelled_streets_[street] = Spelled{{}};
  }
}

inline void Lookup::touch(Row row, Units units) {
  std::uint16_t& sum = sums_[row];
  if (sum == 0) {
    touched_.push_back(row);
  }
  sum = static_cast<std::uint16_t>(sum + units.count);
}

void Lookup::touch_all(std::span<const Row> rows, Units units) {
  constexpr std::size_t ahead = 16;  // what lies far apart is asked for in time
  const std::size_t early = rows.size() - std::min(rows.size(), ahead);
  for (std::size_t at = 0; at < early; ++at) {
    __builtin_prefetch(&sums_[rows[at + ahead]], 1);
    touch(rows[at], units);
  }
  for (const Row row : rows.subspan(early)) {
    touch(row, units);
  }
}

void Lookup::touch_all(const Postings& postings, std::uint32_t first, std::uint32_t end,
                       Units units) {
  touch_all(postings.at_first(first, end), units);
  postings.for_each_later(first, end, [&](Row row) { touch(row, units); });
}

Lookup::Asked Lookup::read(const Fields& facts, std::uint16_t born_from, std::uint16_t born_to) {
  Fields sorted = facts;
  const auto field = [&sorted](Field one) -> std::string_view& {
    return sorted[static_cast<std::size_t>(one)];
  };
  // A number says itself what it is.
  const std::string number = compact(field(Field::identifier));
  if (is_nhs_number(number) && field(Field::nhs_number).empty()) {
    field(Field::nhs_number) = number;
    field(Field::identifier) = {};
  } else if (is_upn(number) && field(Field::upn).empty()) {
    field(Field::upn) = number;
    field(Field::identifier) = {};
  }
  Asked asked{.person = people_.read(sorted), .born_from = born_from, .born_to = born_to};
  const Person& person = asked.person;
  const auto weight = [this](Comparison comparison, Level level) {
    return weigh_->for_one_person(comparison, level);
  };
  asked.slack =
      (person.unnamed ? weight(Comparison::forename, level::name::unnamed) : 0) +
      (person.sex == Sex::unknown ? 0 : weight(Comparison::sex, level::sex::equal)) +
      (person.middle == 0 ? 0 : weight(Comparison::middle_names, level::middle::equal)) +
      (person.locality == 0 ? 0 : weight(Comparison::household, level::household::locality));
  asked.kinds_of_fact =
      (person.forename != 0 ? 1 : 0) + (person.surname != 0 ? 1 : 0) + (person.alias != 0 ? 1 : 0) +
      (person.birth.known() || born_from != 0 ? 1 : 0) +
      (person.address != 0 || person.postcode != 0 ? 1 : 0) + (person.nhs_number != 0 ? 1 : 0) +
      (person.upn != 0 ? 1 : 0) + (person.identifier != 0 ? 1 : 0) + (person.email != 0 ? 1 : 0) +
      (person.telephone != 0 ? 1 : 0) + (person.text != 0 ? 1 : 0);
  return asked;
}

void Lookup::gather_names(const Asked& asked) {
  const NameBook& book = people_.names();
  struct Wanted {
    ValueId id = 0;
    Comparison own = Comparison::forename;
    bool whole = true;  ///< the name itself, not one of an alias
  };
  std::array<Wanted, 4> wanted{};
  std::size_t count = 0;
  const auto want = [&](ValueId id, Comparison own, bool whole) {
    if (id != 0 && book.form(id).length > 1) {
      wanted[count++] = {.id = id, .own = own, .whole = whole};
    }
  };
  want(asked.person.forename, Comparison::forename, true);
  want(asked.person.surname, Comparison::surname, true);
  const NameForm& alias = book.form(asked.person.alias);
  want(alias.halves[0] != 0 ? alias.halves[0] : asked.person.alias, Comparison::forename, false);
  want(alias.halves[1], Comparison::surname, false);
  if (count == 0) {
    return;
  }
  const bool one_box = asked.person.surname == 0;  // "Khan" alone may be either
  const auto rows_of = [&](const Wanted& one, ValueId name, NameAgreement agreement) {
    const bool forename = one.own == Comparison::forename;
    const Counts& counts = forename ? people_.forenames() : people_.surnames();
    const double rarity =
        weigh_->for_rarity(one.own, std::max(count_of(counts, one.id), count_of(counts, name)));
    const bool equal = agreement == NameAgreement::equal;
    double bits =
        weigh_->for_one_person(one.own, level_of(agreement)) + (equal ? rarity : rarity / 2);
    const double elsewhere =
        weigh_->for_one_person(one.own, level::name::other_name) + std::max(0.0, rarity / 2);
    if (!one.whole) {
      bits = elsewhere;
    }
    bits = std::max(bits, least_bits);
    touch_all(forename ? forenames_ : surnames_, name, Units{bits});
    // A common name in another's place brings up a crowd, and hardly ever whoever is meant. By the
    // last count, for what came since may be hidden from somebody.
    if (!one_box && count_of(counts, name) > common_from) {
      return;
    }
    const double crossed = one_box ? bits : std::max(least_bits, elsewhere);
    touch_all(forename ? surnames_ : forenames_, name, Units{crossed});
    touch_all(middles_, name, Units{std::max(least_bits, elsewhere)});
  };
  for (std::size_t at = 0; at < count; ++at) {
    const Wanted& one = wanted[at];
    rows_of(one, one.id, NameAgreement::equal);
    sieve_.for_each(book, NameForm{book.form(one.id)}, [&](ValueId name, Worth worth) {
      if (name == one.id) {
        return;
      }
      const NameAgreement agreement =
          worth == Worth::comparing ? book.agreement(one.id, name) : NameAgreement::different;
      if (agreement >= NameAgreement::half) {
        rows_of(one, name, agreement);
      } else if (begins_as(book[name], book[one.id])) {
        rows_of(one, name, NameAgreement::close);
      }
    });
  }
}

void Lookup::gather_birth(const Asked& asked) {
  const BirthDate date = asked.person.birth;
  const auto bits_of = [this](DateAgreement agreement) {
    return weigh_->for_one_person(Comparison::birth_date, static_cast<Level>(agreement));
  };
  const auto touch_days = [&](std::uint32_t first, std::uint32_t end, double bits) {
    touch_all(dates_, first, end, Units{bits});
  };
  if (!date.known()) {
    if (asked.born_from != 0) {
      touch_days(day_number({.year = asked.born_from}),
                 day_number({.year = asked.born_to}) + year_size,
                 bits_of(DateAgreement::same_year_one_without_day));
    }
    return;
  }
  const auto touch_date = [&](BirthDate other) {
    const double bits = bits_of(agreement(date, other));
    if (bits >= least_bits && day_number(other) != 0) {
      const std::uint32_t day = day_number(other);
      touch_days(day, day + 1, bits);
    }
  };
  for (int year = date.year - 1; year <= date.year + 1; ++year) {
    const auto this_year = static_cast<std::uint16_t>(year);
    for (std::uint8_t month = 0; month <= 12; ++month) {
      for (std::uint8_t day = 0; day <= (month == 0 ? 0 : 31); ++day) {
        touch_date({.year = this_year, .month = month, .day = day});
      }
    }
  }
  // A slip in the year: the decade, the century, two neighbours.
  constexpr std::array places{10, 100};
  for (const int place : places) {
    for (int digit = 0; digit < 10; ++digit) {
      const int year = date.year - date.year / place % 10 * place + digit * place;
      if (year < date.year - 1 || year > date.year + 1) {
        touch_date(
            {.year = static_cast<std::uint16_t>(year), .month = date.month, .day = date.day});
      }
    }
  }
  for (int digit = 0; digit < 10; ++digit) {
    const int year = date.year - date.year % 10 + digit;
    if (year < date.year - 1 || year > date.year + 1) {
      touch_date({.year = static_cast<std::uint16_t>(year), .month = date.month, .day = date.day});
    }
  }
}

void Lookup::gather_places(const Asked& asked) {
  const Person& person = asked.person;
  const auto weight = [this](Level level) {
    return weigh_->for_one_person(Comparison::household, level);
  };
  using namespace level::household;
  const double near = weight(postcode_close);
  if (person.postcode != 0) {
    const ValueId outward = people_.outward(person.postcode);
    const bool alone = outward == person.postcode;
    touch_all(plain_, outward, Units{near});
    if (!alone) {
      touch_all(plain_, person.postcode, Units{weight(same_postcode) - near});
    }
  }
  if (person.address == 0) {
    return;
  }
  const Address& asked_address = people_.address(person.address);
  const std::string_view street = asked_address.street;
  const double on_street = std::max(least_bits, weight(neighbours));
  const Units at_door{weight(same_door_elsewhere) + on_street};
  const Spelled own{street};
  for (ValueId id = 1; id < spelled_streets_.size() && !street.empty(); ++id) {
    const Spelled& there = spelled_streets_[id];
    if (there.first != own.first || !(own.nearly(there) || there.length > own.length)) {
      continue;
    }
    const std::string_view other = people_.streets()[id];
    const bool like = other == street || begins_as(other, street) ||
                      (own.nearly(there) && damerau_levenshtein(other, street) <= 2);
    if (like) {
      streets_.for_each(id, [&](Row row) {
        const ValueId address = people_[row].address;
        const bool door = address != 0 && !asked_address.door.empty() &&
                          people_.address(address).door == asked_address.door;
        touch(row, door ? at_door : Units{on_street});
      });
    }
  }
}

void Lookup::gather_numbers(const Asked& asked) {
  const Person& person = asked.person;
  const auto touch_number = [&](ValueId id, Comparison comparison, ValueId Person::* member) {
    if (id != 0) {
      const Units bits{weigh_->for_one_person(comparison, level::number::equal)};
      plain_.for_each(id, [&](Row row) {
        if (people_[row].*member == id) {
          touch(row, bits);
        }
      });
    }
  };
  touch_number(person.nhs_number, Comparison::nhs_number, &Person::nhs_number);
  touch_number(person.upn, Comparison::upn, &Person::upn);
  touch_number(person.identifier, Comparison::identifier, &Person::identifier);
  touch_number(person.email, Comparison::email, &Person::email);
  touch_number(person.telephone, Comparison::telephone, &Person::telephone);
  // One slip in a number is looked for by trying each.
  if (person.nhs_number != 0) {
    std::string number{people_.plain()[person.nhs_number]};
    const Units bits{weigh_->for_one_person(Comparison::nhs_number, level::number::one_slip)};
    const auto try_it = [&](const std::string& slip) {
      const ValueId id = people_.plain().find(slip);
      if (id != 0 && id != person.nhs_number) {
        plain_.for_each(id, [&](Row row) {
          if (people_[row].nhs_number == id) {
            touch(row, bits);
          }
        });
      }
    };
    for (std::size_t at = 0; at < number.size(); ++at) {
      const char right = number[at];
      for (char digit = '0'; digit <= '9'; ++digit) {
        number[at] = digit;
        if (digit != right) {
          try_it(number);
        }
      }
      number[at] = right;
      if (at + 1 < number.size() && number[at] != number[at + 1]) {
        std::swap(number[at], number[at + 1]);
        try_it(number);
        std::swap(number[at], number[at + 1]);
      }
    }
  }
  if (person.text != 0) {
    const std::string_view typed = people_.plain()[person.text];
    const Units equal{weigh_->for_one_person(Comparison::text, level::text::equal)};
    const Units like{
        std::max(least_bits, weigh_->for_one_person(Comparison::text, level::text::similar))};
    for (const ValueId school : schools_) {
      const bool same = school == person.text;
      if (same || text_like(people_.plain()[school], typed)) {
        plain_.for_each(school, [&](Row row) {
          if (people_[row].text == school) {
            touch(row, same ? equal : like);
          }
        });
      }
    }
  }
}

void Lookup::gather(const Asked& asked) {
  gather_numbers(asked);
  gather_names(asked);
  gather_birth(asked);
  gather_places(asked);
}

/// What was typed in part agrees in part, though its letters alone do not.
void Lookup::refine(Pattern& pattern, const Person& asked, const Person& found) const {
  const NameBook& book = people_.names();
  const auto part = [&](Comparison comparison, ValueId typed, ValueId name) {
    const Level level = pattern[comparison];
    if (typed != 0 && name != 0 && level >= level::name::initial &&
        begins_as(book[name], book[typed])) {
      pattern.replace(comparison, level::name::close);
    }
  };
  part(Comparison::forename, asked.forename, found.forename);
  part(Comparison::surname, asked.surname, found.surname);
  // One word in one box may be the surname, or that of an alias.
  const Level forename = pattern[Comparison::forename];
  if (asked.surname == 0 && asked.forename != 0 &&
      (forename == not_said || forename >= level::name::other_name)) {
    const auto like = [&](ValueId surname) {
      if (surname == 0) {
        return NameAgreement::different;
      }
      const NameAgreement agreement = asked.forename == surname
                                          ? NameAgreement::equal
                                          : book.agreement(asked.forename, surname);
      return agreement < NameAgreement::half && begins_as(book[surname], book[asked.forename])
                 ? NameAgreement::close
                 : agreement;
    };
    const NameAgreement own = like(found.surname);
    const bool alias = like(book.form(found.alias).halves[1]) >= NameAgreement::half;
    if (own >= NameAgreement::half || alias) {
      pattern.replace(Comparison::forename, not_said);
      pattern.replace(Comparison::surname,
                      own >= NameAgreement::half ? level_of(own) : Level{level::name::other_name});
    }
  }
  if (asked.address != 0 && found.address != 0 &&
      pattern[Comparison::household] >= level::household::neighbours) {
    const std::string_view street = people_.address(asked.address).street;
    if (begins_as(people_.address(found.address).street, street)) {
      // "Address 5" is the door of "Address 5, Ilford": only the town was left out.
      const std::string& door = people_.address(asked.address).door;
      const bool same_door = !door.empty() && door == people_.address(found.address).door;
      pattern.replace(Comparison::household, same_door ? level::household::same_door_elsewhere
                                                       : level::household::neighbours);
    }
  }
  if (pattern[Comparison::text] == level::text::different &&
      begins_as(people_.plain()[found.text], people_.plain()[asked.text])) {
    pattern.replace(Comparison::text, level::text::similar);
  }
}

Lookup::Scored Lookup::scored(const Asked& asked, Row row) {
  const Person& found = people_[row];
  Scored one{.record = record_of_row_[row], .row = row, .asked = asked.person};
  if (!asked.person.birth.known() && asked.born_from != 0 && found.birth.known()) {
    // "About six" is as near as the years it may mean.
    one.asked.birth.year = std::clamp(found.birth.year, asked.born_from, asked.born_to);
  }
  one.pattern = compare_(one.asked, found);
  refine(one.pattern, one.asked, found);
  one.weight = (*weigh_)(one.pattern, one.asked, found).weight;
  return one;
}

std::vector<Lookup::Scored> Lookup::score(const Asked& asked, std::size_t most,
                                          const Visible& visible, bool& cut) {
  const double prior = weigh_->prior_for_one_person();
  // What cannot even be a near miss is not looked at; the others from the highest sum down, in
  // their order: what is hidden takes nobody's place.
  const double floor = near_misses_from - prior - asked.slack;
  const auto least = static_cast<std::uint16_t>(std::max(1.0, floor * Units::a_bit));
  std::vector<std::uint64_t> rows;
  for (const Row row : touched_) {
    if (sums_[row] >= least) {
      const auto sum = std::uint64_t{std::numeric_limits<std::uint16_t>::max()} - sums_[row];
      rows.push_back(sum << 32U | row);
    }
  }
  // Most of them are never asked for: put in order some at a time.
  auto sorted = rows.begin();
  std::size_t at_a_time = sorted_at_first;
  std::vector<Scored> best;
  const auto better = [](const Scored& one, const Scored& other) {
    return one.weight != other.weight ? one.weight > other.weight : one.record < other.record;
  };
  const auto keep = [&](const Scored& one) {
    const auto same = std::ranges::find(best, one.record, &Scored::record);
    if (same != best.end()) {
      if (one.weight <= same->weight) {
        return;
      }
      best.erase(same);
    }
    best.insert(std::ranges::upper_bound(best, one, better), one);
    if (best.size() > most) {
      best.pop_back();
    }
  };
  std::size_t weighed = 0;
  std::size_t below = 0;
  for (auto next = rows.begin(); next != rows.end(); ++next) {
    if (next == sorted) {
      sorted += std::min(static_cast<std::ptrdiff_t>(at_a_time), rows.end() - sorted);
      at_a_time *= 4;
      if (sorted != rows.end()) {
        std::nth_element(next, sorted, rows.end());
      }
      std::sort(next, sorted);
    }
    const auto row = static_cast<Row>(*next);
    const RecordNumber record = record_of_row_[row];
    if (!records_[record].live || !visible(record)) {
      continue;
    }
    const double may_still = sums_[row] / Units::a_bit + asked.slack + prior;
    if (best.size() == most && static_cast<double>(best.back().weight) >= may_still) {
      return best;  // nobody further down can come before these
    }
    if (may_still < candidates_from && ++below > near_misses_weighed) {
      return best;
    }
    if (++weighed > scored_most) {
      cut = true;
      return best;
    }
    keep(scored(asked, row));
  }
  return best;
}

Candidate Lookup::candidate(const Scored& scored) const {
  const auto says_door = [this](const Person& person) {
    return !people_.address(person.address).door.empty();
  };
  return {.record = scored.record,
          .way = scored.row - records_[scored.record].first,
          .explanation = weigh_->explain(scored.pattern, scored.asked, people_[scored.row]),
          .through = {},
          .doors_said = says_door(scored.asked) && says_door(people_[scored.row])};
}

Found Lookup::find_related(const Question& question, const Visible& visible) {
  Found found;
  Question child{.facts = question.of,
                 .born_from = question.born_from,
                 .born_to = question.born_to,
                 .most = children_most,
                 .near_most = children_most};
  const Found children = find(child, visible);
  found.one_fact = children.one_fact;
  found.cut = children.cut;
  found.nothing_asked = children.nothing_asked;
  const std::string relation = folded(question.relation);
  const People::Mark mark = people_.mark();
  const Asked asked = read(question.facts, 0, 0);
  std::vector<Candidate> related;
  const auto add_those_of = [&](const Candidate& through) {
    households_.for_each(records_[through.record].household, [&](RecordNumber number) {
      const Record& record = records_[number];
      if (record.household == 0 || !record.live || number == through.record || !visible(number) ||
          people_.plain()[record.relation] != relation ||
          contains(related, number, &Candidate::record)) {
        return;
      }
      Candidate one = candidate(scored(asked, record.first));
      // What finds her is the child; what is said of herself comes on top.
      one.explanation.weight =
          through.explanation.weight + one.explanation.weight - weigh_->prior_for_one_person();
      one.through = through.record;
      related.push_back(std::move(one));
    });
  };
  std::ranges::for_each(children.candidates, add_those_of);
  std::ranges::for_each(children.near_misses, add_those_of);
  people_.forget_since(mark);
  compare_.forget();
  std::ranges::sort(related, [](const Candidate& one, const Candidate& other) {
    return one.explanation.weight != other.explanation.weight
               ? one.explanation.weight > other.explanation.weight
               : one.record < other.record;
  });
  for (Candidate& one : related) {
    const bool near = one.explanation.weight < candidates_from;
    std::vector<Candidate>& to = near ? found.near_misses : found.candidates;
    if (to.size() < (near ? question.near_most : question.most)) {
      to.push_back(std::move(one));
    } else {
      found.cut = true;
    }
  }
  return found;
}

Found Lookup::find(const Question& question, const Visible& visible) {
  ensure(is_settled(), "a look-up begins when its records are in order");
  if (!question.relation.empty()) {
    return find_related(question, visible);
  }
  const People::Mark mark = people_.mark();
  const Asked asked = read(question.facts, question.born_from, question.born_to);
  Found found;
  found.nothing_asked = asked.kinds_of_fact == 0;
  found.one_fact = asked.kinds_of_fact == 1;
  gather(asked);
  const std::vector<Scored> best =
      score(asked, question.most + question.near_most + 1, visible, found.cut);
  for (const Scored& one : best) {
    const auto weight = static_cast<double>(one.weight);
    if (weight >= candidates_from && found.candidates.size() < question.most) {
      found.candidates.push_back(candidate(one));
    } else if (weight >= near_misses_from && found.near_misses.size() < question.near_most) {
      found.near_misses.push_back(candidate(one));
    } else if (weight >= near_misses_from && question.near_most > 0) {
      found.cut = true;
    }
  }
  for (const Row row : touched_) {
    sums_[row] = 0;
  }
  touched_.clear();
  people_.forget_since(mark);
  compare_.forget();
  return found;
}

}  // namespace openmash::linkage
