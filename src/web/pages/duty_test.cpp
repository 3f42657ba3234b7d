#include <doctest/doctest.h>

#include "web/fixture_test.h"

using namespace openmash;
using namespace openmash::web;
using namespace std::chrono_literals;

namespace {

/// The hub with its people, before anything is planned.
struct Rostered {
  HubOnAFolder world;
  Staff head = world.account("head", "head_of_mash");
  Staff screening = world.account("screening", "screening_team");
  Staff worker = world.account("worker", "social_worker");
  Staff other = world.account("worker2", "social_worker");
  Staff police = world.account("police", "agency_representative", AgencyCode{"police"});
  Staff health = world.account("health", "agency_representative", AgencyCode{"health"});
  std::unique_ptr<TestBrowser> browser;

  /// At a computer of their own.
  void as(const std::string& who) {
    browser = std::make_unique<TestBrowser>(world);
    browser->sign_in(who);
  }

  void must(const Actor& by, const DutyCommand& command) {
    world.now += 1min;
    const app::Submission press{
        .id = SubmissionId{Id128{{++pressed}}}, .content = {}, .seen_token = {}};
    REQUIRE(std::holds_alternative<app::DutyDone>(world.hub().duty().handle(by, press, command)));
  }
  ShiftId shift(const Staff& who, Instant from, Instant until) {
    const ShiftId made{Id128{{++pressed, 1}}};
    must(head, PlanShifts{.person = who,
                          .shifts = {{.shift = made, .during = {.from = from, .to = until}}}});
    return made;
  }
  AbsenceId away(const Staff& who, std::optional<Staff> cover) {
    const AbsenceId made{Id128{{++pressed, 2}}};
    must(head, NoteAbsence{.absence = made,
                           .person = who,
                           .from = world.now,
                           .until = {},
                           .cover = std::move(cover),
                           .reason = "Leave"});
    return made;
  }
  [[nodiscard]] std::shared_ptr<const Rota> rota() { return world.hub().duty().at_work().rota; }

