#include <algorithm>
#include <functional>
#include <random>
#include <thread>
#include <utility>

#include "app/fixture_test.h"

using namespace openmash;
using namespace std::chrono_literals;

namespace {

Answers named(const std::string& name, const std::string& born) {
  return {{{.question = "name", .words = name}, {.question = "born", .words = born}}};
}

/// A hub whose clock can do something of its own when it is looked at.
struct Guarded : app::TestHub {
  using TestHub::must;

  Guarded() {
    head = staff("head", "head_of_mash");
    other_head = staff("head2", "head_of_mash");
    screener = staff("screening", "screening_team");
    worker = staff("worker", "social_worker");
    other = staff("worker2", "social_worker");
    officer = staff("officer", "contact_officer");
    police = staff("police", "agency_representative", AgencyCode{"police"});
  }

  app::Sent worry(const std::string& adult = "Adult 1", const std::string& born = "1980-03-09") {
    const PersonId child{seal::fresh_id()};
    const app::WrittenReferral referral{
        .source = Source::anonymous,
        .answers = {},
        .people = {{.person = child,
                    .kind = PersonKind::child,
                    .at_risk = true,
                    .answers = named("Child A", "2019-01-01")},
                   {.person = PersonId{seal::fresh_id()},
                    .kind = PersonKind::adult,
                    .answers = named(adult, born)}},
        .concerns = {{.concern = ConcernId{seal::fresh_id()},
                      .about = {child},
                      .answers = {{{.question = "words", .words = "shouting"}}}}}};
    const auto sent = hub->referrals().send(hub->referrals().start(), referral);
    REQUIRE(std::holds_alternative<app::Sent>(sent));
    return std::get<app::Sent>(sent);
  }

  app::Sent assigned() {
    const app::Sent sent = worry();
    assign(sent.contact, screener, head, worker);
    return sent;
  }

  void must(const app::Reader& by, const RightsCommand& command) {
    const auto handled = hub->protections().handle(by, press(), command);
    REQUIRE(std::holds_alternative<app::RightsDone>(handled));
  }

  /// Declares a conflict with Adult 1, whoever they are in.
  EnterConflict with_adult(const Staff& whose) {
    return {.conflict = ConflictId{seal::fresh_id()},
            .whose = whose,
            .with = {.name = "Adult 1", .born = "1980-03-09"},
            .why = "a cousin"};
  }

  /// Somebody who said what they look at it for, if they were asked.
  [[nodiscard]] app::Reader reading(const Staff& who, const app::Sent& sent) {
    const app::Reader by = reading(who);
    (void)hub->look().choose_purpose(by, sent.reference, PurposeCode{"step"});
    return by;
  }

  [[nodiscard]] bool reads(const Staff& who, const app::Sent& sent) {
    const app::Reader by = reading(who, sent);
    return hub->look().contact(by, sent.reference, ReadPurpose::work).has_value();
  }

  [[nodiscard]] std::size_t in_queue(const Staff& who) {
    const auto rows = hub->look().queue(reading(who), {});
    REQUIRE(rows);
    CHECK(hub->look().size_of_queue(reading(who), {}) == (*rows)->size());
    std::size_t counted = 0;
    for (const auto& [stage, many] : hub->look().counts(reading(who))) {
      counted += stage == Stage::closed ? 0 : static_cast<std::size_t>(many);
    }
    CHECK(counted == (*rows)->size());
    return (*rows)->size();
  }

  static app::Reader reading(const Staff& who) {
    return {.actor = who, .session = seal::fresh_id()};
  }

  Staff head, other_head, screener, worker, other, officer, police;
};

}  // namespace

TEST_CASE(
    "a conflict is as if the case were not there: on its page, in queues, counts and search") {
  Guarded world;
  const app::Sent sent = world.worry();
  const app::Sent another = world.worry("Adult 2", "1981-04-10");
  CHECK(world.reads(world.screener, sent));
  CHECK(world.in_queue(world.screener) == 2);
  world.must(world.reading(world.screener), world.with_adult(world.screener));
  CHECK_FALSE(world.reads(world.screener, sent));
  CHECK(world.reads(world.screener, another));
  CHECK(world.in_queue(world.screener) == 1);
  CHECK(world.in_queue(world.head) == 2);
  CHECK_FALSE(world.hub->look().is_open_to(world.reading(world.screener), sent.contact));
  const auto refused = world.hub->handle(world.screener, world.press(), sent.contact,
                                         ScreenContact{.proposed = Route::through_mash});
  CHECK(std::holds_alternative<Refusal>(refused));
  // What comes later is kept from them as it comes, and after a restart as well.
  const app::Sent third = world.worry();
  CHECK_FALSE(world.reads(world.screener, third));
  CHECK(world.in_queue(world.screener) == 1);
  world.open();
  CHECK_FALSE(world.reads(world.screener, sent));
  CHECK(world.in_queue(world.screener) == 1);
}

