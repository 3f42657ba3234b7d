#include <doctest/doctest.h>

#include <thread>

#include "app/core_of.h"
#include "web/fixture_test.h"
#include "web/tokens.h"

using namespace openmash;
using namespace openmash::web;
using namespace std::chrono_literals;

namespace {

struct Told {
  std::string own_reference;
  std::string child = "Child A";
  std::string born = "2019-03-04";
  std::string address = "8 Mill Lane, AB1 2CD";
  Channel channel = Channel::police_notification;
};

/// A hub with the work, its people, and a browser for each.
struct Tray {
  HubOnAFolder world{ANOTHER_HUB};
  Staff officer = world.account("officer", "domestic_abuse_support_officer");
  Staff manager = world.account("manager", "team_manager");
  Staff support = world.account("support", "professional_support");
  TestBrowser browser{world};

  Tray() { browser.sign_in("officer"); }

  app::Sent notified(const Told& told) {
    const PersonId child{fresh_web_id()};
    const app::WrittenReferral referral{
        .channel = told.channel,
        .source = Source::police,
        .answers = {{{.question = "own_reference", .words = told.own_reference},
                     {.question = "police_grade", .words = "medium"}}},
        .people = {{.person = child,
                    .kind = PersonKind::child,
                    .answers = {{{.question = "name", .words = told.child},
                                 {.question = "born", .words = told.born},
                                 {.question = "address", .words = told.address}}}}},
        .concerns = {
            {.concern = ConcernId{fresh_web_id()},
             .about = {child},
             .answers = {{{.question = "words", .words = "shouting, a door kicked in"}}}}}};
    world.now += 1min;
    const auto sent = world.hub().referrals().log(
        support, {.id = SubmissionId{fresh_web_id()}, .content = "", .seen_token = ""}, referral);
    REQUIRE(std::holds_alternative<app::Sent>(sent));
    return std::get<app::Sent>(sent);
  }

  /// The page, once everything that is stored has been searched.
  http::Response open(const std::string& address = "/notifications") {
    http::Response response = browser.get(address);
    while (browser.shows("Not searched yet")) {
      std::this_thread::yield();
      response = browser.get(address);
    }
    return response;
  }

  /// What the form says for all, and what its page carried for these.
  std::vector<http::Field> decided(const std::vector<std::string>& references) const {
    std::vector<http::Field> fields{{"met", "may_be_level_4"},
                                    {"route", "through_mash"},
                                    {"need", "level_4"},
                                    {"level", "within_24_hours"},
                                    {"why", "The third this year"}};
    for (const std::string& reference : references) {
      fields.push_back({"pick", reference});
      fields.push_back({"seen." + reference, browser.hidden("seen." + reference)});
      fields.push_back({"rated." + reference, browser.hidden("rated." + reference)});
    }
    return fields;
  }

  [[nodiscard]] std::shared_ptr<const CaseFile> file(const app::Sent& sent) {
    return app::core_of(world.hub()).load(sent.contact);
  }

  std::size_t showings(const Staff& reader, ContactId contact, ReadPurpose purpose) {
    std::size_t count = 0;
    app::Core& core = app::core_of(world.hub());
    core.ledger().for_each_stream([&](ledger::StreamId stream, std::uint64_t) {
      const ledger::StreamSlice slice = core.ledger().read(stream);
      codec::StreamKeys keys{core.ring(), stream, slice.keys};
      for (const ledger::StoredEvent& stored : slice.events) {
        const codec::AnyRecorded any = codec::open_any(stored, keys);
        const auto* shown = std::get_if<codec::RecordedShowing>(&any);
        if (shown == nullptr || shown->shown.purpose != purpose || shown->shown.refused ||
            as_staff(shown->by)->id != reader.id) {
          continue;
        }
        count += static_cast<std::size_t>(
            std::ranges::count(shown->shown.subjects, contact, &SubjectShown::contact));
      }
    });
    return count;
  }
};

std::size_t contacts_in(Tray& tray) {
  return app::core_of(tray.world.hub()).readers().read([](db::Connection& connection) {
    return views::all_contacts(connection).size();
  });
}

}  // namespace

TEST_CASE("the tray is there where the hub does such work, for those who screen or sign") {
  HubOnAFolder example;
  static_cast<void>(example.account("screening", "screening_team"));
  TestBrowser elsewhere(example);
  elsewhere.sign_in("screening");
  CHECK(elsewhere.get("/notifications").status == 404);
  CHECK(elsewhere.get("/notifications/list").status == 404);
  elsewhere.get("/queue");
  CHECK_FALSE(elsewhere.shows("href=\"/notifications\""));

  Tray tray;
  CHECK(tray.open().status == 200);
  CHECK(tray.browser.shows("href=\"/notifications\""));
  CHECK(tray.browser.shows("Nothing is waiting here."));
  CHECK(tray.browser.get("/notifications/list").status == 404);
  TestBrowser other(tray.world);
  other.sign_in("support");
  CHECK(other.get("/notifications").status == 404);
  CHECK(other.get("/notifications/list").status == 200);
}

