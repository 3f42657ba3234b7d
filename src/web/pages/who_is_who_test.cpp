#include <doctest/doctest.h>

#include "app/core_of.h"
#include "web/fixture_test.h"

using namespace openmash;
using namespace openmash::web;
using namespace std::chrono_literals;

namespace {

struct Two : HubOnAFolder {
  Staff screening = account("screening", "screening_team");
  Staff head = account("head", "head_of_mash");
  app::Sent first = worry();
  app::Sent second = worry();

  RecordRef child_of(const app::Sent& sent) {
    return {.contact = sent.contact,
            .person = app::core_of(hub()).load(sent.contact)->children().front()->person};
  }
};

}  // namespace

TEST_CASE("an alert is counted beside its page while it waits, and then says how it was answered") {
  Two world;
  const AlertId alert{world.first.contact.value};
  world.hub().who_is_who().note({HiddenMatchFound{.alert = alert,
                                                  .newcomer = world.child_of(world.second),
                                                  .hidden = world.child_of(world.first),
                                                  .custodians = {world.head.id},
                                                  .due = world.now + 30min}});
  TestBrowser head{world};
  head.sign_in("head");
  head.get("/queue");
  CHECK(head.shows("Alerts (1)"));
  head.get("/alerts");
  CHECK(head.shows("Found " + world.second.reference));
  CHECK_FALSE(head.shows("Answered"));
  const std::vector<http::Field> answer{{"alert", alert.value.hex()},
                                        {"do", "answer"},
                                        {"answer", "no_match"},
                                        {"words", "a walrus, and no otter"}};
  REQUIRE(head.post("/alerts", answer).status == 303);
  head.get("/alerts");
  for (const char* words : {"Nothing waits for you", "Answered", "It is somebody else",
                            "a walrus, and no otter", "17 November"}) {
    CAPTURE(words);
    CHECK(head.shows(words));
  }
  CHECK_FALSE(head.shows("Alerts (1)"));
  CHECK_FALSE(head.shows("Found " + world.second.reference));
  // An answer from a page that was open meanwhile.
  head.post("/alerts", answer);
  CHECK(head.shows("It was answered meanwhile"));

  TestBrowser screening{world};
  screening.sign_in("screening");
  screening.get("/alerts");
  CHECK_FALSE(screening.shows("Alerts ("));
  CHECK_FALSE(screening.shows("a walrus"));
  CHECK_FALSE(screening.shows(world.second.reference));
}

TEST_CASE(
    "what rested on a judgement is a line for each person and thing, and every time beneath") {
  Two world;
  const auto handled = world.hub().who_is_who().judge(
      {.actor = world.head, .session = {}}, {.id = {}, .content = "c", .seen_token = ""},
      world.child_of(world.first), world.child_of(world.second), Judgement::same, "one otter");
  REQUIRE(std::holds_alternative<app::JudgementKept>(handled));
  const std::string page =
      "/judgements/" + std::get<app::JudgementKept>(handled).judgement.value.hex();
  TestBrowser browser{world};
  browser.sign_in("screening");
  for (int time = 0; time < 3; ++time) {
    world.now += 11min;
    browser.get("/contacts/" + world.first.reference);
  }
  world.now += 1min;
  browser.get(page);
  CHECK(browser.shows(" was shown " + world.first.reference +
                      "<span class=\"om-sub\">3 times, from "));
  CHECK(browser.shows("Every time, one by one"));
  CHECK(browser.shows("17 Nov 2026, 9:03am</time> Colleague screening was shown " +
                      world.first.reference));
}
