#include <doctest/doctest.h>

#include "app/core_of.h"
#include "web/fixture_test.h"
#include "web/routes.h"

using namespace openmash;
using namespace openmash::web;

namespace {

constexpr const char* banner = "Nothing here is about a real child, and nothing is counted.";

std::string location(const http::Response& response) {
  return std::string(response.headers.first("Location").value_or(""));
}

/// Every event of the ledger: what is stored nowhere adds none.
std::uint64_t events_in(HubOnAFolder& world) {
  std::uint64_t all = 0;
  app::core_of(world.hub())
      .ledger()
      .for_each_stream([&all](ledger::StreamId, std::uint64_t version) { all += version; });
  return all;
}

struct Training : HubOnAFolder {
  Training() : HubOnAFolder(ANOTHER_HUB, app::MadeFor::training) {}
};

}  // namespace

TEST_CASE(
    "every page of a training hub says so, in its banner and its title, and no other's does") {
  Training training;
  HubOnAFolder ordinary{ANOTHER_HUB};
  for (HubOnAFolder* world : {static_cast<HubOnAFolder*>(&training), &ordinary}) {
    const bool marked = world == &training;
    world->account("head", "team_manager");
    world->account("admin", "administrator");
    const app::Sent sent = world->worry();
    CHECK(sent.reference.starts_with("T-") == marked);
    TestBrowser browser(*world);
    const auto check = [&](const std::string& address) {
      CAPTURE(address);
      if (const auto response = browser.get(address);
          response.body.find("<title>") != std::string::npos) {
        CHECK(browser.shows(banner) == marked);
        CHECK(browser.shows("<title>Training: ") == marked);
        return true;
      }
      return false;
    };
    int pages = 0;
    for (const char* who : {"", "head", "admin"}) {
      if (std::string_view{who} != "") {
        browser.sign_in(who);
      }
      for (const web::Route& route : routes()) {
        std::string address{route.pattern};
        if (const auto at = address.find("{ref}"); at != std::string::npos) {
          address.replace(at, 5, sent.reference);
        }
        pages += address.find('{') == std::string::npos && check(address) ? 1 : 0;
      }
      pages += check("/nowhere") ? 1 : 0;
    }
    CHECK(pages > 60);
    for (const unsigned status : {405U, 413U, 503U}) {
      const std::string body = server_refused(world->site(), status).body;
      CHECK((body.find(banner) != std::string::npos) == marked);
    }
  }
}

TEST_CASE("a letter of a training hub says so over its words and in them") {
  const auto head_of_letter = [](HubOnAFolder& world) {
    const Staff head = world.account("head", "team_manager");
    const Staff worker = world.account("worker", "social_worker");
    const app::Sent sent = world.worry();
    const hub::Profile& profile = world.hub().profile();
    world.must(worker, sent.contact,
               ScreenContact{.proposed = openmash::Route::straight_to_outcome,
                             .note = "n",
                             .need = profile.thresholds.levels.front().code,
                             .need_reason = "r"});
    world.must(
        head, sent.contact,
        SignGate{.route = openmash::Route::straight_to_outcome, .reason = "enough is known"});
    world.must(worker, sent.contact, RateContact{.level = profile.levels.back().code});
    const PersonId child = app::core_of(world.hub()).load(sent.contact)->children().front()->person;
    world.must(head, sent.contact,
               DecideOutcomes{.children = {{.child = child,
                                            .outcomes = {{OutcomeCode{"advice"}, ""}},
                                            .reason = "r"}}});
    TestBrowser browser(world);
    browser.sign_in("head");
    browser.get("/contacts/" + sent.reference + "/feedback");
    const bool drafted = browser.shows("TRAINING. Nothing in this letter is about a real child.");
    const LetterId letter{Id128{{7}}};
    world.must(head, sent.contact, WriteFeedback{.letter = letter, .text = "Dear colleague"});
    browser.get("/contacts/" + sent.reference + "/letters/" + letter.value.hex());
    CHECK(browser.shows("Dear colleague"));
    CHECK(browser.shows("<strong>TRAINING</strong>") == drafted);
    return drafted;
  };
  Training training;
  HubOnAFolder ordinary{ANOTHER_HUB};
  CHECK(head_of_letter(training));
  CHECK_FALSE(head_of_letter(ordinary));
}

