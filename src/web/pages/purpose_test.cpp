#include <doctest/doctest.h>

#include "domain/casefile/commands.h"
#include "web/fixture_test.h"
#include "web/routes.h"

// Why somebody looks at a case, whom two people let in for some days, who opens nothing, and what
// asks for a proof before it leaves: as a browser meets them.

using namespace openmash;
using namespace openmash::web;
using namespace std::chrono_literals;

namespace {

struct Asked {
  HubOnAFolder world;
  Staff screening = world.account("screening", "screening_team");
  Staff head = world.account("head", "head_of_mash");
  Staff deputy = world.account("deputy", "head_of_mash");
  Staff worker = world.account("worker", "social_worker");
  Staff police = world.account("police", "agency_representative", AgencyCode{"police"});
  Staff inspector = world.account("inspector", "inspector");
  Staff analyst = world.account("analyst", "analyst");
  app::Sent sent = world.worry();
  RequestId request = world.asked(sent, screening, head, worker);
  std::string contact = "/contacts/" + sent.reference;

  TestBrowser browser(const std::string& who) {
    TestBrowser one{world};
    one.says_why = false;
    one.sign_in(who);
    return one;
  }
};

std::string location(const http::Response& response) {
  return std::string{response.headers.first("Location").value_or("")};
}

}  // namespace

TEST_CASE("a decider says once what they open another's case for, and nothing is chosen for them") {
  Asked asked;
  TestBrowser head = asked.browser("head");
  const http::Response first = head.get(asked.contact);
  CHECK(first.status == 303);
  const std::string page = location(first);
  REQUIRE(page.starts_with(asked.contact + "/purpose?next="));
  CHECK(head.get(page).status == 200);
  CHECK(head.shows("What do you look at this case for?"));
  CHECK_FALSE(head.shows("checked"));
  CHECK_FALSE(head.shows("Child A"));
  CHECK(head.post(page, {{"next", head.hidden("next")}}).status == 422);
  CHECK(head.shows("Choose what you look at it for"));

  // For something else: not opened, said so, and it may be corrected.
  const http::Response other = head.post(page, {{"purpose", "learn"}, {"next", asked.contact}});
  CHECK(other.status == 303);
  head.get(location(other));
  CHECK(head.shows("A case is not opened for that"));
  CHECK(head.get(asked.contact).status == 303);
  CHECK(head.get("/requests/" + asked.request.value.hex()).status == 303);
  head.get(page);
  const http::Response fits = head.post(page, {{"purpose", "oversee"}, {"next", asked.contact}});
  CHECK(location(fits) == asked.contact);
  CHECK(head.get(asked.contact).status == 200);
  CHECK(head.shows("Child A"));
  CHECK(head.get("/requests/" + asked.request.value.hex()).status == 200);
  CHECK(head.get(asked.contact + "/timescale").status == 200);

  // Who works on it is asked nothing, and sees what was said.
  TestBrowser worker = asked.browser("worker");
  CHECK(worker.get(asked.contact).status == 200);
  CHECK(worker.shows("To oversee the work"));
  // Somebody to whom it would stay shut is told what they are told of nothing.
  TestBrowser police = asked.browser("police");
  CHECK(police.get(asked.contact + "/purpose").status == 404);
  CHECK(police.get("/contacts/2222-2223/purpose").status == 404);
  // Another session is asked again.
  TestBrowser again = asked.browser("head");
  CHECK(again.get(asked.contact).status == 303);
}

TEST_CASE("what was typed is kept while it is asked what the case is looked at for") {
  Asked asked;
  TestBrowser head = asked.browser("head");
  head.get("/duty");  // any page: for the form's token
  const std::string address = asked.contact + "/timescale";
  const http::Response sent = head.post(address, {{"reason", "because the school is closing"}});
  CHECK(sent.status == 303);
  head.get(location(sent));
  CHECK(head.hidden("next") == "/parked");
  CHECK(location(head.post(location(sent), {{"purpose", "step"}, {"next", "/parked"}})) ==
        "/parked");
  head.get("/parked");
  CHECK(head.shows("because the school is closing"));
}

