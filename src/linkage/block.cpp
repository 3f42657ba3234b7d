#include "linkage/block.h"

#include <algorithm>
#include <array>

#include "base/ensure.h"
#include "linkage/text/fold.h"
#include "linkage/threads.h"

namespace openmash::linkage {

namespace {

constexpr std::array<std::string_view, 23> part_names{
    "forename",      "forename_sound", "forename_root", "initial",     "initials",   "surname",
    "surname_sound", "both_names",     "birth_date",    "birth_month", "birth_year", "day_month",
    "postcode",      "outward",        "address",       "locality",    "nhs_number", "upn",
    "identifier",    "email",          "telephone",     "text",        "second_text"};

constexpr std::size_t keys_max = 4;  ///< of one record under one rule
constexpr double piece_pairs = 10'000;
constexpr double wide_pairs_a_record = 30;
constexpr std::size_t wide_records_max = 200'000;
constexpr double every_pair_max = 1e6;
constexpr std::size_t last_cut = 100;  ///< people, where no part splits a block any further

/// What a too large block is split by, in this order.
constexpr std::array split_parts{Part::birth_year, Part::forename_sound, Part::surname_sound,
                                 Part::outward,    Part::birth_month,    Part::locality,
                                 Part::forename,   Part::birth_date,     Part::postcode};

/// A few distinct values that are not 0.
class Values {
 public:
  void add(std::uint32_t value) {
    if (value != 0 && size_ < static_cast<long>(keys_max) &&
        std::find(values_.begin(), values_.begin() + size_, value) == values_.begin() + size_) {
      values_[static_cast<std::size_t>(size_++)] = value;
    }
  }
  [[nodiscard]] const std::uint32_t* begin() const { return values_.data(); }
  [[nodiscard]] const std::uint32_t* end() const { return values_.data() + size_; }

