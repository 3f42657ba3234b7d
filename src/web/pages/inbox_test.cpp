#include <doctest/doctest.h>

#include "app/core_of.h"
#include "domain/reference.h"
#include "web/fixture_test.h"

using namespace openmash;
using namespace openmash::web;
using namespace std::chrono_literals;

namespace {

const std::string with_advice_line = ANOTHER_HUB;

std::string went_to(const http::Response& response) {
  REQUIRE(response.status == 303);
  return std::string{response.headers.first("Location").value_or("")};
}

const std::vector<http::Field> advice = {
    {"from", "A teacher, Aaa School"},
    {"agreed", "not_asked"},
    {"words", "The child has not come back from Africa. Parents did email."},
    {"contact", ""},
};

std::vector<http::Field> with(std::vector<http::Field> fields,
                              std::initializer_list<http::Field> more) {
  for (const http::Field& one : more) {
    std::erase_if(fields, [&](const http::Field& old) { return old.name == one.name; });
    fields.push_back(one);
  }
  return fields;
}

/// Somebody of that hub's Professional Support, signed in.
struct Support {
  HubOnAFolder world{with_advice_line};
  TestBrowser browser{world};

  Support() {
    static_cast<void>(world.account("support", "professional_support"));
    browser.sign_in("support");
  }

  /// Its address.
  std::string message(const std::string& words) {
    browser.get("/inbox/new/unsorted");
    return went_to(browser.post("/inbox/new/unsorted",
                                {{"from", "the school"}, {"words", words}, {"channel", "email"}}));
  }
};

}  // namespace

TEST_CASE(
    "the inbox is there where a hub does such work and a role may deal with it, and looks "
    "like nothing elsewhere") {
  HubOnAFolder example;
  static_cast<void>(example.account("support", "business_support"));
  TestBrowser at_example{example};
  at_example.sign_in("support");
  at_example.get("/queue");
  CHECK_FALSE(at_example.shows("href=\"/inbox\""));
  CHECK(at_example.get("/inbox").status == 404);
  CHECK(at_example.get("/inbox/new/complaint").status == 404);

  Support support;
  support.browser.get("/queue");
  CHECK(support.browser.shows("href=\"/inbox\""));
  const std::string address = support.message("one more thing");
  static_cast<void>(support.world.account("police", "agency_representative", AgencyCode{"police"}));
  static_cast<void>(support.world.account("admin", "administrator"));
  for (const char* const name : {"police", "admin"}) {
    TestBrowser other{support.world};
    other.sign_in(name);
    CHECK(other.get("/inbox").status == 404);
    CHECK_FALSE(other.shows("href=\"/inbox\""));
    CHECK(other.get(address).status == 404);
    CHECK(other.get(address + "/reply").status == 404);
    CHECK(other.get("/inbox/new/unsorted").status == 404);
  }
}