  unsigned char pressed = 0;
};

std::vector<http::Field> moment(const std::string& name, const char* day, const char* time) {
  return {{name + "-day", day},
          {name + "-month", "11"},
          {name + "-year", "2026"},
          {name + "-time", time}};
}

std::vector<http::Field> joined(std::initializer_list<std::vector<http::Field>> parts) {
  std::vector<http::Field> all;
  for (const auto& part : parts) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

}  // namespace

TEST_CASE("shifts are planned by whoever leads, each day at the hours of the wall's clock") {
  Rostered hub;
  hub.as("head");
  hub.browser->get("/duty/plan");
  CHECK(hub.browser->post("/duty/plan", {}).status == 422);
  CHECK(hub.browser->shows("Choose whose shift it is"));
  CHECK(hub.browser->shows("Enter a date"));
  const auto plan = [&](const char* day, const char* from, const char* until) {
    return joined({{{"person", hub.screening.id.value.hex()}},
                   moment("from", day, from),
                   moment("until", day, until)});
  };
  CHECK(hub.browser->post("/duty/plan", plan("18", "5pm", "9am")).status == 422);
  CHECK(hub.browser->shows("must end after it begins"));
  CHECK(hub.browser->shows("value=\"5pm\""));
  auto fields = plan("17", "8am", "1pm");
  fields.push_back({"repeat-day", "24"});
  fields.push_back({"repeat-month", "11"});
  fields.push_back({"repeat-year", "2026"});
  CHECK(hub.browser->post("/duty/plan", fields).status == 303);
  REQUIRE(hub.rota()->shifts.size() == 6);  // two days of the weekend are left out
  CHECK(hub.rota()->shifts.back().planned.from ==
        std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 8h);
  hub.browser->get("/duty/plan");
  CHECK(hub.browser->post("/duty/plan", plan("18", "9am", "5pm")).status == 409);
  CHECK(hub.browser->shows("They have a shift in that time already"));
  hub.browser->get("/duty");
  CHECK(hub.browser->shows("Colleague screening"));
  hub.as("screening");
  CHECK(hub.browser->get("/duty/plan").status == 404);
  CHECK(hub.browser->get("/duty").status == 200);
}

TEST_CASE("over the change of clocks a shift keeps its hours") {
  Rostered hub;
  hub.world.now = std::chrono::sys_days{std::chrono::year{2027} / 3 / 24} + 9h;
  hub.as("head");
  hub.browser->get("/duty/plan");
  const auto at = [](const std::string& name, const char* time) {
    return std::vector<http::Field>{{name + "-day", "25"},
                                    {name + "-month", "3"},
                                    {name + "-year", "2027"},
                                    {name + "-time", time}};
  };
  CHECK(hub.browser
            ->post("/duty/plan",
                   joined({{{"person", hub.screening.id.value.hex()}},
                           at("from", "9am"),
                           at("until", "5pm"),
                           {{"repeat-day", "30"}, {"repeat-month", "3"}, {"repeat-year", "2027"}}}))
            .status == 303);
  REQUIRE(hub.rota()->shifts.size() == 2);  // Good Friday to Easter Monday are left out
  CHECK(hub.rota()->shifts[0].planned.from ==
        std::chrono::sys_days{std::chrono::year{2027} / 3 / 25} + 9h);
  CHECK(hub.rota()->shifts[1].planned.from ==
        std::chrono::sys_days{std::chrono::year{2027} / 3 / 30} + 8h);
}

TEST_CASE("a hole is said in words, with who answers until it is filled") {
  Rostered hub;
  hub.world.now += 1h;  // the hub has opened
  hub.as("worker");
  hub.browser->get("/duty");
  CHECK(hub.browser->shows("Nobody is on duty at 5 of 5 desks."));
  CHECK(hub.browser->shows("Colleague police answers until the rota is filled"));
  CHECK(hub.browser->shows("Nobody has an account for these agencies"));
  hub.shift(hub.police, hub.world.now, hub.world.now + 2h);
  hub.browser->get("/duty");
  CHECK(hub.browser->shows("Nobody is on duty at 4 of 5 desks."));
  CHECK(hub.browser->shows("11:41am today"));
}

TEST_CASE("an agency's people plan their own desk and no other, and see no case on this page") {
  Rostered hub;
  const app::Sent sent = hub.world.worry();
  hub.as("police");
  hub.browser->get("/duty/plan");
  CHECK(hub.browser->shows("Colleague police"));
  CHECK_FALSE(hub.browser->shows("Colleague health"));
  CHECK(hub.browser
            ->post("/duty/plan", joined({{{"person", hub.health.id.value.hex()}},
                                         moment("from", "18", "9am"),
                                         moment("until", "18", "5pm")}))
            .status == 422);
  CHECK(hub.rota()->shifts.empty());
  hub.browser->get("/duty");
  CHECK_FALSE(hub.browser->shows(sent.reference));
  CHECK_FALSE(hub.browser->shows("recorded as read"));
}

TEST_CASE("an absence is noted with who covers, and the cover works on the case until it ends") {
  Rostered hub;
  const app::Sent sent = hub.world.worry();
  static_cast<void>(hub.world.asked(sent, hub.screening, hub.head, hub.worker));
  const std::string record = "/contacts/" + sent.reference + "/record";
  hub.as("worker2");
  CHECK(hub.browser->get(record).status == 404);

  hub.as("worker");
  hub.browser->get("/duty/away");
  CHECK_FALSE(
      hub.browser->shows("<option value=\"" + hub.screening.id.value.hex() + "\" selected"));
  CHECK(hub.browser->post("/duty/away", {}).status == 422);
  CHECK(hub.browser->shows("Choose who is away"));
  CHECK(hub.browser->shows("Choose who covers, or say that nobody does yet"));
  const auto away = [&](const Staff& cover) {
    return joined({{{"person", hub.worker.id.value.hex()}, {"cover", cover.id.value.hex()}},
                   moment("from", "17", "8am"),
                   {{"reason", "Leave"}}});
  };
  CHECK(hub.browser->post("/duty/away", away(hub.screening)).status == 422);
  CHECK(hub.browser->shows("This person cannot cover"));
  CHECK(hub.browser->post("/duty/away", away(hub.other)).status == 303);

  hub.as("worker2");
  CHECK(hub.browser->get(record).status == 200);
  hub.browser->get("/queue?show=mine");
  CHECK(hub.browser->shows(sent.reference));
  CHECK(hub.browser->shows("who is away: you cover"));
  hub.browser->get("/contacts/" + sent.reference);
  CHECK(hub.browser->shows("covers for Colleague worker, who is away"));
  CHECK(hub.browser->get("/contacts/" + sent.reference + "/answerable").status == 200);
  CHECK(hub.browser->shows("The request to Police"));

  const std::string absence = "/duty/absences/" + hub.rota()->absences.front().id.value.hex();
  CHECK(hub.browser->get(absence).status ==
        404);  // not theirs, and why somebody is away is not told
  hub.as("worker");
  hub.browser->get(absence);
  CHECK(hub.browser->shows("Leave"));
  hub.browser->get(absence + "/end");
  CHECK(hub.browser->post(absence + "/end", {}).status == 303);
  hub.world.now += 1min;
  hub.as("worker2");
  CHECK(hub.browser->get(record).status == 404);
}

TEST_CASE("a case whose worker is away with no cover is listed to whoever gives cases out") {
  Rostered hub;
  const app::Sent sent = hub.world.worry();
  static_cast<void>(hub.world.asked(sent, hub.screening, hub.head, hub.worker));
  hub.as("head");
  hub.browser->get("/queue?show=away");
  CHECK_FALSE(hub.browser->shows(sent.reference));
  const AbsenceId absence = hub.away(hub.worker, {});
  hub.browser->get("/queue?show=away");
  CHECK(hub.browser->shows(sent.reference));
  hub.browser->get("/contacts/" + sent.reference);
  CHECK(hub.browser->shows("nobody is there for Colleague worker"));
  const std::string cover = "/duty/absences/" + absence.value.hex() + "/cover";
  hub.browser->get(cover);
  CHECK(hub.browser->shows("Colleague worker2"));
  CHECK_FALSE(hub.browser->shows("Colleague police, "));
  CHECK(hub.browser->post(cover, {}).status == 422);
  CHECK(hub.browser->post(cover, {{"cover", hub.other.id.value.hex()}}).status == 303);
  hub.world.now += 1min;
  hub.browser->get("/queue?show=away");
  CHECK_FALSE(hub.browser->shows(sent.reference));
}

TEST_CASE("a note to the next shift is shown to whoever is on duty there until they have read it") {
  Rostered hub;
  const ShiftId mine = hub.shift(hub.worker, hub.world.now, hub.world.now + 1h);
  hub.shift(hub.other, hub.world.now + 30min, hub.world.now + 5h);
  hub.world.now += 45min;
  hub.as("worker");
  const std::string hand_over = "/duty/shifts/" + mine.value.hex() + "/hand-over";
  hub.browser->get(hand_over);
  CHECK(hub.browser->post(hand_over, {}).status == 422);
  CHECK(hub.browser->post(hand_over, {{"words", "Two calls to return"}}).status == 303);
  hub.browser->get("/duty");
  CHECK_FALSE(hub.browser->shows("Two calls to return"));
  hub.as("head");
  hub.browser->get("/duty");
  CHECK_FALSE(hub.browser->shows("Two calls to return"));
  hub.as("worker2");
  hub.browser->get("/queue");
  CHECK(hub.browser->shows("Two calls to return"));
  const std::string note =
      "/duty/notes/" + hub.rota()->handovers.front().given.what.handover.value.hex();
  CHECK(hub.browser->post(note, {}).status == 303);
  hub.browser->get("/queue");
  CHECK_FALSE(hub.browser->shows("Two calls to return"));
  CHECK(hub.rota()->handovers.front().read.size() == 1);
}

TEST_CASE("the agency's page says who answers now, and that nobody is on duty where it is so") {
  Rostered hub;
  const app::Sent sent = hub.world.worry();
  const RequestId request = hub.world.asked(sent, hub.screening, hub.head, hub.worker);
  hub.as("police");
  const std::string page = "/requests/" + request.value.hex();
  hub.browser->get(page);
  CHECK(hub.browser->shows("Answering for Police now"));
  CHECK(hub.browser->shows("nobody is on duty as Agency representative for Police"));
  hub.shift(hub.police, hub.world.now, hub.world.now + 2h);
  hub.browser->get(page);
  CHECK(hub.browser->shows("on duty as Agency representative for Police"));
  CHECK_FALSE(hub.browser->shows("nobody is on duty"));
}
