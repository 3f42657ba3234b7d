// The hub's own assessment, and a disagreement raised by an agency, as pages.
#include <doctest/doctest.h>

#include "app/core_of.h"
#include "web/fixture_test.h"

using namespace openmash;
using namespace openmash::web;
using namespace std::chrono_literals;

namespace {

std::string location(const http::Response& response) {
  return std::string(response.headers.first("Location").value_or(""));
}

/// A case of a hub with an assessment of its own and a policy for disagreement.
struct AskedWorld {
  HubOnAFolder world{ANOTHER_HUB};
  Staff head = world.account("head", "team_manager");
  Staff worker = world.account("worker", "social_worker");
  Staff police = world.account("police", "agency_representative", AgencyCode{"police"});
  Staff health = world.account("health", "agency_representative", AgencyCode{"health"});
  app::Sent sent = world.worry();
  RequestId request{Id128{{5}}};

  AskedWorld() {
    const hub::Profile& profile = world.hub().profile();
    world.must(worker, sent.contact,
               ScreenContact{.proposed = openmash::Route::through_mash,
                             .note = "n",
                             .need = profile.thresholds.levels.back().code,
                             .need_reason = "r"});
    world.must(worker, sent.contact, RateContact{.level = profile.levels.back().code});
    world.must(head, sent.contact, SignGate{.route = openmash::Route::through_mash, .reason = "r"});
    world.must(head, sent.contact, AssignCase{.worker = worker.id, .worker_role = worker.role});
    world.must(worker, sent.contact,
               RequestInformation{.ask = {{request, AgencyCode{"police"}, ""}},
                                  .basis = profile.bases.front().code,
                                  .why = "A child may be hurt at home"});
  }

  [[nodiscard]] std::string contact(const std::string& rest = "") const {
    return "/contacts/" + sent.reference + rest;
  }
  [[nodiscard]] std::string asked(const std::string& rest = "") const {
    return "/requests/" + request.value.hex() + rest;
  }
  std::shared_ptr<const CaseFile> file() { return app::core_of(world.hub()).load(sent.contact); }
};

}  // namespace

TEST_CASE(
    "the assessment is started and completed under the hub's own name, all problems at once") {
  AskedWorld asked;
  TestBrowser browser(asked.world);
  browser.sign_in("worker");
  browser.get(asked.contact());
  CHECK(browser.shows("Start the MASH assessment"));
  CHECK_FALSE(browser.shows("Complete the MASH assessment"));
  browser.get(asked.contact("/start-assessment"));
  CHECK(location(browser.post(asked.contact("/start-assessment"), {})) ==
        asked.contact("/assessment"));
  browser.get(asked.contact());
  CHECK(browser.shows("It is not completed yet."));
  CHECK_FALSE(browser.shows("Start the MASH assessment"));
  browser.get(asked.contact("/assessment"));
  CHECK(browser.post(asked.contact("/assessment"), {{"known", "two calls"}}).status == 422);
  for (const char* problem : {"Write what it means for Child A", "Write what the family says",
                              "Write what is recommended", "two calls"}) {
    CHECK(browser.shows(problem));
  }
  CHECK(location(browser.post(asked.contact("/assessment"), {{"known", "two calls"},
                                                             {"means.0", "sleeps badly"},
                                                             {"family", "she wants help"},
                                                             {"recommended", "a visit"}})) ==
        asked.contact());
  browser.get(asked.contact());
  for (const char* part : {"two calls", "What it means for Child A", "sleeps badly",
                           "she wants help", "a visit", "Complete again the MASH assessment"}) {
    CHECK(browser.shows(part));
  }
  TestBrowser head(asked.world);
  head.sign_in("head");
  head.get(asked.contact("/decide"));
  CHECK(head.shows("The MASH assessment is completed: "));
}

TEST_CASE("a hub that makes no assessment of its own offers none") {
  HubOnAFolder world;
  world.account("screening", "screening_team");
  const Staff head = world.account("head", "head_of_mash");
  const Staff worker = world.account("worker", "social_worker");
  const app::Sent sent = world.worry();
  world.asked(sent, head, head, worker);
  TestBrowser browser(world);
  browser.sign_in("worker");
  browser.get("/contacts/" + sent.reference);
  CHECK(browser.shows("Write the risk assessment"));
  CHECK_FALSE(browser.shows("/start-assessment"));
  browser.get("/contacts/" + sent.reference + "/start-assessment");
  CHECK(browser.post("/contacts/" + sent.reference + "/start-assessment", {}).status == 409);
  CHECK(browser.shows("This hub does no such work"));
}

