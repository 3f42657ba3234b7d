#include <doctest/doctest.h>

#include "app/core_of.h"
#include "html/html.h"
#include "web/fixture_test.h"
#include "web/pages/question_fields.h"
#include "web/tokens.h"

using namespace openmash;
using namespace openmash::web;
using namespace std::chrono_literals;

namespace {

std::string location(const http::Response& response) {
  return std::string(response.headers.first("Location").value_or(""));
}

/// A case with a question to the police, and everybody it takes.
struct AskedWorld {
  HubOnAFolder world;
  Staff screening = world.account("screening", "screening_team");
  Staff head = world.account("head", "head_of_mash");
  Staff worker = world.account("worker", "social_worker");
  Staff police = world.account("police", "agency_representative", AgencyCode{"police"});
  Staff health = world.account("health", "agency_representative", AgencyCode{"health"});
  app::Sent sent = world.worry();
  RequestId request = world.asked(sent, screening, head, worker);

  [[nodiscard]] std::string address() const { return "/requests/" + request.value.hex(); }
  [[nodiscard]] const Request& stored() {
    file = app::core_of(world.hub()).load(sent.contact);
    return *file->enquiry.find(request);
  }
  std::shared_ptr<const CaseFile> file;
};

}  // namespace

TEST_CASE("the queue tells a new contact with its first words, and which clock it waits for") {
  HubOnAFolder world;
  world.account("screening", "screening_team");
  const app::Sent sent = world.worry();
  TestBrowser browser(world);
  browser.sign_in("screening");
  CHECK(browser.get("/queue").status == 200);
  CHECK(browser.shows("shouting most nights"));
  CHECK(browser.shows("Child A"));
  CHECK(browser.shows("No clock yet: 1"));
  CHECK(browser.shows("This page is recorded as read by you"));
  CHECK(browser.shows("href=\"/contacts/" + sent.reference + "\""));
  CHECK(!browser.shows("is overdue"));
}

TEST_CASE("a contact nobody rated is overdue when the statutory day is over") {
  HubOnAFolder world;
  world.account("screening", "screening_team");
  const app::Sent sent = world.worry();
  world.now += 72h;
  TestBrowser browser(world);
  browser.sign_in("screening");
  browser.get("/queue");
  CHECK(browser.shows("Overdue: 1"));
  CHECK(browser.shows("1 is overdue."));
}

TEST_CASE("the queue's oldest is the oldest of as many as it says, where others are decided") {
  AskedWorld asked;
  HubOnAFolder& world = asked.world;
  world.now += 2h;
  TestBrowser head(world);
  head.sign_in("head");
  head.get("/queue?show=all");
  CHECK(head.shows("All open: 1"));
  CHECK(head.shows("The oldest came 2 hours"));
  const app::Sent older = asked.sent;
  const app::Sent newer = world.worry();
  world.must(asked.police, older.contact,
             ReturnInformation{.request = asked.request,
                               .answer = ReturnId{fresh_web_id()},
                               .kind = ReturnKind::nothing_held});
  world.must(asked.worker, older.contact, WriteRecord{.summary = "s", .analysis = "a"});
  const auto file = app::core_of(world.hub()).load(older.contact);
  const std::vector<OutcomesForChild> outcomes{
      {.child = file->children().front()->person,
       .outcomes = {{.outcome = world.hub().profile().outcomes.front().code}},
       .reason = "because"}};
  world.must(asked.worker, older.contact, Recommend{.children = outcomes});
  DecideOutcomes decide{.children = outcomes};
  const auto page = world.hub().look().contact({.actor = asked.head, .session = fresh_web_id()},
                                               older.reference, ReadPurpose::decide);
  for (const Gap& gap : (*page)->gaps) {
    decide.gaps.push_back({.gap = gap, .reason = "r"});
  }
  world.must(asked.head, older.contact, decide);
  world.now += 10min;
  head.get("/queue?show=all");
  CHECK(head.shows("All open: 2"));
  CHECK(head.shows("1 of these is not decided: it came"));
  CHECK_FALSE(head.shows("The oldest came"));
  CHECK(newer.reference != older.reference);
}

TEST_CASE("a date of birth is typed into three boxes, and a year alone is enough") {
  AskedWorld asked;
  TestBrowser worker(asked.world);
  worker.sign_in("worker");
  const std::string address = "/contacts/" + asked.sent.reference + "/person";
  worker.get(address);
  CHECK(worker.shows("name=\"born-day\""));
  CHECK_FALSE(worker.shows("name=\"born\""));
  const std::vector<http::Field> uncle{{"name", "Adult 7"}, {"kind", "adult"}};
  auto wrong = uncle;
  wrong.push_back({"born-month", "13"});
  wrong.push_back({"born-year", "1990"});
  CHECK(worker.post(address, wrong).status == 422);
  CHECK(worker.shows("value=\"1990\""));
  auto right = uncle;
  right.push_back({"born-month", "3"});
  right.push_back({"born-year", "1990"});
  CHECK(worker.post(address, right).status == 303);
  const auto file = app::core_of(asked.world.hub()).load(asked.sent.contact);
  CHECK(file->intake.people.back().answers.words("born") == "1990-03");
}

