#include <doctest/doctest.h>

#include "app/core_of.h"
#include "base/contains.h"
#include "domain/casefile/commands.h"
#include "web/fixture_test.h"
#include "web/tokens.h"

// What an agency gives in a hub that holds answers: its words are on no page but the agency's own,
// until the agency lets them into the case.

using namespace openmash;
using namespace openmash::web;

namespace {

constexpr std::string_view secret = "a heron on the roof";

struct Held {
  HubOnAFolder world{HOLDING_HUB};
  Staff manager = world.account("manager", "social_work_manager");
  Staff worker = world.account("worker", "social_worker");
  Staff police = world.account("police", "professional_lead", AgencyCode{"police"});
  Staff health = world.account("health", "professional_lead", AgencyCode{"health"});
  app::Sent sent = world.worry();
  RequestId request{fresh_web_id()};
  ItemId item{fresh_web_id()};
  std::string contact = "/contacts/" + sent.reference;
  std::string asked = "/requests/" + request.value.hex();
  std::string of_item = asked + "/items/" + item.value.hex();

  Held() {
    const hub::Profile& profile = world.hub().profile();
    REQUIRE(profile.check.holds_answers);
    const auto do_it = [&](const Actor& by, const CaseCommand& command) {
      world.must(by, sent.contact, command);
    };
    do_it(manager, RateContact{.level = profile.levels.front().code});
    do_it(police, GiveView{.on = ViewOn::threshold, .view = "specialist"});
    do_it(worker, GiveView{.on = ViewOn::threshold, .view = "specialist"});
    do_it(worker, ScreenContact{.need = profile.thresholds.levels.back().code});
    do_it(manager, SignGate{.reason = "nobody knows enough"});
    do_it(manager, AssignCase{.worker = worker.id, .worker_role = worker.role});
    RequestInformation ask{.basis = profile.bases.front().code, .why = "to weigh it"};
    ask.ask.push_back({.request = request, .agency = AgencyCode{"police"}});
    for (const hub::Agency& agency : profile.agencies) {
      if (agency.code != AgencyCode{"police"}) {
        ask.leave_out.push_back({agency.code, "not known there"});
      }
    }
    do_it(worker, ask);
    do_it(police, ReturnInformation{.request = request,
                                    .answer = ReturnId{fresh_web_id()},
                                    .items = {{.item = item,
                                               .handling = Handling::onward,
                                               .text = std::string{secret},
                                               .source = "a source nobody may know"}},
                                    .flags = {{.item = item, .words = "ask the officer on duty"}}});
  }

  /// Every page of the case that weighs what was told.
  [[nodiscard]] bool any_page_tells(const std::string& name) {
    TestBrowser browser(world);
    browser.sign_in(name);
    bool tells = false;
    for (const char* rest : {"", "/record", "/decide", "/risk", "/view"}) {
      browser.get(contact + rest);
      tells = tells || browser.shows(secret) || browser.shows("a source nobody may know");
    }
    browser.get(asked);
    return tells || browser.shows(secret);
  }
};

const std::vector<http::Field> let_in = {{"do", "decide"},
                                         {"decided", "goes"},
                                         {"to", "the_case"},
                                         {"purpose", "to weigh it"},
                                         {"relevance", "it shows where she is"},
                                         {"risk", "none"}};

}  // namespace

TEST_CASE("what is held is told on no page but its owner's, and that it is there on them all") {
  Held held;
  for (const char* name : {"worker", "manager", "health"}) {
    CAPTURE(name);
    CHECK_FALSE(held.any_page_tells(name));
    TestBrowser browser(held.world);
    browser.sign_in(name);
    browser.get(held.contact);
    CHECK(browser.shows("ask the officer on duty"));
    CHECK(browser.get(held.of_item).status == 404);
  }
  CHECK(held.any_page_tells("police"));
  TestBrowser deciding(held.world);
  deciding.sign_in("manager");
  deciding.get(held.contact + "/decide");
  CHECK(deciding.shows("holds something that it has not let into the case"));
}

TEST_CASE("the owner lets an item into the case and takes it back, each with its reasons") {
  Held held;
  TestBrowser police(held.world);
  police.sign_in("police");
  police.get(held.asked);
  CHECK(police.shows("href=\"" + held.of_item + "\""));
  police.get(held.of_item);
  CHECK(police.post(held.of_item, {{"do", "decide"}}).status == 422);
  for (const char* problem :
       {"Choose to whom", "Say what it is for", "Choose on what basis", "Say why it helps",
        "Say what telling it could do", "Choose what is decided"}) {
    CHECK(police.shows(problem));
  }
  CHECK_FALSE(held.any_page_tells("worker"));
  std::vector<http::Field> fields = let_in;
  fields.push_back({"basis", held.world.hub().profile().bases.front().code.value});
  CHECK(police.post(held.of_item, fields).status == 303);
  CHECK(held.any_page_tells("worker"));
  TestBrowser worker(held.world);
  worker.sign_in("worker");
  worker.get(held.contact);
  CHECK(worker.shows("Decisions on sharing"));
  CHECK(worker.shows("it shows where she is"));

  police.get(held.of_item);
  const std::string release = police.hidden("release");
  CHECK(police.post(held.of_item, {{"do", "end"}, {"release", release}}).status == 422);
  CHECK(police
            .post(held.of_item,
                  {{"do", "end"}, {"release", release}, {"back-" + release, "it names somebody"}})
            .status == 303);
  CHECK_FALSE(held.any_page_tells("worker"));
}

