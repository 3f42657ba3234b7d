#include <filesystem>

#include "app/fixture_test.h"

using namespace openmash;
using namespace std::chrono_literals;

namespace {

/// A hub on a temporary folder, its clock in the test's hand: Tuesday 17 November 2026,
/// 8:41 in London.
struct World : app::TestHub {};

app::WrittenReferral a_worry(PersonId child) {
  return {.source = Source::anonymous,
          .answers = {},
          .people = {{.person = child,
                      .kind = PersonKind::child,
                      .at_risk = true,
                      .answers = {{{.question = "name", .words = "Child A"}}}}},
          .concerns = {{.concern = ConcernId{Id128{{7}}},
                        .about = {child},
                        .answers = {{{.question = "words", .words = "shouting most nights"}}}}}};
}

}  // namespace

TEST_CASE("a worry travels from the form to the answer, and is read only through look") {
  World world;
  app::Hub& hub = *world.hub;
  const Staff head = world.staff("head", "head_of_mash");
  const Staff screener = world.staff("screening", "screening_team");
  const Staff worker = world.staff("worker", "social_worker");
  const Staff police = world.staff("police", "agency_representative", AgencyCode{"police"});

  const std::string code = hub.referrals().start();
  const PersonId child{Id128{{1}}};
  const auto sent = hub.referrals().send(code, a_worry(child));
  REQUIRE(std::holds_alternative<app::Sent>(sent));
  const auto [contact, reference] = std::get<app::Sent>(sent);
  const auto again = hub.referrals().send(code, a_worry(child));
  CHECK(std::get<app::Sent>(again).contact == contact);
  CHECK(std::get<app::Sent>(again).reference == reference);
  CHECK(hub.referrals().sent_with(code) == contact);

  world.must(screener, contact, ScreenContact{.proposed = Route::through_mash, .note = "n"});
  world.must(screener, contact,
             RateContact{.level = hub.profile().levels.front().code, .reason = "r"});
  CHECK(std::holds_alternative<Refusal>(
      hub.handle(worker, world.press(), contact, SignGate{.reason = "mine"})));
  world.must(head, contact, SignGate{.route = Route::through_mash, .reason = "both"});
  world.must(head, contact, AssignCase{.worker = worker.id, .worker_role = worker.role});
  world.must(head, contact, SetTimescale{.due = world.now + 4h, .reason = "today"});
  RequestInformation ask{
      .basis = hub.profile().bases.front().code, .about = {child}, .why = "to see"};
  for (const hub::Agency& agency : hub.profile().agencies) {
    ask.ask.push_back(
        {.request = RequestId{seal::fresh_id()}, .agency = agency.code, .particulars = ""});
  }
  world.must(worker, contact, ask);

  const app::Reader rep{.actor = police, .session = seal::fresh_id()};
  const auto requests = hub.look().requests(rep);
  REQUIRE(requests);
  REQUIRE((*requests)->size() == 1);
  CHECK((*requests)->front().children == std::vector<std::string>{"Child A"});
  CHECK_FALSE(hub.look().contact(rep, reference, ReadPurpose::work));
  const RequestId request = (*requests)->front().request;
  REQUIRE(hub.look().request(rep, request));
  const ItemId item{seal::fresh_id()};
  world.must(police, contact,
             ReturnInformation{.request = request,
                               .answer = ReturnId{seal::fresh_id()},
                               .items = {{.item = item, .text = "a restraining order"}}});

  const app::Reader decider{.actor = head, .session = seal::fresh_id()};
  CHECK(
      hub.look().choose_purpose(decider, reference, PurposeCode{"step"}));  // it is being gathered
  auto page = hub.look().contact(decider, reference, ReadPurpose::decide);
  REQUIRE(page);
  CHECK((*page)->unread == std::vector<ItemId>{item});
  REQUIRE(hub.look().contact({.actor = worker, .session = seal::fresh_id()}, reference,
                             ReadPurpose::work));
  page = hub.look().contact(decider, reference, ReadPurpose::decide);
  CHECK((*page)->unread.empty());

  world.must(worker, contact, WriteRecord{.summary = "s", .analysis = "a"});
  const OutcomesForChild outcome{.child = child,
                                 .outcomes = {{.outcome = hub.profile().outcomes.front().code}},
                                 .reason = "because"};
  world.must(worker, contact, Recommend{.children = {outcome}});
  DecideOutcomes decide{.children = {outcome}};
  CHECK(std::holds_alternative<Refusal>(
      hub.handle(head, world.press(), contact, decide)));  // six are silent
  page = hub.look().contact(decider, reference, ReadPurpose::decide);
  for (const Gap& gap : (*page)->gaps) {
    decide.gaps.push_back({.gap = gap, .reason = "cannot wait"});
  }
  CHECK(decide.gaps.size() == 6);
  world.must(head, contact, decide);
  world.must(head, contact, CloseContact{.reason = "not known who wrote"});

  world.open();  // after a restart everything is as it was
  const auto reopened = world.hub->look().contact(decider, reference, ReadPurpose::work);
  REQUIRE(reopened);
  CHECK((*reopened)->stage == Stage::closed);
  CHECK((*reopened)->history.size() == (*page)->history.size() + 3);
}

