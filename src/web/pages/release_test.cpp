#include <doctest/doctest.h>

#include "app/core_of.h"
#include "domain/casefile/commands.h"
#include "domain/release/trace.h"
#include "web/fixture_test.h"
#include "web/tokens.h"

// What goes to whom, in a hub whose agencies' answers are open to the hub from the start: asked,
// decided, told, read by whom it was for and by nobody else, taken back.

using namespace openmash;
using namespace openmash::web;

namespace {

constexpr std::string_view asks_first = "a lynx in the loft";
constexpr std::string_view goes_on = "a marten under the roof";

struct Shared {
  HubOnAFolder world;
  Staff screening = world.account("screening", "screening_team");
  Staff head = world.account("head", "head_of_mash");
  Staff worker = world.account("worker", "social_worker");
  Staff police = world.account("police", "agency_representative", AgencyCode{"police"});
  Staff health = world.account("health", "agency_representative", AgencyCode{"health"});
  Staff education = world.account("education", "agency_representative", AgencyCode{"education"});
  app::Sent sent = world.worry();
  RequestId to_police{fresh_web_id()};
  RequestId to_health{fresh_web_id()};
  RequestId to_education{fresh_web_id()};
  ItemId first{fresh_web_id()};
  ItemId onward{fresh_web_id()};
  std::string contact = "/contacts/" + sent.reference;

  Shared() {
    const hub::Profile& profile = world.hub().profile();
    const auto do_it = [&](const Actor& by, const CaseCommand& command) {
      world.must(by, sent.contact, command);
    };
    do_it(screening, ScreenContact{.proposed = Route::through_mash, .note = "n"});
    do_it(screening, RateContact{.level = profile.levels.front().code, .reason = "r"});
    do_it(head, SignGate{.route = Route::through_mash, .reason = "r"});
    do_it(head, AssignCase{.worker = worker.id, .worker_role = worker.role});
    do_it(head, SetTimescale{.due = world.now + std::chrono::hours{4}, .reason = "r"});
    RequestInformation ask{.basis = profile.bases.front().code, .why = "w"};
    for (const hub::Agency& agency : profile.agencies) {
      const std::string& code = agency.code.value;
      if (code == "police" || code == "health" || code == "education") {
        ask.ask.push_back({.request = code == "police"   ? to_police
                                      : code == "health" ? to_health
                                                         : to_education,
                           .agency = agency.code});
      } else {
        ask.leave_out.push_back({.agency = agency.code, .reason = "r"});
      }
    }
    do_it(worker, ask);
    do_it(police, ReturnInformation{.request = to_police,
                                    .answer = ReturnId{fresh_web_id()},
                                    .items = {{.item = first,
                                               .handling = Handling::onward_with_permission,
                                               .text = std::string{asks_first}},
                                              {.item = onward,
                                               .handling = Handling::onward,
                                               .text = std::string{goes_on}}}});
  }

  [[nodiscard]] std::string pass_on(ItemId item) const {
    return contact + "/items/" + item.value.hex() + "/pass-on";
  }
  [[nodiscard]] std::string basis() { return world.hub().profile().bases.front().code.value; }
  [[nodiscard]] std::shared_ptr<const CaseFile> file() {
    return app::core_of(world.hub()).load(sent.contact);
  }
  [[nodiscard]] Request asked_of_police() { return *file()->enquiry.find(to_police); }

  /// The fields every decision has, and those of this one.
  [[nodiscard]] std::vector<http::Field> decision(std::string decided,
                                                  std::vector<http::Field> others) {
    others.push_back({"decided", std::move(decided)});
    others.push_back({"purpose", "to keep watch"});
    others.push_back({"basis", basis()});
    others.push_back({"relevance", "they are there daily"});
    others.push_back({"risk", "none that we see"});
    return others;
  }
};

app::Submission pressed() {
  return {.id = SubmissionId{fresh_web_id()}, .content = "", .seen_token = ""};
}

const http::Field to_health_agency{"to", "an_agency"};

}  // namespace

