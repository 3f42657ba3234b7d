// Why somebody looks, who inspects, and broken glass that nobody reviewed: through a whole hub.
#include <algorithm>

#include "app/fixture_test.h"
#include "london/london_time.h"

using namespace openmash;
using namespace std::chrono_literals;

namespace {

struct Watched : app::TestHub {
  Watched() {
    head = staff("head", "head_of_mash");
    deputy = staff("deputy", "head_of_mash");
    screener = staff("screening", "screening_team");
    worker = staff("worker", "social_worker");
    other = staff("worker2", "social_worker");
    auditor = staff("auditor", "auditor");
    inspector = staff("inspector", "inspector");
    analyst = staff("analyst", "analyst");
    police = staff("police", "agency_representative", AgencyCode{"police"});
  }

  app::Sent worry(const std::string& child = "Child A") {
    const PersonId person{seal::fresh_id()};
    const app::WrittenReferral referral{
        .source = Source::anonymous,
        .answers = {},
        .people = {{.person = person,
                    .kind = PersonKind::child,
                    .at_risk = true,
                    .answers = {{{.question = "name", .words = child}}}}},
        .concerns = {{.concern = ConcernId{seal::fresh_id()},
                      .about = {person},
                      .answers = {{{.question = "words", .words = "shouting"}}}}}};
    const auto sent = hub->referrals().send(hub->referrals().start(), referral);
    REQUIRE(std::holds_alternative<app::Sent>(sent));
    return std::get<app::Sent>(sent);
  }

  /// With its worker, and nobody asked yet.
  app::Sent assigned() {
    const app::Sent sent = worry();
    assign(sent.contact, screener, head, worker);
    return sent;
  }

  [[nodiscard]] bool reads(const app::Reader& by, const app::Sent& sent) {
    return hub->look().contact(by, sent.reference, ReadPurpose::work).has_value();
  }

  app::RightsHandled tries(const app::Reader& by, const RightsCommand& command) {
    return hub->protections().handle(by, press(), command);
  }
  void settles(const app::Reader& by, const RightsCommand& command) {
    REQUIRE(std::holds_alternative<app::RightsDone>(tries(by, command)));
  }

  AskSecond grant(const std::vector<ContactId>& contacts) const {
    return {.proposal = ProposalId{seal::fresh_id()},
            .step = TwoPersonStep::grant_inspection,
            .contact = {},
            .listed = {},
            .reason = "a joint inspection",
            .inspector = inspector,
            .contacts = contacts,
            .from = now,
            .until = now + std::chrono::days{3}};
  }

  static app::Reader reading(const Staff& who) {
    return {.actor = who, .session = seal::fresh_id()};
  }

  Staff head, deputy, screener, worker, other, auditor, inspector, analyst, police;
};

bool says(const Visible<app::AccessLines>& found, std::string_view code) {
  return std::ranges::any_of(found->lines, [&](const app::AccessLine& one) {
    return one.chosen && one.chosen->value == code;
  });
}

}  // namespace

TEST_CASE("whoever a case does not wait for says why they look, once for a case and a session") {
  Watched world;
  const app::Sent sent = world.assigned();
  app::Look& look = world.hub->look();
  const app::Reader head = world.reading(world.head);

  // Missing: nothing is shown, and they are asked. The case's worker is not.
  CHECK_FALSE(world.reads(head, sent));
  const auto asked = look.purpose_asked(head, sent.reference);
  REQUIRE(asked);
  CHECK(asked->said == nullptr);
  CHECK(asked->choices.size() > 3);
  CHECK(world.reads(world.reading(world.worker), sent));
  CHECK_FALSE(look.purpose_asked(world.reading(world.worker), sent.reference));

  // Other: said, kept, and not opened for that.
  CHECK(look.choose_purpose(head, sent.reference, PurposeCode{"learn"}));
  CHECK_FALSE(world.reads(head, sent));
  REQUIRE(look.purpose_asked(head, sent.reference));
  CHECK(look.purpose_asked(head, sent.reference)->said->code == "learn");

  // Fits: open, and not asked again in this session, also after a restart; in another it is.
  CHECK_FALSE(look.choose_purpose(head, sent.reference, PurposeCode{"our_part"}));  // an agency's
  CHECK_FALSE(look.choose_purpose(head, sent.reference, PurposeCode{"none such"}));
  CHECK(look.choose_purpose(head, sent.reference, PurposeCode{"oversee"}));
  world.now += 1s;
  CHECK(world.reads(head, sent));
  CHECK_FALSE(look.purpose_asked(head, sent.reference));
  world.open();
  CHECK(world.reads(head, sent));
  CHECK_FALSE(world.reads(world.reading(world.head), sent));
  world.now += 1s;

  // Who looked tells it, the one that opened nothing too.
  const auto found = world.hub->look().accesses(world.reading(world.auditor), {});
  REQUIRE(found);
  CHECK(says(*found, "oversee"));
  CHECK(says(*found, "learn"));
  CHECK_FALSE(says(*found, "audit"));
  const auto page =
      world.hub->look().contact(world.reading(world.worker), sent.reference, ReadPurpose::work);
  REQUIRE(page);
  REQUIRE((*page)->viewers);
  const auto viewer = std::ranges::find(*(*page)->viewers, "head", &app::Viewer::name);
  REQUIRE(viewer != (*page)->viewers->end());
  CHECK(viewer->chosen == PurposeCode{"oversee"});
}

