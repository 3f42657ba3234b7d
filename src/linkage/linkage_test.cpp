#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "linkage/accuracy.h"
#include "linkage/compare.h"
#include "linkage/link.h"
#include "linkage/model_file.h"
#include "linkage/text/fold.h"
#include "linkage/usual_model.h"
#include "linkage/weigh.h"

using namespace openmash::linkage;

namespace {

using Record = std::map<Field, std::string>;

void add(Table& table, const Record& record, Source source = Source::a) {
  Fields fields{};
  for (const auto& [field, value] : record) {
    fields[static_cast<std::size_t>(field)] = value;
  }
  table.add(source, "r" + std::to_string(table.size()), fields);
}

/// Numbers from a seed, the same everywhere.
class Lot {
 public:
  explicit Lot(std::uint64_t seed) : state_(seed) {}
  std::uint64_t below(std::uint64_t end) {
    state_ = mixed(state_);
    return (state_ >> 32U) * end >> 32U;
  }
  bool once_in(std::uint64_t times) { return below(times) == 0; }

 private:
  std::uint64_t state_;
};

/// A name nobody has: syllables by number.
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

struct Town {
  Table table;
  Truth truth;
};

/// Families in a town, each person in one to three records, with slips; some families have twins.
Town town(std::size_t families, std::uint64_t seed) {
  Lot lot{seed};
  Town made;
  std::uint32_t person = 0;
  for (std::size_t family = 0; family < families; ++family) {
    const std::string surname = invented(1000 + lot.below(400));
    const std::string address =
        std::to_string(1 + lot.below(90)) + " " + invented(5000 + lot.below(300)) + " Road";
    const std::string postcode =
        "ZZ" + std::to_string(1 + lot.below(20)) + " " + std::to_string(lot.below(10)) + "AB";
    const bool twins = lot.once_in(10);
    std::string birth;
    for (int member = 0; member < 3; ++member, ++person) {
      const auto year = std::to_string(1960 + lot.below(60));
      const auto two = [&lot](std::uint64_t end) {
        const std::string digits = std::to_string(1 + lot.below(end));
        return digits.size() < 2 ? "0" + digits : digits;
      };
      if (member != 2 || !twins) {
        birth = year + "-" + two(12) + "-" + two(28);
      }
      const std::string forename = invented(lot.below(300));
      const std::uint64_t copies = 1 + lot.below(3);
      for (std::uint64_t copy = 0; copy < copies; ++copy) {
        Record record{{Field::forename, forename}, {Field::surname, surname},
                      {Field::birth_date, birth},  {Field::address, address},
                      {Field::postcode, postcode}, {Field::sex, person % 2 == 0 ? "F" : "M"}};
        if (lot.once_in(8)) {
          record[Field::forename][lot.below(4)] = 'x';
        }
        if (lot.once_in(8)) {
          record[Field::address] = "";
        }
        if (lot.once_in(10)) {
          record[Field::birth_date] = "";
        }
        add(made.table, record);
        made.truth.push_back(person);
      }
    }
  }
  return made;
}

double no_clock() {
  return 0;
}

Pattern compared(const Record& one, const Record& other) {
  Table table;
  add(table, one);
  add(table, other);
  const People people{table};
  Compare compare{people};
  const Pattern pattern = compare(people[0], people[1]);
  CHECK(pattern.bits() == compare(people[1], people[0]).bits());
  return pattern;
}

}  // namespace