TEST_CASE("repeats about the same people and at the same address are counted, and others are not") {
  Tray tray;
  const app::Sent first = tray.notified({.own_reference = "PN 1"});
  const app::Sent second = tray.notified({.own_reference = "PN 2", .address = "9 Other Road"});
  const app::Sent call =
      tray.notified({.child = "Child C", .born = "2020", .channel = Channel::telephone});
  const app::Sent third = tray.notified({.own_reference = "PN 3"});
  const app::Sent alone = tray.notified(
      {.own_reference = "PN 4", .child = "Child D", .born = "2018", .address = "At home"});
  tray.open();
  CHECK(tray.browser.shows("Police notifications: 4"));
  CHECK_FALSE(tray.browser.shows("notification-" + call.reference));
  CHECK(tray.browser.shows("Second police notification in 12 months about these people."));
  CHECK(tray.browser.shows(
      "Third police notification in 12 months about these people. This address came once before "
      "in 12 months, with other people."));
  CHECK(tray.browser.shows("The same people at the same address"));
  CHECK(tray.browser.shows("The same address, other people"));
  CHECK(tray.browser.shows("Graded by the police: <strong>medium</strong>"));
  CHECK(tray.browser.shows("No earlier contact gives the same names"));

  // Every row was recorded before it was shown, and what came before it as well; nothing else.
  for (const app::Sent* one : {&first, &second, &third, &alone, &call}) {
    CHECK(tray.showings(tray.officer, one->contact, ReadPurpose::form) > 0);
    CHECK(tray.showings(tray.manager, one->contact, ReadPurpose::form) == 0);
  }

  tray.world.now += 24h * 400;
  tray.browser.sign_in("officer");  // the session ended long ago
  const app::Sent later = tray.notified({.own_reference = "PN 5"});
  tray.open();
  CHECK(tray.browser.shows("notification-" + later.reference));
  CHECK_FALSE(tray.browser.shows("Fourth police notification"));
  CHECK_FALSE(tray.browser.shows("“At home”"));

  // The page about one contact says it too.
  tray.open("/contacts/" + third.reference);
  CHECK(tray.browser.shows("The same address, other people"));
}

TEST_CASE("a hostel where many live folds away all but the newest") {
  Tray tray;
  for (int i = 0; i < 8; ++i) {
    static_cast<void>(
        tray.notified({.child = "Child " + std::string(1, static_cast<char>('E' + i))}));
  }
  tray.open();
  CHECK(tray.browser.shows("This address came 7 times before in 12 months, with other people."));
  CHECK(tray.browser.shows("1 more, older"));
  CHECK_FALSE(tray.browser.shows("2 more, older"));
}

TEST_CASE("several are decided with one press, each as its own, and nothing twice") {
  Tray tray;
  const app::Sent first = tray.notified({.own_reference = "PN 1"});
  const app::Sent second = tray.notified({.own_reference = "PN 2"});
  const app::Sent left = tray.notified({.own_reference = "PN 3"});
  tray.open();
  CHECK_FALSE(tray.browser.shows("checked"));

  const auto empty = tray.browser.post("/notifications", {{"why", "Kept words"}});
  CHECK(empty.status == 422);
  for (const char* problem :
       {"Tick the notifications", "Choose which way they go", "Choose the level of need",
        "Choose how urgent they are", "Kept words"}) {
    CHECK(tray.browser.shows(problem));
  }
  CHECK_FALSE(tray.file(first)->triage.screened);

  const auto fields = tray.decided({first.reference, second.reference});
  auto pressed = fields;
  pressed.push_back({"submission", tray.browser.hidden("submission")});
  pressed.push_back({"form-token", tray.browser.hidden("form-token")});
  const auto done = tray.browser.post("/notifications", pressed);
  REQUIRE(done.status == 303);
  const auto again = tray.browser.post("/notifications", pressed);
  CHECK(again.status == 303);
  for (const app::Sent* one : {&first, &second}) {
    const auto file = tray.file(*one);
    REQUIRE(file->triage.screened);
    CHECK(file->triage.screened->what.proposed == Route::through_mash);
    CHECK(file->triage.screened->what.note == "The third this year");
    CHECK(file->together.need->what.level == LevelCode{"level_4"});
    CHECK(file->triage.ratings.size() == 1);
    CHECK(file->version == tray.file(left)->version + 3);
  }
  CHECK_FALSE(tray.file(left)->triage.screened);
  const std::string to{done.headers.first("Location").value_or("")};
  tray.open(to);
  CHECK(tray.browser.shows("Recorded for these:"));
  CHECK(tray.browser.shows(first.reference));
  CHECK(tray.browser.shows("Police notifications: 1"));
  tray.open("/notifications?stored=" + left.reference + "&mark=0");
  CHECK_FALSE(tray.browser.shows("Recorded for these:"));
}

