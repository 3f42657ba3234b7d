#include "web/referral_fields.h"

#include <doctest/doctest.h>

#include <random>

using namespace openmash::web;
using openmash::Answer;
using openmash::Answers;
using openmash::Asks;
using openmash::ConcernId;
using openmash::ConcernRaised;
using openmash::FormKind;
using openmash::FormQuestion;
using openmash::FormSection;
using openmash::FormSubject;
using openmash::Id128;
using openmash::PersonDescribed;
using openmash::PersonId;
using openmash::PersonKind;
using openmash::referral_form;
using openmash::Source;

namespace {

Id128 id(unsigned number) {
  Id128 made;
  made.bytes[14] = static_cast<openmash::Byte>(number / 256);
  made.bytes[15] = static_cast<openmash::Byte>(number % 256);
  return made;
}

const FormQuestion& question(FormSubject subject, const char* key) {
  const FormQuestion* found = openmash::find_question(subject, key);
  REQUIRE(found != nullptr);
  return *found;
}

/// One of the answers a question can have, every kind of them in turn.
Answer answer_to(const FormQuestion& asked, unsigned turn) {
  Answer answer{.question = std::string(asked.key)};
  if (turn % 4 == 3) {
    answer.not_known = true;
    return answer;
  }
  switch (asked.kind) {
    case FormKind::date: {
      const char* dates[] = {"2019-03-04", "2019-03", "2019"};
      answer.words = dates[turn % 4];
      break;
    }
    case FormKind::one_of:
      answer.words = asked.options[turn % asked.options.size()].code;
      break;
    case FormKind::several_of: {
      std::vector<std::string> codes;
      for (std::size_t i = 0; i <= turn % asked.options.size(); ++i) {
        codes.emplace_back(asked.options[i].code);
      }
      answer.words = join_codes(codes);
      break;
    }
    case FormKind::line:
    case FormKind::words:
      answer.words =
          "Words of turn " + std::to_string(turn) + "\nand \xE2\x80\x9Cmore\xE2\x80\x9D <b>&";
      break;
  }
  return answer;
}

Answers every_answer(FormSubject subject, unsigned turn) {
  Answers answers;
  for (const FormSection& section : referral_form()) {
    if (section.subject == subject) {
      for (const FormQuestion& asked : section.questions) {
        answers.all.push_back(answer_to(asked, turn++));
      }
    }
  }
  return answers;
}

bool same(const WrittenReferral& left, const WrittenReferral& right) {
  return left.source == right.source && left.asks == right.asks && left.answers == right.answers &&
         left.people == right.people && left.concerns == right.concerns;
}

}  // namespace

TEST_CASE("every question answered in every way comes back as it was") {
  for (unsigned turn = 0; turn < 4; ++turn) {
    CAPTURE(turn);
    WrittenReferral referral{.source = Source::professional, .asks = Asks::help};
    referral.answers = every_answer(FormSubject::contact, turn);
    referral.people.push_back({.person = PersonId{id(1)},
                               .kind = PersonKind::child,
                               .answers = every_answer(FormSubject::child, turn)});
    referral.people.push_back({.person = PersonId{id(2)},
                               .kind = PersonKind::adult,
                               .answers = every_answer(FormSubject::adult, turn)});
    referral.concerns.push_back({.concern = ConcernId{id(3)},
                                 .about = {PersonId{id(1)}},
                                 .answers = every_answer(FormSubject::concern, turn)});
    const WrittenReferral back = read_referral(write_referral(referral));
    CHECK(same(back, referral));
  }
}

