#include <doctest/doctest.h>

#include "domain/casefile/given_test.h"

using namespace openmash;
using namespace openmash::given;

namespace {

AnswerState state_after(std::vector<CaseEvent> events) {
  return Given::asked().then(std::move(events), police).file().enquiry.find(to_police)->state();
}

CaseEvent answered(ReturnKind kind, bool more_to_come = false) {
  return InformationReturned{
      .request = to_police, .answer = answer_1, .kind = kind, .more_to_come = more_to_come};
}

}  // namespace

TEST_CASE("five answers and silence are six different things") {
  CHECK((state_after({}) == AnswerState::silent));
  CHECK((state_after({answered(ReturnKind::items)}) == AnswerState::items));
  CHECK((state_after({answered(ReturnKind::items, true)}) == AnswerState::part));
  CHECK((state_after({answered(ReturnKind::nothing_held)}) == AnswerState::nothing_held));
  CHECK((state_after({answered(ReturnKind::held_not_shared)}) == AnswerState::held_not_shared));
  CHECK((state_after({answered(ReturnKind::refused)}) == AnswerState::refused));
}

TEST_CASE("an answer is a part of one when more was asked since, and whole when more came") {
  const CaseEvent more = MoreAsked{.request = to_police, .particulars = "dates"};
  const CaseEvent items = answered(ReturnKind::items);
  CHECK((state_after({items, more}) == AnswerState::part));
  CHECK((state_after({items, more, items}) == AnswerState::items));
  CHECK((state_after({more}) == AnswerState::silent));
  CHECK((state_after({more, items}) == AnswerState::items));
  CHECK((state_after({answered(ReturnKind::items, true), items}) == AnswerState::items));
}

TEST_CASE("the newest issues of a child hold, and another child's stay") {
  const auto issue = [](PersonId child, const char* code) {
    return IssuesNoted{.child = child, .issues = {IssueCode{code}}, .main = IssueCode{code}};
  };
  const CaseFile file = Given::received()
                            .then({issue(child_a, "neglect"), issue(child_b, "neglect"),
                                   issue(child_a, "domestic_abuse")})
                            .file();
  REQUIRE(file.triage.issues.size() == 2);
  CHECK((file.triage.issues.front() == issue(child_b, "neglect")));
  CHECK((file.triage.issues.back() == issue(child_a, "domestic_abuse")));
}

TEST_CASE("every rating is kept and the last one holds") {
  const CaseFile file =
      Given::assigned()
          .then(ContactRated{.level = LevelCode{"standard"}, .decision_due = start}, head)
          .file();
  CHECK(file.triage.ratings.size() == 2);
  CHECK(file.rating()->level == LevelCode{"standard"});
}

TEST_CASE("a timescale for the decision comes before the level's, one for answers does not") {
  const Instant set = start + std::chrono::hours{30};
  const auto due = [&](DueFor due_for) {
    return Given::assigned()
        .then(TimescaleSet{.due = set, .due_for = due_for}, head)
        .file()
        .decision_due();
  };
  CHECK((due(DueFor::decision) == set));
  CHECK((due(DueFor::agency_return) == start + std::chrono::hours{4}));
  CHECK_FALSE(Given::received().file().decision_due().has_value());
}

TEST_CASE("an unborn child is one of the children, an adult is not") {
  const CaseFile file =
      Given::received()
          .then(PersonDescribed{.person = PersonId{id(4)}, .kind = PersonKind::unborn_child})
          .file();
  const auto children = file.children();
  REQUIRE(children.size() == 3);
  CHECK(children.back()->person == PersonId{id(4)});
}

TEST_CASE("a decision made anew answers what had reopened it") {
  const Given reopened = Given::reopened();
  CHECK(reopened.file().decision.reopened.size() == 1);
  CHECK(Given{reopened}.then(DecisionMade{}, head).file().decision.reopened.empty());
  CHECK(Given{reopened}
            .then(DecisionConfirmed{.reason = "r"}, head)
            .file()
            .decision.reopened.empty());
}

TEST_CASE("a case file that was never received does not exist") {
  CHECK_FALSE(CaseFile{}.exists());
  CHECK(Given::received().file().version == 4);
}