TEST_CASE("the hub asks an owner, who decides with the question before it") {
  Shared shared;
  TestBrowser worker(shared.world);
  worker.sign_in("worker");
  worker.get(shared.contact);
  CHECK(worker.shows("Ask to pass it on"));
  const std::string page = shared.pass_on(shared.first);
  worker.get(page);
  CHECK(worker.shows("Ask Police to agree"));
  CHECK_FALSE(worker.shows("value=\"goes\""));
  CHECK_FALSE(worker.shows("checked"));
  CHECK(worker.post(page, {}).status == 422);
  std::vector<http::Field> school = {{"to", "outside"}, {"recipient", "the school nurse"}};
  worker.get(page);
  CHECK(worker.post(page, shared.decision("ask", school)).status == 422);
  CHECK(worker.shows("Choose how much of it goes"));
  school.push_back({"extent", "part"});
  worker.get(page);
  auto more = school;
  more.push_back({"part", "a lynx in the garden"});
  CHECK(worker.post(page, shared.decision("ask", more)).status == 409);
  CHECK(worker.shows("The part is not in the item"));
  school.push_back({"part", "lynx in the loft"});
  worker.get(page);
  CHECK(worker.post(page, shared.decision("ask", school)).status == 303);
  CHECK(shared.asked_of_police().asked_for.size() == 1);

  TestBrowser police(shared.world);
  police.sign_in("police");
  const std::string item =
      "/requests/" + shared.to_police.value.hex() + "/items/" + shared.first.value.hex();
  police.get(item);
  CHECK(police.shows("The hub asks you to agree"));
  CHECK(police.shows("As the hub asks: the school nurse"));
  CHECK(police.shows("lynx in the loft</dd>"));
  CHECK_FALSE(police.shows("checked"));
  const std::vector<http::Field> as_asked = {{"to", "asked-0"},
                                             {"do", "decide"},
                                             {"decided", "goes"},
                                             {"basis", shared.basis()},
                                             {"risk", "r"}};
  auto fields = as_asked;
  CHECK(police.post(item, fields).status == 422);  // how much is theirs to choose
  fields.push_back({"extent", "whole"});
  police.get(item);
  CHECK(police.post(item, fields).status == 409);
  CHECK(police.shows("more than the hub asked for"));
  fields = as_asked;
  fields.push_back({"extent", "asked"});
  police.get(item);
  CHECK(police.post(item, fields).status == 303);
  const ItemReleased gone = shared.asked_of_police().released.back().what;
  CHECK(gone.recipient == "the school nurse");
  CHECK(gone.words == "lynx in the loft");
  CHECK(gone.purpose == "to keep watch");
  police.get(item);
  CHECK_FALSE(police.shows("The hub asks you to agree"));
  CHECK(police.shows("Let out to the school nurse"));
  worker.get(shared.contact);
  CHECK(worker.shows("was asked to let one item go to"));
  CHECK(worker.shows("A part of it"));
}

TEST_CASE("what cannot wait goes on the owner's word, written down, and the owner sees it") {
  Shared shared;
  TestBrowser worker(shared.world);
  worker.sign_in("worker");
  const std::string page = shared.pass_on(shared.first);
  std::vector<http::Field> fields = shared.decision(
      "agreed", {{"to", "outside"}, {"recipient", "the night nurse"}, {"extent", "whole"}});
  worker.get(page);
  CHECK(worker.post(page, fields).status == 422);
  CHECK(worker.shows("Say who agreed"));
  fields.push_back({"consent", "the sergeant on duty, at ten"});
  worker.get(page);
  CHECK(worker.post(page, fields).status == 303);
  TestBrowser police(shared.world);
  police.sign_in("police");
  police.get("/requests/" + shared.to_police.value.hex() + "/items/" + shared.first.value.hex());
  CHECK(police.shows("the sergeant on duty, at ten"));
}