TEST_CASE("in an ordinary hub, and in one without an exercise, there is none") {
  HubOnAFolder ordinary{ANOTHER_HUB};
  HubOnAFolder without{EXAMPLE_HUB, app::MadeFor::training};
  ordinary.account("worker", "social_worker");
  without.account("worker", "social_worker");
  for (HubOnAFolder* world : {&ordinary, &without}) {
    TestBrowser browser(*world);
    browser.get("/");
    CHECK_FALSE(browser.shows("href=\"/exercise\""));
    for (const char* address : {"/exercise", "/exercise/belt"}) {
      CHECK(browser.get(address).status == 404);
    }
    browser.sign_in("worker");
    browser.get("/profile");
    CHECK_FALSE(browser.shows("href=\"/exercise\""));
    CHECK(browser.post("/exercise/belt", {{"way", "1"}, {"why", "w"}}).status == 404);
    CHECK(browser.post("/exercise/belt/bring-in", {}).status == 404);
  }
}

TEST_CASE("anybody works a scenario through, sees both answers, and nothing is stored") {
  Training world;
  TestBrowser browser(world);
  browser.get("/");
  CHECK(browser.shows("href=\"/exercise\""));
  browser.get("/exercise");
  for (const hub::ExerciseScenario& one : world.hub().profile().exercise) {
    CHECK(browser.shows("href=\"/exercise/" + one.code + "\""));
  }
  const std::uint64_t before = events_in(world);
  browser.get("/exercise/belt");
  CHECK_FALSE(browser.shows("checked"));
  CHECK_FALSE(browser.shows("ring now, and send the form today"));
  CHECK_FALSE(browser.shows("Bring it in"));
  CHECK(browser.post("/exercise/belt", {}).status == 422);
  CHECK(browser.shows("Choose what you would do"));
  CHECK(browser.shows("Write why"));
  CHECK(browser.post("/exercise/belt", {{"way", "9"}, {"level", "level_2"}, {"why", "my <why>"}})
            .status == 422);
  CHECK(browser.shows("my &lt;why&gt;"));
  CHECK(browser.post("/exercise/belt", {{"way", "2"}, {"level", "level_2"}, {"why", "my <why>"}})
            .status == 200);
  CHECK(browser.shows("Offer early help"));
  CHECK(browser.shows("Level 2. Targeted early help"));
  CHECK(browser.shows("my &lt;why&gt;"));
  CHECK(browser.shows("ring now, and send the form today"));
  CHECK(browser.shows("Level 4. Referral to Children"));
  CHECK(browser.shows("A practitioner is to check it"));
  CHECK(browser.get("/exercise/nothing").status == 404);
  CHECK(events_in(world) == before);
}

TEST_CASE(
    "staff bring a scenario in as a contact or a call, several of them, and work it through") {
  Training world;
  world.account("worker", "social_worker");
  world.account("manager", "team_manager");
  world.account("police", "agency_representative", AgencyCode{"police"});
  std::vector<std::string> brought;
  for (const char* who : {"worker", "manager"}) {
    TestBrowser browser(world);
    browser.sign_in(who);
    browser.get("/exercise/belt");
    CHECK(browser.shows("Bring it in"));
    brought.push_back(location(browser.post("/exercise/belt/bring-in", {})));
    CHECK(brought.back().starts_with("/contacts/T-"));
    CHECK(browser.get(brought.back()).status == 200);
    CHECK(browser.shows("hit them with a belt last night"));
    CHECK(browser.shows("The exercise, “Marks on the back”"));
  }
  CHECK(brought.front() != brought.back());
  TestBrowser browser(world);
  browser.sign_in("worker");
  browser.get("/exercise/smell");
  const std::string call = location(browser.post("/exercise/smell/bring-in", {}));
  CHECK(call.starts_with("/inbox/T-"));
  CHECK(browser.get(call).status == 200);
  CHECK(browser.shows("The house smelt of urine"));
  TestBrowser agency(world);
  agency.sign_in("police");
  agency.get("/exercise/belt");
  CHECK_FALSE(agency.shows("Bring it in"));
  CHECK(agency.post("/exercise/belt/bring-in", {}).status == 404);
  CHECK(agency.post("/exercise/smell/bring-in", {}).status == 404);
}

TEST_CASE("the page about the hub lists every assumed answer as an assumption, in any hub") {
  HubOnAFolder ordinary{ANOTHER_HUB};
  ordinary.account("worker", "social_worker");
  TestBrowser browser(ordinary);
  browser.sign_in("worker");
  browser.get("/profile");
  for (const hub::ExerciseScenario& one : ordinary.hub().profile().exercise) {
    CHECK(browser.shows(one.title));
  }
  CHECK(browser.shows("Assumed, for a practitioner to check. "));
}
