#include <doctest/doctest.h>

#include "domain/casefile/given_test.h"
#include "domain/casefile/stage.h"
#include "domain/decision/gaps.h"

using namespace openmash;
using namespace openmash::given;

namespace {

const std::vector<OutcomeChoice> to_police_alone = {{OutcomeCode{"single_agency"}, "police"}};

CaseEvents events_of(const Decided& decided) {
  REQUIRE(decided.has_value());
  return *decided;
}

}  // namespace

TEST_CASE("the record is written, and written again") {
  const Decided decided =
      Given::written().when(WriteRecord{.summary = "s2", .analysis = "a2"}, worker);
  REQUIRE(only<RecordWritten>(decided) != nullptr);
  CHECK((*only<RecordWritten>(decided) == RecordWritten{.summary = "s2", .analysis = "a2"}));
}

TEST_CASE("a recommendation names each outcome and who receives it") {
  const auto events = events_of(Given::written().when(
      Recommend{.children = {{.child = child_a,
                              .outcomes = {{OutcomeCode{"cpat"}, "ignored"},
                                           {OutcomeCode{"single_agency"}, "police"},
                                           {OutcomeCode{"common_assessment"}, "School 1"}},
                              .reason = "r"}}},
      worker));
  CHECK((events ==
         CaseEvents{OutcomeRecommended{
             .child = child_a,
             .outcomes = {{OutcomeCode{"cpat"}, "Child Protection and Assessment Team", "CPAT"},
                          {OutcomeCode{"single_agency"}, "Single-agency response", "Police"},
                          {OutcomeCode{"common_assessment"}, "Common Assessment Framework",
                           "School 1"}},
             .reason = "r"}}));
}

TEST_CASE("a case is sent back with what is wanted") {
  const Decided decided = Given::recommended().when(SendBack{.reason = "ask the school"}, head);
  REQUIRE(only<SentBack>(decided) != nullptr);
  CHECK(only<SentBack>(decided)->reason == "ask the school");
}

TEST_CASE("a decision is one outcome list a child and the decision itself") {
  const auto events = events_of(
      Given::recommended().when(DecideOutcomes{.children = for_both(to_police_alone)}, head));
  REQUIRE(events.size() == 3);
  CHECK(std::get<OutcomeDecided>(events.at(0)).child == child_a);
  CHECK(std::get<OutcomeDecided>(events.at(0)).outcomes.front().receiver == "Police");
  CHECK(std::get<OutcomeDecided>(events.at(1)).child == child_b);
  CHECK((events.at(2) == CaseEvent{DecisionMade{}}));
}

TEST_CASE("nothing is decided in silence: each gap is accepted by name, with a reason") {
  const Given asked = Given::asked();
  const Gap no_police{GapKind::unanswered_request, to_police.value};
  const Gap no_health{GapKind::unanswered_request, to_health.value};
  const Gap no_record{GapKind::record_not_written, {}};
  DecideOutcomes command{
      .children = for_both(passed_to_cpat),
      .gaps = {{no_record, "she cannot wait for it"}, {no_police, "they were rung"}}};
  const Decided one_left = asked.when(command, head);
  REQUIRE(refused<GapsNotAccepted>(one_left));
  CHECK((std::get<GapsNotAccepted>(one_left.error()).gaps == std::vector<Gap>{no_health}));
  command.gaps.push_back({no_health, " "});
  CHECK(refused<GapsNotAccepted>(asked.when(command, head)));
  command.gaps.back().reason = "closed today";
  const auto events = events_of(asked.when(command, head));
  CHECK(std::get<DecisionMade>(events.back()).gaps.size() == 3);
}

