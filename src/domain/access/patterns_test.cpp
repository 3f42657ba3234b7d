#include "domain/access/patterns.h"

#include <doctest/doctest.h>

#include "domain/casefile/given_test.h"

using namespace openmash;
using namespace openmash::given;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

Looking look(const Staff& who, unsigned char contact, Instant at, bool is_work = false) {
  return {.person = who.id, .at = at, .contact = ContactId{id(contact)}, .is_work = is_work};
}

std::vector<Looking> looks(const Staff& who, unsigned char cases, Instant at) {
  std::vector<Looking> all;
  for (unsigned char i = 0; i < cases; ++i) {
    all.push_back(look(who, static_cast<unsigned char>(50 + i), at + minutes{i}));
  }
  return all;
}

std::size_t count(const std::vector<PatternNoticed>& found, PatternKind kind) {
  return static_cast<std::size_t>(std::ranges::count(found, kind, &PatternNoticed::kind));
}

}  // namespace

TEST_CASE("a case with the reader's own surname stands out, unless it is their work") {
  Looking one = look(worker, 50, start);
  one.own_name = true;
  CHECK(count(patterns_in(std::vector{one}), PatternKind::own_name) == 1);
  one.is_work = true;
  CHECK(patterns_in(std::vector{one}).empty());
  one.is_work = false;
  one.oversees = true;  // whose work it is to open the cases of others
  CHECK(patterns_in(std::vector{one}).empty());
}

TEST_CASE("a case in the reader's own street stands out even where it is their work") {
  Looking one = look(worker, 50, start, true);
  one.own_street = true;
  CHECK(count(patterns_in(std::vector{one}), PatternKind::own_street) == 1);
}

TEST_CASE("many cases in a day that are no work of theirs stand out once, told whole") {
  const PatternLimits limits;
  const auto few = static_cast<unsigned char>(limits.many_in_a_day - 1);
  CHECK(patterns_in(looks(worker, few, start)).empty());
  const auto found = patterns_in(looks(worker, static_cast<unsigned char>(few + 4), start));
  REQUIRE(found.size() == 1);
  CHECK(found[0].figure == few + 4U);
  CHECK(found[0].contacts.size() == few + 4U);
  std::vector<Looking> overseen = looks(head, static_cast<unsigned char>(few + 4), start);
  for (Looking& one : overseen) {
    one.oversees = true;
  }
  CHECK(patterns_in(overseen).empty());
}

TEST_CASE("one case on several days stands out, and one with a crowd round it") {
  const std::vector<Looking> days{look(worker, 50, start), look(worker, 50, start + hours{24}),
                                  look(worker, 50, start + hours{48})};
  CHECK(count(patterns_in(days), PatternKind::again_and_again) == 1);
  std::vector<Looking> crowd;
  for (const Staff& one : {contact_officer, screener, worker, other_worker, support}) {
    crowd.push_back(look(one, 50, start));
  }
  const auto found = patterns_in(crowd);
  REQUIRE(count(found, PatternKind::crowd) == 1);
  CHECK(found[0].people.size() == 5);
  crowd.pop_back();
  CHECK(patterns_in(crowd).empty());
}

TEST_CASE("what was noticed once is not noticed again, and what is new is") {
  const std::vector<Looking> all = looks(worker, 9, start);
  const auto first = patterns_in(all);
  CHECK(not_noticed(patterns_in(all), first).empty());
  CHECK(not_noticed(patterns_in(looks(worker, 9, start + hours{30})), first).size() == 1);
  CHECK(not_noticed(patterns_in(looks(other_worker, 9, start)), first).size() == 1);
}

TEST_CASE("opening a case is work for whom it was given, who was asked and who signs something") {
  const Given given = Given::asked();
  const Instant now = given.now();
  CHECK(is_work_of(worker, given.history, now));
  CHECK(is_work_of(head, given.history, now));
  CHECK(is_work_of(police, given.history, now));
  CHECK_FALSE(is_work_of(other_worker, given.history, now));
  CHECK_FALSE(is_work_of(support, given.history, now));
  // What the head signed is long ago by then; the case is the worker's still.
  CHECK_FALSE(is_work_of(head, given.history, now + hours{24 * 10}));
  CHECK(is_work_of(worker, given.history, now + hours{24 * 10}));
}

TEST_CASE("a surname and a street are found among those on the case, whole and by any spelling") {
  Given given = Given::received();
  Answers answers;
  answers.all.push_back({.question = "name", .words = "Adult SAMPLE-Name"});
  answers.all.push_back({.question = "address", .words = "Flat 2, 14 Long Sample Road,\nXY1 2ZZ"});
  given.then(
      PersonDescribed{.person = PersonId{id(9)}, .kind = PersonKind::adult, .answers = answers},
      Referrer{});
  const CaseFile file = given.file();
  CHECK(has_surname(file, "Worker Name"));
  CHECK_FALSE(has_surname(file, "Name Worker"));
  CHECK_FALSE(has_surname(file, "Social worker 4"));
  CHECK(has_street(file, "7 long sample road"));
  CHECK_FALSE(has_street(file, "Long Sample Roadway"));
  CHECK_FALSE(has_street(file, "14"));
  CHECK_FALSE(has_street(file, ""));
}