TEST_CASE("a notice holds what was released to one recipient, and is told once it is recorded") {
  Shared shared;
  TestBrowser worker(shared.world);
  worker.sign_in("worker");
  worker.get(shared.pass_on(shared.onward));
  CHECK(
      worker
          .post(shared.pass_on(shared.onward),
                shared.decision(
                    "goes", {{"to", "outside"}, {"recipient", "the school"}, {"extent", "whole"}}))
          .status == 303);
  const ReleaseId release = shared.asked_of_police().released.front().what.release;
  const std::string notice = shared.contact + "/notices/" + release.value.hex();
  worker.get(shared.contact);
  CHECK(worker.shows("href=\"" + notice + "\""));
  worker.get(notice);
  CHECK(worker.shows(goes_on));
  CHECK_FALSE(worker.shows(asks_first));
  CHECK_FALSE(worker.shows("none that we see"));
  CHECK(worker.post(notice, {{"tell", release.value.hex()}}).status == 422);
  worker.get(notice);
  CHECK(worker.post(notice, {{"tell", release.value.hex()}, {"way", "1"}}).status == 303);
  CHECK(shared.asked_of_police().told.size() == 1);
  worker.get(shared.contact);
  CHECK(worker.shows("Read out by telephone"));

  // Pressed on an old page, after it was taken back: refused, and nothing is told.
  worker.get(notice);
  shared.world.must(shared.police, shared.sent.contact,
                    EndRelease{.request = shared.to_police, .release = release, .reason = "r"});
  CHECK(worker.post(notice, {{"tell", release.value.hex()}, {"way", "1"}}).status == 404);
  CHECK(worker.get(notice).status == 404);
  CHECK(shared.asked_of_police().told.size() == 1);
  CHECK(orphans(app::core_of(shared.world.hub()).history(shared.sent.contact)).empty());

  TestBrowser health(shared.world);
  health.sign_in("health");
  CHECK(health.get(notice).status == 404);
}

TEST_CASE("what goes to an agency is read by its own people, and by nobody else") {
  Shared shared;
  TestBrowser police(shared.world);
  police.sign_in("police");
  const std::string item =
      "/requests/" + shared.to_police.value.hex() + "/items/" + shared.first.value.hex();
  police.get(item);
  std::vector<http::Field> fields = shared.decision("goes", {to_health_agency, {"extent", "part"}});
  fields.push_back({"do", "decide"});
  fields.push_back({"agency", "health"});
  fields.push_back({"part", "an otter, and no more than that"});
  fields.push_back({"conditions", "not in the shared notes"});
  CHECK(police.post(item, fields).status == 303);
  const std::string of_health = "/requests/" + shared.to_health.value.hex();
  const auto reads = [&](const char* name, const std::string& page) {
    TestBrowser browser(shared.world);
    browser.sign_in(name);
    browser.get(page);
    return browser.shows("an otter, and no more than that");
  };
  CHECK(reads("health", of_health));
  CHECK_FALSE(reads("education", "/requests/" + shared.to_education.value.hex()));
  CHECK_FALSE(reads("education", of_health));
  // Whoever works the case may see the request, but it is not who was told.
  CHECK_FALSE(reads("worker", of_health));
  TestBrowser health(shared.world);
  health.sign_in("health");
  health.get(of_health);
  CHECK(health.shows("not in the shared notes"));
  CHECK_FALSE(health.shows(asks_first));
  // The owner looks where it went, and takes it back.
  const ReleaseId release = shared.asked_of_police().released.front().what.release;
  police.get("/requests/" + shared.to_police.value.hex() + "/notices/" + release.value.hex());
  CHECK(police.shows("an otter, and no more than that"));
  shared.world.must(shared.police, shared.sent.contact,
                    EndRelease{.request = shared.to_police, .release = release, .reason = "r"});
  CHECK_FALSE(reads("health", of_health));
}

TEST_CASE("who told the hub: a decision on a page of its own, and its taking back") {
  Shared shared;
  const std::string page = shared.contact + "/referrer";
  TestBrowser worker(shared.world);
  worker.sign_in("worker");
  worker.get(page);
  CHECK_FALSE(worker.shows("checked"));
  CHECK(worker.post(page, {}).status == 422);
  worker.get(page);
  CHECK(worker.post(page, shared.decision("goes", {{"to", "the_family"}})).status == 303);
  worker.get(shared.contact);
  CHECK(worker.shows("may be told who told the hub"));
  worker.get(page);
  const ReleaseId release = shared.file()->family.on_referrer.front().what.release;
  CHECK(worker.shows("end:" + release.value.hex()));
  CHECK(worker.post(page, {{"decided", "end:" + release.value.hex()}}).status == 422);
  worker.get(page);
  CHECK(worker
            .post(page, {{"decided", "end:" + release.value.hex()},
                         {"because", "a walrus changed his mind"}})
            .status == 303);
  worker.get(shared.contact);
  CHECK(worker.shows("a walrus changed his mind"));
  TestBrowser health(shared.world);
  health.sign_in("health");
  CHECK(health.get(page).status == 404);
}

