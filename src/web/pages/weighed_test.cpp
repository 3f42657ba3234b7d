#include <doctest/doctest.h>

#include "app/core_of.h"
#include "domain/casefile/commands.h"
#include "web/fixture_test.h"
#include "web/tokens.h"

// Nothing is decided on what nobody was shown: what came since stands on every page that weighs a
// contact, and an open form that rests on less is stale.

using namespace openmash;
using namespace openmash::web;
using namespace std::chrono_literals;

namespace {

struct Case {
  HubOnAFolder world;
  Staff screening = world.account("screening", "screening_team");
  Staff head = world.account("head", "head_of_mash");
  Staff worker = world.account("worker", "social_worker");
  Staff police = world.account("police", "agency_representative", AgencyCode{"police"});
  Staff health = world.account("health", "agency_representative", AgencyCode{"health"});

  [[nodiscard]] std::string address(const app::Sent& sent, const char* rest) const {
    return "/contacts/" + sent.reference + rest;
  }

  void add(const app::Sent& sent, const std::string& words) {
    world.must(Referrer{}, sent.contact,
               AddToContact{.addition = AdditionId{fresh_web_id()}, .words = words});
  }

  /// A worry about a child whose name and birthday are known, so that the next is recognised.
  app::Sent known_child() {
    const PersonId child{fresh_web_id()};
    const app::WrittenReferral referral{
        .source = Source::anonymous,
        .answers = {},
        .people = {{.person = child,
                    .kind = PersonKind::child,
                    .at_risk = true,
                    .answers = {{{.question = "name", .words = "Child A"},
                                 {.question = "born", .words = "2019-03-27"}}}}},
        .concerns = {{.concern = ConcernId{fresh_web_id()},
                      .about = {child},
                      .answers = {{{.question = "words", .words = "alone at night"}}}}}};
    const auto sent = world.hub().referrals().send(world.hub().referrals().start(), referral);
    REQUIRE(std::holds_alternative<app::Sent>(sent));
    return std::get<app::Sent>(sent);
  }

  void answer(const app::Sent& sent, RequestId request, const std::string& words) {
    world.must(police, sent.contact,
               ReturnInformation{.request = request,
                                 .answer = ReturnId{fresh_web_id()},
                                 .items = {{.item = ItemId{fresh_web_id()}, .text = words}}});
  }

  /// Decided with every gap accepted, as it stands.
  void decide(const app::Sent& sent) {
    const auto file = app::core_of(world.hub()).load(sent.contact);
    DecideOutcomes command;
    for (const PersonDescribed* child : file->children()) {
      command.children.push_back({.child = child->person,
                                  .outcomes = {{OutcomeCode{"no_further_action"}, ""}},
                                  .reason = "r"});
    }
    for (const Gap& gap : gaps_before_decision(*file, world.hub().profile(), unread_items_of(*file),
                                               world.hub().now())) {
      command.gaps.push_back({.gap = gap, .reason = "r"});
    }
    world.must(head, sent.contact, command);
  }

  std::vector<ItemId> unread_items_of(const CaseFile& file) {
    return app::unread_items(app::core_of(world.hub()), file);
  }
};

}  // namespace

TEST_CASE("what was added stands on every form that weighs it, and an open form is stale then") {
  Case one;
  const app::Sent sent = one.world.worry();
  one.add(sent, "he has a gun");
  one.world.must(one.screening, sent.contact,
                 ScreenContact{.proposed = Route::straight_to_outcome, .note = "n"});
  TestBrowser browser(one.world);
  browser.sign_in("head");
  for (const char* form : {"/screen", "/rate", "/gate"}) {
    CAPTURE(form);
    browser.get(one.address(sent, form));
    CHECK(browser.shows("he has a gun"));
  }
  one.world.must(one.head, sent.contact,
                 SignGate{.route = Route::straight_to_outcome, .reason = "r"});
  browser.get(one.address(sent, "/decide"));
  CHECK(browser.shows("he has a gun"));
  CHECK_FALSE(browser.shows("Something was added after the gate was signed"));
  one.add(sent, "he is on his way");
  const std::vector<http::Field> nothing{{"outcome.0", "no_further_action"},
                                         {"reason.0", "r"},
                                         {"gap.9.00000000000000000000000000000000", "r"}};
  CHECK(browser.post(one.address(sent, "/decide"), nothing).status != 303);
  browser.get(one.address(sent, "/decide"));
  CHECK(browser.shows("he is on his way"));
  CHECK(browser.shows("Something was added after the gate was signed"));
  CHECK_FALSE(app::core_of(one.world.hub()).load(sent.contact)->is_decided());
}

