#include <doctest/doctest.h>

#include <algorithm>

#include "app/core_of.h"
#include "web/fixture_test.h"
#include "web/pages/request_people.h"
#include "web/tokens.h"

using namespace openmash;
using namespace openmash::web;
using namespace std::chrono_literals;

namespace {

/// A case with secrets in every corner, one request to the police, and one person they ask.
struct Asked {
  HubOnAFolder world;
  Staff screening = world.account("screening", "screening_team");
  Staff head = world.account("head", "head_of_mash");
  Staff worker = world.account("worker", "social_worker");
  Staff police = world.account("police", "agency_representative", AgencyCode{"police"});
  app::Sent sent = world.worry();
  RequestId request = world.asked(sent, screening, head, worker);
  std::string at = "/requests/" + request.value.hex();
  TestBrowser agency{world};

  Asked() {
    world.must(System{}, sent.contact,
               AddToContact{.addition = AdditionId{fresh_web_id()}, .words = "planted-addition"});
    world.must(worker, sent.contact,
               WriteRecord{.summary = "planted-summary", .analysis = "planted-analysis"});
    agency.sign_in("police");
    ask("the class teacher");
  }

  [[nodiscard]] std::shared_ptr<const CaseFile> file() {
    return app::core_of(world.hub()).load(sent.contact);
  }
  [[nodiscard]] const Request& asked() { return *file()->enquiry.find(request); }

  void ask(const std::string& whom) {
    agency.get(at);
    REQUIRE(agency.post(at, {{"do", "whom"}, {"whom", whom}}).status == 303);
  }
  [[nodiscard]] std::string person(std::size_t number = 0) {
    return at + "/people/" + asked().enquiries.at(number).asked.what.enquiry.value.hex();
  }

  struct Link {
    std::string address;
    std::string code;
  };
  Link link(std::size_t number = 0) {
    agency.get(person(number));
    const std::string child = asked().asked.what.about.front().value.hex();
    const auto made =
        agency.post(person(number), {{"do", "make"}, {"named", child}, {"days", "7"}});
    REQUIRE(made.status == 200);
    return {.address = after(made.body, "/guest/", 32, "/guest/"),
            .code = after(made.body, "id=\"guest-code\">", 9, "")};
  }

  static std::string after(const std::string& body, const std::string& mark, std::size_t length,
                           const std::string& before) {
    const std::size_t found = body.find(mark);
    REQUIRE(found != std::string::npos);
    return before + body.substr(found + mark.size(), length);
  }

  void let_in(TestBrowser& guest, const Link& link) {
    guest.get(link.address);
    REQUIRE(guest.post(link.address, {{"code", link.code}}).status == 303);
  }
};

const std::vector<http::Field> an_answer{{"name", "Adult 7"},
                                         {"post", "class teacher"},
                                         {"words", "tired since May"},
                                         {"base", "0"},
                                         {"do", "check"}};

const std::vector<std::string> secrets{"planted-addition", "planted-summary", "planted-analysis",
                                       "shouting most nights", "Not known to them"};

}  // namespace