TEST_CASE("two people let an inspector in by name and by day, and the days end") {
  Asked asked;
  TestBrowser inspector{asked.world};
  CHECK(location(inspector.sign_in("inspector")) == "/inspections");
  inspector.get("/inspections");
  CHECK(inspector.shows("No case is open to you today"));
  CHECK(inspector.get(asked.contact).status == 404);

  TestBrowser head = asked.browser("head");
  head.get("/inspections/new");
  const std::vector<http::Field> grant{{"inspector", asked.inspector.id.value.hex()},
                                       {"cases", asked.sent.reference},
                                       {"from-day", "17"},
                                       {"from-month", "11"},
                                       {"from-year", "2026"},
                                       {"until-day", "18"},
                                       {"until-month", "11"},
                                       {"until-year", "2026"},
                                       {"reason", "a joint inspection"}};
  auto nowhere = grant;
  nowhere[1].value = "2222-2223";
  CHECK(head.post("/inspections/new", nowhere).status == 422);
  CHECK(head.shows("There is no case that you may open by this"));
  CHECK(head.shows("a joint inspection"));
  CHECK(head.post("/inspections/new", grant).status == 303);
  CHECK(inspector.get(asked.contact).status == 404);

  TestBrowser deputy = asked.browser("deputy");
  deputy.get("/second");
  CHECK(deputy.shows("Open cases to an inspector"));
  CHECK(deputy.shows(asked.sent.reference));
  const std::string proposal =
      asked.world.hub().look().inspections({.actor = asked.head, .session = {}})
          ? (*asked.world.hub().look().waiting_for_second(
                 {.actor = asked.deputy, .session = Id128{{9}}}))
                ->front()
                .proposal.asked.what.proposal.value.hex()
          : "";
  deputy.get("/second/" + proposal);
  CHECK(deputy.post("/second/" + proposal, {{"answer", "agree"}, {"reason", ""}}).status == 303);

  inspector.get("/inspections");
  CHECK(inspector.shows(asked.sent.reference));
  CHECK(inspector.get(asked.contact).status == 200);
  CHECK(inspector.shows("Child A"));
  CHECK(inspector.get(asked.contact + "/rate").status == 404);
  CHECK(inspector.get("/queue").status != 200);
  asked.world.now += std::chrono::hours{24 + 15};  // the last day is over in London, 15:20 later
  asked.world.now += std::chrono::hours{1};
  TestBrowser late = asked.browser("inspector");
  CHECK(late.get(asked.contact).status == 404);
}

TEST_CASE("an analyst opens no route that shows anything of a case") {
  Asked asked;
  TestBrowser analyst{asked.world};
  CHECK(location(analyst.sign_in("analyst")) == "/analyst");
  analyst.get("/analyst");
  CHECK(analyst.shows("Your account is for counting"));
  int asked_for = 0;
  int shut = 0;
  for (const web::Route& route : routes()) {
    if (route.reads == Reads::nothing || route.whom == For::everybody) {
      continue;
    }
    std::string address{route.pattern};
    const auto put = [&](const std::string& hole, const std::string& with) {
      for (std::size_t at = address.find(hole); at != std::string::npos; at = address.find(hole)) {
        address.replace(at, hole.size(), with);
      }
    };
    put("{ref}", asked.sent.reference);
    put("{id}", asked.request.value.hex());
    for (std::size_t at = address.find('{'); at != std::string::npos; at = address.find('{')) {
      address.replace(at, address.find('}') - at + 1, "0");
    }
    CAPTURE(address);
    for (const bool posts : {false, true}) {
      const http::Response response = posts ? analyst.post(address, {}) : analyst.get(address);
      CHECK_FALSE(analyst.shows("Child A"));
      CHECK_FALSE(analyst.shows("shouting most nights"));
      CHECK(response.status < 500);
      ++asked_for;
      shut += response.status == 404 || response.status == 405 || response.status == 403 ? 1 : 0;
    }
  }
  MESSAGE("asked for: ", asked_for, ", shut: ", shut);
  CHECK(asked_for > 150);
  // The control: somebody whose case it is finds them open.
  TestBrowser worker = asked.browser("worker");
  CHECK(worker.get(asked.contact).status == 200);
  CHECK(worker.shows("Child A"));
}

TEST_CASE("what leaves the hub asks who is there, and what was typed is kept") {
  Asked asked;
  TestBrowser worker = asked.browser("worker");
  const std::string address = asked.contact + "/share";
  CHECK(worker.get(address).status == 200);  // signing in was a proof
  asked.world.now += 11min;
  const http::Response sent = worker.post(
      address, {{"recipient", "A school"}, {"what", "that we look into it"}, {"why", "a reason"}});
  CHECK(location(sent) == "/prove?next=%2Fparked");
  worker.get("/parked");
  CHECK(worker.shows("that we look into it"));
  CHECK(worker.get(asked.contact).status == 200);  // reading asks nothing
  CHECK(location(worker.get(address)).starts_with("/prove?next="));
}
