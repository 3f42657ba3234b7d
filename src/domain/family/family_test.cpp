#include <doctest/doctest.h>

#include <tuple>

#include "domain/casefile/given_test.h"
#include "domain/casefile/stage.h"

using namespace openmash;
using namespace openmash::given;

namespace {

const AgencyCode police_code{"police"};

/// The hub asks nobody without agreement, or without this one ground.
Given asks_first(Given given) {
  given.profile.consent = {{.purpose = hub::Purpose::check,
                            .words = "w",
                            .agreement = hub::Agreement::required,
                            .tell_family = hub::TellFamily::unless_it_raises_the_risk,
                            .may_go_on_without = {{"prejudice", "Asking would prejudice"}}},
                           {.purpose = hub::Purpose::advice_and_support,
                            .words = "w",
                            .agreement = hub::Agreement::required}};
  return given;
}

RequestInformation ask_police() {
  return {.ask = {{to_police, police_code, ""}},
          .leave_out = {{AgencyCode{"health"}, "r"}},
          .basis = BasisCode{"children_act_s47"},
          .why = "w"};
}

}  // namespace

TEST_CASE(
    "agencies are asked once the family agreed, or on a ground of the hub's with its reason") {
  const Given given = asks_first(Given::assigned());
  CHECK(refused<AgreementMissing>(given.when(ask_police(), worker)));
  const Decided agreed = given.when(RecordAgreement{.state = AgreementState::given}, worker);
  REQUIRE(only<AgreementRecorded>(agreed) != nullptr);
  CHECK(Given{given}.then(agreed->front(), worker).when(ask_police(), worker).has_value());
  const Decided grounded = given.when(
      RecordAgreement{.ground = "prejudice", .reason = "he would take her away"}, worker);
  REQUIRE(only<AgreementRecorded>(grounded) != nullptr);
  CHECK(only<AgreementRecorded>(grounded)->ground_words == "Asking would prejudice");
  CHECK(Given{given}.then(grounded->front(), worker).when(ask_police(), worker).has_value());
}

TEST_CASE("what the family said last is what holds") {
  const AgreementRecorded yes{.purpose = hub::Purpose::check, .state = AgreementState::given};
  const AgreementRecorded no{.purpose = hub::Purpose::check, .state = AgreementState::declined};
  const Given given = asks_first(Given::assigned());
  CHECK(refused<AgreementMissing>(Given{given}.then({yes, no}, worker).when(ask_police(), worker)));
  CHECK(Given{given}.then({no, yes}, worker).when(ask_police(), worker).has_value());
}

TEST_CASE("only sure tells, where that is the rule; otherwise unless it raises the risk") {
  for (const auto& [rule, telling, may] :
       std::initializer_list<std::tuple<hub::TellFamily, TellingRisk, bool>>{
           {hub::TellFamily::only_if_sure, TellingRisk::sure_it_is_safe, true},
           {hub::TellFamily::only_if_sure, TellingRisk::not_sure, false},
           {hub::TellFamily::only_if_sure, TellingRisk::it_would_raise_the_risk, false},
           {hub::TellFamily::unless_it_raises_the_risk, TellingRisk::not_sure, true},
           {hub::TellFamily::unless_it_raises_the_risk, TellingRisk::it_would_raise_the_risk,
            false},
           {hub::TellFamily::not_said, TellingRisk::it_would_raise_the_risk, true}}) {
    Given given = asks_first(Given::assigned());
    given.profile.consent.front().tell_family = rule;
    const Decided decided = given.when(
        RecordAgreement{.state = AgreementState::given, .telling = telling, .told = true});
    CHECK(decided.has_value() == may);
  }
}

TEST_CASE("when the family declines what was decided, the case comes back to whoever decides") {
  Given given = asks_first(Given::decided());
  given.profile.outcomes.front().needs_agreement = true;
  const Decided declined = given.when(RecordAgreement{.purpose = hub::Purpose::advice_and_support,
                                                      .state = AgreementState::declined,
                                                      .reason = "they want to manage alone"},
                                      worker);
  REQUIRE(declined.has_value());
  given.then({ContactClosed{.reason = "r"}, declined->front()}, worker);
  CHECK((stage_of(given.file(), given.profile) == Stage::to_look_again));
  CHECK(refused<AgreementMissing>(
      given.when(DecideOutcomes{.children = for_both(passed_to_cpat)}, head)));
  given.then(DecisionConfirmed{.reason = "seen"}, head);
  CHECK((stage_of(given.file(), given.profile) == Stage::to_tell));
}

TEST_CASE("a conversation is the family's own view, and moves nothing") {
  const Given given = Given::asked();
  const Decided heard = given.when(HearFamily{.who = {adult_1}, .words = "We are tired"}, worker);
  REQUIRE(only<FamilyHeard>(heard) != nullptr);
  const Given after = Given{given}.then(heard->front(), worker);
  CHECK(after.file().family.heard.size() == 1);
  CHECK((stage_of(after.file(), after.profile) == stage_of(given.file(), given.profile)));
}

TEST_CASE("a decision names who contacts the family and by when, and they confirm that they did") {
  Given given = Given::recommended();
  given.profile.feedback.names_family_contact = true;
  const FamilyContactPlanned planned{.who = "Worker 2", .by = start + std::chrono::hours{500}};
  const Decided decided = given.when(
      DecideOutcomes{.children = for_both(passed_to_cpat), .family_contact = planned}, head);
  REQUIRE(decided.has_value());
  for (const CaseEvent& event : *decided) {
    given.then(event, head);
  }
  CHECK((given.file().family.planned->what == planned));
  CHECK(only<FamilyContacted>(given.when(ConfirmFamilyContact{.words = "rang"}, worker)) !=
        nullptr);
}

