#include "linkage/lookup.h"

#include <doctest/doctest.h>

#include <map>
#include <numeric>
#include <set>
#include <string>

#include "base/contains.h"
#include "linkage/frequencies.h"
#include "linkage/text/fold.h"
#include "linkage/usual_model.h"

using namespace openmash::linkage;
using openmash::contains;

namespace {

using Record = std::map<Field, std::string>;

Fields fields(const Record& record) {
  Fields made{};
  for (const auto& [field, value] : record) {
    made[static_cast<std::size_t>(field)] = value;
  }
  return made;
}

bool everybody(RecordNumber) {
  return true;
}

Question asks(const Record& record) {
  return {.facts = fields(record)};
}

std::vector<RecordNumber> numbers(const std::vector<Candidate>& candidates) {
  std::vector<RecordNumber> all;
  for (const Candidate& one : candidates) {
    all.push_back(one.record);
  }
  return all;
}

/// Numbers from a seed, the same everywhere.
class Lot {
 public:
  explicit Lot(std::uint64_t seed) : state_(seed) {}
  std::uint64_t below(std::uint64_t end) {
    state_ = mixed(state_);
    return (state_ >> 32U) * end >> 32U;
  }

 private:
  std::uint64_t state_;
};

std::string invented(std::uint64_t number) {
  static const std::vector<std::string> syllables{"ba",  "ko", "ti",  "rem", "lu", "san",
                                                  "vo",  "ge", "mi",  "dor", "fa", "ny",
                                                  "pel", "zu", "qua", "he"};
  std::string name;
  for (std::uint64_t left = mixed(number) | 1; name.size() < 5 + number % 3; left >>= 4U) {
    name += syllables[left % syllables.size()];
  }
  return name;
}

std::string two(std::uint64_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

Record somebody(Lot& lot) {
  return {{Field::forename, invented(lot.below(200))},
          {Field::surname, invented(1'000 + lot.below(800))},
          {Field::birth_date, std::to_string(1990 + lot.below(35)) + "-" + two(1 + lot.below(12)) +
                                  "-" + two(1 + lot.below(28))},
          {Field::address,
           std::to_string(1 + lot.below(90)) + " " + invented(5'000 + lot.below(60)) + " Road"},
          {Field::postcode,
           "ZZ" + std::to_string(1 + lot.below(20)) + " " + std::to_string(lot.below(10)) + "AB"},
          {Field::telephone, "07700 9" + std::to_string(10'000 + lot.below(80'000))},
          {Field::text, invented(9'000 + lot.below(12)) + " Primary School"}};
}

/// A small register with one family everybody asks about, already in order.
struct Register {
  Lookup lookup{usual_model()};
  RecordNumber child = 0;
  RecordNumber mother = 0;
  RecordNumber stranger = 0;

  explicit Register(bool settled = true) {
    child = lookup.add({.ways = {fields({{Field::full_name, "Childa Mohammed Pennistone"},
                                         {Field::birth_date, "2019-03-04"},
                                         {Field::address, "12 Vicarage Road"},
                                         {Field::postcode, "IG1 1AA"},
                                         {Field::text, "Hill Primary School"},
                                         {Field::nhs_number, "9000000009"}})},
                        .household = 1});
    mother = lookup.add({.ways = {fields({{Field::full_name, "Adultine Pennistone"},
                                          {Field::alias, "Adultine Quarrie"},
                                          {Field::birth_date, "1990"},
                                          {Field::telephone, "+44 7700 900123"}}),
                                  fields({{Field::full_name, "Adultine Pennistone"},
                                          {Field::address, "4 Old Mill Lane"}})},
                         .household = 1,
                         .relation = "Mother"});
    stranger = lookup.add({.ways = {fields({{Field::full_name, "Other Somebody"},
                                            {Field::birth_date, "2019-08-30"}})},
                           .household = 2});
    if (settled) {
      lookup.settle(false);
    }
  }
  RecordNumber first(const Question& question) {
    const Found found = lookup.find(question, everybody);
    const auto& some = found.candidates.empty() ? found.near_misses : found.candidates;
    return some.empty() ? RecordNumber{999} : some.front().record;
  }
};

}  // namespace

TEST_CASE("somebody is found by whatever is known of them") {
  Register here;
  CHECK(here.first(asks({{Field::full_name, "Childa Pennistone"}})) == here.child);
  CHECK(here.first(asks({{Field::full_name, "Penniston"}, {Field::birth_date, "2019"}})) ==
        here.child);
  CHECK(here.first(asks({{Field::full_name, "Muhammad Pennistone"}})) == here.child);
  CHECK(here.first(asks({{Field::full_name, "Chil"}, {Field::address, "Vicarage"}})) == here.child);
  CHECK(here.first(asks({{Field::telephone, "07700 900123"}})) == here.mother);
  CHECK(here.first(asks({{Field::identifier, "900 000 0009"}})) == here.child);
  CHECK(here.first(asks({{Field::text, "Hill Primary"}, {Field::birth_date, "2019-04-03"}})) ==
        here.child);
  const Record childa{{Field::full_name, "Childa"}};
  Question about_seven = asks(childa);
  about_seven.born_from = 2018;
  about_seven.born_to = 2020;
  CHECK(here.first(about_seven) == here.child);
  CHECK(here.first(asks({{Field::full_name, "Quarrie"}, {Field::birth_date, "1990"}})) ==
        here.mother);
  CHECK(here.first(asks({{Field::full_name, "Adultine"}, {Field::address, "Old Mill Lane"}})) ==
        here.mother);
}

TEST_CASE("a child's mother is found through the child, with whom she came") {
  Register here;
  const Record child{{Field::full_name, "Childa Pennistone"}, {Field::birth_date, "2019-03-04"}};
  Question question{.relation = "mother", .of = fields(child)};
  const Found found = here.lookup.find(question, everybody);
  REQUIRE(found.candidates.size() == 1);
  CHECK(found.candidates[0].record == here.mother);
  CHECK(found.candidates[0].through == here.child);
  question.relation = "father";
  CHECK(here.lookup.find(question, everybody).candidates.empty());
  question.relation = "mother";
  CHECK(here.lookup.find(question, [&](RecordNumber one) { return one != here.child; })
            .candidates.empty());
}

TEST_CASE("a mother is found through a child that is only nearly the one asked for") {
  Register here;
  const Record child{{Field::full_name, "Penniston"}};
  const Question of_child{.facts = fields(child), .near_most = 20};
  const Found children = here.lookup.find(of_child, everybody);
  REQUIRE(contains(numbers(children.near_misses), here.child));
  const Found found = here.lookup.find({.relation = "mother", .of = fields(child)}, everybody);
  CHECK(found.candidates.empty());
  REQUIRE(found.near_misses.size() == 1);
  CHECK(found.near_misses[0].record == here.mother);
}

TEST_CASE("about how old is said of the child whose mother is looked for, and not of her") {
  Register here;
  const Record child{{Field::full_name, "Childa Pennistone"}};
  Question question{.relation = "mother", .of = fields(child)};
  const auto weight = [&] {
    const Found found = here.lookup.find(question, everybody);
    const auto& some = found.candidates.empty() ? found.near_misses : found.candidates;
    REQUIRE(some.size() == 1);
    return some[0].explanation.weight;
  };
  const double without = weight();
  question.born_from = 2018;
  question.born_to = 2020;
  CHECK(weight() > without);
}

TEST_CASE("doors are compared where one was asked for and one is written down") {
  Register here;
  const auto doors_said = [&](const char* address) {
    const Found found = here.lookup.find(
        asks({{Field::full_name, "Childa Pennistone"}, {Field::address, address}}), everybody);
    REQUIRE_FALSE(found.candidates.empty());
    REQUIRE(found.candidates[0].record == here.child);
    return found.candidates[0].doors_said;
  };
  CHECK_FALSE(doors_said("Vicarage Road"));
  CHECK(doors_said("14 Vicarage Road"));
}

TEST_CASE("who is written down at a place comes with how their door stands to the one asked for") {
  Register here;
  const RecordNumber flat = here.lookup.add(
      {.ways = {fields({{Field::address, "Flat 2, 12 Elm Way"}, {Field::postcode, "IG1 4AB"}})}});
  const RecordNumber house = here.lookup.add(
      {.ways = {fields({{Field::address, "14 Elm Way"}, {Field::postcode, "IG14 1AB"}})}});
  const RecordNumber street = here.lookup.add({.ways = {fields({{Field::address, "Elm Way"}})}});
  const auto at = [&](const PlaceAsked& place) {
    bool cut = false;
    std::map<RecordNumber, DoorThere> doors;
    for (const LivesThere& one : here.lookup.living_at(place, 20, everybody, cut)) {
      doors[one.record] = one.door;
    }
    return doors;
  };
  using enum DoorThere;
  using Doors = std::map<RecordNumber, DoorThere>;
  CHECK(at({.address = "Elm Way"}) ==
        Doors{{flat, not_asked}, {house, not_asked}, {street, not_asked}});
  CHECK(at({.address = "12 Elm Way"}) == Doors{{flat, same}, {house, another}, {street, not_said}});
  // "IG1 4" is the beginning of IG1 4AB, and IG14 is another district.
  CHECK(at({.postcode = "IG1", .inward = "4"}) == Doors{{flat, not_asked}});
  CHECK(at({.postcode = "IG1", .inward = "4a"}) == Doors{{flat, not_asked}});
  CHECK(at({.postcode = "IG1", .inward = "5"}).empty());
  CHECK(at({.address = "Elm Way", .postcode = "IG1", .inward = "5"}) == Doors{{street, not_asked}});
}

TEST_CASE("the evidence for and against adds up to the weight") {
  Register here;
  const Found found = here.lookup.find(asks({{Field::full_name, "Childa Pennistone"},
                                             {Field::birth_date, "2019-03-05"},
                                             {Field::address, "90 High Street"},
                                             {Field::postcode, "SW1A 1AA"}}),
                                       everybody);
  REQUIRE_FALSE(found.candidates.empty());
  const Explanation& why = found.candidates[0].explanation;
  double sum = why.prior + why.household;
  bool against = false;
  for (const Evidence& one : why.evidence) {
    sum += one.weight;
    against = against || (one.comparison == Comparison::household && one.weight < 0);
  }
  CHECK(sum == doctest::Approx(why.weight));
  CHECK(against);
}

TEST_CASE("one more is found at once, and one taken away never again") {
  Register here;
  const Record newcomer{{Field::full_name, "Newcomer Latecome"}, {Field::birth_date, "2020-01-09"}};
  CHECK(here.lookup.find(asks(newcomer), everybody).candidates.empty());
  const RecordNumber number = here.lookup.add({.ways = {fields(newcomer)}});
  CHECK(here.first(asks(newcomer)) == number);
  here.lookup.remove(number);
  CHECK(here.lookup.find(asks(newcomer), everybody).candidates.empty());
  CHECK(here.lookup.find(asks(newcomer), everybody).near_misses.empty());
  CHECK(here.lookup.size() == 3);
  // And what others still say is not lost with it.
  const RecordNumber again =
      here.lookup.add({.ways = {fields({{Field::full_name, "Newcomer Pennistone"}})}});
  here.lookup.remove(again);
  CHECK(here.first(asks({{Field::full_name, "Childa Pennistone"}})) == here.child);
}

TEST_CASE("a street is found by its beginning and with two slips, as long as anybody lives there") {
  Register here;
  const RecordNumber one =
      here.lookup.add({.ways = {fields({{Field::full_name, "Una Alone"},
                                        {Field::address, "3 Thistlemarch Gardens"},
                                        {Field::postcode, "ZZ9 9ZZ"}})}});
  const RecordNumber other =
      here.lookup.add({.ways = {fields({{Field::full_name, "Dua Both"},
                                        {Field::address, "5 Thistlemarch Gardens"}})}});
  const auto on = [&](const char* street) {
    const Found found =
        here.lookup.find(asks({{Field::address, street}, {Field::forename, "Una"}}), everybody);
    std::vector<RecordNumber> all = numbers(found.candidates);
    for (const RecordNumber near : numbers(found.near_misses)) {
      all.push_back(near);
    }
    return all;
  };
  for (const char* typed : {"Thistlemarch Gardens", "Thistlem", "Thisltemarch Gardns"}) {
    const std::vector<RecordNumber> found = on(typed);
    REQUIRE_FALSE(found.empty());
    CHECK(found.front() == one);
  }
  here.lookup.remove(one);
  CHECK(here.first(asks(
            {{Field::full_name, "Dua Both"}, {Field::address, "Thistlemarch Gardens"}})) == other);
  here.lookup.remove(other);
  CHECK(on("Thistlemarch Gardens").empty());
}

TEST_CASE("of more near misses than are shown it is said that there are more") {
  const auto found = [](int namesakes) {
    Lookup lookup{usual_model()};
    for (int one = 0; one < namesakes; ++one) {
      lookup.add({.ways = {fields({{Field::forename, invented(static_cast<std::uint64_t>(one))},
                                   {Field::surname, "Nowakowska"},
                                   {Field::birth_date, std::to_string(2000 + one) + "-05-06"}})}});
    }
    Lot lot{3};
    for (int other = 0; other < 200; ++other) {
      lookup.add({.ways = {fields(somebody(lot))}});
    }
    lookup.settle(false);
    return lookup.find(asks({{Field::surname, "Nowakowska"}}), everybody);
  };
  const Found few = found(4);
  CHECK(few.candidates.size() + few.near_misses.size() == 4);
  CHECK_FALSE(few.cut);
  const Found many = found(20);
  CHECK(many.candidates.size() + many.near_misses.size() < 20);
  CHECK(many.cut);
}

TEST_CASE("a question leaves nothing behind") {
  Register here;
  const Record stranger{{Field::full_name, "Nobodys Everheard"},
                        {Field::address, "9 Unheardof Gardens"},
                        {Field::telephone, "07700 111111"}};
  const Question strange = asks(stranger);
  const Found before = here.lookup.find(asks({{Field::full_name, "Childa Pennistone"}}), everybody);
  for (int time = 0; time < 50; ++time) {
    CHECK(here.lookup.find(strange, everybody).candidates.empty());
  }
  const Found after = here.lookup.find(asks({{Field::full_name, "Childa Pennistone"}}), everybody);
  CHECK(numbers(before.candidates) == numbers(after.candidates));
  // A value of a question must not be taken for one of a record that comes later.
  const RecordNumber later = here.lookup.add(
      {.ways = {fields({{Field::full_name, "Quite Different"}, {Field::birth_date, "1970"}})}});
  CHECK(here.first(asks({{Field::full_name, "Quite Different"}})) == later);
  CHECK(here.first(asks({{Field::full_name, "Nobodys Everheard"}})) != later);
}

TEST_CASE(
    "a search by one thing alone says that it was narrow, and one by nothing that it was none") {
  Register here;
  CHECK(here.lookup.find(asks({{Field::surname, "Pennistone"}}), everybody).one_fact);
  CHECK_FALSE(
      here.lookup.find(asks({{Field::full_name, "Childa Pennistone"}}), everybody).one_fact);
  CHECK(here.lookup.find(asks({{Field::sex, "F"}}), everybody).nothing_asked);
  CHECK(here.lookup.find(asks({{Field::full_name, "Unborn"}}), everybody).nothing_asked);
}

TEST_CASE("a record that is hidden changes nothing: neither weight nor order nor count") {
  constexpr std::uint64_t seed = 20'261'122;
  CAPTURE(seed);
  Lot lot{seed};
  Lookup with{usual_model()};
  Lookup without{usual_model()};
  std::vector<Record> people;
  std::map<RecordNumber, RecordNumber> in_without;
  std::set<RecordNumber> hidden;
  for (int at = 0; at < 1'500; ++at) {
    Record one = somebody(lot);
    if (at > 0 && lot.below(3) == 0) {
      one[Field::address] = people.back()[Field::address];
      one[Field::surname] = people.back()[Field::surname];
    }
    people.push_back(one);
    const RecordNumber number = with.add({.ways = {fields(one)}});
    if (lot.below(4) == 0) {
      hidden.insert(number);
    } else {
      in_without[number] = without.add({.ways = {fields(one)}});
    }
  }
  with.settle(false);
  without.settle(false);
  int differs_if_seen = 0;
  for (int question = 0; question < 300; ++question) {
    Record asked = people[lot.below(people.size())];
    if (lot.below(2) == 0) {
      asked.erase(Field::telephone);
    }
    if (lot.below(2) == 0) {
      asked[Field::birth_date] = asked[Field::birth_date].substr(0, 4);
    }
    const Found one =
        with.find(asks(asked), [&](RecordNumber number) { return !hidden.contains(number); });
    const Found other = without.find(asks(asked), everybody);
    const Found seen = with.find(asks(asked), everybody);
    REQUIRE(one.candidates.size() == other.candidates.size());
    REQUIRE(one.near_misses.size() == other.near_misses.size());
    for (std::size_t at = 0; at < one.candidates.size(); ++at) {
      REQUIRE(in_without.at(one.candidates[at].record) == other.candidates[at].record);
      REQUIRE(one.candidates[at].explanation.weight == other.candidates[at].explanation.weight);
    }
    for (std::size_t at = 0; at < one.near_misses.size(); ++at) {
      REQUIRE(in_without.at(one.near_misses[at].record) == other.near_misses[at].record);
    }
    REQUIRE(one.cut == other.cut);
    differs_if_seen += numbers(seen.candidates) != numbers(one.candidates) ? 1 : 0;
  }
  CHECK(differs_if_seen > 30);  // the control: seen, they would change it
}

TEST_CASE(
    "of some thousand people, with slips and parts left out, nearly all are among the first") {
  constexpr std::uint64_t seed = 7;
  CAPTURE(seed);
  Lot lot{seed};
  Lookup lookup{usual_model()};
  std::vector<Record> people;
  for (int at = 0; at < 4'000; ++at) {
    people.push_back(somebody(lot));
    static_cast<void>(lookup.add({.ways = {fields(people.back())}}));
  }
  lookup.settle(true);
  int found_among_ten = 0;
  constexpr int questions = 400;
  for (int question = 0; question < questions; ++question) {
    const auto who = static_cast<RecordNumber>(lot.below(people.size()));
    Record asked = people[who];
    asked[Field::forename][1 + lot.below(3)] = 'x';
    asked[Field::birth_date] = asked[Field::birth_date].substr(0, lot.below(2) == 0 ? 4 : 10);
    asked.erase(lot.below(2) == 0 ? Field::address : Field::postcode);
    asked.erase(Field::telephone);
    Question asking = asks(asked);
    const Found found = lookup.find(asking, everybody);
    const auto all = numbers(found.candidates);
    found_among_ten += std::ranges::find(all, who) != all.end() ? 1 : 0;
  }
  CHECK(found_among_ten >= questions * 98 / 100);
}

TEST_CASE("a register that was empty at the start weighs as one that was not") {
  Lookup begun_empty{usual_model()};
  begun_empty.settle(false);
  Lookup begun_later{usual_model()};
  const Record one{{Field::full_name, "Childa Pennistone"}};
  for (Lookup* lookup : {&begun_empty, &begun_later}) {
    static_cast<void>(lookup->add({.ways = {fields(one)}}));
  }
  begun_later.settle(false);
  const Found found = begun_empty.find(asks(one), everybody);
  const Found other = begun_later.find(asks(one), everybody);
  const auto weight = [](const Found& of) {
    return of.candidates.empty() ? of.near_misses.at(0).explanation.weight
                                 : of.candidates.at(0).explanation.weight;
  };
  CHECK(weight(found) == weight(other));
}

TEST_CASE(
    "a saved file says how common names are, whoever is in the register and whenever they came") {
  const Frequencies saved{.records = 100'000,
                          .least = 10,
                          .forenames = {{"childa", 4'000}},
                          .surnames = {{"pennistone", 3'000}}};
  const auto weight_of = [](Lookup& lookup, const char* name) {
    const Found found =
        lookup.find(asks({{Field::full_name, name}, {Field::birth_date, "2020-03-04"}}), everybody);
    REQUIRE_FALSE(found.candidates.empty());
    return found.candidates.front().explanation.weight;
  };
  const auto add = [](Lookup& lookup, const char* name) {
    static_cast<void>(lookup.add(
        {.ways = {fields({{Field::full_name, name}, {Field::birth_date, "2020-03-04"}})}}));
  };
  Lookup few{usual_model()};
  few.count_names_by(saved);
  add(few, "Childa Pennistone");
  add(few, "Quorrin Ebbsworth");
  few.settle(false);
  const double common = weight_of(few, "Childa Pennistone");
  const double rare = weight_of(few, "Quorrin Ebbsworth");
  CHECK(rare > common + 5);
  // Others of the name, and somebody hidden among them, change nothing.
  Lookup many{usual_model()};
  many.count_names_by(saved);
  for (int at = 0; at < 50; ++at) {
    add(many, "Quorrin Ebbsworth");
  }
  many.settle(false);
  add(many, "Childa Pennistone");
  CHECK(weight_of(many, "Childa Pennistone") == common);
  CHECK(weight_of(many, "Quorrin Ebbsworth") == rare);
  // Without the file none is rarer.
  Lookup without{usual_model()};
  add(without, "Childa Pennistone");
  add(without, "Quorrin Ebbsworth");
  without.settle(false);
  CHECK(weight_of(without, "Childa Pennistone") == weight_of(without, "Quorrin Ebbsworth"));
}

TEST_CASE("frequencies come back from their file, and a line not understood is said") {
  const Frequencies saved{.records = 1'000,
                          .least = 10,
                          .forenames = {{"anna maria", 12}, {"childa", 40}},
                          .surnames = {{"o shea", 11}}};
  const auto back = read_frequencies(written(saved));
  REQUIRE(back.has_value());
  CHECK(*back == saved);
  const std::string start = "openmash name frequencies 1\nrecords 1000\nleast 10\n";
  CHECK(read_frequencies(start).has_value());
  for (const char* wrong : {"forename childa\n", "forename Childa 20\n", "forename childa 9\n",
                            "forename childa 1001\n", "nickname childa 20\n", "records\n",
                            "forename childa 20\nforename childa 21\n"}) {
    const auto refused = read_frequencies(start + wrong);
    CHECK_FALSE(refused.has_value());
  }
  CHECK_FALSE(read_frequencies("").has_value());
  CHECK_FALSE(read_frequencies("openmash name frequencies 2\nrecords 1\nleast 1\n").has_value());
  CHECK_FALSE(read_frequencies("openmash name frequencies 1\nleast 10\n").has_value());
}
