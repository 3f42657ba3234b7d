#include <doctest/doctest.h>

#include "app/core_of.h"
#include "web/fixture_test.h"

using namespace openmash;
using namespace openmash::web;

TEST_CASE(
    "a silent agency is chased from the case's page, reads it, and is not chased once it "
    "answered") {
  HubOnAFolder world;
  const Staff screening = world.account("screening", "screening_team");
  const Staff head = world.account("head", "head_of_mash");
  const Staff worker = world.account("worker", "social_worker");
  const Staff police = world.account("police", "agency_representative", AgencyCode{"police"});
  const app::Sent sent = world.worry();
  const RequestId request = world.asked(sent, screening, head, worker);
  const std::string contact = "/contacts/" + sent.reference;
  const std::string chase = contact + "/requests/" + request.value.hex() + "/chase";

  TestBrowser browser(world);
  browser.sign_in("worker");
  browser.get(contact);
  CHECK(browser.shows("href=\"" + chase + "\""));
  CHECK(browser.get(chase).status == 200);
  CHECK(browser.post(chase, {{"note", "n"}, {"seen", ""}}).status == 409);
  browser.get(chase);
  const auto sent_on = browser.post(chase, {{"note", "We decide at four"}});
  CHECK(sent_on.status == 303);
  const auto file = app::core_of(world.hub()).load(sent.contact);
  REQUIRE(file->enquiry.find(request)->chased.size() == 1);
  CHECK(file->enquiry.find(request)->chased.front().what.note == "We decide at four");
  browser.get(contact);
  CHECK(browser.shows("chased by"));

  TestBrowser agency(world);
  agency.sign_in("police");
  agency.get("/requests/" + request.value.hex());
  CHECK(agency.shows("We decide at four"));
  agency.get(chase);
  CHECK_FALSE(agency.shows("Chase an answer"));

  world.must(
      police, sent.contact,
      ReturnInformation{
          .request = request, .answer = ReturnId{Id128{{1}}}, .kind = ReturnKind::nothing_held});
  browser.get(contact);
  CHECK_FALSE(browser.shows("href=\"" + chase + "\""));
  browser.get(chase);
  CHECK(browser.post(chase, {{"note", ""}}).status != 303);
  CHECK(browser.shows("answered already"));
}
