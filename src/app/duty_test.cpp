#include "app/core_of.h"
#include "app/fixture_test.h"

using namespace openmash;
using namespace std::chrono_literals;

namespace {

/// A hub with two workers and one case, Tuesday 17 November 2026, 8:41 in London.
struct HubWithARota : app::TestHub {
  using TestHub::must;
  void must(const Actor& by, const DutyCommand& command) {
    now += 1min;
    REQUIRE(std::holds_alternative<app::DutyDone>(hub->duty().handle(by, press(), command)));
  }

  app::Sent worry() {
    const PersonId child{seal::fresh_id()};
    const app::WrittenReferral referral{
        .source = Source::anonymous,
        .answers = {},
        .people = {{.person = child,
                    .kind = PersonKind::child,
                    .at_risk = true,
                    .answers = {{{.question = "name", .words = "Child A"}}}}},
        .concerns = {{.concern = ConcernId{seal::fresh_id()},
                      .about = {child},
                      .answers = {{{.question = "words", .words = "shouting"}}}}}};
    const auto sent = hub->referrals().send(hub->referrals().start(), referral);
    REQUIRE(std::holds_alternative<app::Sent>(sent));
    return std::get<app::Sent>(sent);
  }

  app::Sent assigned_to(const Staff& head, const Staff& worker) {
    const app::Sent sent = worry();
    assign(sent.contact, head, head, worker);
    return sent;
  }
};

app::Reader reading(const Staff& staff) {
  return {.actor = staff, .session = seal::fresh_id()};
}

}  // namespace

TEST_CASE("who covers acts on the case, sees it and finds it, until the absence ends") {
  HubWithARota world;
  const Staff head = world.staff("head", "head_of_mash");
  const Staff worker = world.staff("worker", "social_worker");
  const Staff other = world.staff("worker2", "social_worker");
  const app::Sent sent = world.assigned_to(head, worker);
  const WriteRecord record{.summary = "s", .analysis = "a"};
  const auto sees = [&](const Staff& who) {
    return world.hub->look().contact(reading(who), sent.reference, ReadPurpose::work).has_value();
  };
  const auto with = [&](const Staff& who) {
    views::QueueFilter filter;
    filter.workers = covered_by(*world.hub->duty().at_work().rota, who.id, world.now);
    filter.workers->push_back(who.id);
    return world.hub->look().size_of_queue(reading(who), filter);
  };
  const auto write = [&](const Staff& who) {
    const auto handled = world.hub->handle(who, world.press(), sent.contact, record);
    const auto* refusal = std::get_if<Refusal>(&handled);
    return refusal == nullptr || !std::holds_alternative<NotPermitted>(*refusal);
  };
  CHECK_FALSE(sees(other));
  CHECK_FALSE(write(other));
  CHECK(with(other) == 0);

  const AbsenceId absence{seal::fresh_id()};
  world.must(head, NoteAbsence{.absence = absence,
                               .person = worker,
                               .from = world.now,
                               .until = {},
                               .cover = other,
                               .reason = "leave"});
  CHECK(sees(other));
  CHECK(write(other));
  CHECK(with(other) == 1);
  const auto rows = world.hub->look().queue(reading(other), {});
  REQUIRE(rows);
  CHECK((*rows)->front().cover == other.id);
  CHECK((*rows)->front().children == std::vector<std::string>{"Child A"});

  world.open();  // it is in the ledger, not in the memory alone
  CHECK(sees(other));
  world.must(worker, EndAbsence{.absence = absence});
  CHECK_FALSE(sees(other));
  CHECK_FALSE(write(other));
  CHECK(with(other) == 0);
  CHECK(sees(worker));
}

TEST_CASE("what is asked of the rota twice is stored once, and the first content stays") {
  HubWithARota world;
  const Staff head = world.staff("head", "head_of_mash");
  const Staff worker = world.staff("worker", "social_worker");
  const PlanShifts plan{.person = worker,
                        .shifts = {{.shift = ShiftId{seal::fresh_id()},
                                    .during = {.from = world.now, .to = world.now + 8h}}}};
  app::Submission press = world.press();
  press.content = "plan";
  CHECK(std::get<app::DutyDone>(world.hub->duty().handle(head, press, plan)).repeated == false);
  CHECK(std::get<app::DutyDone>(world.hub->duty().handle(head, press, plan)).repeated);
  CHECK(world.hub->duty().at_work().rota->shifts.size() == 1);
  press.content = "another plan";
  CHECK(std::holds_alternative<app::DutySentDifferently>(
      world.hub->duty().handle(head, press, plan)));
  const auto refused = world.hub->duty().handle(worker, world.press(), plan);
  REQUIRE(std::holds_alternative<DutyRefusal>(refused));
  CHECK(std::holds_alternative<NotPermitted>(std::get<DutyRefusal>(refused)));
}