TEST_CASE("a guest gives the code, answers once, and sees nothing else of the case") {
  Asked asked;
  const auto link = asked.link();
  TestBrowser guest(asked.world);
  CHECK(guest.get(link.address).status == 200);
  CHECK(guest.shows("Enter your code"));
  CHECK_FALSE(guest.shows("Child A"));
  CHECK(guest.get(link.address + "/answer").status == 303);

  asked.let_in(guest, link);
  std::string all = guest.get(link.address + "/answer").body;
  CHECK(guest.shows("A child may be hurt at home"));
  CHECK(guest.shows("Any call-outs"));
  CHECK(guest.shows("Child A"));
  CHECK(guest.shows("Nothing can be told yet"));
  const auto to_check = guest.post(link.address + "/answer", an_answer);
  CHECK(to_check.status == 303);
  all += guest.get(link.address + "/check").body;
  CHECK(guest.shows("tired since May"));
  CHECK(guest.post(link.address + "/check", {{"base", guest.hidden("base")}}).status == 303);
  all += guest.get(link.address + "/answer?sent=1").body;
  CHECK(guest.shows("Your answer has been sent"));
  CHECK(guest.shows("tired since May"));

  // A second press, and words written after sending, store nothing more and lose nothing.
  CHECK(guest.post(link.address + "/check", {{"base", "1"}}).status == 303);
  guest.get(link.address + "/answer");
  all += guest.post(link.address + "/answer", {{"words", "one thing more"}}).body;
  CHECK(guest.shows("one thing more"));
  CHECK(guest.shows("has not been sent"));
  const auto history = app::core_of(asked.world.hub()).history(asked.sent.contact);
  CHECK(std::ranges::count_if(history, [](const RecordedEvent& one) {
          return std::holds_alternative<GuestAnswered>(one.event);
        }) == 1);

  TestBrowser head(asked.world);
  head.sign_in("head");
  const std::string contact = head.get("/contacts/" + asked.sent.reference).body;
  for (const std::string& secret : secrets) {
    CAPTURE(secret);
    CHECK(contact.find(secret) != std::string::npos);  // the control: they are there to be found
    CHECK(all.find(secret) == std::string::npos);
  }
}

TEST_CASE("who a guest is stands everywhere as claimed, and one press takes their answer over") {
  Asked asked;
  const auto link = asked.link();
  TestBrowser guest(asked.world);
  asked.let_in(guest, link);
  guest.get(link.address + "/answer");
  const std::string question = "question-" + question::standard_end().front().code.value;
  auto answer = an_answer;
  answer.push_back({question, "She sings in the choir"});
  REQUIRE(guest.post(link.address + "/answer", answer).status == 303);
  guest.get(link.address + "/check");
  REQUIRE(guest.post(link.address + "/check", {{"base", guest.hidden("base")}}).status == 303);

  asked.agency.get(asked.at);
  CHECK(asked.agency.shows("claiming to be"));
  CHECK(asked.agency.shows("Adult 7, class teacher (claimed, not checked)"));
  CHECK(asked.asked().state() == AnswerState::silent);
  const std::string take = "take-" + asked.asked().enquiries.front().asked.what.enquiry.value.hex();
  const auto taken = asked.agency.post(asked.at, {{"do", take}, {"item-0-text", "typed before"}});
  CHECK(taken.status == 200);
  CHECK(asked.agency.shows("typed before"));
  CHECK(asked.agency.shows(">tired since May</textarea>"));
  CHECK(asked.agency.shows("(claimed, not checked), by guest link"));
  CHECK(asked.agency.shows("She sings in the choir"));
  CHECK(asked.asked().answers.empty());  // weighed and sent by the agency, not by the press

  TestBrowser head(asked.world);
  head.sign_in("head");
  head.get("/contacts/" + asked.sent.reference);
  CHECK(head.shows("answered by guest link"));
}