TEST_CASE(
    "one that was changed meanwhile stays with its tick and the words, and the other is done") {
  Tray tray;
  const app::Sent first = tray.notified({.own_reference = "PN 1"});
  const app::Sent second = tray.notified({.own_reference = "PN 2"});
  const app::Sent gone = tray.notified({.own_reference = "PN 3"});
  tray.open();
  const auto fields = tray.decided({first.reference, second.reference, gone.reference});
  tray.world.must(
      tray.support, second.contact,
      AddToContact{.addition = AdditionId{fresh_web_id()}, .words = "She is in hospital"});
  tray.world.must(tray.officer, gone.contact,
                  ScreenContact{.proposed = Route::straight_to_outcome,
                                .note = "n",
                                .need = LevelCode{"level_1"},
                                .need_reason = "r"});
  const auto mixed = tray.browser.post("/notifications", fields);
  CHECK(mixed.status == 409);
  CHECK(tray.file(first)->triage.screened);
  CHECK_FALSE(tray.file(second)->triage.screened);
  CHECK(tray.file(second)->triage.ratings.empty());
  CHECK(tray.file(gone)->triage.screened->what.note == "n");
  CHECK(tray.browser.shows("Recorded for these:"));
  CHECK(tray.browser.shows("She is in hospital"));
  CHECK(tray.browser.shows(second.reference + ": Somebody changed this"));
  CHECK(tray.browser.shows(gone.reference + ", no longer in this list: "));
  CHECK(tray.browser.shows("value=\"" + second.reference + "\" checked"));
  CHECK(tray.browser.shows("The third this year"));

  // What is stored now was shown: sent again, it holds.
  CHECK(tray.browser.post("/notifications", tray.decided({second.reference})).status == 303);
  CHECK(tray.file(second)->triage.screened);
  CHECK(tray.file(second)->triage.ratings.size() == 1);
}

TEST_CASE("the gate stays with whoever signs it, who signs several at once") {
  Tray tray;
  const app::Sent first = tray.notified({.own_reference = "PN 1"});
  const app::Sent second = tray.notified({.own_reference = "PN 2"});
  tray.open();
  REQUIRE(tray.browser.post("/notifications", tray.decided({first.reference, second.reference}))
              .status == 303);
  // The officer has no such desk, and no such right: the page is the screening's.
  tray.open("/notifications?show=to-gate");
  CHECK_FALSE(tray.browser.shows("Sign those ticked"));

  TestBrowser manager(tray.world);
  manager.sign_in("manager");
  manager.get("/notifications");
  CHECK(manager.shows("As it was screened"));
  CHECK(manager.shows("Sign those ticked"));
  CHECK(manager.post("/notifications", {{"pick", first.reference}, {"route", "through_mash"}})
            .status == 422);
  const auto signed_both = manager.post(
      "/notifications", {{"pick", first.reference},
                         {"pick", second.reference},
                         {"seen." + first.reference, manager.hidden("seen." + first.reference)},
                         {"seen." + second.reference, manager.hidden("seen." + second.reference)},
                         {"route", "through_mash"},
                         {"why", "Both at once"}});
  CHECK(signed_both.status == 303);
  CHECK(tray.file(first)->triage.gate->what.reason == "Both at once");
  CHECK(tray.file(second)->triage.gate);
}

TEST_CASE("a list becomes contacts, once, and only when all of it is sound") {
  Tray tray;
  TestBrowser support(tray.world);
  support.sign_in("support");
  support.get("/log");
  CHECK(support.shows("href=\"/notifications/list\""));
  support.get("/notifications/list");
  CHECK(support.shows("child born"));

  const std::string bad = "reference,incident\nPN 1,shouting\n,nobody knows\n";
  CHECK(support.post("/notifications/list", {{"list", bad}}).status == 422);
  CHECK(support.shows("Line 3: “reference” is empty"));
  CHECK(support.shows("nobody knows"));
  CHECK(contacts_in(tray) == 0);

  const std::string good =
      "reference,incident,child,grade\nPN 1,shouting,Child A,high\nPN 2,a slap,Child B,\n";
  const std::string press = support.hidden("submission");
  const auto stored = support.post("/notifications/list", {{"list", good}, {"submission", press}});
  REQUIRE(stored.status == 303);
  CHECK(contacts_in(tray) == 2);
  support.get("/notifications/list");
  const auto again = support.post("/notifications/list", {{"list", good}, {"submission", press}});
  CHECK(again.status == 303);
  CHECK(again.headers.first("Location") == stored.headers.first("Location"));
  CHECK(contacts_in(tray) == 2);
  support.get(std::string{stored.headers.first("Location").value_or("")});
  CHECK(support.shows("2 notifications are stored"));

  // Another press with one that is here already stores neither, however it is spelt.
  support.get("/notifications/list");
  const std::string partly = "reference,incident\nPN 3,new\npn-2,a slap\n";
  http::Response told = support.post("/notifications/list", {{"list", partly}});
  while (support.shows("not searched yet")) {
    std::this_thread::yield();
    told = support.post("/notifications/list", {{"list", partly}});
  }
  CHECK(told.status == 422);
  CHECK(support.shows("Line 3, “pn-2”: it is here already, as"));
  CHECK(contacts_in(tray) == 2);

  tray.open();
  CHECK(tray.browser.shows("Child A"));
  CHECK(tray.browser.shows("Graded by the police: <strong>high</strong>"));
  CHECK(tray.browser.shows("The police gave no grade."));
}