TEST_CASE("a referral without a completed assessment is asked for a reason, after it was chosen") {
  AskedWorld asked;
  asked.world.must(asked.worker, asked.sent.contact, WriteRecord{.summary = "s", .analysis = "a"});
  const PersonId child = asked.file()->children().front()->person;
  const std::vector<OutcomesForChild> outcomes{
      {.child = child, .outcomes = {{OutcomeCode{"childrens_services"}, ""}}, .reason = "r"}};
  asked.world.must(asked.worker, asked.sent.contact, Recommend{.children = outcomes});
  TestBrowser browser(asked.world);
  browser.sign_in("head");
  browser.get(asked.contact("/decide"));
  CHECK(browser.shows("No MASH assessment was started. It can be decided without one."));
  const std::string gap = "gap." +
                          std::to_string(static_cast<int>(GapKind::assessment_not_completed)) +
                          "." + child.value.hex();
  const std::string silent = "gap." +
                             std::to_string(static_cast<int>(GapKind::unanswered_request)) + "." +
                             asked.request.value.hex();
  CHECK_FALSE(browser.shows(gap));
  std::vector<http::Field> fields{
      {"outcome.0", "childrens_services"}, {"reason.0", "not safe"}, {silent, "it cannot wait"}};
  CHECK(browser.post(asked.contact("/decide"), fields).status == 422);
  CHECK(browser.shows(gap));
  CHECK(browser.shows("The hub’s own assessment was not made"));
  CHECK(browser.shows("it cannot wait"));
  fields.push_back({gap, "the police are there now"});
  CHECK(browser.post(asked.contact("/decide"), fields).status == 303);
  CHECK(asked.file()->is_decided());
}

TEST_CASE(
    "an agency disagrees from its request and follows it there, and sees nothing of the case") {
  AskedWorld asked;
  const auto clock = asked.file()->decision_due();
  TestBrowser police(asked.world);
  police.sign_in("police");
  police.get(asked.asked());
  CHECK(police.shows("Raise a professional disagreement"));
  CHECK(police.get(asked.contact()).status == 404);
  police.get(asked.asked("/disagree"));
  CHECK(police.post(asked.asked("/disagree"), {{"words", " "}}).status == 422);
  CHECK(location(police.post(asked.asked("/disagree"), {{"words", "this cannot wait"}})) ==
        asked.asked());
  police.get(asked.asked());
  CHECK(police.shows("this cannot wait"));
  CHECK(police.shows("Those who disagree talk to each other"));
  REQUIRE(asked.file()->together.disagreements.size() == 1);
  CHECK((asked.file()->decision_due() == clock));
  const DisagreementId id = asked.file()->together.disagreements.front().raised.what.disagreement;
  const std::string one = asked.asked("/disagreements/" + id.value.hex());

  // On the case it is like any other.
  TestBrowser worker(asked.world);
  worker.sign_in("worker");
  worker.get(asked.contact());
  CHECK(worker.shows("this cannot wait"));
  asked.world.must(asked.worker, asked.sent.contact,
                   TakeDisagreementOn{.disagreement = id, .words = "the aunt told me more"});

  police.get(asked.asked());
  CHECK(police.shows("Their line managers"));
  CHECK(police.shows("The hub took it on"));
  CHECK_FALSE(police.shows("the aunt told me more"));
  police.get(one);
  CHECK(police.post(one, {{"words", ""}}).status == 422);
  CHECK(police.shows("Choose what happens now"));
  CHECK(police.shows("Write how it was settled"));
  CHECK(location(police.post(one, {{"do", "settled"}, {"words", "visited at noon"}})) ==
        asked.asked());
  police.get(asked.asked());
  CHECK(police.shows("visited at noon"));
  CHECK_FALSE(police.shows("Settle it, or take it on"));
  CHECK(asked.file()->together.disagreements.front().settled.has_value());

  // An agency that was not asked finds nothing at these addresses, and the worker goes by the case.
  for (const char* who : {"health", "worker"}) {
    CAPTURE(who);
    TestBrowser other(asked.world);
    other.sign_in(who);
    CHECK(other.get(asked.asked("/disagree")).status == 404);
    CHECK(other.get(one).status == 404);
  }
}