TEST_CASE("numbers are about what may be known: another worker's case is in none of them") {
  Guarded world;
  const app::Sent sent = world.assigned();
  CHECK(world.in_queue(world.worker) == 1);
  CHECK(world.in_queue(world.other) == 0);
  CHECK(world.in_queue(world.officer) == 1);  // its outline
  CHECK(world.in_queue(world.head) == 1);
  CHECK_FALSE(world.reads(world.other, sent));
}

TEST_CASE("a worker who turns out to be conflicted loses the case, and no case loses its desk") {
  Guarded world;
  const app::Sent sent = world.assigned();
  CHECK(world.reads(world.worker, sent));
  world.must(world.reading(world.head),
             EnterConflict{.conflict = ConflictId{seal::fresh_id()},
                           .whose = world.worker,
                           .with = {.name = "Adult 9", .born = "1970-01-02"},
                           .why = "said by a colleague"});
  CHECK(world.reads(world.worker, sent));
  world.must(world.screener, sent.contact,
             DescribePerson{.person = {.person = PersonId{seal::fresh_id()},
                                       .kind = PersonKind::adult,
                                       .answers = named("Adult 9", "1970-01-02")}});
  CHECK_FALSE(world.reads(world.worker, sent));
  const auto page =
      world.hub->look().contact(world.reading(world.head), sent.reference, ReadPurpose::work);
  REQUIRE(page);
  CHECK((*page)->stage == Stage::to_assign);
  const auto met = world.hub->look().met_conflicts(world.reading(world.head));
  REQUIRE(met);
  REQUIRE((*met)->size() == 1);
  CHECK((*met)->front().met.met.what.was_worker);
  CHECK(world.hub->look().waiting_to_guard(world.reading(world.head)) == 1);
  world.must(world.reading(world.head),
             NoteConflict{.contact = sent.contact, .whose = world.worker.id});
  CHECK(world.hub->look().waiting_to_guard(world.reading(world.head)) == 0);
  const auto again =
      world.hub->handle(world.head, world.press(), sent.contact,
                        AssignCase{.worker = world.worker.id, .worker_role = world.worker.role});
  REQUIRE(std::holds_alternative<Refusal>(again));
  CHECK(std::holds_alternative<NotAvailable>(std::get<Refusal>(again)));
  world.must(world.head, sent.contact,
             AssignCase{.worker = world.other.id, .worker_role = world.other.role});
  // What others suspect of somebody they are never told.
  CHECK((*world.hub->look().conflicts(world.reading(world.worker)))->empty());
  CHECK((*world.hub->look().conflicts(world.reading(world.head)))->size() == 1);
}

TEST_CASE("a restricted case is for its list, from the second person's word on") {
  Guarded world;
  const app::Sent sent = world.assigned();
  const AskSecond ask{.proposal = ProposalId{seal::fresh_id()},
                      .step = TwoPersonStep::restrict_case,
                      .contact = sent.contact,
                      .listed = {world.head, world.worker},
                      .reason = "a relative works here"};
  world.must(world.reading(world.worker), ask);
  CHECK(world.reads(world.screener, sent));
  // A list that is only proposed is nothing for those from whom the case is to be kept.
  const app::Reader screener = world.reading(world.screener, sent);
  CHECK((*world.hub->look().waiting_for_second(screener))->empty());
  CHECK((*world.hub->look().protection(screener, sent.reference))->proposals.empty());
  const app::Reader second = world.reading(world.head, sent);
  CHECK((*world.hub->look().waiting_for_second(second))->front().may_second);
  world.must(second, GiveSecond{.proposal = ask.proposal});
  CHECK_FALSE(world.reads(world.screener, sent));
  CHECK_FALSE(world.reads(world.other_head, sent));
  CHECK(world.in_queue(world.screener) == 0);
  CHECK(world.in_queue(world.other_head) == 0);
  CHECK(world.in_queue(world.worker) == 1);
  CHECK(world.reads(world.head, sent));
}

