#include <doctest/doctest.h>

#include "domain/casefile/given_test.h"
#include "domain/release/held.h"

using namespace openmash;
using namespace openmash::given;

namespace {

const AgencyCode police_code{"police"};
const AgencyCode health_code{"health"};
const BasisCode basis{"children_act_s47"};

RequestInformation ask_police_leave_out_health() {
  return {.ask = {{to_police, police_code, "custody records"}},
          .leave_out = {{health_code, "not known to any surgery"}},
          .basis = basis,
          .about = {child_a, adult_1},
          .why = "marks on her arms"};
}

ReturnInformation nothing_from_police() {
  return {.request = to_police, .answer = answer_1, .kind = ReturnKind::nothing_held};
}

}  // namespace

TEST_CASE("a case is given to a worker, and to another until it is decided") {
  const Decided first =
      Given::gated().when(AssignCase{.worker = worker.id, .worker_role = worker.role}, head);
  REQUIRE(only<CaseAssigned>(first) != nullptr);
  CHECK(only<CaseAssigned>(first)->worker == worker.id);
  CHECK(Given::written()
            .when(AssignCase{.worker = other_worker.id, .worker_role = other_worker.role}, head)
            .has_value());
}

TEST_CASE("a timescale keeps what it measures, as the profile says") {
  const Instant due = start + std::chrono::hours{26};
  for (const DueFor means : {DueFor::decision, DueFor::agency_return}) {
    Given given = Given::assigned();
    given.profile.check.clock_means = means;
    const Decided decided = given.when(SetTimescale{.due = due, .reason = "r"}, head);
    REQUIRE(only<TimescaleSet>(decided) != nullptr);
    CHECK((*only<TimescaleSet>(decided) ==
           TimescaleSet{.due = due, .due_for = means, .reason = "r"}));
  }
}

TEST_CASE("an agency is asked with the reason, the basis and the names of that day") {
  const Decided decided = Given::assigned().when(ask_police_leave_out_health(), worker);
  REQUIRE(decided.has_value());
  CHECK((*decided == CaseEvents{InformationRequested{.request = to_police,
                                                     .agency = police_code,
                                                     .agency_name = "Police",
                                                     .due = start + std::chrono::hours{2},
                                                     .basis = basis,
                                                     .basis_name = "Children Act 1989, section 47",
                                                     .about = {child_a, adult_1},
                                                     .why = "marks on her arms",
                                                     .particulars = "custody records"},
                                AgencyLeftOut{.agency = health_code,
                                              .agency_name = "Health",
                                              .reason = "not known to any surgery"}}));
}

TEST_CASE("answers are due by the case's timescale, else the level's, else its decision") {
  const auto due = [](const Given& given) {
    const Decided decided = given.when(ask_police_leave_out_health(), worker);
    REQUIRE(decided.has_value());
    return std::get<InformationRequested>(decided->front()).due;
  };
  CHECK((due(Given::assigned()) == start + std::chrono::hours{2}));
  CHECK((due(Given::assigned().then(TimescaleSet{.due = start + std::chrono::hours{7}}, head)) ==
         start + std::chrono::hours{7}));
  CHECK((due(Given::assigned().then(ContactRated{.decision_due = start + std::chrono::hours{70}},
                                    head)) == start + std::chrono::hours{70}));
}

TEST_CASE("an agency asked or left out before need not be named again") {
  const RequestInformation only_housing{
      .ask = {{RequestId{id(13)}, AgencyCode{"housing"}, ""}}, .basis = basis, .why = "w"};
  CHECK(Given::asked().when(only_housing, worker).has_value());
  CHECK(Given::assigned()
            .then({AgencyLeftOut{.agency = police_code}, AgencyLeftOut{.agency = health_code}},
                  worker)
            .when(only_housing, worker)
            .has_value());
}

TEST_CASE("where the profile asks no reason, an agency is left out in silence") {
  Given given = Given::assigned();
  given.profile.check.leaving_out_needs_reason = false;
  CHECK(given
            .when(RequestInformation{
                .ask = {{to_police, police_code, ""}}, .basis = basis, .why = "w"})
            .has_value());
}