TEST_CASE("a decision not to let out is kept with its reason") {
  Held held;
  TestBrowser police(held.world);
  police.sign_in("police");
  police.get(held.of_item);
  std::vector<http::Field> fields = {{"do", "decide"},
                                     {"decided", "no"},
                                     {"to", "outside"},
                                     {"recipient", "the hostel"},
                                     {"purpose", "to settle her in"}};
  CHECK(police.post(held.of_item, fields).status == 422);
  CHECK(police.shows("the hostel"));
  for (const char* problem :
       {"Say why it helps", "Say what telling it could do", "Say why it does not go"}) {
    CHECK(police.shows(problem));
  }
  CHECK_FALSE(police.shows("Choose on what basis"));
  fields.push_back({"relevance", "they would look out for her"});
  fields.push_back({"risk", "word gets round there"});
  fields.push_back({"because", "it would tell who reported it"});
  CHECK(police.post(held.of_item, fields).status == 303);
  police.get(held.of_item);
  for (const char* words :
       {"Not let out to the hostel", "to settle her in", "they would look out for her",
        "word gets round there", "it would tell who reported it"}) {
    CHECK(police.shows(words));
  }
}

TEST_CASE("the hub passes on what its owner lets go onward, and no held item") {
  Held held;
  const std::string pass_on = held.contact + "/items/" + held.item.value.hex() + "/pass-on";
  std::vector<http::Field> fields = {{"decided", "goes"},
                                     {"to", "outside"},
                                     {"recipient", "the school"},
                                     {"extent", "whole"},
                                     {"purpose", "to keep watch"},
                                     {"basis", held.world.hub().profile().bases.front().code.value},
                                     {"relevance", "she is there daily"},
                                     {"risk", "none"}};
  TestBrowser worker(held.world);
  worker.sign_in("worker");
  worker.get(pass_on);
  CHECK_FALSE(worker.shows(secret));
  CHECK(worker.post(pass_on, fields).status == 422);
  CHECK(worker.shows("Choose what is decided"));
  held.world.must(held.police, held.sent.contact,
                  ReleaseItem{.request = held.request,
                              .what = {.item = held.item,
                                       .release = ReleaseId{fresh_web_id()},
                                       .purpose = "p",
                                       .basis = held.world.hub().profile().bases.front().code,
                                       .relevance = "r",
                                       .risk = "r"}});
  worker.get(held.contact);
  CHECK(worker.shows("/pass-on"));
  worker.get(pass_on);
  CHECK(worker.shows(secret));
  CHECK(worker.post(pass_on, fields).status == 303);
  worker.get(held.contact);
  CHECK(worker.shows("the school"));
}

TEST_CASE("where each piece is held, the questions help and are not fields") {
  Held held;
  TestBrowser police(held.world);
  police.sign_in("police");
  police.get(held.asked);
  CHECK(police.shows("What may help"));
  CHECK_FALSE(police.shows("name=\"question-"));
  CHECK(police.shows("name=\"item-0-flag\""));
}

TEST_CASE("what those whom an agency asked told it is read by that agency alone") {
  Held held;
  const EnquiryId enquiry{fresh_web_id()};
  held.world.must(held.police, held.sent.contact,
                  AskPerson{.request = held.request, .enquiry = enquiry, .whom = "the officer"});
  held.world.must(held.police, held.sent.contact,
                  RecordPersonAnswer{
                      .request = held.request, .enquiry = enquiry, .words = "a zebra in the yard"});
  const std::string person = held.asked + "/people/" + enquiry.value.hex();
  for (const char* name : {"worker", "manager", "health"}) {
    CAPTURE(name);
    TestBrowser browser(held.world);
    browser.sign_in(name);
    CHECK(browser.get(person).status == 404);
    for (const std::string& page : {held.asked, held.contact, held.contact + "/decide"}) {
      browser.get(page);
      CHECK_FALSE(browser.shows("a zebra in the yard"));
    }
  }
  TestBrowser police(held.world);
  police.sign_in("police");
  CHECK(police.get(person).status == 200);
  CHECK(police.shows("a zebra in the yard"));
}

TEST_CASE("why a held item goes nowhere is its owner's, as the item is") {
  Held held;
  held.world.must(held.police, held.sent.contact,
                  KeepItem{.request = held.request,
                           .what = {.item = held.item,
                                    .reason = "a kudu told us in secret",
                                    .purpose = "a gnu wanted it",
                                    .relevance = "an okapi would know",
                                    .risk = "an eland would hear"}});
  TestBrowser worker(held.world);
  worker.sign_in("worker");
  worker.get(held.contact);
  CHECK(worker.shows("Decisions on sharing"));
  for (const char* words : {"a kudu told us", "a gnu wanted", "an okapi would", "an eland would"}) {
    CHECK_FALSE(worker.shows(words));
  }
  TestBrowser police(held.world);
  police.sign_in("police");
  police.get(held.of_item);
  CHECK(police.shows("a kudu told us"));
}

TEST_CASE("an item that is passed on is recorded as read by whoever had its page") {
  Held held;
  held.world.must(held.police, held.sent.contact,
                  ReleaseItem{.request = held.request,
                              .what = {.item = held.item,
                                       .release = ReleaseId{fresh_web_id()},
                                       .purpose = "p",
                                       .basis = held.world.hub().profile().bases.front().code,
                                       .relevance = "r",
                                       .risk = "r"}});
  const auto was_shown = [&] {
    app::Core& core = app::core_of(held.world.hub());
    return !contains(app::unread_items(core, *core.load(held.sent.contact)), held.item);
  };
  CHECK_FALSE(was_shown());
  TestBrowser worker(held.world);
  worker.sign_in("worker");
  worker.get(held.contact + "/items/" + held.item.value.hex() + "/pass-on");
  CHECK(worker.shows(secret));
  CHECK(was_shown());
}