TEST_CASE("an item that whoever covers has read is not missing while they cover") {
  HubWithARota world;
  const Staff head = world.staff("head", "head_of_mash");
  const Staff worker = world.staff("worker", "social_worker");
  const Staff other = world.staff("worker2", "social_worker");
  const app::Sent sent = world.assigned_to(head, worker);
  world.must(head, NoteAbsence{.absence = AbsenceId{seal::fresh_id()},
                               .person = worker,
                               .from = world.now,
                               .until = world.now + 2h,
                               .cover = other,
                               .reason = ""});
  RequestInformation ask{
      .basis = world.hub->profile().bases.front().code,
      .about = {app::core_of(*world.hub).load(sent.contact)->children().front()->person},
      .why = "to see"};
  const RequestId request{seal::fresh_id()};
  for (const hub::Agency& agency : world.hub->profile().agencies) {
    if (agency.code.value == "police") {
      ask.ask.push_back({.request = request, .agency = agency.code, .particulars = ""});
    } else {
      ask.leave_out.push_back({.agency = agency.code, .reason = "not known"});
    }
  }
  world.must(head, sent.contact, SetTimescale{.due = world.now + 4h, .reason = "today"});
  world.must(other, sent.contact, ask);  // whoever covers asks, too
  const AccountOpened account{.user_name = "police",
                              .display_name = "police",
                              .role = RoleCode{"agency_representative"},
                              .agency = AgencyCode{"police"},
                              .password_hash = ""};
  const auto id = world.hub->people().open_account(System{}, account, "correct horse battery");
  REQUIRE(id);
  world.must(Staff{.id = *id, .role = account.role, .agency = account.agency}, sent.contact,
             ReturnInformation{.request = request,
                               .answer = ReturnId{seal::fresh_id()},
                               .items = {{.item = ItemId{seal::fresh_id()}, .text = "an item"}}});
  const auto unread = [&] {
    app::Core& core = app::core_of(*world.hub);
    return app::unread_items(core, *core.load(sent.contact)).size();
  };
  CHECK(unread() == 1);
  REQUIRE(world.hub->look().contact(reading(other), sent.reference, ReadPurpose::work));
  CHECK(unread() == 0);
  world.now += 3h;  // the worker is back, and has not read it
  CHECK(unread() == 1);
}

TEST_CASE("nobody answers for a case from the moment it is kept from them until it is not") {
  HubWithARota world;
  const Staff screener = world.staff("screening", "screening_team");
  const Staff head = world.staff("head", "head_of_mash");
  world.now += 1min;  // who has been there longest answers
  const Staff head2 = world.staff("head2", "head_of_mash");
  const app::Sent sent = world.worry();
  world.now += 1min;
  const auto answers = [&](Instant at) {
    const app::AtWork at_work = world.hub->duty().at_work_on(sent.contact);
    const auto file = app::core_of(*world.hub).load(sent.contact);
    return answerable_for_case(at_work.staffing(), *file, world.hub->profile(), at).person;
  };
  const auto two_agree = [&](TwoPersonStep step, const std::vector<Staff>& listed) {
    world.now += 1h;
    const ProposalId proposal{seal::fresh_id()};
    for (const auto& [by, command] :
         {std::pair{head, RightsCommand{AskSecond{.proposal = proposal,
                                                  .step = step,
                                                  .contact = sent.contact,
                                                  .listed = listed,
                                                  .reason = "r"}}},
          {head2, RightsCommand{GiveSecond{.proposal = proposal}}}}) {
      REQUIRE(std::holds_alternative<app::RightsDone>(
          world.hub->protections().handle(reading(by), world.press(), command)));
    }
    world.now += 1h;
  };
  const Instant before = world.now;
  CHECK(answers(before) == screener.id);
  two_agree(TwoPersonStep::restrict_case, {head, head2});
  const Instant kept = world.now;
  CHECK(answers(kept) == head.id);
  CHECK(answers(before) == screener.id);  // as it was then
  two_agree(TwoPersonStep::lift_restriction, {});
  CHECK(answers(world.now) == screener.id);
  CHECK(answers(kept) == head.id);
}