 private:
  std::array<std::uint32_t, keys_max> values_{};
  long size_ = 0;
};

std::uint32_t date_key(unsigned year, unsigned month, unsigned day) {
  return (year << 16U) | (month << 8U) | day;
}

/// The surname, its halves, and the last name of the alias.
template <class Of>
Values surnames(const Person& person, const NameBook& book, const Of& of) {
  Values values;
  values.add(of(person.surname));
  for (const ValueId half : book.form(person.surname).halves) {
    values.add(of(half));
  }
  const NameForm& alias = book.form(person.alias);
  values.add(of(alias.halves[1] != 0 ? alias.halves[1] : person.alias));
  return values;
}

Values values_of(Part part, const People& people, const Person& person) {
  const NameBook& book = people.names();
  const auto sound = [&book](ValueId id) { return book.form(id).sound; };
  const auto itself = [](ValueId id) { return id; };
  const BirthDate birth = person.birth;
  Values values;
  switch (part) {
    case Part::forename:
      values.add(person.forename);
      values.add(book.form(person.alias).halves[0]);
      break;
    case Part::forename_sound:
      values.add(sound(person.forename));
      break;
    case Part::forename_root:
      for (const std::uint32_t root : book.form(person.forename).roots) {
        values.add(root);
      }
      break;
    case Part::initial:
      values.add(static_cast<unsigned char>(book.form(person.forename).initial));
      break;
    case Part::initials:
      if (person.forename != 0 && person.surname != 0) {
        values.add(static_cast<unsigned char>(book.form(person.forename).initial) * 256U +
                   static_cast<unsigned char>(book.form(person.surname).initial));
      }
      break;
    case Part::surname:
      return surnames(person, book, itself);
    case Part::surname_sound:
      return surnames(person, book, sound);
    case Part::both_names:
      if (person.forename != 0 && person.surname != 0) {
        const std::uint64_t one = mixed(sound(person.forename));
        const std::uint64_t other = mixed(sound(person.surname));
        values.add(static_cast<std::uint32_t>(one + other) | 1U);
      }
      break;
    case Part::birth_date:
      values.add(birth.whole() ? date_key(birth.year, birth.month, birth.day) : 0);
      break;
    case Part::birth_month:
      values.add(birth.month != 0 ? date_key(birth.year, birth.month, 0) : 0);
      break;
    case Part::birth_year:
      values.add(birth.year);
      break;
    case Part::day_month:
      if (birth.whole() && !birth.perhaps_only_the_year()) {
        values.add(date_key(0, std::min(birth.month, birth.day), std::max(birth.month, birth.day)));
      }
      break;
    case Part::postcode:
      values.add(people.outward(person.postcode) != person.postcode ? person.postcode : 0);
      break;
    case Part::outward:
      values.add(people.outward(person.postcode));
      break;
    case Part::address:
      values.add(people.address(person.address).door.empty() ? 0 : person.address);
      break;
    case Part::locality:
      values.add(person.locality);
      break;
    case Part::nhs_number:
      values.add(person.nhs_number);
      break;
    case Part::upn:
      values.add(person.upn);
      break;
    case Part::identifier:
      values.add(person.identifier);
      break;
    case Part::email:
      values.add(person.email);
      break;
    case Part::telephone:
      values.add(person.telephone);
      break;
    case Part::text:
      values.add(person.text);
      break;
    case Part::second_text:
      values.add(person.second_text);
      break;
  }
  return values;
}

constexpr unsigned hash_bits = 27;  ///< of a key; what is before is the rule's number

/// Two values whose hashes are equal meet once too often, which costs a comparison and no more.
std::uint32_t key_of(std::size_t rule, std::uint64_t hash) {
  return static_cast<std::uint32_t>(rule << hash_bits) |
         static_cast<std::uint32_t>(hash >> (64U - hash_bits));
}

/// One key for each way to take one value of every part.
void add_keys(Values& keys, std::size_t number, const Rule& rule, const People& people,
              const Person& person, std::size_t at, std::uint64_t so_far) {
  if (at == rule.parts.size()) {
    keys.add(key_of(number + 1, so_far));
    return;
  }
  for (const std::uint32_t value : values_of(rule.parts[at], people, person)) {
    add_keys(keys, number, rule, people, person, at + 1, mixed(so_far ^ mixed(value)));
  }
}

/// Sorted by key alone, people in order within one: three passes of a radix sort.
void sort_by_key(std::vector<std::uint64_t>& entries) {
  constexpr unsigned digit = 11;
  constexpr std::size_t buckets = std::size_t{1} << digit;
  std::vector<std::uint64_t> other(entries.size());
  for (unsigned pass = 0; pass < 3; ++pass) {
    const unsigned shift = 32U + pass * digit;
    std::array<std::size_t, buckets + 1> starts{};
    for (const std::uint64_t entry : entries) {
      ++starts[((entry >> shift) & (buckets - 1)) + 1];
    }
    for (std::size_t at = 1; at <= buckets; ++at) {
      starts[at] += starts[at - 1];
    }
    for (const std::uint64_t entry : entries) {
      other[starts[(entry >> shift) & (buckets - 1)]++] = entry;
    }
    entries.swap(other);
  }
}

}  // namespace

std::string_view name_of(Part part) {
  return part_names[static_cast<std::size_t>(part)];
}

std::optional<Part> part_named(std::string_view name) {
  const auto found = std::ranges::find(part_names, name);
  if (found == part_names.end()) {
    return std::nullopt;
  }
  return static_cast<Part>(found - part_names.begin());
}

std::string name_of(const Rule& rule) {
  std::string name = rule.parts.empty() ? "everybody" : "";
  for (const Part part : rule.parts) {
    name += (name.empty() ? "" : " ");
    name += name_of(part);
  }
  return name;
}

std::vector<Rule> usual_rules(const People& people) {
  using enum Part;
  const auto has = [&people](Part part) {
    switch (part) {
      case birth_date:
      case birth_month:
      case birth_year:
      case day_month:
        return people.has(Field::birth_date);
      case postcode:
      case outward:
        return people.has(Field::postcode);
      case address:
        return people.has(Field::address);
      case locality:
        return people.has(Field::locality);
      case nhs_number:
        return people.has(Field::nhs_number);
      case upn:
        return people.has(Field::upn);
      case identifier:
        return people.has(Field::identifier);
      case email:
        return people.has(Field::email);
      case telephone:
        return people.has(Field::telephone);
      case text:
        return people.has(Field::text);
      case second_text:
        return people.has(Field::second_text);
      case forename:
      case forename_sound:
      case forename_root:
      case initial:
      case initials:
      case surname:
      case surname_sound:
      case both_names:
        return true;
    }
    return false;
  };
  const std::vector<Rule> candidates{
      {{nhs_number}},
      {{upn}},
      {{identifier}},
      {{email}},
      {{telephone}},
      {{surname_sound, birth_date}},
      {{forename_root, birth_date}},
      {{birth_date, outward}},
      {{birth_date, locality}},
      {{address, initial}},
      {{address, birth_year}},
      {{postcode, forename_root}},
      {{postcode, birth_year}},
      {{both_names, birth_year}},
      {{surname_sound, initial, birth_year}},
      {{surname_sound, day_month}},
      {{forename_root, outward, birth_year}},
      {{both_names, outward}},
      {{both_names, locality}},
      {{surname_sound, postcode}},
      {{both_names}},
  };
  const std::vector<Rule> wide{
      {{surname_sound}},
      {{birth_date}},
      {{postcode}},
      {{initials, locality}},
      {{initials, outward}},
      {{initials, birth_year}},
      {{forename_root, locality}},
      {{forename_root, outward}},
      {{forename_root, birth_year}},
      {{locality, birth_year}},
      {{locality, text}},
      {{outward}},
  };
  std::vector<Rule> rules;
  for (const Rule& rule : candidates) {
    if (std::ranges::all_of(rule.parts, has)) {
      rules.push_back(rule);
    }
  }
  const double pairs_most = wide_pairs_a_record * static_cast<double>(people.size());
  for (const Rule& rule : wide) {
    if (people.size() <= wide_records_max && std::ranges::all_of(rule.parts, has) &&
        Blocks{people, {rule}, 1}.counts()[0].pairs <= pairs_most) {
      rules.push_back(rule);
    }
  }
  if (people.pairs() <= every_pair_max) {
    rules.push_back({});
  }
  return rules;
}

Blocks::Blocks(const People& people, std::vector<Rule> rules, std::size_t threads)
    : rules_(std::move(rules)),
      counts_(rules_.size()),
      is_link_(people.is_link()),
      size_of_a_(static_cast<PersonId>(people.size_of_a())),
      people_(&people),
      members_(rules_.size()),
      blocks_(rules_.size()) {
  ensure(rules_.size() <= rules_max, "a model has at most 31 rules");
  make_keys(threads);
  // Each rule writes to its own keys and blocks.
  in_pieces(rules_.size(), threads, [&](std::size_t rule, std::size_t) { make_blocks(rule); });
  cut_pieces();
}

void Blocks::make_keys(std::size_t threads) {
  const People& people = *people_;
  constexpr std::size_t at_once = 10'000;
  const std::size_t pieces = (people.size() + at_once - 1) / at_once;
  std::vector<std::vector<std::uint32_t>> parts(pieces);
  rows_.assign(people.size() + 1, 0);
  in_pieces(pieces, threads, [&](std::size_t piece, std::size_t) {
    const std::size_t end = std::min(people.size(), (piece + 1) * at_once);
    std::vector<std::uint32_t>& keys = parts[piece];
    keys.reserve(at_once * rules_.size());
    for (std::size_t id = piece * at_once; id < end; ++id) {
      for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
        Values values;
        add_keys(values, rule, rules_[rule], people, people[static_cast<PersonId>(id)], 0,
                 mixed(rule));
        const auto begin = static_cast<std::ptrdiff_t>(keys.size());
        keys.insert(keys.end(), values.begin(), values.end());
        std::sort(keys.begin() + begin, keys.end());
      }
      rows_[id + 1] = static_cast<std::uint32_t>(keys.size());  // within its piece, as yet
    }
  });
  for (std::size_t piece = 0; piece < pieces; ++piece) {
    const std::size_t end = std::min(people.size(), (piece + 1) * at_once);
    const auto before = static_cast<std::uint32_t>(keys_.size());
    for (std::size_t id = piece * at_once; id < end; ++id) {
      rows_[id + 1] += before;
    }
    keys_.insert(keys_.end(), parts[piece].begin(), parts[piece].end());
    parts[piece] = {};
  }
}