TEST_CASE("a pair agrees comparison by comparison, and what is not said is no evidence") {
  const Pattern pattern = compared({{Field::forename, "Bako"},
                                    {Field::surname, "Tirem-Lusan"},
                                    {Field::birth_date, "2014-07-09"},
                                    {Field::address, "4 Vo Street"},
                                    {Field::postcode, "ZZ1 1AB"},
                                    {Field::sex, "F"}},
                                   {{Field::forename, "Bakko"},
                                    {Field::surname, "Lusan"},
                                    {Field::birth_date, "2014-09-07"},
                                    {Field::address, "4 Vo St"},
                                    {Field::postcode, "ZZ1 1AB"}});
  CHECK(pattern[Comparison::forename] == level::name::equivalent);
  CHECK(pattern[Comparison::surname] == level::name::half);
  CHECK(pattern[Comparison::birth_date] ==
        static_cast<Level>(DateAgreement::day_and_month_swapped));
  CHECK(pattern[Comparison::household] == level::household::same_address);
  CHECK(pattern[Comparison::sex] == not_said);
  CHECK(pattern[Comparison::nhs_number] == not_said);
}

TEST_CASE("an unborn child's placeholder never agrees with another") {
  const Pattern pattern = compared({{Field::forename, "Unborn"}, {Field::surname, "Tirem"}},
                                   {{Field::forename, "Unborn"}, {Field::surname, "Tirem"}});
  CHECK(pattern[Comparison::forename] == level::name::unnamed);
  CHECK(pattern[Comparison::surname] == level::name::equal);
  const Pattern named = compared({{Field::forename, "Unborn"}, {Field::surname, "Tirem"}},
                                 {{Field::forename, "Bako"}, {Field::surname, "Tirem"}});
  CHECK(named[Comparison::forename] == not_said);
  // Nobody knows the name of an adult: that is nothing two adults have in common.
  const Pattern unknown = compared({{Field::forename, "Unknown"}, {Field::surname, "Tirem"}},
                                   {{Field::forename, "Unknown"}, {Field::surname, "Tirem"}});
  CHECK(unknown[Comparison::forename] == not_said);
}

TEST_CASE("that neither is named yet speaks against strangers, and not against a twin") {
  const Model model = usual_model();
  const auto odds = [&](Relation one, Relation other) {
    return model.likelihood(one, Comparison::forename, level::name::unnamed) /
           model.likelihood(other, Comparison::forename, level::name::unnamed);
  };
  CHECK(odds(Relation::same, Relation::unrelated) == doctest::Approx(177).epsilon(0.01));
  CHECK(odds(Relation::same, Relation::household) == doctest::Approx(177).epsilon(0.01));
  CHECK(odds(Relation::same, Relation::twins) == doctest::Approx(1));
}

TEST_CASE(
    "names the other way round, a middle name used, and an earlier name are levels of their own") {
  CHECK(compared({{Field::forename, "Bako"}, {Field::surname, "Tirem"}},
                 {{Field::forename, "Tirem"}, {Field::surname, "Bako"}})[Comparison::surname] ==
        level::name::crossed);
  CHECK(compared({{Field::forename, "Bako"}, {Field::middle_names, "Lusan"}},
                 {{Field::forename, "Lusan"}})[Comparison::forename] == level::name::other_name);
  CHECK(
      compared({{Field::forename, "Bako"}, {Field::surname, "Tirem"}, {Field::alias, "Bako Hedor"}},
               {{Field::forename, "Bako"}, {Field::surname, "Hedor"}})[Comparison::surname] ==
      level::name::other_name);
}

TEST_CASE("a middle name used as the first is no disagreement of middle names") {
  const Pattern used = compared({{Field::forename, "Bako"}, {Field::middle_names, "Lusan"}},
                                {{Field::forename, "Lusan"}, {Field::middle_names, "Bako"}});
  CHECK(used[Comparison::forename] == level::name::other_name);
  CHECK(used[Comparison::middle_names] == not_said);
  const Pattern initials = compared({{Field::forename, "Bako"}, {Field::middle_names, "L"}},
                                    {{Field::forename, "Lusan"}, {Field::middle_names, "B"}});
  CHECK(initials[Comparison::forename] == level::name::initial);
  CHECK(initials[Comparison::middle_names] == not_said);
}

TEST_CASE("a whole name is taken apart where there is no column for its parts") {
  CHECK(compared({{Field::full_name, "Bako Lu Tirem"}},
                 {{Field::forename, "Bako"}, {Field::surname, "Tirem"}})[Comparison::surname] ==
        level::name::equal);
}

