#include <doctest/doctest.h>

#include "app/core_of.h"
#include "base/faults.h"
#include "web/fixture_test.h"

using namespace openmash;
using namespace openmash::web;
using namespace std::chrono_literals;

namespace {

struct Asked : HubOnAFolder {
  Staff screening = account("screening", "screening_team");
  Staff head = account("head", "head_of_mash");
  Staff worker = account("worker", "social_worker");
  Staff auditor = account("auditor", "auditor");
  app::Sent sent = worry();
  RequestId request = asked(sent, screening, head, worker);

  http::Response open(const char* who, const std::string& address) {
    TestBrowser browser{*this};
    browser.sign_in(who);
    return browser.get(address);
  }
  [[nodiscard]] std::string address(std::string_view rest = "") const {
    return "/contacts/" + sent.reference + std::string{rest};
  }
};

bool says(const http::Response& response, std::string_view words) {
  return response.body.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a case's page says who looked before, once each and never oneself for the first time") {
  Asked world;
  const http::Response first = world.open("worker", world.address());
  CHECK(says(first, "Who looked at this: the last 0"));
  world.now += 1min;
  static_cast<void>(world.open("head", world.address()));
  world.now += 11min;
  static_cast<void>(world.open("head", world.address()));
  const http::Response page = world.open("worker", world.address());
  CHECK(says(page, "Who looked at this: the last 2"));
  CHECK(says(page, "Colleague head</strong>, Head of MASH, to work on it"));
  CHECK_FALSE(says(page, "/knew/"));  // a worker may not ask who knew what
  CHECK(says(world.open("head", world.address()), "/knew/" + world.sent.reference));
}

TEST_CASE("an auditor searches who looked, sees no case, and is recorded as everybody is") {
  Asked world;
  static_cast<void>(world.open("head", world.address()));
  TestBrowser browser{world};
  CHECK(browser.sign_in("auditor").headers.first("Location") == "/accesses");
  CHECK(browser.get("/accesses").status == 200);
  CHECK(browser.shows(world.sent.reference));
  CHECK_FALSE(browser.shows("Child A"));
  CHECK(browser.get(world.address()).status == 404);
  browser.get("/accesses?case=" + world.sent.reference);
  CHECK(browser.shows("href=\"/knew/" + world.sent.reference + "\""));
  CHECK(browser.get("/queue").status == 404);
  world.now += 1min;
  CHECK(browser.get("/accesses").status == 200);
  CHECK(browser.shows("searched who looked"));
  CHECK(browser.shows("Not shown"));

  const http::Response sent = browser.post(
      "/accesses", {{"person", world.head.id.value.hex()}, {"case", world.sent.reference}});
  CHECK(sent.status == 303);
  const std::string to{sent.headers.first("Location").value_or("")};
  CHECK(to == "/accesses?person=" + world.head.id.value.hex() + "&case=" + world.sent.reference);
  CHECK(browser.get(to).status == 200);
  CHECK(browser.shows("to work on it: the whole page"));
  CHECK_FALSE(browser.shows("searched who looked"));
  CHECK(browser.post("/accesses", {{"case", "no such thing"}, {"from-day", "40"}}).status == 422);
  CHECK(browser.shows("Check the reference"));
  CHECK(browser.shows("Enter a date with a day"));
}

TEST_CASE("a case opened through broken glass is told as that, with why and what came of it") {
  Asked world;
  static_cast<void>(world.account("through", "social_worker"));
  static_cast<void>(world.open("head", world.address()));
  TestBrowser through{world};
  through.sign_in("through");
  through.get("/break-glass");
  world.now += 1min;
  CHECK(through
            .post("/break-glass",
                  {{"reference", world.sent.reference}, {"reason", "he is at the door"}})
            .status == 303);
  world.now += 1min;
  CHECK(through.get(world.address()).status == 200);
  CHECK_FALSE(through.shows("through broken glass"));  // who looked is not theirs to see
  world.now += 1min;

  const http::Response page = world.open("worker", world.address());
  CHECK(says(page, "Colleague through</strong>, MASH social worker, through broken glass"));
  CHECK(says(page, "They said: he is at the door"));
  CHECK(says(page, "Colleague head</strong>, Head of MASH, to work on it"));
  CHECK(says(page, "Colleague through opened it through broken glass, until 17 November 2026"));
  CHECK(says(page, "Nobody has reviewed it yet"));
  const http::Response record = world.open("auditor", "/accesses?case=" + world.sent.reference);
  CHECK(says(record, "through broken glass: the whole page"));
  CHECK(says(record, "they said: he is at the door"));
  CHECK(says(record, "to work on it: the whole page"));
  CHECK(says(world.open("head", "/knew/" + world.sent.reference + "?at=" +
                                    std::to_string(to_micros(world.now)) + "&role=social_worker"),
             "through broken glass: the whole page"));

  TestBrowser head{world};
  head.sign_in("head");
  head.get("/broken-glass");
  const auto glass =
      app::core_of(world.hub()).rights()->glasses.front().broken.what.glass.value.hex();
  head.get("/broken-glass/" + glass);
  world.now += 1min;
  CHECK(head.post("/broken-glass/" + glass, {{"judged", "0"}, {"note", "Asked her."}}).status ==
        303);
  head.get("/broken-glass");
  CHECK(head.shows("Asked her. Colleague head"));
  CHECK(says(world.open("worker", world.address()),
             "Colleague head reviewed that Colleague through had opened it through broken glass: "
             "it was needed"));
  CHECK_FALSE(says(world.open("worker", world.address()), "Nobody has reviewed it yet"));
  // Reviewed, it stays to be seen by whoever sees who looked.
  const http::Response after = world.open("auditor", "/accesses");
  CHECK(says(after, "Broken glass that was reviewed: 1"));
  CHECK(says(after, "It was needed. Reviewed: Colleague head"));
}

TEST_CASE("the rows of one list are one line of the record, with every reference in it") {
  Asked world;
  std::vector<app::Sent> others;
  for (int i = 0; i < 3; ++i) {
    others.push_back(world.worry());
  }
  static_cast<void>(world.open("head", "/queue?show=all"));
  world.now += 1min;
  static_cast<void>(world.open("head", world.address()));
  world.now += 1min;
  const http::Response page =
      world.open("auditor", "/accesses?person=" + world.head.id.value.hex());
  CHECK(says(page, "in a list: 4 rows of a list"));
  for (const app::Sent& one : others) {
    CHECK(says(page, one.reference));
  }
  CHECK(says(page, "to work on it: the whole page"));
  CHECK_FALSE(says(page, "in a list: a row of a list"));
  // Asked about one case there is a line for its row, as before.
  const http::Response one = world.open("auditor", "/accesses?case=" + world.sent.reference);
  CHECK(says(one, "in a list: a row of a list"));
}

TEST_CASE("nobody else searches who looked, reviews what stands out or asks who knew what") {
  Asked world;
  for (const char* who : {"worker", "screening"}) {
    for (const std::string& address :
         {std::string{"/accesses"}, std::string{"/accesses/patterns"},
          "/accesses/patterns/" + world.head.id.value.hex(), "/knew/" + world.sent.reference,
          "/knew/" + world.sent.reference + "?at=1&person=" + world.head.id.value.hex()}) {
      CAPTURE(address);
      CHECK(world.open(who, address).status == 404);
    }
  }
  CHECK(world.open("head", "/knew/7K4Q-PDX9").status == 404);
}

TEST_CASE(
    "a case that is kept from somebody is in no digest of theirs and no question is put about it") {
  Asked world;
  static_cast<void>(world.open("worker", world.address()));
  static_cast<void>(world.open("head", world.address()));
  world.now += 24h * 7;
  CHECK(says(world.open("worker", "/looked"), world.sent.reference));
  CHECK(world.open("head", "/knew/" + world.sent.reference).status == 200);
  world.keep_from(world.worker, world.sent.contact);
  world.keep_from(world.head, world.sent.contact);
  CHECK_FALSE(says(world.open("worker", "/looked"), world.sent.reference));
  CHECK(world.open("head", "/knew/" + world.sent.reference).status == 404);
}

TEST_CASE("who knew what is asked in a form and answered at an address that names nobody") {
  Asked world;
  static_cast<void>(world.open("worker", world.address()));
  world.now += 1h;
  TestBrowser browser{world};
  browser.sign_in("head");
  const std::string address = "/knew/" + world.sent.reference;
  CHECK(browser.get(address).status == 200);
  CHECK(browser.post(address, {{"at-day", "17"}}).status == 422);
  CHECK(browser.shows("Choose a person or a role, and not both"));
  const auto asked = [&](const char* time, const char* name, const std::string& value) {
    const http::Response sent = browser.post(address, {{"at-day", "17"},
                                                       {"at-month", "11"},
                                                       {"at-year", "2026"},
                                                       {"at-time", time},
                                                       {name, value}});
    REQUIRE(sent.status == 303);
    return browser.get(std::string{sent.headers.first("Location").value_or("")});
  };
  const http::Response now = asked("9:40", "person", world.worker.id.value.hex());
  CHECK(now.status == 200);
  CHECK(says(now, "Could have seen it"));
  CHECK(says(now, "to work on it: the whole page"));
  // Before it was given to the worker it was nobody's to see but the screeners'.
  const http::Response before = asked("8:41", "person", world.worker.id.value.hex());
  CHECK(says(before, "Not sent"));
  CHECK_FALSE(says(before, "Could have seen it"));
  const http::Response role = asked("9:40", "role", "social_worker");
  CHECK(says(role, "Had an account then: Colleague worker"));
  // The future is refused, and so is what was never a moment.
  CHECK(browser
            .post(address, {{"at-day", "17"},
                            {"at-month", "11"},
                            {"at-year", "2030"},
                            {"at-time", "9:00"},
                            {"role", "social_worker"}})
            .status == 422);
}

TEST_CASE("an auditor is told where things were recorded and who was sent them, and no word") {
  Asked world;
  static_cast<void>(world.open("worker", world.address()));
  world.now += 1h;
  const http::Response page = world.open(
      "auditor", "/knew/" + world.sent.reference + "?at=" + std::to_string(to_micros(world.now)) +
                     "&person=" + world.worker.id.value.hex());
  CHECK(page.status == 200);
  CHECK(says(page, "Something was recorded"));
  CHECK(says(page, "to work on it"));
  CHECK_FALSE(says(page, "Child A"));
}

TEST_CASE("last week's digest waits for the worker and the line manager until it is opened") {
  Asked world;
  static_cast<void>(world.open("head", world.address()));
  static_cast<void>(world.open("worker", world.address()));
  world.now += 24h * 7;
  CHECK(says(world.open("worker", "/queue"), "Read who looked last week"));
  const http::Response digest = world.open("worker", "/looked");
  CHECK(says(digest, world.sent.reference));
  CHECK(says(digest, "Colleague head"));
  CHECK_FALSE(says(digest, "Child A"));
  CHECK_FALSE(says(world.open("worker", "/queue"), "Read who looked last week"));
  // The head plans the duty of the hub's people: how many each opened.
  const http::Response managed = world.open("head", "/looked");
  CHECK(says(managed, "The people whose duty you plan"));
  world.now += 24h * 7;
  CHECK_FALSE(says(world.open("worker", "/queue"), "Read who looked last week"));
}

TEST_CASE("the register of conflicts says the same of a case that is there and one that is not") {
  Asked world;
  TestBrowser screening{world};
  screening.sign_in("screening");
  for (const std::string& reference : {world.sent.reference, std::string{"2222-2223"}}) {
    screening.get("/conflicts/new");
    CHECK(
        screening.post("/conflicts/new", {{"reference", reference}, {"why", "a cousin"}}).status ==
        303);
  }
  screening.get("/conflicts");
  CHECK(screening.shows("the case that was named"));
  CHECK_FALSE(screening.shows("leads nowhere"));
  CHECK_FALSE(screening.shows("one case"));
}

TEST_CASE("what stands out is reviewed once, with a note, and never by whom it is about") {
  Asked world;
  {
    TestBrowser worker{world};
    worker.sign_in("worker");
    CHECK(worker.get("/my-street").status == 200);
    CHECK(worker.post("/my-street", {{"street", "Long Sample Road"}}).status == 303);
    CHECK(worker.get("/my-street").status == 200);
    CHECK(worker.shows("Long Sample Road"));
  }
  world.must(
      world.worker, world.sent.contact,
      DescribePerson{
          .person = {.person = PersonId{world.worker.id.value},
                     .kind = PersonKind::adult,
                     .answers = {{{.question = "name", .words = "Adult 1"},
                                  {.question = "address", .words = "7 Long Sample Road"}}}}});
  static_cast<void>(world.open("worker", world.address()));
  CHECK(world.hub().look().watch().notice() == 1);
  CHECK(world.hub().look().watch().notice() == 0);
  TestBrowser browser{world};
  browser.sign_in("auditor");
  CHECK(browser.get("/accesses/patterns").status == 200);
  CHECK(browser.shows("What stands out: 1 to review"));
  CHECK(browser.shows("The case is in the street they live in"));
  CHECK_FALSE(browser.shows("Sample Road"));
  const std::string one = "/accesses/patterns/" +
                          world.hub().look().watch().noticed().front().pattern.what.id.value.hex();
  CHECK(browser.get(one).status == 200);
  CHECK(browser.post(one, {}).status == 422);
  CHECK(browser.shows("Choose what you found"));
  CHECK(browser.shows("Write how you know"));
  CHECK(browser.post(one, {{"finding", "0"}, {"note", "It is their own case"}}).status == 303);
  CHECK(browser.get("/accesses/patterns").status == 200);
  CHECK(browser.shows("What stands out: 0 to review"));
  CHECK(browser.shows("It is their own case"));
  CHECK(browser.post(one, {{"finding", "1"}, {"note", "again"}}).status == 404);
}

TEST_CASE("with no room on the disk reading goes on, and whoever writes is told what to do") {
  Asked world;
  TestBrowser browser{world};
  browser.sign_in("worker");
  world.hub().keep_reserve(std::uintmax_t{1} << 60);  // there is no such room
  REQUIRE(world.hub().is_full());
  CHECK(browser.get(world.address("/record")).status == 200);
  CHECK_THROWS_AS(
      browser.post(world.address("/record"), {{"summary", "many words"}, {"analysis", "and more"}}),
      DatabaseFault);
  const http::Response page = server_fault(world.site(), {}, "4711");
  CHECK(page.status == 503);
  CHECK(says(page, "Nothing can be stored at present"));
  CHECK(says(page, "4711"));
  world.hub().keep_reserve(1 << 16);
  CHECK_FALSE(world.hub().is_full());
  CHECK(browser.get(world.address("/record")).status == 200);
  CHECK(
      browser.post(world.address("/record"), {{"summary", "many words"}, {"analysis", "and more"}})
          .status == 303);
}