double Blocks::pairs_in(std::span<const PersonId> block) const {
  const auto all = static_cast<double>(block.size());
  if (!is_link_) {
    return all * (all - 1) / 2;
  }
  const auto a = static_cast<double>(std::ranges::lower_bound(block, size_of_a_) - block.begin());
  return a * (all - a);
}

void Blocks::make_blocks(std::size_t rule) {
  std::vector<std::uint64_t> entries;
  for (std::size_t id = 0; id < people_->size(); ++id) {
    for (std::size_t at = rows_[id]; at < rows_[id + 1]; ++at) {
      const std::uint32_t key = keys_[at];
      if (key >> hash_bits == rule + 1) {
        entries.push_back((std::uint64_t{key} << 32U) | id);
      }
    }
  }
  sort_by_key(entries);
  std::vector<PersonId> block;
  for (std::size_t at = 0; at < entries.size();) {
    const auto key = static_cast<std::uint32_t>(entries[at] >> 32U);
    block.clear();
    for (; at < entries.size() && entries[at] >> 32U == key; ++at) {
      block.push_back(static_cast<PersonId>(entries[at]));
    }
    const double pairs = pairs_in(block);
    if (pairs > 0) {
      counts_[rule].pairs += pairs;
      counts_[rule].largest = std::max(counts_[rule].largest, block.size());
      counts_[rule].split += pairs > pairs_max ? 1U : 0U;
      add_block(rule, block, key, 0);
    }
  }
}