TEST_CASE("a decision is not left to stand on an answer that came while its page was open") {
  Case one;
  const app::Sent sent = one.world.worry();
  const RequestId request = one.world.asked(sent, one.screening, one.head, one.worker);
  one.decide(sent);
  one.answer(sent, request, "called out twice");
  TestBrowser browser(one.world);
  browser.sign_in("head");
  browser.get(one.address(sent, "/confirm"));
  CHECK(browser.shows("called out twice"));
  one.answer(sent, request, "convicted of killing a child");
  CHECK(browser.post(one.address(sent, "/confirm"), {{"reason", "known"}}).status == 409);
  CHECK(browser.shows("convicted of killing a child"));
  CHECK(browser.post(one.address(sent, "/confirm"), {{"reason", "known"}}).status == 303);
}

TEST_CASE("a form about a contact that was kept while its session ended can be sent") {
  Case one;
  const app::Sent sent = one.world.worry();
  TestBrowser browser(one.world);
  browser.sign_in("screening");
  browser.get(one.address(sent, "/rate"));
  const LevelCode level = one.world.hub().profile().levels.front().code;
  one.world.now += 13h;
  browser.post(one.address(sent, "/rate"), {{"level", level.value}, {"reason", "r"}});
  browser.sign_in("screening");
  browser.get("/parked");
  CHECK(browser.shows("Send it now"));
  const std::string parked = browser.hidden("parked");
  const auto stored = browser.post(one.address(sent, "/rate"),
                                   {{"level", level.value}, {"reason", "r"}, {"parked", parked}});
  CHECK(stored.status == 303);
  CHECK(app::core_of(one.world.hub()).load(sent.contact)->rating() != nullptr);
}

TEST_CASE("a worker sees that a child was told of before, also where it is not theirs to open") {
  Case one;
  const app::Sent before = one.known_child();
  one.world.must(one.screening, before.contact,
                 ScreenContact{.proposed = Route::straight_to_outcome, .note = "n"});
  one.world.must(one.head, before.contact,
                 SignGate{.route = Route::straight_to_outcome, .reason = "r"});
  one.decide(before);
  one.world.now += 24h;
  const app::Sent sent = one.known_child();
  one.world.asked(sent, one.screening, one.head, one.worker);
  TestBrowser browser(one.world);
  browser.sign_in("worker");
  browser.get(one.address(sent, ""));
  CHECK(browser.shows(before.reference));
  CHECK_FALSE(browser.shows("href=\"/contacts/" + before.reference + "\""));
  CHECK(browser.shows("No further action"));
  CHECK(browser.get(one.address(before, "")).status == 404);
}

TEST_CASE("agencies see the clock as it stands now") {
  Case one;
  const app::Sent sent = one.world.worry();
  const RequestId request = one.world.asked(sent, one.screening, one.head, one.worker);
  one.world.must(one.head, sent.contact,
                 SetTimescale{.due = one.world.now + 30min, .reason = "worse than we knew"});
  TestBrowser browser(one.world);
  browser.sign_in("police");
  browser.get("/requests/" + request.value.hex());
  CHECK(browser.shows("29 minutes left"));
  browser.get("/requests");
  CHECK(browser.shows("29 minutes left"));
}

