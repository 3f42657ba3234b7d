#include <doctest/doctest.h>

#include "domain/casefile/given_test.h"
#include "domain/intake/referral_form.h"

using namespace openmash;
using namespace openmash::given;

namespace {

Answers one_answer(Answer answer) {
  return {{std::move(answer)}};
}

}  // namespace

TEST_CASE("a contact is received with its people, its concerns, and the clock it started") {
  const PersonDescribed child{.person = child_a, .at_risk = true};
  const ConcernRaised concern{.concern = ConcernId{id(50)},
                              .about = {child_a},
                              .answers = one_answer({.question = "words", .words = "bruises"})};
  const Instant received = start - std::chrono::hours{2};
  const Decided decided = Given{}.when(ReceiveContact{.reference = "7K4Q-PDX9",
                                                      .channel = Channel::fax,
                                                      .source = Source::police,
                                                      .received_at = received,
                                                      .original_kept_at = "cabinet 2",
                                                      .people = {child},
                                                      .concerns = {concern}},
                                       Referrer{});
  REQUIRE(decided.has_value());
  REQUIRE(decided->size() == 3);
  CHECK((decided->at(0) == CaseEvent{ContactReceived{
                               .reference = "7K4Q-PDX9",
                               .channel = Channel::fax,
                               .source = Source::police,
                               .received_at = received,
                               .statutory_due = received + std::chrono::hours{24},
                               .profile_version = "1",
                               .form_version = referral_form_version,
                               .original_kept_at = "cabinet 2",
                           }}));
  CHECK((decided->at(1) == CaseEvent{child}));
  CHECK((decided->at(2) == CaseEvent{concern}));
}

TEST_CASE("a single word anywhere is a referral, and so is not knowing") {
  const Answers word = one_answer({.question = "name", .words = "x"});
  const Answers unknown = one_answer({.question = "name", .not_known = true});
  CHECK(Given{}.when(ReceiveContact{.answers = word}).has_value());
  CHECK(Given{}.when(ReceiveContact{.answers = unknown}).has_value());
  CHECK(Given{}.when(ReceiveContact{.people = {{.answers = word}}}).has_value());
  CHECK(Given{}.when(ReceiveContact{.concerns = {{.answers = word}}}).has_value());
}

TEST_CASE("what was sent is added to at any stage, and not changed") {
  const AddToContact command{.addition = AdditionId{id(60)}, .words = "one more thing"};
  const ContactAddedTo expected{.addition = AdditionId{id(60)}, .words = "one more thing"};
  for (const Given& given : {Given::received(), Given::asked(), Given::decided()}) {
    const Decided decided = given.when(command, Referrer{});
    REQUIRE(only<ContactAddedTo>(decided) != nullptr);
    CHECK((*only<ContactAddedTo>(decided) == expected));
  }
}
