#include "bench/linkage_people.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "linkage/text/fold.h"
#include "linkage/values/identifier.h"

namespace openmash::bench {

namespace {

using linkage::Field;

class Lot {
 public:
  explicit Lot(std::uint64_t seed) : state_(linkage::mixed(seed)) {}
  std::uint64_t below(std::uint64_t end) {
    state_ = linkage::mixed(state_);
    return (state_ >> 32U) * end >> 32U;
  }
  bool percent(double share) { return static_cast<double>(below(1'000'000)) < share * 10'000; }
  /// Small numbers often, large ones seldom, as names are.
  std::uint64_t seldom_below(std::uint64_t end) {
    const double share = static_cast<double>(below(1U << 30U)) / static_cast<double>(1U << 30U);
    return static_cast<std::uint64_t>(std::pow(share, 2.5) * static_cast<double>(end));
  }

 private:
  std::uint64_t state_;
};

constexpr std::uint64_t groups = 6;
constexpr std::uint64_t group_forenames = 500;
constexpr std::uint64_t group_surnames = 12'000;

/// A name of a group, by its number: each group has syllables of its own.
std::string name_of(std::uint64_t group, std::uint64_t number, std::uint64_t syllables) {
  static constexpr std::string_view consonants = "bdfgjklmnprstvwzchsh";
  static constexpr std::string_view vowels = "aeiouaeio";
  std::uint64_t left = linkage::mixed(group * 1'000'003 + number * 17 + syllables);
  std::string name;
  for (std::uint64_t at = 0; at < syllables + left % 2; ++at) {
    left = linkage::mixed(left + group);
    name += consonants[(left % 13 + group * 3) % consonants.size()];
    name += vowels[left / 32 % vowels.size()];
    if (left / 1024 % 3 == 0) {
      name += consonants[left / 4096 % consonants.size()];
    }
  }
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

std::string two(std::uint64_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

struct Home {
  std::string address;
  std::string town;
  std::string postcode;
};

Home home_of(Lot& lot, std::size_t people) {
  static constexpr std::array kinds{"Road", "Street", "Close", "Lane", "Avenue", "Court"};
  const std::uint64_t town = lot.below(70);
  // Fifteen households or so have a postcode, in a street of its own.
  const std::uint64_t code = lot.below(std::max<std::uint64_t>(20, people / 40));
  const std::uint64_t street = linkage::mixed(code);
  return {.address = std::to_string(1 + lot.below(180)) + " " + name_of(9, street % 900, 2) + " " +
                     kinds[street / 1024 % kinds.size()],
          .town = name_of(10, town, 3),
          .postcode =
              std::string{static_cast<char>('A' + town % 26), static_cast<char>('A' + town / 26)} +
              std::to_string(1 + code % 30) + " " + std::to_string(code / 30 % 10) +
              static_cast<char>('A' + code / 300 % 26) +
              static_cast<char>('A' + code / 7'800 % 26)};
}

std::string nhs_number(Lot& lot) {
  while (true) {
    std::string digits = "9";
    while (digits.size() < 9) {
      digits += static_cast<char>('0' + lot.below(10));
    }
    for (char check = '0'; check <= '9'; ++check) {
      if (linkage::is_nhs_number(digits + check)) {
        return digits + check;
      }
    }
  }
}

struct Invented {
  std::string forename;
  std::string middle;
  std::string surname;
  bool female = false;
  std::array<std::uint64_t, 3> born{};
  Home home;
  std::string nhs;
};

std::string with_slip(Lot& lot, std::string word) {
  if (word.size() < 3) {
    return word;
  }
  const std::size_t at = 1 + lot.below(word.size() - 2);
  switch (lot.below(4)) {
    case 0:
      word.erase(at, 1);
      break;
    case 1:
      std::swap(word[at], word[at + 1]);
      break;
    case 2:
      word[at] = static_cast<char>('a' + lot.below(26));
      break;
    default:
      word.insert(at, 1, word[at]);
      break;
  }
  return word;
}

std::string date_of(Lot& lot, std::array<std::uint64_t, 3> born) {
  const std::string year = std::to_string(born[0]);
  if (lot.percent(2)) {
    return "";
  }
  if (lot.percent(2)) {
    return year;
  }
  if (lot.percent(2.5)) {
    return year + "-01-01";
  }
  if (lot.percent(1.2) && born[2] <= 12) {
    std::swap(born[1], born[2]);
  }
  std::string date = year + "-" + two(born[1]) + "-" + two(born[2]);
  if (lot.percent(3)) {
    date[lot.percent(50) ? 9 : 3] = static_cast<char>('0' + lot.below(10));
  }
  return date;
}

/// How an agency has written somebody down.
Written written_down(Lot& lot, bool health, const Invented& who, std::size_t people) {
  std::string forename = lot.percent(5) ? with_slip(lot, who.forename) : who.forename;
  std::string surname = lot.percent(5) ? with_slip(lot, who.surname) : who.surname;
  if (lot.percent(1)) {
    std::swap(forename, surname);
  }
  if (lot.percent(1.5)) {
    surname = name_of(lot.below(groups), lot.seldom_below(group_surnames), 2);
  }
  const Home home = lot.percent(15) ? home_of(lot, people) : who.home;
  Written written;
  const auto put = [&written](Field field, std::string value) {
    written[static_cast<std::size_t>(field)] = std::move(value);
  };
  put(Field::address, lot.percent(7)   ? ""
                      : lot.percent(5) ? with_slip(lot, home.address)
                                       : home.address);
  put(Field::postcode, lot.percent(7)   ? ""
                       : lot.percent(4) ? home.postcode.substr(0, home.postcode.find(' '))
                                        : home.postcode);
  put(Field::middle_names, lot.percent(40)   ? ""
                           : lot.percent(50) ? who.middle.substr(0, 1)
                                             : who.middle);
  put(Field::birth_date, date_of(lot, who.born));
  put(Field::nhs_number,
      lot.percent(health ? 90 : 20) ? (lot.percent(1) ? with_slip(lot, who.nhs) : who.nhs) : "");
  put(Field::forename, std::move(forename));
  put(Field::surname, std::move(surname));
  put(Field::sex, lot.percent(1) ? "" : who.female ? "F" : "M");
  put(Field::locality, home.town);
  return written;
}

/// Everybody, by household. The lot decides the same again for each register.
template <class Visit>
void for_everybody(std::size_t people, std::uint64_t seed, const Visit& visit) {
  Lot lot{seed};
  std::uint32_t person = 0;
  while (person < people) {
    const std::uint64_t group = lot.percent(70) ? 0 : 1 + lot.below(groups - 1);
    const std::string surname = name_of(group, lot.seldom_below(group_surnames), 2);
    const Home home = home_of(lot, people);
    const std::uint64_t members = 1 + lot.below(5);
    Invented before;
    for (std::uint64_t member = 0; member < members && person < people; ++member, ++person) {
      const bool child = member >= 2;
      const bool twin = member >= 3 && lot.percent(4);
      Invented who;
      who.female = lot.percent(50);
      const std::uint64_t pool = group * 2 + (who.female ? 1 : 0) + 20;
      who.forename = name_of(pool, lot.seldom_below(group_forenames), 2);
      who.middle = name_of(pool, lot.seldom_below(group_forenames), 2);
      who.surname = lot.percent(child ? 9 : 20)
                        ? name_of(group, lot.seldom_below(group_surnames), 2)
                        : surname;
      who.born = {child ? 2008 + lot.below(18) : 1945 + lot.below(60), 1 + lot.below(12),
                  1 + lot.below(28)};
      who.nhs = nhs_number(lot);
      who.home = home;
      if (twin) {
        who.born = before.born;
        who.surname = before.surname;
      }
      before = who;
      visit(person, who);
    }
  }
}

}  // namespace

linkage::Fields fields_of(const Written& written) {
  linkage::Fields fields{};
  std::ranges::copy(written, fields.begin());
  return fields;
}

InventedRegisters invented_registers(std::size_t people, std::uint64_t seed) {
  InventedRegisters made;
  for (const linkage::Source source : {linkage::Source::a, linkage::Source::b}) {
    const bool is_a = source == linkage::Source::a;
    for_everybody(people, seed, [&](std::uint32_t person, const Invented& who) {
      Lot lot{seed ^ linkage::mixed(person * 2 + (is_a ? 1U : 0U) + 7)};
      if (lot.percent(is_a ? 80 : 60)) {
        made.table.add(source, (is_a ? "A" : "B") + std::to_string(made.truth.size()),
                       fields_of(written_down(lot, is_a, who, people)));
        made.truth.push_back(person);
      }
    });
  }
  return made;
}

namespace {

std::string telephone_of(std::uint64_t household) {
  std::string digits = std::to_string(linkage::mixed(household) % 1'000'000'000);
  return "07" + std::string(9 - digits.size(), '0') + digits;
}

std::string school_of(const Invented& who, std::size_t people) {
  const std::uint64_t schools = std::max<std::uint64_t>(4, people / 1'000);
  return name_of(11, linkage::hashed(who.home.postcode) % schools, 3) + " School";
}

bool is_child(const Invented& who) {
  return who.born[0] >= 2008;
}

/// What nobody writes on the day, or only in part.
void leave_out(Lot& lot, Typed& typed, const Invented& who) {
  const auto field = [&typed](Field one) -> std::string& {
    return typed.facts[static_cast<std::size_t>(one)];
  };
  const bool with_identifier = lot.percent(20);
  if (!with_identifier) {
    field(Field::nhs_number).clear();
  } else if (field(Field::nhs_number).empty()) {
    field(Field::nhs_number) = who.nhs;
  }
  if (lot.percent(75)) {
    field(Field::middle_names).clear();
  }
  if (lot.percent(35)) {
    field(Field::sex).clear();
  }
  std::string& date = field(Field::birth_date);
  if (lot.percent(15) && !date.empty()) {
    date = date.substr(0, 4);
  } else if (lot.percent(8) && date.size() > 7) {
    date = date.substr(0, 7);
  } else if (lot.percent(12)) {
    date.clear();
    const auto about = static_cast<std::uint16_t>(who.born[0] + lot.below(3) - 1);
    typed.born_from = static_cast<std::uint16_t>(about - 1);
    typed.born_to = static_cast<std::uint16_t>(about + 1);
  }
  std::string& address = field(Field::address);
  std::string& postcode = field(Field::postcode);
  if (lot.percent(25)) {
    address.clear();
  } else if (lot.percent(25)) {
    // A street alone.
    address = address.substr(std::min(address.size(), address.find(' ') + 1));
    postcode.clear();
  } else if (lot.percent(20)) {
    postcode = postcode.substr(0, postcode.find(' '));
  }
  const bool vague = date.size() < 10 && !with_identifier;
  if (vague && address.empty() && postcode.empty()) {
    postcode = who.home.postcode;
  }
}

}  // namespace

void for_each_written(std::size_t people, std::uint64_t seed,
                      const std::function<void(std::uint32_t person, std::uint32_t household,
                                               const Written& written)>& visit) {
  std::uint32_t household = 0;
  std::string last;
  for_everybody(people, seed, [&](std::uint32_t person, const Invented& who) {
    if (who.home.address + who.home.postcode != last) {
      last = who.home.address + who.home.postcode;
      ++household;
    }
    Lot lot{seed ^ linkage::mixed(person * 4 + 1)};
    Written written = written_down(lot, true, who, people);
    if (lot.percent(40)) {
      written[static_cast<std::size_t>(Field::telephone)] = telephone_of(household);
    }
    if (is_child(who) && lot.percent(70)) {
      written[static_cast<std::size_t>(Field::text)] = school_of(who, people);
    }
    visit(person, household, written);
  });
}

std::vector<Typed> typed_questions(std::size_t people, std::uint64_t seed, std::size_t count) {
  std::vector<Typed> questions;
  const std::size_t every = std::max<std::size_t>(1, people / count);
  for_everybody(people, seed, [&](std::uint32_t person, const Invented& who) {
    if (linkage::mixed(person ^ seed) % every != 0) {
      return;
    }
    Lot lot{seed ^ linkage::mixed(person * 4 + 2)};
    Typed typed{.facts = written_down(lot, false, who, people), .person = person};
    if (is_child(who) && lot.percent(25)) {
      typed.facts[static_cast<std::size_t>(Field::text)] = school_of(who, people);
    }
    leave_out(lot, typed, who);
    questions.push_back(std::move(typed));
  });
  return questions;
}

}  // namespace openmash::bench
