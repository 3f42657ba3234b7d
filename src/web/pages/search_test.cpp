#include <doctest/doctest.h>

#include "web/fixture_test.h"

using namespace openmash;
using namespace openmash::web;

namespace {

std::string location(const http::Response& response) {
  return std::string(response.headers.first("Location").value_or(""));
}

/// Until the index is built.
void get_found(TestBrowser& browser, const std::string& address) {
  do {
    REQUIRE(browser.get(address).status == 200);
  } while (browser.shows("Not searched yet"));
}

struct Searching : HubOnAFolder {
  app::Sent sent;
  TestBrowser browser{*this};
  Searching() {
    account("screening", "screening_team");
    sent = worry();
    browser.sign_in("screening");
    browser.get("/search");
  }
  std::string search(std::vector<http::Field> fields) {
    const http::Response answer = browser.post("/search", std::move(fields));
    REQUIRE(answer.status == 303);
    const std::string to = location(answer);
    return to.substr(0, to.find('#'));
  }
};

}  // namespace

TEST_CASE("what was found has an address of its own that names nobody, so Back leads to it") {
  Searching world;
  TestBrowser& browser = world.browser;
  CHECK(browser.shows("autofocus"));
  const std::string found = world.search({{"name", "Child A"}});
  CHECK(found.starts_with("/search?again="));
  CHECK(found.find("Child") == std::string::npos);
  for (int time = 0; time < 2; ++time) {
    get_found(browser, found);
    CHECK(browser.shows(world.sent.reference));
    CHECK(browser.shows("value=\"Child A\""));
    CHECK(browser.shows("id=\"found\""));
    CHECK_FALSE(browser.shows("autofocus"));
    browser.get("/contacts/" + world.sent.reference);
  }
  // Another session of the same person, and a number nobody was given.
  TestBrowser other{world};
  other.sign_in("screening");
  CHECK(other.get(found).status == 200);
  CHECK_FALSE(other.shows(world.sent.reference));
  CHECK(other.shows("not kept any more"));
  browser.get("/search?again=" + std::string(32, '0'));
  CHECK(browser.shows("not kept any more"));
}

TEST_CASE(
    "an age without a figure, a number with a wrong digit, half a date are told where typed") {
  Searching world;
  const auto wrong = [&](std::vector<http::Field> fields, const char* told, const char* at) {
    CAPTURE(told);
    const http::Response answer = world.browser.post("/search", std::move(fields));
    CHECK(answer.status == 422);
    CHECK(world.browser.shows(told));
    CHECK(world.browser.shows(at));
    CHECK_FALSE(world.browser.shows("This page is recorded as read by you"));
  };
  wrong({{"name", "Child A"}, {"about_age", "abc"}}, "Enter an age as a number",
        "id=\"about_age-error\"");
  wrong({{"name", "Child A"}, {"number", "123"}}, "Check the number", "id=\"number-error\"");
  wrong({{"name", "Child A"}, {"born-day", "31"}, {"born-month", "2"}, {"born-year", "x"}},
        "Enter the date as numbers", "id=\"born-error\"");
  wrong({{"name", ""}}, "Enter something you know", "id=\"name-error\"");
}

TEST_CASE("a family's telephone number that staff write down finds them") {
  Searching world;
  TestBrowser& browser = world.browser;
  browser.get("/log");
  const std::string contact = location(browser.post("/log", {{"channel", "telephone"},
                                                             {"source", "professional"},
                                                             {"door", "worry"},
                                                             {"worry-1-words", "shouting"},
                                                             {"children", "1"},
                                                             {"adults", "1"},
                                                             {"child-1-name", "Childa Otter"},
                                                             {"child-1-phone", "07700 900001"},
                                                             {"adult-1-name", "Adultine Otter"},
                                                             {"adult-1-phone", "07700 900002"}}));
  REQUIRE(contact.starts_with("/contacts/"));
  browser.get(contact + "/person");
  REQUIRE(browser
              .post(contact + "/person",
                    {{"name", "Uncle Otter"}, {"kind", "adult"}, {"phone", "07700 900003"}})
              .status == 303);
  for (const auto& [number, name] : {std::pair{"07700900001", "Childa Otter"},
                                     {"+44 7700 900002", "Adultine Otter"},
                                     {"07700 900003", "Uncle Otter"}}) {
    CAPTURE(number);
    browser.get("/search");
    get_found(browser, world.search({{"telephone", number}}));
    CHECK(browser.shows(name));
  }
}