TEST_CASE("every pair that shares a rule's parts is met once, and no other") {
  const Town made = town(120, 7);
  const People people{made.table};
  const std::vector<Rule> rules{{{Part::surname_sound, Part::birth_date}},
                                {{Part::forename_root, Part::postcode}},
                                {{Part::surname}}};
  const Blocks blocks{people, rules, 2};
  std::map<std::pair<PersonId, PersonId>, int> met;
  for (std::size_t piece = 0; piece < blocks.pieces(); ++piece) {
    blocks.for_each_pair(piece, [&met](Pair pair) { ++met[{pair.one, pair.other}]; });
  }
  CHECK(std::ranges::all_of(met, [](const auto& pair) { return pair.second == 1; }));
  std::size_t expected = 0;
  std::size_t missing = 0;
  for (PersonId one = 0; one < people.size(); ++one) {
    for (PersonId other = one + 1; other < people.size(); ++other) {
      const Person& left = people[one];
      const Person& right = people[other];
      const NameForm& left_name = people.names().form(left.surname);
      const bool shares = left.surname == right.surname ||
                          (left_name.sound == people.names().form(right.surname).sound &&
                           left.birth.whole() && left.birth == right.birth) ||
                          (left.forename == right.forename && left.postcode == right.postcode);
      expected += shares ? 1U : 0U;
      missing += shares && !met.contains({one, other}) ? 1U : 0U;
    }
  }
  CHECK(expected > 500);
  CHECK(missing == 0);
}

TEST_CASE("two files are linked across and never within") {
  Table table;
  for (const Source source : {Source::a, Source::b}) {
    for (int person = 0; person < 50; ++person) {
      add(table,
          {{Field::forename, invented(static_cast<std::uint64_t>(person))},
           {Field::surname, "Tirem"}},
          source);
    }
  }
  const People people{table};
  const Blocks blocks{people, {{{Part::surname}}}, 1};
  std::size_t pairs = 0;
  std::size_t within = 0;
  for (std::size_t piece = 0; piece < blocks.pieces(); ++piece) {
    blocks.for_each_pair(piece, [&](Pair pair) {
      ++pairs;
      within += pair.one >= 50 || pair.other < 50 ? 1U : 0U;
    });
  }
  CHECK(pairs == 2500);
  CHECK(within == 0);
  CHECK(blocks.counts()[0].pairs == 2500);
}

TEST_CASE("a block that is too large is split, and what that leaves out is counted") {
  Table table;
  for (std::uint64_t person = 0; person < 600; ++person) {
    add(table, {{Field::forename, invented(person)},
                {Field::surname, "Tirem"},
                {Field::birth_date, std::to_string(1950 + person % 10)}});
  }
  const People people{table};
  const Blocks blocks{people, {{{Part::surname}}, {{Part::birth_year}}}, 1};
  const RuleCount& count = blocks.counts()[0];
  CHECK(count.pairs == 600 * 599 / 2);
  CHECK(count.largest == 600);
  CHECK(count.split == 1);
  CHECK(count.left_out == count.pairs - 10 * (60 * 59 / 2));
  double met = 0;
  for (std::size_t piece = 0; piece < blocks.pieces(); ++piece) {
    blocks.for_each_pair(piece, [&met](Pair) { ++met; });
  }
  CHECK(met == count.pairs - count.left_out);  // the second rule finds the same again
}

TEST_CASE("a later rule still meets what splitting an earlier one parted") {
  Table table;
  for (std::uint64_t person = 0; person < 600; ++person) {
    add(table, {{Field::surname, "Tirem"},
                {Field::birth_date, std::to_string(1950 + person % 10)},
                {Field::email, person < 2 ? "one@example.org" : ""}});
  }
  const People people{table};
  const Blocks blocks{people, {{{Part::surname}}, {{Part::email}}}, 1};
  bool met = false;
  for (std::size_t piece = 0; piece < blocks.pieces(); ++piece) {
    blocks.for_each_pair(piece,
                         [&met](Pair pair) { met = met || (pair.one == 0 && pair.other == 1); });
  }
  CHECK(met);
}

