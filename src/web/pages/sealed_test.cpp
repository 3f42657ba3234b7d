#include <doctest/doctest.h>

#include <algorithm>

#include "app/core_of.h"
#include "domain/casefile/commands.h"
#include "domain/release/held.h"
#include "web/fixture_test.h"
#include "web/tokens.h"

// What an agency keeps to people it names: sealed in the press that sends it, let out by two, and
// read on a page of its own by an agency that was never asked.

using namespace openmash;
using namespace openmash::web;

namespace {

constexpr std::string_view secret = "a lynx in the loft";

struct Sealed {
  HubOnAFolder world;
  Staff screening = world.account("screening", "screening_team");
  Staff head = world.account("head", "head_of_mash");
  Staff worker = world.account("worker", "social_worker");
  Staff police = world.account("police", "agency_representative", AgencyCode{"police"});
  Staff police2 = world.account("police2", "agency_representative", AgencyCode{"police"});
  Staff housing = world.account("housing", "agency_representative", AgencyCode{"housing"});
  app::Sent sent = world.worry();
  RequestId request = world.asked(sent, screening, head, worker);
  std::string asked = "/requests/" + request.value.hex();

  [[nodiscard]] Request of_police() {
    return *app::core_of(world.hub()).load(sent.contact)->enquiry.find(request);
  }

  /// Whether the case shows them the item's words.
  [[nodiscard]] bool reads(const Staff& who) {
    const auto shown = world.hub().look().contact({.actor = who, .session = fresh_web_id()},
                                                  sent.reference, ReadPurpose::work);
    if (!shown) {
      return false;
    }
    const auto& items = (*shown)->file->enquiry.find(request)->items;
    return std::ranges::any_of(
        items, [](const Signed<ItemReturned>& item) { return item.what.text == secret; });
  }

  [[nodiscard]] static std::vector<http::Field> item() {
    return {{"do", "send"},
            {"kind", "items"},
            {"item-0-text", std::string{secret}},
            {"item-0-relevance", "relevant"},
            {"item-0-handling", "hub_only"}};
  }

  [[nodiscard]] std::vector<http::Field> sealed_for(const std::vector<Staff>& listed) const {
    std::vector<http::Field> fields = item();
    fields.push_back({"item-0-seal", "yes"});
    fields.push_back({"item-0-marker", "silent"});
    fields.push_back({"item-0-seal-reason", "an informant"});
    for (const Staff& one : listed) {
      fields.push_back({"item-0-listed", one.id.value.hex()});
    }
    return fields;
  }

  /// Answered and sealed, in one press.
  std::string answered(TestBrowser& browser) {
    browser.get(asked);
    REQUIRE(browser.post(asked, sealed_for({police, head, worker})).status == 303);
    return asked + "/items/" + of_police().items.front().what.item.value.hex();
  }

  [[nodiscard]] std::vector<http::Field> to_housing() {
    return {{"do", "decide"},
            {"decided", "goes"},
            {"to", "an_agency"},
            {"agency", "housing"},
            {"extent", "whole"},
            {"purpose", "to find her a room"},
            {"basis", world.hub().profile().bases.front().code.value},
            {"relevance", "they give out the rooms"},
            {"risk", "none that we see"},
            {"conditions", "by telephone only"}};
  }
};

}  // namespace