TEST_CASE("a letter about a decision that was made anew is not sent, and its page says why") {
  Case one;
  const app::Sent sent = one.world.worry();
  const RequestId request = one.world.asked(sent, one.screening, one.head, one.worker);
  one.decide(sent);
  const LetterId letter{fresh_web_id()};
  one.world.must(one.head, sent.contact,
                 WriteFeedback{.letter = letter, .template_name = "t", .text = "Dear friend"});
  one.world.must(one.head, sent.contact, ApproveFeedback{.letter = letter});
  one.answer(sent, request, "called out twice");
  one.decide(sent);
  TestBrowser browser(one.world);
  browser.sign_in("head");
  const std::string page = one.address(sent, "/letters/") + letter.value.hex();
  browser.get(page);
  CHECK(browser.shows("this letter is not to be sent"));
  CHECK(browser.post(page, {{"do", "printed"}}).status == 409);
}

TEST_CASE("where it may be gathered before the gate, its pages are reached from the contact's") {
  HubOnAFolder world{THIRD_HUB};
  const hub::Profile& profile = world.hub().profile();
  REQUIRE(profile.check.may_gather_before_gate);
  const Staff gate = world.account("gate", profile.stages.gates.roles.front().value);
  const Staff worker = world.account("worker", profile.stages.gathers.roles.front().value);
  const app::Sent sent = world.worry();
  const std::string contact = "/contacts/" + sent.reference;
  TestBrowser at_the_gate(world);
  at_the_gate.sign_in("gate");
  at_the_gate.get(contact);
  CHECK(at_the_gate.shows("href=\"" + contact + "/assign\""));
  CHECK_FALSE(at_the_gate.shows("href=\"" + contact + "/ask\""));
  world.must(gate, sent.contact, AssignCase{.worker = worker.id, .worker_role = worker.role});
  TestBrowser browser(world);
  browser.sign_in("worker");
  browser.get("/queue?show=mine");
  CHECK(browser.shows(sent.reference));
  browser.get(contact);
  CHECK(browser.shows("href=\"" + contact + "/ask\""));
  CHECK(browser.get(contact + "/ask").status == 200);
}

TEST_CASE("an agency's people who decide together see a case when it has come to that") {
  HubOnAFolder world{THIRD_HUB};
  const hub::Profile& profile = world.hub().profile();
  REQUIRE(profile.check.members_see == hub::MembersSee::record_at_decision);
  const auto partner = std::ranges::find_if(profile.stages.decides.roles, [&](const RoleCode& one) {
    return profile.role(one)->for_an_agency;
  });
  REQUIRE(partner != profile.stages.decides.roles.end());
  const Staff gate = world.account("gate", profile.stages.gates.roles.front().value);
  const Staff worker = world.account("worker", profile.stages.gathers.roles.front().value);
  static_cast<void>(world.account("partner", partner->value, profile.agencies.front().code));
  const app::Sent sent = world.worry();
  const std::string contact = "/contacts/" + sent.reference;
  TestBrowser browser(world);
  browser.sign_in("partner");
  CHECK(browser.get(contact).status == 404);
  world.must(gate, sent.contact, AssignCase{.worker = worker.id, .worker_role = worker.role});
  CHECK(browser.get(contact).status == 404);
  world.must(worker, sent.contact, WriteRecord{.summary = "s", .analysis = "a"});
  CHECK(browser.get(contact).status == 200);
}

TEST_CASE(
    "a decision made together says at its top who has not spoken, and what to know before "
    "calling") {
  HubOnAFolder world{THIRD_HUB};
  const hub::Profile& profile = world.hub().profile();
  const auto manager = std::ranges::find_if(profile.stages.decides.roles, [&](const RoleCode& one) {
    return !profile.role(one)->for_an_agency;
  });
  REQUIRE(manager != profile.stages.decides.roles.end());
  const Staff deciding = world.account("manager", manager->value);
  const app::Sent sent = world.worry();
  TestBrowser browser(world);
  browser.sign_in("manager");
  const std::string page = "/contacts/" + sent.reference + "/decide";
  browser.get(page);
  CHECK(browser.shows("0 of 3 people have given their view"));
  for (const RoleCode& role : profile.stages.decides.roles) {
    CHECK(browser.shows(profile.role(role)->name));
  }
  world.must(deciding, sent.contact, GiveView{.on = ViewOn::decision, .view = "v"});
  browser.get(page);
  CHECK(browser.shows("1 of 3 people have given their view"));
}