TEST_CASE("what somebody opens in a session of their own right is not told as through glass") {
  Guarded world;
  const app::Sent sent = world.assigned();
  const app::Reader through = world.reading(world.other);
  world.must(through, BreakGlass{.glass = GlassId{seal::fresh_id()},
                                 .reference = "a reference",
                                 .contact = sent.contact,
                                 .reason = "the police are at the door"});
  const auto as_told = [&]() -> std::optional<std::string> {
    const auto page = world.hub->look().contact(world.reading(world.head, sent), sent.reference,
                                                ReadPurpose::work);
    REQUIRE(page);
    REQUIRE((*page)->viewers);
    const auto seen =
        std::ranges::find(*(*page)->viewers, std::optional{world.other.id}, &app::Viewer::person);
    REQUIRE(seen != (*page)->viewers->end());
    return seen->through_glass;
  };
  REQUIRE(world.hub->look().contact(through, sent.reference, ReadPurpose::work));
  world.now += 1min;
  CHECK(as_told() == "the police are at the door");
  world.TestHub::must(world.head, sent.contact,
                      AssignCase{.worker = world.other.id, .worker_role = world.other.role});
  REQUIRE(world.reads(world.other, sent));
  world.now += 1min;
  CHECK_FALSE(as_told());
}

TEST_CASE("broken glass opens for an hour what is nobody's secret, and is told and reviewed") {
  Guarded world;
  const app::Sent sent = world.assigned();
  const auto breaks = [&](const Staff& who, std::optional<ContactId> contact) {
    const app::Reader breaking = world.reading(who);
    world.must(breaking, BreakGlass{.glass = GlassId{seal::fresh_id()},
                                    .reference = "a reference",
                                    .contact = contact,
                                    .reason = "the police are at the door"});
    return breaking;
  };
  CHECK_FALSE(world.reads(world.other, sent));
  const app::Reader through = breaks(world.other, sent.contact);
  CHECK(world.hub->look().contact(through, sent.reference, ReadPurpose::work));
  CHECK_FALSE(world.reads(world.other, sent));  // in another session, which proved nothing
  // Through the glass the case is seen, and not who else looked at it.
  const auto viewers = [&](const app::Reader& reader) {
    return (*world.hub->look().contact(reader, sent.reference, ReadPurpose::work))->viewers;
  };
  CHECK_FALSE(viewers(through));
  CHECK(viewers(world.reading(world.worker)));
  breaks(world.other, std::nullopt);
  const auto rows = world.hub->look().broken_glass(world.reading(world.head));
  REQUIRE(rows);
  CHECK((*rows)->size() == 2);
  CHECK_FALSE(world.hub->look().broken_glass(world.reading(world.worker)));
  world.now += 60min;
  CHECK_FALSE(world.hub->look().contact(through, sent.reference, ReadPurpose::work));
  world.must(world.reading(world.screener), world.with_adult(world.screener));
  breaks(world.screener, sent.contact);
  CHECK_FALSE(world.reads(world.screener, sent));
  CHECK(world.hub->look().waiting_to_guard(world.reading(world.head)) == 4);
}