TEST_CASE("each kind of gap is found, and none where all was done") {
  const auto gaps = [](const Given& given, const std::vector<ItemId>& unread = {},
                       const std::vector<OutcomesForChild>& outcomes = for_both(passed_to_cpat)) {
    return gaps_of(given.file(), given.profile, unread, outcomes, given.now());
  };
  using Gaps = std::vector<Gap>;
  CHECK((gaps(Given::recommended()) == Gaps{}));
  CHECK((gaps(Given::recommended(), {item_1}) == Gaps{{GapKind::unread_item, item_1.value}}));
  CHECK((gaps(Given::recommended(), {}, {for_both(passed_to_cpat).front()}) ==
         Gaps{{GapKind::child_not_considered, child_b.value}}));
  CHECK((gaps(Given::recommended().then(MoreAsked{.request = to_police}, worker)) ==
         Gaps{{GapKind::part_answer, to_police.value}}));
  const ItemReturned late{.item = ItemId{id(33)}, .request = to_police, .text = "w"};
  CHECK((gaps(Given::recommended().then(late, police)) ==
         Gaps{{GapKind::item_after_analysis, late.item.value}}));
  const ContactAddedTo added{.addition = AdditionId{id(51)}, .words = "w"};
  CHECK((gaps(Given::recommended().then(added)) ==
         Gaps{{GapKind::addition_after_analysis, added.addition.value}}));
  CHECK((gaps(Given::written()) == Gaps{{GapKind::nothing_recommended, child_a.value},
                                        {GapKind::nothing_recommended, child_b.value}}));
  CHECK((gaps(Given::written().then(OutcomeRecommended{.child = child_a}, worker)) ==
         Gaps{{GapKind::nothing_recommended, child_b.value}}));
  CHECK((gaps(Given::gated()) == Gaps{{GapKind::nobody_asked, {}},
                                      {GapKind::record_not_written, {}},
                                      {GapKind::not_rated, {}}}));
  const ContactRated rated{.level = LevelCode{"standard"}};
  const Given straight = Given::gated(Route::straight_to_outcome);
  CHECK((gaps(straight) == Gaps{{GapKind::not_rated, {}}}));
  CHECK((gaps(Given{straight}.then(rated)) == Gaps{}));
  CHECK((gaps(Given{straight}.then({rated, added})) ==
         Gaps{{GapKind::addition_after_analysis, added.addition.value}}));
  CHECK((gaps(Given::asked()) == Gaps{{GapKind::record_not_written, {}},
                                      {GapKind::unanswered_request, to_police.value},
                                      {GapKind::unanswered_request, to_health.value}}));
}

TEST_CASE("refusing and holding without sharing are answers, so no gap") {
  for (const ReturnKind kind :
       {ReturnKind::nothing_held, ReturnKind::held_not_shared, ReturnKind::refused}) {
    const Given given =
        Given::asked()
            .then({InformationReturned{.request = to_police, .kind = kind},
                   InformationReturned{.request = to_health, .kind = kind}},
                  police)
            .then(RecordWritten{.summary = "s", .analysis = "a"}, worker)
            .then({OutcomeRecommended{.child = child_a}, OutcomeRecommended{.child = child_b}},
                  worker);
    CHECK(gaps_before_decision(given.file(), given.profile, {}, given.now()).empty());
  }
}

TEST_CASE("whoever recommended for any child may not decide, and another with the same role may") {
  const DecideOutcomes command{.children = for_both(passed_to_cpat)};
  CHECK(refused<RecommenderMayNotDecide>(Given::recommended().when(command, worker)));
  CHECK(Given::recommended().when(command, other_worker).has_value());
}

TEST_CASE("whoever recommended first may not decide, though another recommended since") {
  const Given replaced = Given::recommended().then(
      {OutcomeRecommended{.child = child_a}, OutcomeRecommended{.child = child_b}}, other_worker);
  const DecideOutcomes command{.children = for_both(passed_to_cpat)};
  CHECK(refused<RecommenderMayNotDecide>(replaced.when(command, worker)));
  CHECK(refused<RecommenderMayNotDecide>(replaced.when(command, other_worker)));
  CHECK(replaced.when(command, head).has_value());
}

TEST_CASE(
    "after a late answer the case can go back to its worker, who writes anew before it is "
    "decided") {
  const Given back = Given::reopened().then(SentBack{.reason = "weigh this too"}, head);
  CHECK(Given::reopened().when(SendBack{.reason = "weigh this too"}, head).has_value());
  CHECK((stage_of(back.file(), back.profile) == Stage::gathering));
  CHECK(refused<NotYetToDecide>(back.when(ConfirmDecision{.reason = "r"}, head)));
  CHECK(back.when(AskForMore{.request = to_health, .particulars = "p"}, worker).has_value());
  CHECK(back.when(WriteRecord{.summary = "s", .analysis = "a"}, worker).has_value());
  const Given anew = Given{back}.then(RecordWritten{.summary = "s", .analysis = "a"}, worker);
  CHECK((stage_of(anew.file(), anew.profile) == Stage::to_look_again));
  CHECK(anew.when(ConfirmDecision{.reason = "no change"}, head).has_value());
}

TEST_CASE("a decision stands until a late answer, and may then be made anew or confirmed") {
  const Given reopened = Given::reopened();
  const Decided confirmed = reopened.when(ConfirmDecision{.reason = "no change"}, head);
  REQUIRE(only<DecisionConfirmed>(confirmed) != nullptr);
  CHECK(only<DecisionConfirmed>(confirmed)->reason == "no change");
  const DecideOutcomes anew{
      .children = for_both(passed_to_cpat),
      .gaps = {{{GapKind::item_after_analysis, Id128{id(32)}}, "read by me just now"}}};
  CHECK(reopened.when(anew, head).has_value());
}

TEST_CASE("a contact that goes straight to an outcome is decided without anybody being asked") {
  const Given given =
      Given::gated(Route::straight_to_outcome).then(ContactRated{.level = LevelCode{"standard"}});
  CHECK(given.when(DecideOutcomes{.children = for_both(passed_to_cpat)}, head).has_value());
}