TEST_CASE(
    "an agreement is recorded, signed, renewed and ended; where none is in force a line says so") {
  Shared shared;
  TestBrowser worker(shared.world);
  worker.sign_in("worker");
  worker.get(shared.pass_on(shared.onward));
  CHECK(worker.shows("No sharing agreement is in force with any of the "));
  CHECK(worker.shows("No sharing agreement with"));
  CHECK(worker.get("/agreements").status == 200);
  CHECK_FALSE(worker.shows("Record an agreement"));
  CHECK(worker.get("/agreements/new").status == 404);

  TestBrowser head(shared.world);
  head.sign_in("head");
  head.get("/agreements/new");
  CHECK(head.post("/agreements/new", {}).status == 422);
  for (const char* problem : {"Enter what it is called", "two parties or more", "what it covers",
                              "for what purposes", "a month and a year"}) {
    CHECK(head.shows(problem));
  }
  head.get("/agreements/new");
  const http::Response made = head.post("/agreements/new", {{"name", "Agreement of the otters"},
                                                            {"party", "police"},
                                                            {"party", "health"},
                                                            {"other-1", "The council"},
                                                            {"covers", "c"},
                                                            {"purposes", "p"},
                                                            {"review-day", "1"},
                                                            {"review-month", "12"},
                                                            {"review-year", "2026"},
                                                            {"lapses-day", "1"},
                                                            {"lapses-month", "12"},
                                                            {"lapses-year", "2027"}});
  REQUIRE(made.status == 303);
  const std::string page{*made.headers.first("Location")};
  head.get("/queue");
  CHECK(head.shows("Sharing agreements to look at"));
  CHECK(head.shows("The council has not signed it"));
  worker.get("/queue");
  CHECK_FALSE(worker.shows("Sharing agreements to look at"));
  head.get(page + "/sign");
  CHECK(head.post(page + "/sign", {{"party", "0"}}).status == 422);
  head.get(page + "/sign");
  CHECK(head.post(page + "/sign", {{"party", "0"},
                                   {"signer", "Superintendent 1"},
                                   {"signed-day", "2"},
                                   {"signed-month", "11"},
                                   {"signed-year", "2026"}})
            .status == 303);
  head.get(page);
  CHECK(head.shows("Superintendent 1 signed for Police"));

  // A release to an agency says which agreement was in force with it, or that none was.
  for (const auto& [agency, name] : {std::pair{"education", ""}, std::pair{"health", ""}}) {
    worker.get(shared.pass_on(shared.onward));
    CHECK(worker
              .post(shared.pass_on(shared.onward),
                    shared.decision("goes",
                                    {{"to", "an_agency"}, {"agency", agency}, {"extent", "whole"}}))
              .status == 303);
    CHECK(shared.asked_of_police().released.back().what.agreement == std::string{name});
  }
  head.get(page + "/sign");
  head.post(page + "/sign", {{"party", "1"},
                             {"signer", "Director 1"},
                             {"signed-day", "2"},
                             {"signed-month", "11"},
                             {"signed-year", "2026"}});
  shared.world.must(shared.police, shared.sent.contact,
                    EndRelease{.request = shared.to_police,
                               .release = shared.asked_of_police().released.back().what.release,
                               .reason = "r"});
  worker.get(shared.pass_on(shared.onward));
  CHECK(worker
            .post(shared.pass_on(shared.onward),
                  shared.decision("goes",
                                  {{"to", "an_agency"}, {"agency", "health"}, {"extent", "whole"}}))
            .status == 303);
  CHECK(shared.asked_of_police().released.back().what.agreement == "Agreement of the otters");
  worker.get(shared.pass_on(shared.onward));
  CHECK(worker.shows("A sharing agreement is in force with 2 of the "));

  head.get(page + "/end");
  CHECK(head.post(page + "/end", {{"reason", "another took its place"}}).status == 303);
  CHECK(head.get(page + "/sign").status == 404);
  worker.get(shared.pass_on(shared.onward));
  CHECK(worker.shows("The sharing agreement with Police has lapsed."));
}