TEST_CASE("what a guest said stands beside what is typed, or in items where each piece is held") {
  const question::Question asked{.code = ParticularCode{"attendance"}, .words = "Attendance?"};
  const question::Question chosen{.code = ParticularCode{"late"},
                                  .words = "Late?",
                                  .kind = question::AnswerKind::yes_no_not_known};
  const GuestAnswered guest{.claimed_name = "Adult 7",
                            .claimed_post = "teacher",
                            .answers = {{asked.code, {"71%"}, {"Attendance?", "71%"}},
                                        {chosen.code, {"yes"}, {"Late?", "Yes"}},
                                        {ParticularCode{"left_out_since"}, {"x"}, {"Old?", "x"}}},
                            .words = "tired since May"};
  TypedAnswer typed{.items = {TypedItem{.text = "typed before"}},
                    .questions = {{"attendance", {"70%"}}, {"late", {"no"}}}};
  take_over(typed, guest, {asked, chosen}, false);
  CHECK(typed.kind == "items");
  CHECK(typed.questions["attendance"].front() ==
        "70%\nAdult 7, teacher (claimed, not checked): 71%");
  CHECK(typed.questions["late"].front() == "no");  // a choice is nobody's to change
  CHECK_FALSE(typed.questions.contains("left_out_since"));
  REQUIRE(typed.items.size() == 2);
  CHECK(typed.items[0].text == "typed before");
  CHECK(typed.items[1].text == "tired since May");
  CHECK(typed.items[1].source == "Adult 7, teacher (claimed, not checked), by guest link");

  TypedAnswer held{.items = {TypedItem{}}};
  take_over(held, guest, {asked, chosen}, true);
  CHECK(held.questions.empty());
  REQUIRE(held.items.size() == 4);
  CHECK(held.items[0].text == "Attendance?\n71%");
  CHECK(held.items[3].text == "tired since May");
}

TEST_CASE("a wrong code, a wrong link and no link look the same") {
  Asked asked;
  const auto link = asked.link();
  TestBrowser guest(asked.world);
  guest.get(link.address);
  const auto wrong = guest.post(link.address, {{"code", "3333-3333"}});
  CHECK(wrong.status == 422);
  CHECK(guest.shows("does not fit this link"));
  TestBrowser other(asked.world);
  const std::string nowhere = "/guest/" + std::string(32, 'a');
  other.get(nowhere);
  CHECK(other.post(nowhere, {{"code", "3333-3333"}}).status == 422);
  CHECK(other.shows("does not fit this link"));
  CHECK(other.get("/guest/not-a-link").status == 404);
  // However it is typed, the right one is right.
  std::string typed = " " + link.code;
  std::ranges::transform(typed, typed.begin(), [](char c) {
    return c == '-' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  });
  guest.get(link.address);
  CHECK(guest.post(link.address, {{"code", typed}}).status == 303);
}

TEST_CASE("after five wrong codes the right one must wait, and what was typed stays") {
  Asked asked;
  const auto link = asked.link();
  TestBrowser guest(asked.world);
  guest.get(link.address);
  for (int i = 0; i < 5; ++i) {
    CHECK(guest.post(link.address, {{"code", "3333-3333"}}).status == 422);
  }
  CHECK(guest.post(link.address, {{"code", link.code}, {"words", "typed meanwhile"}}).status ==
        422);
  CHECK(guest.shows("too many wrong codes"));
  CHECK(guest.shows("typed meanwhile"));
  asked.world.now += 31s;
  CHECK(guest.post(link.address, {{"code", link.code}, {"words", "typed meanwhile"}}).status ==
        303);
  guest.get(link.address + "/answer");
  CHECK(guest.shows("typed meanwhile"));
}

TEST_CASE("a session that ended in mid typing asks for the code again and keeps the words") {
  Asked asked;
  const auto link = asked.link();
  TestBrowser guest(asked.world);
  asked.let_in(guest, link);
  guest.get(link.address + "/answer");
  asked.world.now += 61min;
  CHECK(guest.post(link.address + "/answer", an_answer).status == 422);
  CHECK(guest.shows("Enter your code again"));
  CHECK(guest.shows("tired since May"));
  auto again = an_answer;
  again.push_back({"code", link.code});
  CHECK(guest.post(link.address, again).status == 303);
  guest.get(link.address + "/answer");
  CHECK(guest.shows(">tired since May</textarea>"));
}