TEST_CASE("whoever takes the step a contact waits for is asked nothing") {
  Watched world;
  const app::Sent sent = world.worry();
  for (const Staff& one : {world.screener, world.head}) {
    CHECK(world.reads(world.reading(one), sent));
    CHECK_FALSE(world.hub->look().purpose_asked(world.reading(one), sent.reference));
  }
  // Nor is anybody to whom it would stay shut whatever they said: it is as if it were not there.
  const app::Sent given = world.assigned();
  for (const Staff& one : {world.other, world.police, world.analyst, world.inspector}) {
    CHECK_FALSE(world.hub->look().purpose_asked(world.reading(one), given.reference));
    CHECK_FALSE(
        world.hub->look().choose_purpose(world.reading(one), given.reference, PurposeCode{"step"}));
  }
  CHECK_FALSE(world.hub->look().purpose_asked(world.reading(world.head), "2222-2223"));
}

TEST_CASE("two people open named cases to an inspector, and they close by themselves") {
  Watched world;
  const app::Sent sent = world.assigned();
  const app::Sent another = world.worry("Child B");
  const app::Reader inspector = world.reading(world.inspector);
  const AskSecond grant = world.grant({sent.contact});
  CHECK_FALSE(world.reads(inspector, sent));
  world.settles(world.reading(world.head), grant);
  CHECK_FALSE(world.reads(inspector, sent));
  const app::RightsHandled alone =
      world.tries(world.reading(world.head), GiveSecond{.proposal = grant.proposal});
  CHECK(std::holds_alternative<RightsRefusal>(alone));
  world.settles(world.reading(world.deputy), GiveSecond{.proposal = grant.proposal});

  // Open: read and nothing more, who looked not among it; the other case stays shut.
  const auto page = world.hub->look().contact(inspector, sent.reference, ReadPurpose::work);
  REQUIRE(page);
  CHECK((*page)->permitted.empty());
  CHECK_FALSE((*page)->viewers);
  CHECK_FALSE(world.reads(inspector, another));
  const auto rows = world.hub->look().inspections(inspector);
  REQUIRE(rows);
  REQUIRE((*rows)->size() == 1);
  CHECK((*rows)->front().references == std::vector{sent.reference});
  world.now += 1s;
  CHECK((*world.hub->look().accesses(world.reading(world.auditor), {}))->lines.size() > 0);
  CHECK(std::ranges::any_of((*world.hub->look().accesses(world.reading(world.auditor), {}))->lines,
                            [&](const app::AccessLine& one) {
                              return one.name == "inspector" && one.reference == sent.reference &&
                                     !one.refused;
                            }));

  // A list keeps it from them too, and a conflict.
  world.settles(inspector, EnterConflict{.conflict = ConflictId{seal::fresh_id()},
                                         .whose = world.inspector,
                                         .contact = sent.contact,
                                         .names_a_case = true,
                                         .with = {},
                                         .why = "a neighbour"});
  CHECK_FALSE(world.reads(inspector, sent));
  const Staff second = world.staff("inspector2", "inspector");
  AskSecond again = world.grant({sent.contact});
  again.inspector = second;
  world.settles(world.reading(world.deputy), again);
  world.settles(world.reading(world.head), GiveSecond{.proposal = again.proposal});
  CHECK(world.reads(world.reading(second), sent));
  world.now += std::chrono::days{3} - 1s;
  CHECK(world.reads(world.reading(second), sent));
  world.now += 1s;
  CHECK_FALSE(world.reads(world.reading(second), sent));
  CHECK((*world.hub->look().inspections(world.reading(second)))->empty());
}