TEST_CASE("more is asked of an agency, before its answer and after") {
  for (const Given& given : {Given::asked(), Given::written()}) {
    const Decided decided =
        given.when(AskForMore{.request = to_police, .particulars = "the dates"}, worker);
    REQUIRE(only<MoreAsked>(decided) != nullptr);
    CHECK(
        (*only<MoreAsked>(decided) == MoreAsked{.request = to_police, .particulars = "the dates"}));
  }
}

TEST_CASE("an agency is chased while its answer, or the rest of it, is awaited") {
  const CaseEvent part = InformationReturned{
      .request = to_police, .answer = answer_1, .kind = ReturnKind::items, .more_to_come = true};
  const CaseEvent chased = RequestChased{.request = to_police, .note = "by noon"};
  for (const Given& given :
       {Given::asked(), Given::asked().then(part, police), Given::asked().then(chased, worker)}) {
    const Decided decided =
        given.when(ChaseRequest{.request = to_police, .note = "by noon"}, worker);
    REQUIRE(only<RequestChased>(decided) != nullptr);
    CHECK(
        (*only<RequestChased>(decided) == RequestChased{.request = to_police, .note = "by noon"}));
  }
}

TEST_CASE("chasing is kept beside the request, and is neither an answer nor a question") {
  const CaseFile file =
      Given::asked().then(RequestChased{.request = to_police, .note = "by noon"}, worker).file();
  const Request& request = *file.enquiry.find(to_police);
  REQUIRE(request.chased.size() == 1);
  CHECK(request.chased.front().what.note == "by noon");
  CHECK((request.state() == AnswerState::silent));
  CHECK_FALSE(request.waits_for_more());
}

TEST_CASE("an answer of each kind is recorded as that kind") {
  for (const ReturnKind kind :
       {ReturnKind::nothing_held, ReturnKind::held_not_shared, ReturnKind::refused}) {
    ReturnInformation command = nothing_from_police();
    command.kind = kind;
    command.reason = "why";
    const Decided decided = Given::asked().when(command, police);
    REQUIRE(only<InformationReturned>(decided) != nullptr);
    CHECK((only<InformationReturned>(decided)->kind == kind));
  }
}

TEST_CASE("items are bound to their request and answer, whatever a form said") {
  const Decided decided = Given::asked().when(
      ReturnInformation{.request = to_police,
                        .answer = answer_1,
                        .more_to_come = true,
                        .items = {{.item = item_1, .request = to_health, .text = "one"},
                                  {.item = ItemId{id(32)}, .answer = answer_2, .text = "two"}}},
      police);
  REQUIRE(decided.has_value());
  REQUIRE(decided->size() == 3);
  CHECK(std::get<InformationReturned>(decided->at(0)).more_to_come);
  for (const std::size_t i : {1U, 2U}) {
    CHECK(std::get<ItemReturned>(decided->at(i)).request == to_police);
    CHECK(std::get<ItemReturned>(decided->at(i)).answer == answer_1);
  }
}

TEST_CASE("an answer after the decision is kept and opens the question again") {
  const Decided decided = Given::decided().when(nothing_from_police(), police);
  REQUIRE(decided.has_value());
  REQUIRE(decided->size() == 2);
  CHECK((decided->back() == CaseEvent{DecisionReopened{.request = to_police, .answer = answer_1}}));
}

TEST_CASE("an item sealed with its answer is never open: there is no version in between") {
  Given given = Given::asked();
  const Decided answered =
      given.when(ReturnInformation{.request = to_police,
                                   .answer = answer_1,
                                   .items = {{.item = item_1, .text = "the secret"},
                                             {.item = ItemId{id(32)}, .text = "an open word"}},
                                   .seals = {{.item = item_1,
                                              .listed = {head, worker},
                                              .silent = true,
                                              .reason = "an informant"}}},
                 police);
  REQUIRE(answered.has_value());
  given.then(*answered, police);
  const CaseFile file = given.file();
  const Request& request = *file.enquiry.find(to_police);
  REQUIRE(request.items.size() == 2);
  CHECK(is_silent(request, item_1));
  CHECK_FALSE(is_held(request, ItemId{id(32)}, given.now()));
  CHECK(seal_on(request, item_1)->what.request == to_police);
}