TEST_CASE(
    "a message is written down, shown with its clock, and answered; the page says what "
    "became of it") {
  Support support;
  TestBrowser& browser = support.browser;
  browser.get("/inbox");
  CHECK(browser.shows("Nothing is waiting here"));
  CHECK(browser.get("/inbox/new/pigeon").status == 404);
  browser.get("/inbox/new/unsorted");
  CHECK(browser.post("/inbox/new/unsorted", {{"from", "x"}, {"words", ""}}).status == 422);
  CHECK(browser.shows("Answer: What does it say?"));
  CHECK(browser.shows("Choose how it came"));
  CHECK(browser.shows("value=\"x\""));
  CHECK(browser.post("/inbox/new/unsorted", {{"pigeon", "x"}}).status == 400);

  const std::string address = support.message("when do you open?");
  browser.get("/inbox");
  CHECK(browser.shows("“when do you open?”"));
  CHECK(browser.shows("Inbox: 1"));
  CHECK(browser.shows("Due later"));
  support.world.now += std::chrono::days{3};
  browser.sign_in("support");
  browser.get("/inbox?show=unsorted");
  CHECK(browser.shows("Overdue"));
  CHECK(browser.shows("1 is overdue."));

  browser.get(address);
  CHECK(browser.shows("This page is recorded as read by you"));
  for (const char* const act : {"/addition", "/reply", "/not_for_us", "/contact", "/note"}) {
    CHECK(browser.shows("href=\"" + address + act + "\""));
    CHECK(browser.get(address + act).status == 200);
    browser.get(address);
  }
  CHECK(browser.get(address + "/advice").status == 404);
  CHECK(browser.get(address + "/pigeon").status == 404);
  browser.get(address + "/reply");
  CHECK(browser.post(address + "/reply", {{"words", " "}}).status == 422);
  CHECK(browser.shows("Answer: What was answered, and how?"));
  const std::string submission = browser.hidden("submission");
  const std::string seen_form = browser.hidden("form-token");
  CHECK(went_to(browser.post(address + "/reply", {{"words", "from nine"}})) == address);
  CHECK(went_to(browser.post(address + "/reply", {{"words", "from nine"},
                                                  {"submission", submission},
                                                  {"form-token", seen_form}})) == address);
  browser.get(address);
  CHECK(browser.shows("from nine"));
  CHECK(browser.shows("Answered"));
  CHECK_FALSE(browser.shows("href=\"" + address + "/reply\""));
  browser.get("/inbox?show=settled");
  CHECK(browser.shows("when do you open?"));
  browser.get("/inbox");
  CHECK(browser.shows("Nothing is waiting here"));

  browser.get(address + "/again");
  CHECK(went_to(browser.post(address + "/again", {{"words", "wrong one"}})) == address);
  browser.get(address + "/not_for_us");
  CHECK(went_to(browser.post(address + "/not_for_us", {{"words", "to housing"}})) == address);
  browser.get(address);
  CHECK(browser.shows("Not for us, and sent on"));
  CHECK(browser.shows("from nine"));  // the first end is kept
}

TEST_CASE("somebody who settles what a colleague has just settled is told, and loses nothing") {
  Support support;
  const std::string address = support.message("when do you open?");
  static_cast<void>(support.world.account("manager", "team_manager"));
  TestBrowser manager{support.world};
  manager.sign_in("manager");
  manager.get(address + "/reply");
  support.browser.get(address + "/reply");
  support.browser.post(address + "/reply", {{"words", "from nine"}});
  CHECK(manager.post(address + "/reply", {{"words", "my own answer"}}).status == 409);
  CHECK(manager.shows("This is settled already"));
  CHECK(manager.shows("my own answer"));
}

TEST_CASE(
    "an advice call has no field for the child's name, asks once more where the scenario "
    "looks like one, and stores it all the same if told to") {
  Support support;
  TestBrowser& browser = support.browser;
  browser.get("/inbox/new/advice_call");
  CHECK(browser.shows("Has the family agreed"));
  CHECK(browser.shows("do not take the name of the child"));
  CHECK_FALSE(browser.shows("name=\"child"));
  CHECK(browser.post("/inbox/new/advice_call", with(advice, {{"agreed", ""}})).status == 422);
  CHECK(browser.shows("Choose: Has the family agreed"));

  const auto named = with(advice, {{"words", "The boy, Aaa Bbb, was hit."}});
  CHECK(browser.post("/inbox/new/advice_call", named).status == 200);
  CHECK(browser.shows("This looks as if it named somebody"));
  CHECK(browser.shows("“Aaa Bbb”"));
  CHECK(browser.shows("The boy, Aaa Bbb, was hit."));  // still typed
  CHECK(support.world.hub().look().open_matters({.actor = System{}, .session = {}}).empty());
  const std::string address =
      went_to(browser.post("/inbox/new/advice_call", with(named, {{"names_nobody", "yes"}})));
  browser.get(address);
  CHECK(browser.shows("Aaa Bbb"));
  CHECK(browser.shows("The family was not asked"));

  browser.get("/inbox/new/advice_call");
  static_cast<void>(went_to(browser.post("/inbox/new/advice_call", advice)));
}