TEST_CASE("an item is sealed in the press that sends it, and a mistake loses nothing") {
  Sealed one;
  TestBrowser browser(one.world);
  browser.sign_in("police");
  browser.get(one.asked);
  CHECK(browser.shows("Put it under seal"));
  CHECK(
      browser.shows("An item you put under seal is read by those you name on its list and by "
                    "nobody else"));
  CHECK_FALSE(browser.shows("checked"));

  std::vector<http::Field> ticked_only = Sealed::item();
  ticked_only.push_back({"item-0-seal", "yes"});
  browser.post(one.asked, ticked_only);
  for (const std::string_view words :
       {std::string_view{"Choose who may read"}, std::string_view{"Choose whether others may know"},
        std::string_view{"Say why"}, secret}) {
    CAPTURE(words);
    CHECK(browser.shows(words));
  }
  std::vector<http::Field> not_ticked = Sealed::item();
  not_ticked.push_back({"item-0-seal-reason", "an informant"});
  browser.post(one.asked, not_ticked);
  CHECK(browser.shows("did not tick that it is"));
  CHECK(one.of_police().items.empty());

  browser.post(one.asked, one.sealed_for({one.police, one.head}));
  CHECK(browser.shows("The named list is too short"));
  CHECK(browser.shows(secret));
  CHECK(browser.shows("an informant"));
  CHECK(one.of_police().items.empty());

  static_cast<void>(one.answered(browser));
  const Request request = one.of_police();
  REQUIRE(request.items.size() == 1);
  REQUIRE(seal_on(request, request.items.front().what.item) != nullptr);
  // One append: each of its events is a microsecond after the one before.
  CHECK(seal_on(request, request.items.front().what.item)->at - request.items.front().at <
        std::chrono::milliseconds{1});
  CHECK_FALSE(one.reads(one.screening));
  CHECK(one.reads(one.worker));
  TestBrowser colleague(one.world);
  colleague.sign_in("police2");
  colleague.get(one.asked);
  CHECK_FALSE(colleague.shows(secret));
}

TEST_CASE("a sealed item goes by two, to an agency never asked, on a page with that and no more") {
  Sealed one;
  TestBrowser police(one.world);
  police.sign_in("police");
  const std::string item = one.answered(police);
  TestBrowser housing(one.world);
  housing.sign_in("housing");
  housing.get("/requests");
  CHECK(housing.shows("href=\"/released\""));
  housing.get("/released");
  CHECK(housing.shows("Nothing is let go to your agency now"));

  police.get(item);
  CHECK(police.shows("Under seal"));
  CHECK_FALSE(police.shows("value=\"the_case\""));
  CHECK(police.post(item, one.to_housing()).status == 303);
  REQUIRE(one.of_police().proposed.size() == 1);
  CHECK(one.of_police().released.empty());
  housing.get("/released");
  CHECK_FALSE(housing.shows(secret));
  const std::string waits = "/second/" + one.of_police().proposed.front().what.release.value.hex();
  police.get("/second");
  CHECK(police.shows("Let out an item under seal"));
  CHECK_FALSE(police.shows("Agree, or do not"));

  TestBrowser second(one.world);
  second.sign_in("police2");
  second.get("/second");
  CHECK(second.shows("to find her a room"));
  CHECK_FALSE(second.shows(secret));  // not on the list
  second.get(waits);
  CHECK(second.post(waits, {{"answer", "agree"}, {"reason", ""}}).status == 303);
  REQUIRE(one.of_police().released.size() == 1);

  housing.get("/released");
  CHECK(housing.shows(secret));
  CHECK(housing.shows("From Police"));
  CHECK(housing.shows("to find her a room"));
  CHECK(housing.shows("by telephone only"));
  for (const std::string& nothing_else :
       {one.sent.reference, std::string{"Child A"}, std::string{"they give out the rooms"}}) {
    CAPTURE(nothing_else);
    CHECK_FALSE(housing.shows(nothing_else));
  }
  CHECK(housing.get(one.asked).status == 404);
  CHECK_FALSE(one.reads(one.housing));
  for (const char* name : {"worker", "police2"}) {
    CAPTURE(name);
    TestBrowser other(one.world);
    other.sign_in(name);
    other.get("/released");
    CHECK_FALSE(other.shows(secret));
  }

  // A conflict keeps it; ended by nothing here, so somebody else of the agency reads on.
  one.world.account("housing2", "agency_representative", AgencyCode{"housing"});
  TestBrowser colleague(one.world);
  colleague.sign_in("housing2");
  colleague.get("/released");
  CHECK(colleague.shows(secret));
  const auto entered = one.world.hub().protections().handle(
      {.actor = one.head, .session = fresh_web_id()},
      {.id = SubmissionId{fresh_web_id()}, .content = "", .seen_token = ""},
      EnterConflict{.conflict = ConflictId{fresh_web_id()},
                    .whose = one.housing,
                    .contact = one.sent.contact,
                    .names_a_case = true,
                    .with = {},
                    .why = "a cousin"});
  REQUIRE(std::holds_alternative<app::RightsDone>(entered));
  housing.get("/released");
  CHECK_FALSE(housing.shows(secret));

  // Taken back, it is gone at the next look.
  police.get(item);
  const std::string release = police.hidden("release");
  CHECK(
      police.post(item, {{"do", "end"}, {"release", release}, {"back-" + release, "it was found"}})
          .status == 303);
  colleague.get("/released");
  CHECK_FALSE(colleague.shows(secret));
}