TEST_CASE("a model learnt without the truth finds it: families, twins and slips") {
  const Town made = town(300, 11);
  const People people{made.table};
  const Linked linked = link(people, std::nullopt, {}, no_clock);
  const Accuracy found = accuracy(linked.links, linked.joins, made.truth, people.size_of_a());
  CHECK(found.best.f1() > 0.97);
  CHECK(found.at_95.f1() > 0.94);
  CHECK(found.at_95.precision() > 0.98);
  const double true_per_record = found.best.all / static_cast<double>(people.size());
  CHECK(linked.model.pairs_per_record[0] == doctest::Approx(true_per_record).epsilon(0.1));
}

TEST_CASE("the likelihoods of every comparison add up to one") {
  const Town made = town(100, 5);
  const People people{made.table};
  const Linked linked = link(people, std::nullopt, {}, no_clock);
  for (const Relation relation : relations) {
    for (const Comparison comparison : comparisons) {
      double sum = 0;
      for (std::size_t level = 1; level <= kind_of(comparison).levels.size(); ++level) {
        sum += linked.model.likelihood(relation, comparison, static_cast<Level>(level));
      }
      CHECK(sum == doctest::Approx(1).epsilon(0.0001));
    }
  }
}

TEST_CASE("the result is the same whatever the number of threads") {
  const Town made = town(200, 13);
  const People alone{made.table, 1};
  const Linked one = link(alone, std::nullopt, {.threads = 1}, no_clock);
  REQUIRE(one.links.size() > 200);
  for (const std::size_t threads : {2U, 3U}) {
    const People people{made.table, threads};
    const Linked many = link(people, std::nullopt, {.threads = threads}, no_clock);
    CHECK(many.model == one.model);
    CHECK(many.links == one.links);
    CHECK(many.joins == one.joins);
  }
}

TEST_CASE("twins are possible twins and not a match") {
  const Town made = town(250, 17);
  Table table;
  const Record twin{{Field::forename, "Bako"},
                    {Field::surname, "Quavo"},
                    {Field::birth_date, "2014-07-09"},
                    {Field::address, "4 Vo Street"},
                    {Field::postcode, "ZZ1 1AB"}};
  Record other = twin;
  other[Field::forename] = "Hedor";
  const Model model = link(People{made.table}, std::nullopt, {}, no_clock).model;
  // Judged in the same town, by the same model.
  Town with_twins = town(250, 17);
  add(with_twins.table, twin);
  add(with_twins.table, other);
  add(with_twins.table, twin);
  const People people{with_twins.table};
  const auto first = static_cast<PersonId>(people.size() - 3);
  const Weigh weigh{model, people};
  Compare compare{people};
  const auto weighed = [&](PersonId one, PersonId two) {
    return weigh(compare(people[one], people[two]), people[one], people[two]);
  };
  CHECK(weighed(first, first + 1).weight < 0);
  CHECK(weighed(first, first + 1).related > 0.9F);
  CHECK(weighed(first, first + 2).weight > weight_at(0.95));
  CHECK(weighed(first, first + 2).related < 0.05F);
}

TEST_CASE("an explanation's bars add up to the weight") {
  const Town made = town(200, 19);
  const People people{made.table};
  const Linked linked = link(people, std::nullopt, {}, no_clock);
  const Weigh weigh{linked.model, people};
  Compare compare{people};
  REQUIRE(linked.links.size() > 50);
  for (std::size_t at = 0; at < 50; ++at) {
    const Link& here = linked.links[at];
    const Explanation explanation = weigh.explain(compare(people[here.one], people[here.other]),
                                                  people[here.one], people[here.other]);
    double sum = explanation.prior + explanation.household;
    for (const Evidence& evidence : explanation.evidence) {
      sum += evidence.weight;
    }
    CHECK(sum == doctest::Approx(explanation.weight).epsilon(0.001));
    CHECK(explanation.weight == doctest::Approx(static_cast<double>(here.weight)).epsilon(0.001));
    CHECK(explanation.household <= 0.001);
  }
}