TEST_CASE("an inspection is granted to an inspector, for days that can be, and ended by one") {
  Watched world;
  const app::Sent sent = world.assigned();
  const app::Reader head = world.reading(world.head);
  const auto refused = [&](AskSecond grant) {
    return std::holds_alternative<RightsRefusal>(world.tries(head, grant));
  };
  AskSecond grant = world.grant({sent.contact});
  grant.inspector = world.other;
  CHECK(refused(grant));
  grant = world.grant({});
  CHECK(refused(grant));
  grant = world.grant({sent.contact});
  grant.until = grant.from;
  CHECK(refused(grant));
  grant.until = grant.from + inspection_most + 1s;
  CHECK(refused(grant));
  CHECK(std::holds_alternative<RightsRefusal>(
      world.tries(world.reading(world.worker), world.grant({sent.contact}))));
  grant = world.grant({sent.contact});
  CHECK_FALSE(refused(grant));
  world.settles(world.reading(world.deputy), GiveSecond{.proposal = grant.proposal});
  CHECK(world.reads(world.reading(world.inspector), sent));
  world.settles(world.reading(world.deputy),
                EndInspection{.proposal = grant.proposal, .reason = "called off"});
  CHECK_FALSE(world.reads(world.reading(world.inspector), sent));
}

TEST_CASE("an analyst opens nothing whatever, and an inspector nothing that was not granted") {
  Watched world;
  const app::Sent sent = world.assigned();
  for (const Staff& one : {world.analyst, world.inspector}) {
    const app::Reader by = world.reading(one);
    app::Look& look = world.hub->look();
    CHECK_FALSE(world.reads(by, sent));
    CHECK_FALSE(look.queue(by, {}));
    CHECK_FALSE(look.accesses(by, {}));
    CHECK_FALSE(look.protection(by, sent.reference));
    CHECK_FALSE(look.broken_glass(by));
    CHECK(look.counts(by).empty());
    CHECK(look.size_of_queue(by, {}) == 0);
    CHECK(std::holds_alternative<RightsRefusal>(
        world.tries(by, BreakGlass{.glass = GlassId{seal::fresh_id()},
                                   .reference = sent.reference,
                                   .contact = sent.contact,
                                   .reason = "r"})));
  }
  CHECK_FALSE(world.hub->look().inspections(world.reading(world.analyst)));
}

TEST_CASE(
    "broken glass that nobody reviewed within a working day is told to those who see who looked") {
  Watched world;
  const app::Sent sent = world.assigned();
  // Friday at noon: a working day later is Monday at noon.
  world.now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 12h;
  const GlassId glass{seal::fresh_id()};
  world.settles(world.reading(world.other), BreakGlass{.glass = glass,
                                                       .reference = sent.reference,
                                                       .contact = sent.contact,
                                                       .reason = "it cannot wait"});
  const auto told = [&](const Staff& who) {
    const auto rows = world.hub->look().overseen_glass(world.reading(who));
    const auto overdue = std::ranges::count_if(**rows, &app::GlassRow::overdue);
    CHECK(overdue == world.hub->look().overdue_glasses(world.reading(who)));
    return overdue;
  };
  CHECK(world.hub->look().waiting_to_guard(world.reading(world.head)) == 1);
  CHECK(told(world.auditor) == 0);
  world.now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 12h;
  CHECK(told(world.auditor) == 0);
  world.now += 1s;
  CHECK(told(world.auditor) == 1);
  CHECK(told(world.worker) == 0);  // who does not see who looked is told nothing
  CHECK((*world.hub->look().broken_glass(world.reading(world.head)))->front().overdue);
  world.settles(world.reading(world.head),
                ReviewGlass{.glass = glass, .judged = GlassJudged::needed, .note = "asked her"});
  CHECK(told(world.auditor) == 0);
  CHECK_FALSE((*world.hub->look().broken_glass(world.reading(world.head)))->front().overdue);
  // What came of it stays to be seen by both.
  const auto overseen = world.hub->look().overseen_glass(world.reading(world.auditor));
  REQUIRE((*overseen)->size() == 1);
  CHECK((*overseen)->front().glass.reviewed->what.judged == GlassJudged::needed);
  CHECK((*world.hub->look().overseen_glass(world.reading(world.other)))->empty());
}

TEST_CASE("what goes out of the hub is done by somebody who has just proved who they are") {
  Watched world;
  const app::Sent sent = world.assigned();
  // This hub names no ground for it: whoever has proved themselves gets as far as being told so.
  const ShareOutside share{.recipient = "A school",
                           .ground = {},
                           .what = "that we are looking into it",
                           .why = "to keep the child safe"};
  const auto may = [&](bool proved) {
    app::Submission press = world.press();
    press.proved = proved;
    const auto handled = world.hub->handle(world.worker, press, sent.contact, share);
    REQUIRE(std::holds_alternative<Refusal>(handled));
    return !std::holds_alternative<NotPermitted>(std::get<Refusal>(handled));
  };
  CHECK_FALSE(may(false));
  CHECK(may(true));
  // It is offered all the same: the proof is asked for on the way.
  const auto page =
      world.hub->look().contact(world.reading(world.worker), sent.reference, ReadPurpose::work);
  REQUIRE(page);
  CHECK((*page)->may(Permission::share_outside));
}