TEST_CASE(
    "random families come back whole, in their order, with who is at risk and who does harm") {
  const unsigned seed = 20261122;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const auto up_to = [&](unsigned most) { return static_cast<unsigned>(random() % (most + 1)); };
  for (int round = 0; round < 200; ++round) {
    WrittenReferral referral{.source = Source::family};
    unsigned next = 1;
    for (unsigned i = up_to(12); i > 0; --i) {
      PersonDescribed person{.person = PersonId{id(next++)},
                             .kind = static_cast<PersonKind>(up_to(2)),
                             .at_risk = up_to(1) == 1,
                             .source_of_harm = up_to(1) == 1};
      person.answers.all.push_back({.question = "name", .words = "Child " + std::to_string(i)});
      referral.people.push_back(person);
    }
    for (unsigned i = up_to(5); i > 0; --i) {
      ConcernRaised concern{.concern = ConcernId{id(next++)}};
      for (const PersonDescribed& person : referral.people) {
        if (up_to(1) == 1) {
          concern.about.push_back(person.person);
        }
      }
      concern.answers.all.push_back({.question = "words", .words = "A worry"});
      referral.concerns.push_back(concern);
    }
    const Fields fields = write_referral(referral);
    CHECK(same(read_referral(fields), referral));
    CHECK(write_referral(read_referral(fields)) == fields);
  }
}

TEST_CASE("not known is an answer and blank is none") {
  Fields fields = new_draft(Asks::worry, id(1), id(2));
  const auto& name = question(FormSubject::child, "name");
  const auto& born = question(FormSubject::child, "born");
  const auto& sex = question(FormSubject::child, "sex");
  CHECK(!read_answer(fields, name, "child-1-name"));
  CHECK(!read_answer(fields, born, "child-1-born"));
  CHECK(!read_answer(fields, sex, "child-1-sex"));

  put(fields, "child-1-name-unknown", "yes");
  put(fields, "child-1-born-unknown", "yes");
  put(fields, "child-1-sex", "unknown");
  const WrittenReferral referral = read_referral(fields);
  REQUIRE(referral.people.size() == 1);
  CHECK(referral.people[0].answers.is_not_known("name"));
  CHECK(referral.people[0].answers.is_not_known("born"));
  CHECK(referral.people[0].answers.is_not_known("sex"));
  CHECK(referral.people[0].answers.find("school") == nullptr);
  CHECK_FALSE(tells_which_child(referral));
}

TEST_CASE("words beside a ticked 'I do not know' are kept, and the tick gives way") {
  const Fields fields{{"contact-phone", "after six"}, {"contact-phone-unknown", "yes"}};
  const auto answer = read_answer(fields, question(FormSubject::contact, "phone"), "contact-phone");
  REQUIRE(answer);
  CHECK_FALSE(answer->not_known);
  CHECK(answer->words == "after six");
}

TEST_CASE("a date is kept as far as it is known, and what is no date goes as it was typed") {
  struct {
    const char* day;
    const char* month;
    const char* year;
    const char* kept;
  } const rows[] = {
      {"4", "3", "2019", "2019-03-04"},
      {"", "3", "2019", "2019-03"},
      {"", "", "2019", "2019"},
      {"4", "March", "2019", "2019-03-04"},
      {"31", "2", "2019", "31/2/2019"},
      {"", "", "19", "//19"},
      {"4", "", "2019", "4//2019"},
      {"about", "", "", "about//"},
      {"", "", "", ""},
  };
  const auto& born = question(FormSubject::child, "born");
  for (const auto& row : rows) {
    CAPTURE(row.kept);
    Fields fields;
    put(fields, "child-1-born-day", row.day);
    put(fields, "child-1-born-month", row.month);
    put(fields, "child-1-born-year", row.year);
    const auto answer = read_answer(fields, born, "child-1-born");
    CHECK((answer ? answer->words : "") == row.kept);
    if (answer) {
      Fields again;
      write_answer(again, born, "child-1-born", *answer);
      CHECK(read_answer(again, born, "child-1-born") == answer);
    }
  }
}

TEST_CASE("a child not yet born counts as somebody before anything else is known") {
  Fields fields = new_draft(Asks::worry, id(1), id(2));
  CHECK(read_referral(fields).people.empty());
  put(fields, "child-1-kind", "unborn_child");
  const WrittenReferral referral = read_referral(fields);
  REQUIRE(referral.people.size() == 1);
  CHECK(referral.people[0].kind == PersonKind::unborn_child);
}