TEST_CASE(
    "a link that ran out or was taken back shows and takes nothing, and gives the words back") {
  Asked asked;
  const auto link = asked.link();
  TestBrowser guest(asked.world);
  asked.let_in(guest, link);
  guest.get(link.address + "/answer");
  SUBCASE("taken back") {
    asked.agency.get(asked.person());
    const std::string id = asked.agency.hidden("link");
    CHECK(asked.agency.post(asked.person(), {{"do", "end"}, {"link", id}, {"reason", ""}}).status ==
          422);
    CHECK(
        asked.agency.post(asked.person(), {{"do", "end"}, {"link", id}, {"reason", "wrong school"}})
            .status == 303);
    CHECK(guest.post(link.address + "/answer", an_answer).status == 410);
    CHECK(guest.shows("This link is over"));
    CHECK(guest.shows("tired since May"));
    CHECK_FALSE(guest.shows("Child A"));
  }
  SUBCASE("ran out") {
    asked.world.now += 24h * 7;
    guest.get(link.address);
    CHECK(guest.post(link.address, {{"code", link.code}, {"words", "typed late"}}).status == 410);
    CHECK(guest.shows("typed late"));
  }
  CHECK_FALSE(asked.asked().enquiries.front().by_guest.has_value());
}

TEST_CASE("one guest's browser opens no other guest's link, and a new link shows no old answer") {
  Asked asked;
  asked.ask("the GP");
  const auto teacher = asked.link(0);
  const auto doctor = asked.link(1);
  TestBrowser guest(asked.world);
  asked.let_in(guest, teacher);
  CHECK(guest.get(doctor.address + "/answer").status == 303);
  guest.get(teacher.address + "/answer");
  REQUIRE(guest.post(teacher.address + "/answer", an_answer).status == 303);
  guest.get(teacher.address + "/check");
  REQUIRE(guest.post(teacher.address + "/check", {{"base", guest.hidden("base")}}).status == 303);
  const auto second = asked.link(0);
  CHECK(second.address != teacher.address);
  TestBrowser another(asked.world);
  asked.let_in(another, second);
  another.get(second.address + "/answer");
  CHECK(another.shows("We have an answer already"));
  CHECK_FALSE(another.shows("tired since May"));
}

TEST_CASE("two windows of one guest write over nothing of each other's") {
  Asked asked;
  const auto link = asked.link();
  TestBrowser guest(asked.world);
  asked.let_in(guest, link);
  guest.get(link.address + "/answer");
  CHECK(guest
            .post(link.address + "/answer",
                  {{"words", "from the first window"}, {"base", "0"}, {"do", "save"}})
            .status == 303);
  guest.get(link.address);
  guest.get(link.address + "/answer");
  CHECK(guest
            .post(link.address + "/answer",
                  {{"words", "from the second"}, {"base", "0"}, {"do", "save"}})
            .status == 409);
  CHECK(guest.shows("from the first window"));
  CHECK(guest.shows(">from the second</textarea>"));
}

TEST_CASE("what may be told is chosen with its reason, and stands behind the code") {
  Asked asked;
  const auto link = asked.link();
  const std::string told = "/contacts/" + asked.sent.reference + "/told/" +
                           asked.asked().enquiries.front().asked.what.enquiry.value.hex();
  TestBrowser worker(asked.world);
  worker.sign_in("worker");
  worker.get("/contacts/" + asked.sent.reference);
  CHECK(worker.shows("href=\"" + told + "\""));
  worker.get(told);
  CHECK_FALSE(worker.shows(" checked"));
  CHECK(worker.post(told, {{"words", ""}, {"own", ""}, {"why", ""}}).status == 422);
  worker.get(told);
  CHECK(worker.post(told, {{"words", "made up"}, {"own", ""}, {"why", "w"}}).status == 422);
  worker.get(told);
  CHECK(worker
            .post(told, {{"words", "own"},
                         {"own", "A social worker will visit."},
                         {"why", "kept to ourselves"}})
            .status == 303);
  worker.get("/contacts/" + asked.sent.reference);
  CHECK(worker.shows("A social worker will visit."));

  TestBrowser guest(asked.world);
  asked.let_in(guest, link);
  guest.get(link.address + "/answer");
  CHECK(guest.shows("A social worker will visit."));
  CHECK_FALSE(guest.shows("kept to ourselves"));
  CHECK_FALSE(guest.shows("Nothing can be told yet"));
  asked.agency.get(asked.person() + "/letter");
  CHECK(asked.agency.shows("A social worker will visit."));
  asked.agency.get(told);
  CHECK_FALSE(asked.agency.shows("What may they be told"));
}