TEST_CASE("no read outlives a conflict that is entered while it is on its way: 0 of 10,000") {
  // The clock is looked at while a read is judged, recorded and answered: at one of those moments,
  // another each time, a colleague enters the conflict. Whatever was judged before must not be
  // shown after.
  db::TemporaryFolder folder;
  const app::Folder at{.data = folder.path() / "data", .keys = folder.path() / "keys"};
  Instant now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 17} + 8h;
  std::function<void()> when_looked_at;
  const std::thread::id here = std::this_thread::get_id();
  const app::Clock clock = [&] {
    // The ledger looks at it too, on the thread that writes: there nothing else can be written.
    if (when_looked_at && std::this_thread::get_id() == here) {
      std::exchange(when_looked_at, {})();
    }
    return now;
  };
  app::init_hub(at, EXAMPLE_HUB, clock);
  app::Hub hub{at, clock, seal::cheapest_password};
  const auto account = [&](const std::string& name, const std::string& role) {
    const auto id = hub.people().open_account(
        System{}, {.user_name = name, .display_name = name, .role = RoleCode{role}},
        "correct horse battery");
    return Staff{.id = *id, .role = RoleCode{role}};
  };
  const Staff head = account("head", "head_of_mash");
  const Staff screener = account("screening", "screening_team");
  const auto receive = [&] {
    return std::get<app::Sent>(hub.referrals().send(
        hub.referrals().start(),
        {.source = Source::anonymous,
         .people = {{.person = PersonId{seal::fresh_id()},
                     .kind = PersonKind::adult,
                     .answers = named("Adult 1", "1980-03-09")}},
         .concerns = {{.concern = ConcernId{seal::fresh_id()},
                       .answers = {{{.question = "words", .words = "shouting"}}}}}}));
  };
  const app::Sent sent = receive();
  app::Core& core = app::core_of(hub);

  constexpr int races = 25;
  constexpr int reads_in_a_race = 400;
  constexpr unsigned seed = 20261122;
  MESSAGE("seed ", seed);
  std::mt19937 random{seed};
  int reads = 0;
  int stale = 0;
  int caught = 0;
  for (int race = 0; race < races; ++race) {
    const ConflictId conflict{seal::fresh_id()};
    const app::Reader by{.actor = screener, .session = seal::fresh_id()};
    const int entered_in = static_cast<int>(random() % reads_in_a_race);
    bool entered = false;
    bool entered_during = false;
    int looks = static_cast<int>(random() % 6);
    std::function<void()> then = [&] {
      if (looks-- > 0) {
        when_looked_at = then;
        return;
      }
      entered = entered_during = true;
      const auto handled = hub.protections().handle(
          {.actor = head, .session = seal::fresh_id()}, app::TestHub::press(),
          EnterConflict{.conflict = conflict,
                        .whose = screener,
                        .with = {.name = "Adult 1", .born = "1980-03-09"},
                        .why = "w"});
      REQUIRE(std::holds_alternative<app::RightsDone>(handled));
    };
    for (int i = 0; i < reads_in_a_race; ++i, ++reads) {
      entered_during = false;
      if (i >= entered_in && !entered) {
        when_looked_at = then;
      }
      const bool was_entered = entered;
      bool shown = false;
      switch (i % 3) {
        case 0:
          shown = hub.look().contact(by, sent.reference, ReadPurpose::work).has_value();
          break;
        case 1:
          shown = !(*hub.look().queue(by, {}))->empty();
          break;
        default:
          shown = hub.look().is_open_to(by, sent.contact);
      }
      when_looked_at = {};
      stale += shown && (was_entered || (entered_during && i % 3 != 2)) ? 1 : 0;
      caught += !shown && entered_during && !was_entered ? 1 : 0;
      now += 1s;
    }
    // Ended again by two, for the next race.
    const ProposalId ends{seal::fresh_id()};
    const app::Reader first{.actor = head, .session = seal::fresh_id()};
    REQUIRE(entered);
    const Rights before = *core.rights();
    REQUIRE(before.is_in_register(screener.id));
    CHECK(std::holds_alternative<app::RightsDone>(
        hub.protections().handle(first, app::TestHub::press(),
                                 AskSecond{.proposal = ends,
                                           .step = TwoPersonStep::end_conflict,
                                           .contact = {},
                                           .conflict = conflict,
                                           .reason = "r"})));
    const Staff second = race == 0 ? account("head2", "head_of_mash") : [&] {
      const auto people = hub.people().colleagues();
      const auto found = std::ranges::find(people, "head2", &app::Colleague::user_name);
      return Staff{.id = found->id, .role = found->role};
    }();
    CHECK(std::holds_alternative<app::RightsDone>(
        hub.protections().handle({.actor = second, .session = seal::fresh_id()},
                                 app::TestHub::press(), GiveSecond{.proposal = ends})));
    REQUIRE(hub.look().contact(by, sent.reference, ReadPurpose::work).has_value());
  }
  CHECK(reads == 10'000);
  CHECK(stale == 0);
  // The control: these were judged before, and without judging again would have been shown.
  CHECK(caught > 0);
  MESSAGE("judged before the conflict and not shown after it: ", caught);
}
