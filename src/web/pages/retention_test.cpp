#include <doctest/doctest.h>

#include "app/core_of.h"
#include "web/fixture_test.h"
#include "web/routes.h"
#include "web/tokens.h"

namespace openmash::web {

namespace {

using namespace std::chrono_literals;

/// A closed contact about Child A, and two people who keep records.
struct World {
  HubOnAFolder hub;
  Staff officer = hub.account("officer", "business_support");
  Staff screening = hub.account("screening", "screening_team");
  Staff head = hub.account("head", "head_of_mash");
  Staff other_head = hub.account("other", "head_of_mash");
  Staff worker = hub.account("worker", "social_worker");
  app::Sent sent = hub.worry();
  RequestId request = hub.asked(sent, screening, head, worker);

  [[nodiscard]] std::string address(const std::string& act = "") const {
    return "/retention/" + sent.reference + (act.empty() ? "" : "/" + act);
  }

  void close() {
    hub.must(hub.account("police", "agency_representative", AgencyCode{"police"}), sent.contact,
             ReturnInformation{.request = request,
                               .answer = ReturnId{fresh_web_id()},
                               .kind = ReturnKind::nothing_held});
    hub.must(worker, sent.contact, WriteRecord{.summary = "s", .analysis = "a"});
    const PersonId child = app::core_of(hub.hub()).load(sent.contact)->children().front()->person;
    const std::vector<OutcomesForChild> outcomes{
        {.child = child,
         .outcomes = {{.outcome = hub.hub().profile().outcomes.front().code}},
         .reason = "because"}};
    hub.must(worker, sent.contact, Recommend{.children = outcomes});
    DecideOutcomes decide{.children = outcomes};
    const auto page = hub.hub().look().contact({.actor = head, .session = fresh_web_id()},
                                               sent.reference, ReadPurpose::decide);
    REQUIRE(page);
    for (const Gap& gap : (*page)->gaps) {
      decide.gaps.push_back({.gap = gap, .reason = "r"});
    }
    hub.must(head, sent.contact, decide);
    hub.must(head, sent.contact, CloseContact{.reason = "told by telephone"});
  }
};

}  // namespace

TEST_CASE("a contact is destroyed by two people, and its certificate says so without its words") {
  World world;
  world.close();
  TestBrowser officer{world.hub};
  officer.sign_in("officer");
  officer.get("/retention");
  CHECK(officer.shows("Nothing is due"));
  CHECK(officer.shows("Limitation Act 1980"));
  CHECK(
      officer.post("/retention", {{"reference", world.sent.reference}}).headers.first("Location") ==
      world.address());
  officer.get(world.address("propose"));
  CHECK(officer.post(world.address("propose"), {{"ground", ""}, {"reason", ""}}).status == 422);
  CHECK(officer.shows("Choose the ground"));
  CHECK(officer.shows("Say why it is to be destroyed"));
  CHECK(officer.post(world.address("propose"), {{"ground", "schedule"}, {"reason", "typed words"}})
            .status == 409);
  CHECK(officer.shows("Its time under the schedule is not over"));
  CHECK(officer.shows("typed words"));
  CHECK(
      officer
          .post(world.address("propose"), {{"ground", "wrongly_there"}, {"reason", "an exercise."}})
          .status == 303);
  officer.get(world.address());
  CHECK(officer.shows("Take back what you proposed"));
  CHECK(officer.shows("Set a hold"));
  CHECK(officer.shows("an exercise. Colleague officer"));
  CHECK_FALSE(officer.shows("exercise.."));
  CHECK_FALSE(officer.shows("one child be taken out"));  // there is one
  officer.get("/access");
  CHECK_FALSE(officer.shows("to destroy"));
  TestBrowser told{world.hub};
  told.sign_in("other");
  for (const char* page : {"/access", "/second"}) {
    told.get(page);
    CHECK(told.shows("One proposal to destroy"));
  }
  officer.get(world.address("decide"));
  CHECK_FALSE(officer.shows("Destroy it now"));
  CHECK(officer.post(world.address("decide"), {{"decision", "approve"}, {"reason", ""}}).status ==
        409);
  CHECK(officer.shows("You proposed this yourself"));

  TestBrowser head{world.hub};
  head.sign_in("head");
  head.get("/retention");
  CHECK(head.shows("Waiting for a second person"));
  head.get(world.address("decide"));
  CHECK(head.shows("an exercise"));
  CHECK(head.post(world.address("decide"), {{"decision", ""}, {"reason", ""}}).status == 422);
  CHECK(head.post(world.address("decide"), {{"decision", "approve"}, {"reason", ""}}).status ==
        303);
  head.get(world.address());
  CHECK(head.shows("Every word of it was destroyed"));
  CHECK_FALSE(head.shows("Child A"));
  // Nothing is left to hold, and no page offers it.
  CHECK_FALSE(head.shows("Set a hold"));
  CHECK_FALSE(head.shows("What you can do now"));
  CHECK(head.get(world.address("hold")).headers.first("Location") == world.address());
  head.get("/retention");
  const Retention retention = app::retention_of(app::core_of(world.hub.hub()));
  REQUIRE(retention.destructions.size() == 1);
  const std::string certificate =
      "/retention/certificates/" + retention.destructions[0].proposed.what.destruction.value.hex();
  CHECK(head.shows(certificate));
  CHECK(head.get(certificate).status == 200);
  CHECK(head.shows("Colleague officer"));
  CHECK(head.shows("Colleague head"));
  CHECK(head.shows("descriptions of people"));
  CHECK_FALSE(head.shows("Child A"));
  CHECK_FALSE(head.shows("shouting most nights"));
}

TEST_CASE("broken glass keeps its case's reference when the record is destroyed, and says why") {
  World world;
  static_cast<void>(world.hub.account("through", "social_worker"));
  TestBrowser through{world.hub};
  through.sign_in("through");
  through.get("/break-glass");
  CHECK(through
            .post("/break-glass",
                  {{"reference", world.sent.reference}, {"reason", "a child at the desk"}})
            .status == 303);
  world.close();
  world.hub.now += 2h;
  TestBrowser officer{world.hub};
  officer.sign_in("officer");
  officer.get(world.address("propose"));
  CHECK(
      officer
          .post(world.address("propose"), {{"ground", "wrongly_there"}, {"reason", "an exercise"}})
          .status == 303);
  TestBrowser head{world.hub};
  head.sign_in("head");
  head.get("/broken-glass");
  CHECK(head.shows("a child at the desk"));
  CHECK_FALSE(head.shows("The record was destroyed"));
  head.get(world.address("decide"));
  CHECK(head.post(world.address("decide"), {{"decision", "approve"}, {"reason", ""}}).status ==
        303);
  head.get("/broken-glass");
  CHECK(head.shows(world.sent.reference + ", opened for an hour"));
  CHECK(head.shows("Review this: " + world.sent.reference));
  CHECK(head.shows("The record was destroyed, and with it why they opened it."));
  CHECK_FALSE(head.shows("a child at the desk"));
}

TEST_CASE(
    "whoever reads why a record is held is recorded, and what is kept from them is not there") {
  World world;
  world.close();
  TestBrowser head{world.hub};
  head.sign_in("head");
  head.get(world.address("hold"));
  CHECK(head.post(world.address("hold"), {{"reason", "an inquest is to come"},
                                          {"review-day", "1"},
                                          {"review-month", "12"},
                                          {"review-year", "2027"}})
            .status == 303);
  TestBrowser officer{world.hub};
  officer.sign_in("officer");
  officer.get("/retention");
  CHECK(officer.shows("an inquest is to come"));
  TestBrowser auditor{world.hub};
  static_cast<void>(world.hub.account("auditor", "auditor"));
  auditor.sign_in("auditor");
  auditor.get("/accesses?case=" + world.sent.reference);
  CHECK(auditor.shows("Colleague officer"));

  world.hub.keep_from(world.officer, world.sent.contact);
  officer.get("/retention");
  CHECK_FALSE(officer.shows("an inquest is to come"));
  for (const std::string& reference : {world.sent.reference, std::string{"2222-2223"}}) {
    officer.get("/retention");
    CHECK(officer.post("/retention", {{"reference", reference}}).status == 422);
  }
}

TEST_CASE("a matter of the inbox is held, reviewed and destroyed like a contact") {
  HubOnAFolder hub{ANOTHER_HUB};
  const Staff officer = hub.account("officer", "professional_support");
  (void)hub.account("head", "team_manager");
  app::Matters& matters = hub.hub().matters();
  const auto press = [] {
    return app::Submission{.id = SubmissionId{fresh_web_id()}, .content = "", .seen_token = ""};
  };
  const auto opened =
      matters.open(officer, press(),
                   {.kind = MatterKind::complaint,
                    .channel = Channel::email,
                    .received_at = hub.hub().now(),
                    .answers = {{{.question = "from", .words = "Adult 1"},
                                 {.question = "words", .words = "nobody rang about Child B"}}}});
  REQUIRE(std::holds_alternative<app::MatterDone>(opened));
  const auto [matter, reference, repeated] = std::get<app::MatterDone>(opened);
  const auto settle = [&] {
    return matters.handle(
        officer, press(), matter,
        SettleMatter{
            .became = Became::reply, .kind = {}, .where = "", .words = "we rang Child B's mother"});
  };
  const std::string address = "/retention/" + reference;
  TestBrowser browser{hub};
  browser.sign_in("officer");
  browser.get("/inbox/" + reference);
  CHECK(browser.shows(address));
  browser.get(address + "/propose");
  CHECK(browser.post(address + "/propose", {{"ground", "wrongly_there"}, {"reason", "an exercise"}})
            .status == 409);
  CHECK(browser.shows("It is still open"));
  REQUIRE(std::holds_alternative<app::MatterDone>(settle()));
  browser.get(address);
  CHECK(browser.shows("A complaint"));
  CHECK(browser.shows("6 years from when it was closed"));
  CHECK_FALSE(browser.shows("one child"));
  CHECK_FALSE(browser.shows("Child B"));
  browser.get(address + "/hold");
  CHECK(browser
            .post(address + "/hold", {{"reason", "an inquiry"},
                                      {"review-day", "1"},
                                      {"review-month", "12"},
                                      {"review-year", "2027"}})
            .status == 303);
  browser.get(address + "/propose");
  CHECK(browser.post(address + "/propose", {{"ground", "wrongly_there"}, {"reason", "an exercise"}})
            .status == 409);
  CHECK(browser.shows("A hold stands on this record"));
  const Retention held = app::retention_of(app::core_of(hub.hub()));
  browser.get(address + "/lift");
  CHECK(browser
            .post(address + "/lift",
                  {{"hold", held.holds[0].set.what.hold.value.hex()}, {"reason", "it is over"}})
            .status == 303);
  browser.get(address + "/propose");
  CHECK(browser.post(address + "/propose", {{"ground", "wrongly_there"}, {"reason", "an exercise"}})
            .status == 303);
  TestBrowser head{hub};
  head.sign_in("head");
  head.get("/inbox/" + reference);
  CHECK(head.shows("nobody rang about Child B"));  // the control
  head.get(address + "/decide");
  CHECK(head.post(address + "/decide", {{"decision", "approve"}, {"reason", ""}}).status == 303);
  head.get("/inbox/" + reference);
  CHECK(head.shows("Every word written here was destroyed"));
  CHECK(head.shows("destroyed every word of " + reference));
  CHECK_FALSE(head.shows("Child B"));
  CHECK_FALSE(head.shows("Make a note"));
  CHECK(std::holds_alternative<MatterRefusal>(
      matters.handle(officer, press(), matter, NoteMatter{.words = "more"})));
  head.get("/inbox?show=settled");
  CHECK_FALSE(head.shows("Child B"));
  const Retention retention = app::retention_of(app::core_of(hub.hub()));
  const std::string certificate =
      "/retention/certificates/" + retention.destructions[0].proposed.what.destruction.value.hex();
  CHECK(head.get(certificate).status == 200);
  CHECK(head.shows("texts of the matter"));
  CHECK(head.shows("Colleague officer"));
  CHECK_FALSE(head.shows("Child B"));
}

TEST_CASE("every page about a contact survives that its words are gone") {
  World world;
  TestBrowser head{world.hub};
  head.sign_in("head");
  TestBrowser worker{world.hub};
  worker.sign_in("worker");
  world.close();
  head.get("/contacts/" + world.sent.reference);
  CHECK(head.shows("Child A"));  // the control
  TestBrowser officer{world.hub};
  officer.sign_in("officer");
  officer.get(world.address("propose"));
  REQUIRE(
      officer
          .post(world.address("propose"), {{"ground", "wrongly_there"}, {"reason", "an exercise"}})
          .status == 303);
  head.get(world.address("decide"));
  REQUIRE(head.post(world.address("decide"), {{"decision", "approve"}, {"reason", ""}}).status ==
          303);
  int pages = 0;
  for (const Route& route : routes()) {
    std::string address{route.pattern};
    const auto put = [&](std::string_view hole, const std::string& value) {
      for (std::size_t at = address.find(hole); at != std::string::npos; at = address.find(hole)) {
        address.replace(at, hole.size(), value);
      }
    };
    put("{ref}", world.sent.reference);
    put("{id}", world.request.value.hex());
    if (route.does == Does::acts || address.find('{') != std::string::npos ||
        route.whom == For::everybody || address == "/events") {
      continue;
    }
    for (TestBrowser* const browser : {&head, &worker, &officer}) {
      const unsigned status = browser->get(address).status;
      INFO(address);
      CHECK(status < 500);
      CHECK_FALSE(browser->shows("shouting most nights"));
      pages += status == 200 ? 1 : 0;
    }
  }
  CHECK(pages > 40);
  head.get("/contacts/" + world.sent.reference);
  CHECK(head.shows("Every word written here was destroyed"));
  head.get("/queue?show=closed");
  CHECK_FALSE(head.shows("Child A"));
}

TEST_CASE(
    "a hold is set and lifted with reasons, and stops a destruction that was proposed before it") {
  World world;
  world.close();
  TestBrowser head{world.hub};
  head.sign_in("head");
  head.get(world.address("hold"));
  CHECK(head.post(world.address("hold"),
                  {{"reason", ""}, {"review-day", ""}, {"review-month", ""}, {"review-year", ""}})
            .status == 422);
  CHECK(head.shows("Say why nothing of it may be destroyed"));
  CHECK(head.post(world.address("hold"), {{"reason", "an inquiry"},
                                          {"review-day", "1"},
                                          {"review-month", "12"},
                                          {"review-year", "2027"}})
            .status == 303);
  head.get(world.address("propose"));
  CHECK(head.post(world.address("propose"), {{"ground", "erasure_asked"}, {"reason", "asked"}})
            .status == 409);
  CHECK(head.shows("A hold stands on this record"));
  head.get("/retention");
  CHECK(head.shows("an inquiry"));
  const Retention retention = app::retention_of(app::core_of(world.hub.hub()));
  REQUIRE(retention.holds.size() == 1);
  head.get(world.address("lift"));
  CHECK(head.post(world.address("lift"), {{"hold", retention.holds[0].set.what.hold.value.hex()},
                                          {"reason", "it is over"}})
            .status == 303);
  head.get(world.address("keep"));
  CHECK(head.post(world.address("keep"), {{"reason", "a brother"},
                                          {"again-day", "1"},
                                          {"again-month", "12"},
                                          {"again-year", "2028"}})
            .status == 303);
  head.get(world.address());
  CHECK(head.shows("a brother"));
  CHECK(head.shows("it is over"));
}

TEST_CASE("one child is taken out with every shared text answered for, and nothing typed is lost") {
  World world;
  TestBrowser head{world.hub};
  head.sign_in("head");
  head.get(world.address("child"));
  CHECK(head.shows("shouting most nights"));
  const auto core = app::core_of(world.hub.hub()).load(world.sent.contact);
  const std::string child = core->children().front()->person.value.hex();
  CHECK(head.post(world.address("child"),
                  {{"child", child}, {"ground", "wrongly_there"}, {"reason", "kept words"}})
            .status == 422);
  CHECK(head.shows("Say what becomes of these words"));
  CHECK(head.shows("kept words"));
  std::vector<http::Field> all{
      {"child", child}, {"ground", "wrongly_there"}, {"reason", "kept words"}};
  for (const RecordedEvent& recorded : app::core_of(world.hub.hub()).history(world.sent.contact)) {
    if (!app::may_tell_of(recorded.event, core->children().front()->person)) {
      continue;
    }
    const std::string name = "event." + std::to_string(recorded.sequence);
    const bool is_worry = std::holds_alternative<ConcernRaised>(recorded.event);
    all.push_back({name, is_worry ? "anew" : "leave"});
    if (is_worry) {
      all.push_back({name + ".0", "noise at night"});
    }
  }
  CHECK(head.post(world.address("child"), all).status == 303);
  TestBrowser other{world.hub};
  other.sign_in("other");
  other.get(world.address("decide"));
  CHECK(other.shows("noise at night"));
  CHECK(other.post(world.address("decide"), {{"decision", "approve"}, {"reason", ""}}).status ==
        303);
  other.get("/contacts/" + world.sent.reference);
  CHECK(other.shows("noise at night"));
  CHECK(other.shows("What was written about one child here was destroyed"));
  CHECK_FALSE(other.shows("shouting most nights"));
  CHECK_FALSE(other.shows("Child A"));
}

TEST_CASE(
    "whoever takes a child out has been sent every text, and decides nothing about what is "
    "sealed") {
  World world;
  const Staff police = world.hub.account("police", "agency_representative", AgencyCode{"police"});
  const ItemId open_item{fresh_web_id()};
  const ItemId sealed_item{fresh_web_id()};
  world.hub.must(police, world.sent.contact,
                 ReturnInformation{.request = world.request,
                                   .answer = ReturnId{fresh_web_id()},
                                   .items = {{.item = open_item, .text = "two calls to the house"},
                                             {.item = sealed_item, .text = "from an informant"}}});
  world.hub.must(police, world.sent.contact,
                 SealItem{.request = world.request,
                          .item = sealed_item,
                          .listed = {world.head, world.worker},
                          .silent = true,
                          .reason = "an informant"});
  TestBrowser other{world.hub};
  other.sign_in("other");
  other.get(world.address("child"));
  CHECK(other.shows("two calls to the house"));
  CHECK_FALSE(other.shows("from an informant"));
  app::Core& core = app::core_of(world.hub.hub());
  bool sent_whole = false;
  for (const app::InRecord& one :
       app::record_of(core, world.other_head, core.now() - 1h, core.now() + 1h)) {
    const auto* showing = std::get_if<codec::RecordedShowing>(&one.what);
    for (const SubjectShown& subject :
         showing == nullptr ? std::vector<SubjectShown>{} : showing->shown.subjects) {
      sent_whole = sent_whole || (subject.contact == world.sent.contact &&
                                  subject.items == std::vector{open_item});
    }
  }
  CHECK(sent_whole);

  const PersonId child = core.load(world.sent.contact)->children().front()->person;
  std::vector<http::Field> all{
      {"child", child.value.hex()}, {"ground", "wrongly_there"}, {"reason", "an exercise"}};
  for (const RecordedEvent& recorded : core.history(world.sent.contact)) {
    const auto* item = std::get_if<ItemReturned>(&recorded.event);
    if (app::may_tell_of(recorded.event, child) && (item == nullptr || item->item != sealed_item)) {
      all.push_back({"event." + std::to_string(recorded.sequence), "leave"});
    }
  }
  CHECK(other.post(world.address("child"), all).status == 303);
  TestBrowser officer{world.hub};
  officer.sign_in("officer");
  officer.get(world.address("decide"));
  CHECK_FALSE(officer.shows("words that are not shown to you"));
  REQUIRE(officer.post(world.address("decide"), {{"decision", "approve"}, {"reason", ""}}).status ==
          303);
  const auto file = core.load(world.sent.contact);
  const std::vector<Signed<ItemReturned>>& items = file->enquiry.requests[0].items;
  REQUIRE(items.size() == 2);
  CHECK(items[0].what.text == "two calls to the house");
  CHECK(items[1].what.text.empty());
}

TEST_CASE("whoever keeps no records finds nothing there") {
  World world;
  TestBrowser worker{world.hub};
  worker.sign_in("worker");
  for (const std::string& address :
       {std::string{"/retention"}, world.address(), world.address("hold"), world.address("child"),
        "/retention/certificates/" + fresh_web_id().hex()}) {
    CHECK(worker.get(address).status == 404);
  }
}

}  // namespace openmash::web