TEST_CASE("a rare surname weighs more than a common one") {
  Table table;
  for (std::uint64_t person = 0; person < 300; ++person) {
    add(table, {{Field::forename, invented(person)},
                {Field::surname, person < 100 ? "Common" : invented(1000 + person)}});
  }
  add(table, {{Field::forename, "Bako"}, {Field::surname, "Common"}});
  add(table, {{Field::forename, "Bako"}, {Field::surname, "Common"}});
  add(table, {{Field::forename, "Bako"}, {Field::surname, "Quavolu"}});
  add(table, {{Field::forename, "Bako"}, {Field::surname, "Quavolu"}});
  const People people{table};
  const Linked linked = link(people, std::nullopt, {}, no_clock);
  const Weigh weigh{linked.model, people};
  Compare compare{people};
  const Weighed common = weigh(compare(people[300], people[301]), people[300], people[301]);
  const Weighed rare = weigh(compare(people[302], people[303]), people[302], people[303]);
  CHECK(rare.weight > common.weight + 2);
}

TEST_CASE("a veto forbids a link at any weight, and only where all of it is met") {
  Table table;
  for (int copy = 0; copy < 2; ++copy) {
    add(table, {{Field::forename, "Bako"},
                {Field::surname, "Tirem"},
                {Field::birth_date, "2014-07-09"},
                {Field::nhs_number, copy == 0 ? "9434765919" : "9000000009"}});
  }
  const People people{table};
  Linked linked = link(people, std::nullopt, {}, no_clock);
  Compare compare{people};
  const Pattern pattern = compare(people[0], people[1]);
  linked.model.vetoes = {*read_veto("nhs_number=different sex=different")};
  CHECK(Weigh(linked.model, people)(pattern, people[0], people[1]).weight > -90);
  linked.model.vetoes.push_back(*read_veto("nhs_number=different birth_date=equal"));
  CHECK(Weigh(linked.model, people)(pattern, people[0], people[1]).weight < -90);
  CHECK(Weigh(linked.model, people).explain(pattern, people[0], people[1]).forbidden);
}

TEST_CASE("clusters at every threshold are the connected components, from one pass") {
  Lot lot{23};
  constexpr std::size_t people = 60;
  std::vector<Link> links;
  for (PersonId one = 0; one < people; ++one) {
    for (PersonId other = one + 1; other < people; ++other) {
      if (lot.once_in(25)) {
        links.push_back({.one = one, .other = other, .weight = static_cast<float>(lot.below(20))});
      }
    }
  }
  sort_links(links);
  const std::vector<Link> kept = joins(links, people);
  CHECK(kept.size() < people);
  for (int threshold = -1; threshold <= 20; ++threshold) {
    std::vector<PersonId> slow(people);
    std::iota(slow.begin(), slow.end(), 0U);
    for (bool changed = true; changed;) {
      changed = false;
      for (const Link& link : links) {
        const PersonId least = std::min(slow[link.one], slow[link.other]);
        if (link.weight >= static_cast<float>(threshold) &&
            (slow[link.one] != least || slow[link.other] != least)) {
          slow[link.one] = slow[link.other] = least;
          changed = true;
        }
      }
    }
    CHECK(clusters(kept, people, threshold) == slow);
  }
}

TEST_CASE("one to one takes the strongest link of each record and no second") {
  std::vector<Link> links{{.one = 0, .other = 2, .weight = 5},
                          {.one = 1, .other = 2, .weight = 7},
                          {.one = 0, .other = 3, .weight = 1},
                          {.one = 1, .other = 3, .weight = 6}};
  sort_links(links);
  const std::vector<Link> taken = one_to_one(links, 4);
  REQUIRE(taken.size() == 2);
  CHECK(taken[0].other == 2);
  CHECK(taken[0].one == 1);
  CHECK(taken[1].one == 0);
  CHECK(taken[1].other == 3);
}