TEST_CASE("rebuilding the views gives what was there before") {
  World world;
  const auto sent =
      world.hub->referrals().send(world.hub->referrals().start(), a_worry(PersonId{Id128{{1}}}));
  const auto [contact, reference] = std::get<app::Sent>(sent);
  const Staff screener = world.staff("screening", "screening_team");
  world.must(screener, contact,
             RateContact{.level = world.hub->profile().levels.front().code, .reason = "r"});
  const app::Reader reader{.actor = screener, .session = seal::fresh_id()};
  const auto before = world.hub->look().queue(reader, {});
  app::rebuild_views(app::core_of(*world.hub));
  const auto after = world.hub->look().queue(reader, {});
  REQUIRE(before);
  REQUIRE(after);
  REQUIRE((*before)->size() == 1);
  CHECK((*before)->front().first_words == "shouting most nights");
  CHECK((*after)->front().first_words == (*before)->front().first_words);
  CHECK((*after)->front().due == (*before)->front().due);
  CHECK((*after)->front().version == (*before)->front().version);
}

TEST_CASE(
    "nobody is let in by a wrong password, and after five tries not by the right one either") {
  World world;
  static_cast<void>(world.staff("worker", "social_worker"));
  app::SignIn& people = world.hub->people();
  const auto good = people.sign_in(" Worker ", "correct horse battery", {.peer = "peer"});
  REQUIRE(std::holds_alternative<app::SessionOpened>(good));
  const auto session = people.session(std::get<app::SessionOpened>(good).token);
  REQUIRE(session);
  CHECK(session->display_name == "worker");
  for (int i = 0; i < 5; ++i) {
    CHECK(std::holds_alternative<app::WrongNameOrPassword>(
        people.sign_in("worker", "guess", {.peer = "other peer"})));
  }
  CHECK(std::holds_alternative<app::WaitUntil>(
      people.sign_in("worker", "correct horse battery", {.peer = "other peer"})));
  // Those were a stranger's: from where the worker is, it is right at once.
  CHECK(std::holds_alternative<app::SessionOpened>(
      people.sign_in("worker", "correct horse battery", {.peer = "peer"})));
}

TEST_CASE("what came before is not searched yet, or found whole: never a part of it, never none") {
  World world;
  const Staff screener = world.staff("screening", "screening_team");
  const Staff officer = world.staff("officer", "contact_officer");
  const auto notified = [&](const char* name, const char* address) {
    app::WrittenReferral told = a_worry(PersonId{seal::fresh_id()});
    told.channel = Channel::police_notification;
    told.people.front().answers = {
        {{.question = "name", .words = name}, {.question = "address", .words = address}}};
    told.answers = {{{.question = "own_reference", .words = "PN 1/2"}}};
    world.now += 1s;
    const auto sent = world.hub->referrals().log(officer, world.press(), told);
    REQUIRE(std::holds_alternative<app::Sent>(sent));
    return std::get<app::Sent>(sent);
  };
  constexpr std::size_t many = 40;
  std::string last;
  for (std::size_t i = 0; i < many; ++i) {
    last = notified("Child A", "8 Mill Lane, AB1 2CD").reference;
  }
  const app::Reader reader{.actor = screener, .session = seal::fresh_id()};
  const auto earlier_of = [&](const std::string& reference) {
    const auto page = world.hub->look().contact(reader, reference, ReadPurpose::form);
    REQUIRE(page);
    return (*page)->earlier;
  };
  world.open();  // nothing is in memory now
  auto found = earlier_of(last);
  for (; !found; found = earlier_of(last)) {
  }
  CHECK(found->size() == many - 1);

  // Ready once, what was stored a moment ago is found at once.
  const std::string neighbour = notified("Child B", "8 mill lane AB1-2CD").reference;
  found = earlier_of(neighbour);
  REQUIRE(found);
  CHECK(found->size() == many);
  CHECK(std::ranges::none_of(*found, &app::EarlierContact::same_people));
  CHECK(std::ranges::all_of(*found, &app::EarlierContact::same_address));
  const std::string at_home = notified("Child A", "At home").reference;
  CHECK(earlier_of(at_home)->empty());
  CHECK(earlier_of(notified("Child A", "At home").reference)->size() == 1);
  CHECK(earlier_of(notified("Child C", "At home").reference)->empty());

  const auto known = world.hub->look().notified_as(reader, "pn12");
  REQUIRE(known);
  CHECK(known->size() == many + 4);
  CHECK(world.hub->look().notified_as(reader, "PN 13")->empty());

  // The tray's reading is recorded, also where it is refused.
  const views::QueueFilter waiting{.stages = {Stage::to_screen}, .most = 5};
  const auto rows = world.hub->look().waiting(reader, waiting, Permission::screen);
  REQUIRE(rows);
  CHECK((*rows)->size() == 5);
  CHECK_FALSE(world.hub->look().waiting({.actor = officer, .session = seal::fresh_id()}, waiting,
                                        Permission::screen));
}