TEST_CASE("a restricted case says so to those on its list, and which agencies it cut off") {
  Shared shared;
  TestBrowser worker(shared.world);
  worker.sign_in("worker");
  worker.get(shared.contact + "/protect");
  CHECK(worker.shows("Asked about this case: "));
  CHECK(worker.shows("Health, which has not answered"));
  worker.get(shared.contact);
  CHECK(worker.shows("/chase"));
  CHECK_FALSE(worker.shows("This case is restricted"));
  const ProposalId proposal{fresh_web_id()};
  const auto done = [&](const Staff& by, const RightsCommand& command) {
    const auto answer = shared.world.hub().protections().handle(
        {.actor = by, .session = fresh_web_id()}, pressed(), command);
    return std::holds_alternative<app::RightsDone>(answer);
  };
  REQUIRE(done(shared.worker, AskSecond{.proposal = proposal,
                                        .step = TwoPersonStep::restrict_case,
                                        .contact = shared.sent.contact,
                                        .request = {},
                                        .item = {},
                                        .conflict = {},
                                        .listed = {shared.head, shared.worker, shared.police},
                                        .reason = "r"}));
  TestBrowser head(shared.world);
  head.sign_in("head");
  for (const std::string& page :
       {std::string{"/second"}, "/second/" + proposal.value.hex(), shared.contact + "/protect"}) {
    head.get(page);
    CHECK(head.shows("Cut off from its request: "));
    CHECK(head.shows("Education, which has not answered"));
    CHECK_FALSE(head.shows("Cut off from its request: </strong>Police"));
  }
  REQUIRE(done(shared.head, GiveSecond{.proposal = proposal}));
  worker.get(shared.contact);
  CHECK(worker.shows("This case is restricted"));
  CHECK(worker.shows("cannot see its request any more"));
  CHECK_FALSE(worker.shows("/chase"));
  worker.get("/queue?show=mine");
  CHECK(worker.shows("restricted to a list"));
  TestBrowser health(shared.world);
  health.sign_in("health");
  CHECK(health.get("/requests/" + shared.to_health.value.hex()).status == 404);

  // Nobody could agree to what the one who alone decides proposes: the way round it is said.
  const std::vector<http::Field> lift = {{"do", "lift"}, {"reason", "it is over"}};
  head.get(shared.contact + "/protect");
  CHECK(head.shows("You alone on it decide here."));
  CHECK(head.post(shared.contact + "/protect", lift).status == 422);
  worker.get(shared.contact + "/protect");
  CHECK_FALSE(worker.shows("You alone on it decide here."));
  CHECK(worker.post(shared.contact + "/protect", lift).status == 303);
}

TEST_CASE("through the glass: a slip of the finger is no try, and what is open says so and why") {
  Shared shared;
  shared.world.account("other", "social_worker");
  TestBrowser other(shared.world);
  other.sign_in("other");
  CHECK(other.get(shared.contact).status == 404);
  other.get("/break-glass");
  const std::string reason = "the grandmother is at the door";
  CHECK(other.post("/break-glass", {{"reference", "7K4Q-PDX8"}, {"reason", reason}}).status == 422);
  CHECK(other.shows("This is no reference"));
  CHECK(other.shows(reason));
  CHECK(app::core_of(shared.world.hub()).rights()->glasses.empty());
  other.get("/access");
  CHECK_FALSE(other.shows("through the glass"));
  other.get("/break-glass");
  CHECK(other.post("/break-glass", {{"reference", shared.sent.reference}, {"reason", reason}})
            .headers.first("Location") == shared.contact);
  other.get(shared.contact);
  CHECK(other.shows("This case is not yours."));
  CHECK(other.shows(reason));
  other.get("/access");
  CHECK(other.shows("Open to you through the glass"));
  CHECK(other.shows("href=\"" + shared.contact + "\""));
  TestBrowser worker(shared.world);
  worker.sign_in("worker");
  worker.get(shared.contact);
  CHECK_FALSE(worker.shows("This case is not yours."));
}