TEST_CASE("a family is written to, or it is said why not, before the contact closes") {
  Given given = Given::decided();
  given.profile.feedback.family_letter = "family.v1";
  const CloseContact close{.reason = "no referrer to answer"};
  CHECK(refused<FamilyLetterMissing>(given.when(close, support)));
  const Decided withheld = given.when(WithholdFamilyLetter{.reason = "he reads the post"}, worker);
  REQUIRE(only<FamilyLetterWithheld>(withheld) != nullptr);
  CHECK(Given{given}.then(withheld->front(), worker).when(close, support).has_value());
  const Decided letter =
      given.when(WriteFamilyLetter{.letter = letter_1, .text = "Dear parent"}, worker);
  REQUIRE(only<FamilyLetterWritten>(letter) != nullptr);
  CHECK(only<FamilyLetterWritten>(letter)->template_name == "family.v1");
  given.then(letter->front(), worker);
  CHECK(refused<FamilyLetterMissing>(given.when(close, support)));
  given.then({FeedbackApproved{.letter = letter_1}, FeedbackGiven{.letter = letter_1}}, support);
  CHECK(given.when(close, support).has_value());
  CHECK(refused<FeedbackNotGiven>(given.when(CloseContact{}, support)));
}

TEST_CASE(
    "a letter goes to a family as the hub's strictest rule lets it, by what was weighed last") {
  using enum TellingRisk;
  using hub::TellFamily;
  const auto purpose = hub::Purpose::child_protection;
  const auto may_write = [&](TellFamily rule, std::vector<AgreementRecorded> weighed) {
    Given given = asks_first(Given::decided());
    given.profile.feedback.family_letter = "family.v1";
    given.profile.consent.front().tell_family = TellFamily::not_said;
    given.profile.consent.push_back({.purpose = purpose, .words = "w", .tell_family = rule});
    for (const AgreementRecorded& one : weighed) {
      given.then(one, worker);
    }
    const Decided decided = given.when(WriteFamilyLetter{.letter = letter_1, .text = "t"}, worker);
    CHECK((decided.has_value() || refused<FamilyLetterNotSafe>(decided)));
    return decided.has_value();
  };
  const AgreementRecorded sure{.purpose = purpose, .telling = sure_it_is_safe};
  const AgreementRecorded unsure{.purpose = purpose, .telling = not_sure};
  const AgreementRecorded raises{.purpose = purpose, .telling = it_would_raise_the_risk};
  const AgreementRecorded agreed{.purpose = purpose, .state = AgreementState::given};
  AgreementRecorded check_unsure = unsure;
  check_unsure.purpose = hub::Purpose::check;

  CHECK(may_write(TellFamily::not_said, {}));
  CHECK(may_write(TellFamily::not_said, {unsure}));
  CHECK_FALSE(may_write(TellFamily::not_said, {raises}));
  CHECK(may_write(TellFamily::unless_it_raises_the_risk, {}));
  CHECK(may_write(TellFamily::unless_it_raises_the_risk, {unsure}));
  CHECK_FALSE(may_write(TellFamily::unless_it_raises_the_risk, {unsure, raises}));
  CHECK(may_write(TellFamily::unless_it_raises_the_risk, {raises, unsure}));
  CHECK_FALSE(may_write(TellFamily::only_if_sure, {}));
  CHECK_FALSE(may_write(TellFamily::only_if_sure, {agreed}));
  CHECK_FALSE(may_write(TellFamily::only_if_sure, {unsure}));
  CHECK(may_write(TellFamily::only_if_sure, {unsure, sure}));
  CHECK(may_write(TellFamily::only_if_sure, {sure, agreed}));
  CHECK_FALSE(may_write(TellFamily::only_if_sure, {sure, unsure}));
  CHECK_FALSE(may_write(TellFamily::only_if_sure, {check_unsure, sure}));
}

TEST_CASE("something goes outside only on a ground of the hub's") {
  Given given = Given::decided();
  given.profile.outside_sharing = {{"significant_harm", "Significant harm"}};
  const Decided shared = given.when(ShareOutside{.recipient = "The club",
                                                 .ground = "significant_harm",
                                                 .what = "not to be alone with him",
                                                 .why = "other children"},
                                    worker);
  REQUIRE(only<SharedOutside>(shared) != nullptr);
  CHECK(only<SharedOutside>(shared)->ground_words == "Significant harm");
}

TEST_CASE("somebody else who matters is named, and can be asked about") {
  const PersonId partner{id(8)};
  const PersonDescribed described{.person = partner,
                                  .kind = PersonKind::adult,
                                  .answers = {{{.question = "name", .words = "Adult 2"}}}};
  Given given = Given::assigned();
  const Decided decided = given.when(DescribePerson{.person = described}, worker);
  REQUIRE(only<PersonDescribed>(decided) != nullptr);
  RequestInformation ask = ask_police();
  ask.about = {partner};
  CHECK(refused<NotAChildHere>(given.when(ask, worker)));
  CHECK(given.then(described, worker).when(ask, worker).has_value());
}