void Blocks::change_key(PersonId person, std::uint32_t from, std::uint32_t to) {
  const auto first = keys_.begin() + static_cast<std::ptrdiff_t>(rows_[person]);
  const auto last = keys_.begin() + static_cast<std::ptrdiff_t>(rows_[person + 1]);
  const auto of_rule = [from](std::uint32_t key) { return key >> hash_bits == from >> hash_bits; };
  const auto begin = std::find_if(first, last, of_rule);
  const auto end = std::find_if_not(begin, last, of_rule);
  *std::find(begin, end, from) = to;
  std::sort(begin, end);
}

void Blocks::add_block(std::size_t rule, std::span<PersonId> block, std::uint32_t key,
                       std::size_t depth) {
  const double pairs = pairs_in(block);
  if (pairs == 0) {
    return;
  }
  if (pairs <= pairs_max || rules_[rule].parts.empty()) {
    std::vector<PersonId>& members = members_[rule];
    const auto begin = static_cast<std::uint32_t>(members.size());
    members.insert(members.end(), block.begin(), block.end());
    blocks_[rule].push_back({.begin = begin,
                             .end = static_cast<std::uint32_t>(members.size()),
                             .of_a = static_cast<std::uint32_t>(
                                 std::ranges::lower_bound(block, size_of_a_) - block.begin()),
                             .key = key});
    return;
  }
  // By a further part; where there is none left, by lot.
  std::vector<std::uint64_t> by_value(block.size());
  for (std::size_t at = 0; at < block.size(); ++at) {
    std::uint64_t value = mixed(block[at] + depth) % (block.size() / last_cut + 1);
    if (depth < split_parts.size()) {
      const Values values = values_of(split_parts[depth], *people_, (*people_)[block[at]]);
      value = values.begin() == values.end() ? 0 : *values.begin();
    }
    by_value[at] = (value << 32U) | block[at];
  }
  std::ranges::sort(by_value);
  std::size_t begin = 0;
  double kept = 0;
  for (std::size_t at = 0; at < block.size(); ++at) {
    block[at] = static_cast<PersonId>(by_value[at]);
    const std::uint64_t value = by_value[at] >> 32U;
    if (at + 1 < block.size() && by_value[at + 1] >> 32U == value) {
      continue;
    }
    const std::span<PersonId> part = block.subspan(begin, at + 1 - begin);
    begin = at + 1;
    // The members' key becomes that of their part: two in different parts have not met.
    const std::uint32_t own = key_of(rule + 1, mixed(key ^ mixed(value + depth)));
    for (const PersonId person : part) {
      change_key(person, key, own);
    }
    kept += pairs_in(part);
    add_block(rule, part, own, depth + 1);
  }
  counts_[rule].left_out += pairs - kept;
}

void Blocks::cut_pieces() {
  for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
    double pairs = 0;
    std::size_t from = 0;
    for (std::size_t block = 0; block < blocks_[rule].size(); ++block) {
      const Block& here = blocks_[rule][block];
      pairs += pairs_in(std::span{members_[rule]}.subspan(here.begin, here.end - here.begin));
      if (pairs >= piece_pairs || block + 1 == blocks_[rule].size()) {
        pieces_.push_back({.rule = rule, .from = from, .to = block + 1});
        from = block + 1;
        pairs = 0;
      }
    }
  }
}

}  // namespace openmash::linkage