TEST_CASE("an agency's date is typed into three boxes too, and kept as well as it is known") {
  const question::Question seen{.code = ParticularCode{"last_seen"},
                                .words = "Last seen?",
                                .kind = question::AnswerKind::date};
  const auto typed = [](const std::vector<http::Field>& fields) { return read_questions(fields); };
  const auto date = typed({{"question-last_seen-month", "3"}, {"question-last_seen-year", "2026"}});
  CHECK(typed_values(seen, date) == std::vector<std::string>{"2026-03"});
  CHECK(answer_words(seen, date) == "March 2026");
  CHECK(question_field(seen, date).str().find("name=\"question-last_seen-year\"") !=
        std::string::npos);
  CHECK(answer_words(seen, typed({{"question-last_seen-year", "last spring"}})) == "last spring");
  CHECK(answer_words(seen, typed({})) == "");
  // Taken over from a guest it stands in the boxes again.
  CHECK(question_field(seen, typed({{"question-last_seen", "2026-11-17"}}))
            .str()
            .find("value=\"17\"") != std::string::npos);
}

TEST_CASE("the queue is not for agencies or administrators") {
  HubOnAFolder world;
  world.account("police", "agency_representative", AgencyCode{"police"});
  world.account("admin", "administrator");
  const app::Sent sent = world.worry();
  for (const char* name : {"police", "admin"}) {
    CAPTURE(name);
    TestBrowser browser(world);
    browser.sign_in(name);
    CHECK(browser.get("/queue").status == 404);
    CHECK(!browser.shows("shouting"));
    browser.get("/find");
    CHECK(browser.post("/find", {{"reference", sent.reference}}).status == 422);
    CHECK(browser.shows("No contact that you can open"));
  }
}