TEST_CASE("an advice call ends in a form that is awaited, chased when it is late, and matched") {
  Support support;
  TestBrowser& browser = support.browser;
  browser.get("/inbox/new/advice_call");
  const std::string call = went_to(browser.post("/inbox/new/advice_call", advice));
  const std::string reference = call.substr(call.rfind('/') + 1);
  const std::string ask = "/inbox/new/form_expected?from_matter=" + reference;
  browser.get(call);
  CHECK(browser.shows("href=\"" + ask + "\""));
  CHECK(browser.shows("href=\"/log?matter=" + reference + "\""));
  browser.get(ask);
  CHECK(browser.shows("A teacher, Aaa School"));
  CHECK(browser.shows("has not come back from Africa"));
  const std::string form =
      went_to(browser.post("/inbox/new/form_expected", {{"from", "A teacher"},
                                                        {"child", "Child A"},
                                                        {"words", "not back"},
                                                        {"contact", ""},
                                                        {"from_matter", reference}}));
  browser.get(call);
  CHECK(browser.shows("Became a form that is expected"));
  browser.get(form);
  CHECK(browser.shows("Child A"));
  CHECK(browser.shows(reference));

  support.world.now += std::chrono::days{2};
  browser.sign_in("support");
  browser.get(form + "/chase");
  CHECK(went_to(browser.post(form + "/chase", {{"words", "rang the office"}})) == form);
  browser.get("/inbox?show=form_expected");
  CHECK(browser.shows("Overdue"));
  CHECK(browser.shows("chased once"));

  const app::Sent sent = support.world.worry();
  browser.get(form + "/came");
  CHECK(browser.post(form + "/came", {{"contact", ""}}).status == 422);
  CHECK(browser.post(form + "/came", {{"contact", "7K4Q-PDX8"}}).status == 422);
  CHECK(browser.shows("Check the reference"));
  CHECK(browser.post(form + "/came", {{"contact", make_reference({1, 2, 3, 4, 5, 6, 7})}}).status ==
        409);
  CHECK(browser.shows("There is no such contact"));
  CHECK(went_to(browser.post(form + "/came", {{"contact", sent.reference}})) == form);
  browser.get(form);
  CHECK(browser.shows("The form came: " + sent.reference));
  CHECK(browser.shows("href=\"/contacts/" + sent.reference + "\""));
}

TEST_CASE("a contact logged out of the inbox begins with its words, and settles it") {
  Support support;
  TestBrowser& browser = support.browser;
  const std::string address = support.message("left alone most nights");
  const std::string reference = address.substr(address.rfind('/') + 1);
  browser.get("/log?matter=" + reference);
  CHECK(browser.shows("left alone most nights"));
  CHECK(browser.shows("Out of the inbox"));
  const std::string contact =
      went_to(browser.post("/log", {{"channel", "email"},
                                    {"source", "professional"},
                                    {"door", "worry"},
                                    {"worry-1-words", "left alone most nights"},
                                    {"children", "1"},
                                    {"adults", "0"},
                                    {"matter", reference}}));
  CHECK(contact.starts_with("/contacts/"));
  browser.get(address);
  CHECK(browser.shows("Became a contact, " + contact.substr(contact.rfind('/') + 1)));
}

TEST_CASE("a telephone call that makes no referral asks whether its form is expected") {
  Support support;
  TestBrowser& browser = support.browser;
  browser.get("/log");
  const std::string next = went_to(browser.post("/log", {{"channel", "telephone"},
                                                         {"source", "professional"},
                                                         {"door", "worry"},
                                                         {"worry-1-words", "left alone"},
                                                         {"children", "1"},
                                                         {"adults", "0"}}));
  REQUIRE(next.starts_with("/inbox/new/form_expected?contact="));
  const std::string reference = next.substr(next.rfind('=') + 1);
  browser.get(next);
  CHECK(browser.shows("href=\"/contacts/" + reference + "\""));
  CHECK(browser.shows("value=\"" + reference + "\""));
  const std::string form =
      went_to(browser.post("/inbox/new/form_expected", {{"from", "A teacher"},
                                                        {"child", "Child A"},
                                                        {"words", "will send it tonight"},
                                                        {"contact", reference}}));
  browser.get(form);
  CHECK(browser.shows("About the contact"));
}

TEST_CASE("what is added to a contact is on its page") {
  Support support;
  TestBrowser& browser = support.browser;
  const app::Sent sent = support.world.worry();
  const std::string address = support.message("seen again last night");
  browser.get(address + "/addition");
  CHECK(went_to(browser.post(address + "/addition", {{"contact", sent.reference}})) == address);
  browser.get("/contacts/" + sent.reference);
  CHECK(browser.shows("seen again last night"));
  CHECK(browser.shows("Out of the inbox"));
  CHECK(browser.shows("href=\"" + address + "\""));
}