TEST_CASE("what is let out until an hour is gone from the agency's page when it strikes") {
  Sealed one;
  const ItemId item{fresh_web_id()};
  one.world.must(one.police, one.sent.contact,
                 ReturnInformation{.request = one.request,
                                   .answer = ReturnId{fresh_web_id()},
                                   .items = {{.item = item, .text = std::string{secret}}}});
  one.world.must(one.police, one.sent.contact,
                 ReleaseItem{.request = one.request,
                             .what = {.item = item,
                                      .release = ReleaseId{fresh_web_id()},
                                      .to = ReleaseTo::an_agency,
                                      .purpose = "p",
                                      .basis = one.world.hub().profile().bases.front().code,
                                      .relevance = "r",
                                      .risk = "r",
                                      .until = one.world.now + std::chrono::hours{1},
                                      .agency = AgencyCode{"housing"}}});
  TestBrowser housing(one.world);
  housing.sign_in("housing");
  housing.get("/released");
  CHECK(housing.shows(secret));
  one.world.now += std::chrono::hours{1};
  housing.get("/released");
  CHECK_FALSE(housing.shows(secret));
}

TEST_CASE("the letter's page says until when it waits, and only then how it may have been given") {
  Sealed one;
  const app::Sent other = one.world.worry();
  one.world.must(one.screening, other.contact,
                 ScreenContact{.proposed = Route::straight_to_outcome, .note = "n"});
  one.world.must(one.head, other.contact,
                 SignGate{.route = Route::straight_to_outcome, .reason = "r"});
  const auto shown = one.world.hub().look().contact({.actor = one.head, .session = fresh_web_id()},
                                                    other.reference, ReadPurpose::decide);
  REQUIRE(shown);
  DecideOutcomes decide;
  for (const PersonDescribed* child : (*shown)->file->children()) {
    decide.children.push_back({.child = child->person,
                               .outcomes = {{OutcomeCode{"no_further_action"}, ""}},
                               .reason = "r"});
  }
  for (const Gap& gap : (*shown)->gaps) {
    decide.gaps.push_back({.gap = gap, .reason = "r"});
  }
  one.world.must(one.head, other.contact, decide);
  const LetterId letter{fresh_web_id()};
  one.world.must(one.head, other.contact,
                 WriteFeedback{.letter = letter, .template_name = "t", .text = "Dear …"});
  one.world.account("support", "business_support");
  TestBrowser support(one.world);
  support.sign_in("support");
  const std::string page = "/contacts/" + other.reference + "/letters/" + letter.value.hex();
  support.get(page);
  CHECK(support.post(page, {{"do", "approve"}}).status == 303);
  support.get(page);
  CHECK(support.shows("It waits until"));
  CHECK(support.shows("om-letter om-no-print"));
  CHECK_FALSE(support.shows("Printed and posted"));
  CHECK(support.post(page, {{"do", "printed"}}).status != 303);
  one.world.now += hub::usual_wait;
  support.sign_in("support");
  support.get(page);
  CHECK_FALSE(support.shows("It waits until"));
  CHECK_FALSE(support.shows("om-letter om-no-print"));
  CHECK(support.shows("Printed and posted"));
  CHECK(support.post(page, {{"do", "printed"}}).status == 303);
}