TEST_CASE("a reference is found however it is typed, and a mistyped one is told as such") {
  HubOnAFolder world;
  world.account("screening", "screening_team");
  const app::Sent sent = world.worry();
  TestBrowser browser(world);
  browser.sign_in("screening");
  std::string typed = sent.reference;
  std::ranges::transform(typed, typed.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  typed.replace(4, 1, " ");
  browser.get("/find");
  CHECK(location(browser.post("/find", {{"reference", " " + typed}})) ==
        "/contacts/" + sent.reference);
  std::string wrong = sent.reference;
  std::swap(wrong[0], wrong[1] == wrong[0] ? wrong[2] : wrong[1]);
  wrong.back() = wrong.back() == '3' ? '4' : '3';
  browser.get("/find");
  browser.post("/find", {{"reference", wrong}});
  CHECK((browser.shows("Check the reference") || browser.shows("No contact that you can open")));
  browser.post("/find", {{"reference", "7K4Q-PDX8"}});
  CHECK(browser.shows("Check the reference"));
  CHECK(browser.shows("value=\"7K4Q-PDX8\""));
}

TEST_CASE("an agency tells in two clicks that it holds nothing, and that is not silence") {
  AskedWorld asked;
  TestBrowser browser(asked.world);
  browser.sign_in("police");
  browser.get("/requests");
  CHECK(browser.shows("Requests to answer: 1"));
  CHECK(browser.get(asked.address()).status == 200);
  CHECK(browser.shows("What does Police hold about Child A?"));
  CHECK(browser.shows("A child may be hurt at home"));
  CHECK(browser.shows("Any call-outs"));
  CHECK(browser.post(asked.address(), {{"do", "nothing"}}).status == 200);
  CHECK(asked.stored().answers.empty());
  const auto sent = browser.post(asked.address(), {{"do", "send"}, {"kind", "nothing_held"}});
  CHECK(location(sent) == asked.address() + "?sent=1");
  CHECK(asked.stored().state() == AnswerState::nothing_held);
  browser.get("/requests");
  CHECK(browser.shows("Requests to answer: 0"));
}

TEST_CASE("another item is added without sending, and nothing typed is lost") {
  AskedWorld asked;
  TestBrowser browser(asked.world);
  browser.sign_in("police");
  browser.get(asked.address());
  CHECK(browser
            .post(asked.address(), {{"do", "add"},
                                    {"kind", "items"},
                                    {"item-0-text", "Two call-outs"},
                                    {"item-0-handling", "hub_only"},
                                    {"own-reference", "P/1"}})
            .status == 200);
  CHECK(browser.shows("Two call-outs"));
  CHECK(browser.shows("Item 2 of 2"));
  CHECK(browser.shows("value=\"P/1\""));
  CHECK(asked.stored().answers.empty());
}

TEST_CASE(
    "an answer with items is kept whole, with a part of a date and what may be done with each") {
  AskedWorld asked;
  TestBrowser browser(asked.world);
  browser.sign_in("police");
  browser.get(asked.address());
  const std::vector<http::Field> fields{{"do", "send"},
                                        {"kind", "items"},
                                        {"more-to-come", "yes"},
                                        {"own-reference", "P/1"},
                                        {"item-0-text", "Two call-outs"},
                                        {"item-0-when-month", "3"},
                                        {"item-0-when-year", "2026"},
                                        {"item-0-relevance", "relevant"},
                                        {"item-0-handling", "family_safe"},
                                        {"item-1-text", "A caution"},
                                        {"item-1-relevance", "background"},
                                        {"item-1-handling", "hub_only"}};
  CHECK(browser.post(asked.address(), fields).status == 303);
  const Request& stored = asked.stored();
  REQUIRE(stored.items.size() == 2);
  CHECK(stored.state() == AnswerState::part);
  CHECK(stored.items[0].what.text == "Two call-outs");
  CHECK(stored.items[0].what.concerned == PartialDate{.year = 2026, .month = 3});
  CHECK(stored.items[0].what.handling == Handling::family_safe);
  CHECK(stored.items[0].what.about.size() == 1);
  CHECK(stored.items[1].what.relevance == Relevance::background);
  browser.get(asked.address());
  CHECK(browser.shows("What you have answered"));
  CHECK(browser.shows("Two call-outs"));
}

TEST_CASE("every problem of an answer is told at once and nothing is stored") {
  AskedWorld asked;
  TestBrowser browser(asked.world);
  browser.sign_in("police");
  browser.get(asked.address());
  browser.post(asked.address(), {{"do", "send"}, {"kind", "items"}, {"item-0-when-day", "31"}});
  for (const char* words :
       {"Write what you hold", "Choose whether what you hold matters",
        "Choose what may be done with what you hold", "The date of what you hold"}) {
    CAPTURE(words);
    CHECK(browser.shows(words));
  }
  CHECK(browser.shows("value=\"31\""));
  browser.post(asked.address(), {{"do", "send"}, {"kind", "refused"}});
  CHECK(browser.shows("Say why you refuse"));
  browser.post(asked.address(), {{"do", "send"}, {"kind", "nothing_held"}, {"item-0-text", "But"}});
  CHECK(browser.shows("You wrote items"));
  browser.post(asked.address(), {{"do", "send"}});
  CHECK(browser.shows("Choose what your answer is"));
  CHECK(asked.stored().answers.empty());
}

TEST_CASE("held but not shared is told with its reason, and a double click stores one answer") {
  AskedWorld asked;
  TestBrowser browser(asked.world);
  browser.sign_in("police");
  browser.get(asked.address());
  const std::vector<http::Field> fields{{"do", "send"},
                                        {"kind", "held_not_shared"},
                                        {"why-held", "It would put a source at risk"},
                                        {"form-token", browser.hidden("form-token")},
                                        {"submission", browser.hidden("submission")}};
  CHECK(browser.post(asked.address(), fields).status == 303);
  CHECK(browser.post(asked.address(), fields).status == 303);
  CHECK(asked.stored().answers.size() == 1);
  CHECK(asked.stored().state() == AnswerState::held_not_shared);
}

TEST_CASE("a request of another agency is not there") {
  AskedWorld asked;
  TestBrowser browser(asked.world);
  browser.sign_in("health");
  CHECK(browser.get(asked.address()).status == 404);
  CHECK(!browser.shows("Child A"));
  browser.get("/requests");
  CHECK(browser.post(asked.address(), {{"do", "send"}, {"kind", "nothing_held"}}).status == 404);
  CHECK(asked.stored().answers.empty());
  CHECK(browser.get("/requests/not-an-id").status == 404);
}

TEST_CASE("a stream of notices follows only what its session may see") {
  AskedWorld asked;
  TestBrowser browser(asked.world);
  const std::string address =
      "/events?topic=queue&topic=requests:police&topic=requests:health&topic=contact:" +
      asked.sent.contact.value.hex();
  browser.sign_in("police");
  CHECK(browser.get(address).following->topics == std::vector<std::string>{"requests:police"});
  TestBrowser head(asked.world);
  head.sign_in("head");
  CHECK(head.get(address).following->topics ==
        std::vector<std::string>{"queue", "queue:" + asked.head.id.value.hex(),
                                 "contact:" + asked.sent.contact.value.hex()});
  TestBrowser nobody(asked.world);
  CHECK(nobody.get(address).status == 204);
}

TEST_CASE(
    "an administrator opens an account that can be used, changes its password and closes it") {
  HubOnAFolder world;
  world.account("admin", "administrator");
  TestBrowser admin(world);
  admin.sign_in("admin");
  admin.get("/accounts");
  const auto opened = admin.post("/accounts", {{"display", "Health 2"},
                                               {"name", "health2"},
                                               {"role", "agency_representative"},
                                               {"agency", "health"},
                                               {"password", std::string(HubOnAFolder::password)}});
  REQUIRE(opened.status == 303);
  const std::string account = location(opened).substr(0, location(opened).find('?'));
  TestBrowser person(world);
  // A password that somebody else gave is good for choosing one's own, and for nothing else.
  CHECK(location(person.sign_in("health2")) == "/sign-in/step");
  CHECK(person.get("/requests").status == 303);
  person.get("/sign-in/step");
  CHECK(person.shows("Choose your own password"));
  CHECK(
      location(person.post("/sign-in/step", {{"do", "password"},
                                             {"password-now", std::string(HubOnAFolder::password)},
                                             {"password", "three words of hail"}})) == "/requests");

  admin.get(account);
  CHECK(admin.post(account, {{"do", "password"}, {"password", "short"}}).status == 422);
  CHECK(admin.shows("at least 12 characters"));
  admin.get(account);
  admin.post(account, {{"do", "password"}, {"password", "another long password"}});
  CHECK(person.get("/requests").status == 303);
  CHECK(person.sign_in("health2").status == 422);

  admin.get(account);
  CHECK(admin.post(account, {{"do", "close"}, {"reason", ""}}).status == 422);
  CHECK(admin.shows("Enter why it is closed"));
  admin.get(account);
  CHECK(admin.post(account, {{"do", "close"}, {"reason", "Left the agency"}}).status == 303);
  admin.get(account);
  CHECK(admin.shows("This account is closed"));
}

TEST_CASE("an account is refused with every problem at once, and a name is taken once") {
  HubOnAFolder world;
  world.account("admin", "administrator");
  TestBrowser admin(world);
  admin.sign_in("admin");
  admin.get("/accounts");
  admin.post("/accounts", {{"display", ""}, {"name", ""}, {"agency", ""}, {"password", "short"}});
  for (const char* words : {"Enter the name shown", "Enter the name they sign in with",
                            "Choose a role", "at least 12 characters"}) {
    CAPTURE(words);
    CHECK(admin.shows(words));
  }
  admin.get("/accounts");
  admin.post("/accounts", {{"display", "Another"},
                           {"name", "Admin"},
                           {"role", "administrator"},
                           {"agency", ""},
                           {"password", std::string(HubOnAFolder::password)}});
  CHECK(admin.shows("Somebody else signs in with this name"));
}

TEST_CASE("accounts are for administrators, and one's own password for everybody") {
  HubOnAFolder world;
  const Staff other = world.account("other", "screening_team");
  const Staff own = world.account("screening", "screening_team");
  TestBrowser browser(world);
  browser.sign_in("screening");
  CHECK(browser.get("/accounts").status == 404);
  CHECK(browser.get("/accounts/" + other.id.value.hex()).status == 404);
  CHECK(location(browser.get("/accounts/" + own.id.value.hex())) == "/me");
  CHECK(browser.get("/me").status == 200);
  CHECK(!browser.shows("Close this account"));
  browser.get("/me/password");
  CHECK(
      browser
          .post("/me/password",
                {{"do", "password"}, {"password-now", "wrong"}, {"password", "four words of snow"}})
          .status == 422);
  CHECK(browser.shows("This is not the password you have now"));
  browser.get("/me/password");
  CHECK(location(browser.post("/me/password",
                              {{"do", "password"},
                               {"password-now", std::string(HubOnAFolder::password)},
                               {"password", "four words of snow"}})) == "/me?done=password");
  CHECK(browser.get("/queue").status == 200);  // under another token
}

TEST_CASE("the hub's profile is told with every value that was assumed, and why") {
  HubOnAFolder world;
  world.account("screening", "screening_team");
  TestBrowser browser(world);
  browser.sign_in("screening");
  CHECK(browser.get("/profile").status == 200);
  for (const hub::Assumption& one : world.hub().profile().assumed) {
    CAPTURE(one.path);
    CHECK(browser.shows(escape(one.path).view()));
    CHECK(browser.shows(escape(one.reason).view()));
    // Where its value is, besides the list at the end.
    CHECK(browser.shows(join(element("strong", "Assumed. "), one.reason).view()));
  }
  for (const hub::Outcome& outcome : world.hub().profile().outcomes) {
    CHECK(browser.shows(escape(outcome.definition).view()));
  }
}