TEST_CASE("what is in the inbox is found by its reference") {
  Support support;
  TestBrowser& browser = support.browser;
  const std::string address = support.message("one more thing");
  browser.get("/find");
  CHECK(went_to(browser.post("/find", {{"reference", address.substr(address.rfind('/') + 1)}})) ==
        address);
}

TEST_CASE("a matter that was read leaves the record of reading whole") {
  Support support;
  support.browser.get(support.message("one more thing"));
  static_cast<void>(support.world.account("manager", "team_manager"));
  TestBrowser manager{support.world};
  manager.sign_in("manager");
  CHECK(manager.get("/accesses").status == 200);
  CHECK(manager.shows("to work on it"));
  CHECK(support.world.hub().look().watch().notice() == 0);
  support.world.now += 24h * 7;
  CHECK(manager.get("/looked").status == 303);
  manager.sign_in("manager");
  CHECK(manager.get("/looked").status == 200);
}

TEST_CASE("what is about a case that is kept from somebody is not found by its reference either") {
  HubOnAFolder world{THIRD_HUB};
  static_cast<void>(world.account("officer", "mash_officer"));
  const Staff whose = world.account("kept", "mash_officer");
  const app::Sent sent = world.worry();
  TestBrowser officer{world};
  officer.sign_in("officer");
  officer.get("/inbox/new/family_call");
  const std::string address =
      went_to(officer.post("/inbox/new/family_call", {{"from", "Adult 1"},
                                                      {"checked", "called back"},
                                                      {"may_be_told", "that it was received"},
                                                      {"words", "when will somebody ring?"},
                                                      {"contact", sent.reference}}));
  const std::string reference = address.substr(address.rfind('/') + 1);
  world.keep_from(whose, sent.contact);
  TestBrowser kept{world};
  kept.sign_in("kept");
  CHECK(kept.get(address).status == 404);
  for (const std::string& one : {reference, std::string{"2222-2223"}}) {
    kept.get("/find");
    CHECK(kept.post("/find", {{"reference", one}}).status == 422);
  }
  officer.get("/find");
  CHECK(went_to(officer.post("/find", {{"reference", reference}})) == address);
}

TEST_CASE(
    "a family's call holds who called, how that was checked and what they may be told; a "
    "complaint is heard in two stages") {
  HubOnAFolder world{THIRD_HUB};
  static_cast<void>(world.account("officer", "mash_officer"));
  TestBrowser browser{world};
  browser.sign_in("officer");
  const app::Sent sent = world.worry();
  CHECK(browser.get("/inbox/new/advice_call").status == 404);  // not this hub's work
  browser.get("/inbox/new/family_call");
  const std::string call =
      went_to(browser.post("/inbox/new/family_call", {{"from", "Adult 1"},
                                                      {"checked", "called back"},
                                                      {"may_be_told", "that it was received"},
                                                      {"words", "when will somebody ring?"},
                                                      {"contact", sent.reference}}));
  browser.get(call);
  CHECK(browser.shows("called back"));
  CHECK(browser.shows("that it was received"));
  CHECK(browser.shows("href=\"/contacts/" + sent.reference + "\""));

  const std::string reference = call.substr(call.rfind('/') + 1);
  browser.get("/inbox/new/complaint?from_matter=" + reference);
  const std::string complaint =
      went_to(browser.post("/inbox/new/complaint", {{"from", "Adult 1"},
                                                    {"words", "nobody rang"},
                                                    {"contact", sent.reference},
                                                    {"from_matter", reference}}));
  CHECK(browser.get(complaint + "/further").status == 404);
  browser.get(complaint + "/reply");
  browser.post(complaint + "/reply", {{"words", "we are sorry"}});
  browser.get(complaint);
  CHECK(browser.shows("href=\"" + complaint + "/further\""));
  browser.get(complaint + "/further");
  CHECK(went_to(browser.post(complaint + "/further", {{"words", "still not happy"}})) == complaint);
  browser.get(complaint);
  CHECK(browser.shows("Customer Feedback team"));
  browser.get("/inbox?show=complaint");
  CHECK(browser.shows("next stage"));
}