TEST_CASE("a link asks whom the guest is told of and for how long, and is shown once") {
  Asked asked;
  asked.agency.get(asked.person());
  CHECK_FALSE(asked.agency.shows(" checked"));
  CHECK(asked.agency.post(asked.person(), {{"do", "make"}, {"days", ""}}).status == 422);
  CHECK(asked.agency.shows("Choose whom the guest is told of"));
  CHECK(asked.agency.shows("Choose how long the link can be used"));
  const auto link = asked.link();
  asked.agency.get(asked.person());
  CHECK_FALSE(asked.agency.shows(link.address));
  CHECK_FALSE(asked.agency.shows(link.code));
  asked.agency.get(asked.at);
  CHECK_FALSE(asked.agency.shows(link.address));
}

TEST_CASE("the directory is listed, found, changed and closed, and somebody in it is asked") {
  HubOnAFolder world{FOURTH_HUB};
  world.account("officer", "contact_officer");
  world.account("health", "mash_professional", AgencyCode{"community_health"});
  world.account("admin", "administrator");
  TestBrowser keeper(world);
  keeper.sign_in("officer");
  keeper.get("/directory/new");
  CHECK(keeper.post("/directory/new", {{"name", ""}, {"lead-name", "Adult 3"}}).status == 422);
  CHECK(keeper.shows("Enter the name of the setting"));
  CHECK(keeper.shows("Choose what kind of setting it is"));
  CHECK(keeper.shows("Adult 3"));
  const auto listed = keeper.post("/directory/new", {{"name", "Hill School"},
                                                     {"kind", "1"},
                                                     {"telephone", "020 7946 0001"},
                                                     {"lead-name", "Adult 3"}});
  REQUIRE(listed.status == 303);
  const std::string entry{listed.headers.first("Location").value_or("")};
  keeper.get(entry + "/change");
  REQUIRE(keeper
              .post(entry + "/change", {{"name", "Hill School"},
                                        {"kind", "1"},
                                        {"telephone", "020 7946 0002"},
                                        {"lead-name", "Adult 4"}})
              .status == 303);
  keeper.get(entry);
  CHECK(keeper.shows("Adult 4"));
  CHECK(keeper.shows("changed the telephone and the safeguarding lead"));
  keeper.get("/directory");
  CHECK(keeper.post("/directory", {{"words", "hill"}}).status == 200);
  CHECK(keeper.shows("Hill School"));
  keeper.post("/directory", {{"words", "valley"}});
  CHECK_FALSE(keeper.shows("Hill School"));

  TestBrowser reader(world);
  reader.sign_in("health");
  reader.get("/directory");
  CHECK(reader.shows("Hill School"));
  CHECK_FALSE(reader.shows("List a setting"));
  reader.get(entry);
  CHECK_FALSE(reader.shows("Close it"));
  CHECK(reader.get("/directory/new").status == 404);
  TestBrowser none(world);
  none.sign_in("admin");
  CHECK(none.get("/directory").status == 404);

  keeper.get(entry + "/close");
  CHECK(keeper.post(entry + "/close", {{"reason", ""}}).status == 422);
  CHECK(keeper.post(entry + "/close", {{"reason", "it moved"}}).status == 303);
  keeper.get(entry);
  CHECK(keeper.shows("it moved"));
}

TEST_CASE("a hub in which nobody keeps a directory has none") {
  HubOnAFolder world;
  world.account("head", "head_of_mash");
  TestBrowser browser(world);
  browser.sign_in("head");
  CHECK(browser.get("/directory").status == 404);
  browser.get("/queue");
  CHECK_FALSE(browser.shows("href=\"/directory\""));
}
