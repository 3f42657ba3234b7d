#include <doctest/doctest.h>

#include <filesystem>

#include "html/html.h"
#include "web/fixture_test.h"

using namespace openmash;
using namespace openmash::web;

namespace {

std::vector<std::filesystem::path> every_hub() {
  std::vector<std::filesystem::path> folders;
  for (const char* where : {"hubs", "tests/hubs"}) {
    for (const auto& entry : std::filesystem::directory_iterator{where}) {
      if (entry.is_directory()) {
        folders.push_back(entry.path());
      }
    }
  }
  return folders;
}

void says(const TestBrowser& browser, const std::string& words) {
  CAPTURE(words);
  CHECK(browser.shows(escape(words).view()));
}

}  // namespace

TEST_CASE("anyone can read what a hub is, who is in it and what happens to what they say") {
  for (const auto& folder : every_hub()) {
    CAPTURE(folder.string());
    HubOnAFolder world{folder};
    const hub::Profile& hub = world.hub().profile();
    TestBrowser browser(world);
    CHECK(browser.get("/about").status == 200);
    says(browser, hub.about);
    for (const hub::Agency& agency : hub.agencies) {
      says(browser, agency.name);
    }
    for (const hub::Outcome& outcome : hub.outcomes) {
      says(browser, outcome.definition);
    }
    for (const hub::ConsentRule& rule : hub.consent) {
      says(browser, rule.words);
    }
    for (const hub::Link& link : hub.links) {
      says(browser, link.title);
    }
  }
}

TEST_CASE("the privacy page is the hub's own: whom it asks, its rules of agreement, its law") {
  for (const auto& folder : every_hub()) {
    CAPTURE(folder.string());
    HubOnAFolder world{folder};
    const hub::Profile& hub = world.hub().profile();
    TestBrowser browser(world);
    CHECK(browser.get("/privacy").status == 200);
    for (const hub::ConsentRule& rule : hub.consent) {
      says(browser, rule.words);
    }
    for (const hub::Ground& ground : hub.outside_sharing) {
      says(browser, ground.words);
    }
    says(browser, hub.bases.front().name);
    CHECK_FALSE(browser.shows("section 16LA"));  // enacted, and not in force
    CHECK(browser.shows("href=\"/about\""));
  }
}

TEST_CASE("whatever a hub assumed is marked where its value is, in every hub there is") {
  for (const auto& folder : every_hub()) {
    CAPTURE(folder.string());
    HubOnAFolder world{folder};
    const hub::Profile& hub = world.hub().profile();
    world.account("somebody", hub.stages.decides.roles.back().value);
    TestBrowser browser(world);
    browser.sign_in("somebody");
    CHECK(browser.get("/profile").status == 200);
    for (const hub::Assumption& one : hub.assumed) {
      CAPTURE(one.path);
      CHECK(browser.shows(join(element("strong", "Assumed. "), one.reason).view()));
    }
  }
}

TEST_CASE(
    "what makes a good referral stands beside the form where the hub says it, and blocks nothing") {
  for (const auto& folder : every_hub()) {
    CAPTURE(folder.string());
    HubOnAFolder world{folder};
    const hub::Profile& hub = world.hub().profile();
    TestBrowser browser(world);
    browser.get("/refer");
    browser.post("/refer/start", {{"door", "worry"}});
    REQUIRE(browser.get("/refer/tasks").status == 200);
    CHECK(browser.shows("What helps most") == !hub.good_referral.empty());
    for (const std::string& point : hub.good_referral) {
      says(browser, point);
    }
  }
}