TEST_CASE("an adult may be at risk and a source of harm at once") {
  Fields fields;
  REQUIRE(add_entry(fields, EntryKind::adult, id(7)));
  put_all(fields, "adult-1-role", {"at_risk", "source_of_harm"});
  const WrittenReferral referral = read_referral(fields);
  REQUIRE(referral.people.size() == 1);
  CHECK(referral.people[0].at_risk);
  CHECK(referral.people[0].source_of_harm);
}

TEST_CASE("nobody is left out whom a worry is about, and an empty worry is about nobody") {
  Fields fields = new_draft(Asks::worry, id(1), id(2));
  put(fields, "worry-1-about", "child-1");
  CHECK(read_referral(fields).concerns.empty());
  CHECK(read_referral(fields).people.empty());
  put(fields, "worry-1-words", "They are left alone at night");
  const WrittenReferral referral = read_referral(fields);
  REQUIRE(referral.concerns.size() == 1);
  REQUIRE(referral.people.size() == 1);
  CHECK(referral.concerns[0].about == std::vector{PersonId{id(1)}});
  CHECK(tells_a_worry(referral));
}

TEST_CASE(
    "the same draft makes the same ids every time, and adding the same child twice adds one") {
  Fields fields = new_draft(Asks::worry, id(1), id(2));
  const auto first = add_entry(fields, EntryKind::child, id(9));
  const Fields once = fields;
  const auto second = add_entry(fields, EntryKind::child, id(9));
  CHECK(first == second);
  CHECK(fields == once);
  put(fields, "child-2-name", "Child B");
  CHECK(same(read_referral(fields), read_referral(fields)));
  CHECK(read_referral(fields).people.at(0).person == PersonId{id(9)});
}

TEST_CASE("a child taken out takes its words along, and its number is not given again") {
  Fields fields = new_draft(Asks::worry, id(1), id(2));
  for (unsigned i = 2; i <= 10; ++i) {
    REQUIRE(add_entry(fields, EntryKind::child, id(i + 10)));
  }
  put(fields, "child-1-name", "Child A");
  put(fields, "child-10-name", "Child J");
  put(fields, "worry-1-words", "A worry");
  put_all(fields, "worry-1-about", {"child-1", "child-10"});
  const auto first = find_entry(fields, EntryKind::child, 1);
  REQUIRE(first);
  remove_entry(fields, *first);
  CHECK(value(fields, "child-1-name").empty());
  CHECK(value(fields, "child-10-name") == "Child J");
  CHECK(values(fields, "worry-1-about") == std::vector<std::string>{"child-10"});
  CHECK(entries(fields, EntryKind::child).size() == 9);
  const auto added = add_entry(fields, EntryKind::child, id(99));
  REQUIRE(added);
  CHECK(added->number == 11);
}

TEST_CASE("the fifty-first person and the fifty-first worry are refused, and nothing is lost") {
  Fields fields;
  for (unsigned i = 1; i <= most_people; ++i) {
    REQUIRE(add_entry(fields, i % 2 == 0 ? EntryKind::child : EntryKind::adult, id(i)));
  }
  for (unsigned i = 1; i <= most_worries; ++i) {
    REQUIRE(add_entry(fields, EntryKind::worry, id(100 + i)));
  }
  const Fields full = fields;
  CHECK_FALSE(add_entry(fields, EntryKind::child, id(500)));
  CHECK_FALSE(add_entry(fields, EntryKind::adult, id(501)));
  CHECK_FALSE(add_entry(fields, EntryKind::worry, id(502)));
  CHECK(fields == full);
}

TEST_CASE("a draft not written by us does no harm") {
  const Fields odd{{"entry", "child-0"}, {"entry", "dog-1"},      {"entry", ""},
                   {"entry", "child-1"}, {"child-1-id", "no id"}, {"worry-1-about", "child-9"},
                   {"source", "nobody"}, {"door", "neither"},     {"contact-consent", "unknown"}};
  CHECK(entries(odd).empty());
  const WrittenReferral referral = read_referral(odd);
  CHECK(referral.source == Source::anonymous);
  CHECK(referral.asks == Asks::worry);
  CHECK(referral.people.empty());
  CHECK(referral.answers.is_not_known("consent"));
}