TEST_CASE("accuracy counts all true pairs, those that were never compared too") {
  const Truth truth{1, 1, 1, 2, 2, 3};
  std::vector<Link> links{{.one = 0, .other = 1, .weight = 9},
                          {.one = 3, .other = 4, .weight = 6},
                          {.one = 4, .other = 5, .weight = 5},
                          {.one = 1, .other = 2, .weight = 1}};
  const Accuracy result = accuracy(links, joins(links, 6), truth, 6);
  CHECK(result.best.all == 4);
  CHECK(result.best.f1() == doctest::Approx(2.0 * 3 / (4 + 4)));
  CHECK(result.at_95.links == 3);
  CHECK(result.at_95.right == 2);
  CHECK(result.at_precision_99.right == 2);
  // Joining 0-1, 1-2 makes 0-2 as well; 3-4, 4-5 makes a false 3-5.
  CHECK(result.clusters_best.right == 4);
  CHECK(result.clusters_best.links == 6);
  CHECK(true_pairs({1, 1, 1, 2}, 2) == 2);  // two of A, one of B
}

TEST_CASE("fairness counts who is missed by group") {
  const Truth truth{1, 1, 2, 2, 3};
  const std::vector<Link> links{{.one = 0, .other = 1, .weight = 9},
                                {.one = 2, .other = 4, .weight = 8}};
  const std::vector<std::uint32_t> groups{0, 0, 1, 1, 1};
  const auto scores = by_group(links, 0, truth, 5, {"one", "two"}, groups);
  CHECK(scores[0].recall() == 1);
  CHECK(scores[1].recall() == 0);
  CHECK(scores[1].false_links == 1);
  CHECK(scores[1].people == 3);
}

TEST_CASE("a saved model comes back bit for bit") {
  const Town made = town(60, 29);
  Model model = link(People{made.table}, std::nullopt, {}, no_clock).model;
  model.vetoes = {*read_veto("nhs_number=different")};
  const auto again = read_model(written(model));
  REQUIRE(again);
  CHECK(*again == model);
}

TEST_CASE("a model that is not whole is refused with its line") {
  const Town made = town(20, 31);
  const std::string text = written(link(People{made.table}, std::nullopt, {}, no_clock).model);
  CHECK(read_model("forename,surname\n").error().line == 1);
  std::string other = text;
  other.replace(other.find("model 1"), 7, "model 9");
  CHECK(read_model(other).error().line == 1);
  std::string unknown = text;
  unknown.insert(unknown.find("block "), "block shoe_size\n");
  CHECK(read_model(unknown).error().line == 5);
  std::string missing = text;
  const std::size_t at = missing.find("level sex equal");
  missing.erase(at, missing.find('\n', at) + 1 - at);
  CHECK(read_model(missing).error().what.find("sex equal") != std::string::npos);
  std::string negative = text;
  negative.replace(negative.find("unrelated 0"), 11, "unrelated -0");
  CHECK_FALSE(read_model(negative));
}

TEST_CASE("a saved model gives the same links as the run that learnt it") {
  const Town made = town(100, 37);
  const People people{made.table};
  const Linked learnt = link(people, std::nullopt, {}, no_clock);
  const auto model = read_model(written(learnt.model));
  REQUIRE(model);
  CHECK(link(people, *model, {}, no_clock).links == learnt.links);
}

TEST_CASE("an empty register, and one record, link to nothing") {
  for (const int records : {0, 1}) {
    Table table;
    for (int record = 0; record < records; ++record) {
      add(table, {{Field::forename, "Bako"}});
    }
    CHECK(link(People{table}, std::nullopt, {}, no_clock).links.empty());
  }
}
