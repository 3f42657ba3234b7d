// Nothing is shown without a durable record of it: a fault at each step of recording, for each kind
// of reading, and what is shown then. The control shows what would be, if reading did not wait.
#include <doctest/doctest.h>

#include <future>
#include <thread>

#include "app/kept_pages.h"
#include "base/faults.h"
#include "reads/hub_of_reads.h"

using namespace openmash;
using reads::HubOfReads;
using namespace std::chrono_literals;

namespace {

/// A step of storing a record, and what makes it fail.
struct Fault {
  const char* step;
  const char* plant;
};

constexpr const char* no_fault = R"(
DROP TRIGGER IF EXISTS fault; DROP TRIGGER IF EXISTS fault_2;
DROP TABLE IF EXISTS fault_child; DROP TABLE IF EXISTS fault_parent;
)";

constexpr Fault faults[] = {
    {"the head of the stream",
     "CREATE TRIGGER fault BEFORE INSERT ON head BEGIN SELECT RAISE(ABORT, 'planted'); END;"
     "CREATE TRIGGER fault_2 BEFORE UPDATE ON head BEGIN SELECT RAISE(ABORT, 'planted'); END;"},
    {"the event",
     "CREATE TRIGGER fault BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'planted'); END;"},
    {"the sealed parts",
     "CREATE TRIGGER fault BEFORE INSERT ON payload BEGIN SELECT RAISE(ABORT, 'planted'); END;"},
    {"after the sealed parts",
     "CREATE TRIGGER fault AFTER INSERT ON payload BEGIN SELECT RAISE(ABORT, 'planted'); END;"},
    {"the stream's key",
     "CREATE TRIGGER fault BEFORE INSERT ON wrapped_key BEGIN SELECT RAISE(ABORT, 'planted'); "
     "END;"},
    {"the view of who looked",
     "CREATE TRIGGER fault BEFORE INSERT ON view_looked BEGIN SELECT RAISE(ABORT, 'planted'); "
     "END;"},
    {"everything, with the whole transaction lost",
     "CREATE TRIGGER fault AFTER INSERT ON event BEGIN SELECT RAISE(ROLLBACK, 'planted'); END;"},
    // Only when it commits does the database see that something points at nothing.
    {"the commit, so that nobody knows how it ended",
     "CREATE TABLE fault_parent (id INTEGER PRIMARY KEY);"
     "CREATE TABLE fault_child (id INTEGER REFERENCES fault_parent (id) "
     "DEFERRABLE INITIALLY DEFERRED);"
     "CREATE TRIGGER fault AFTER INSERT ON event BEGIN INSERT INTO fault_child VALUES (1); END;"},
};

/// The same with something to show on every list there is: two records judged the same, an alert, a
/// conflict that was met, broken glass, a list that waits for its second, a hold.
struct Furnished : HubOfReads {
  explicit Furnished(const std::filesystem::path& on) : HubOfReads(on) {
    const app::Sent second = worry();
    const RecordRef here{.contact = sent.contact, .person = child};
    const RecordRef there{.contact = second.contact, .person = child};
    const auto judged = hub->who_is_who().judge(reading(head), press(), here, there,
                                                Judgement::same, "the same words");
    REQUIRE(std::holds_alternative<app::JudgementKept>(judged));
    judgement = std::get<app::JudgementKept>(judged).judgement;
    hub->who_is_who().note({HiddenMatchFound{.alert = AlertId{seal::fresh_id()},
                                             .newcomer = there,
                                             .hidden = here,
                                             .custodians = {head.id},
                                             .due = now + 30min}});
    guard(other, EnterConflict{.conflict = ConflictId{seal::fresh_id()},
                               .whose = other,
                               .contact = sent.contact,
                               .names_a_case = true,
                               .why = "a neighbour"});
    guard(worker, BreakGlass{.glass = GlassId{seal::fresh_id()},
                             .reference = second.reference,
                             .contact = second.contact,
                             .reason = "they telephoned"});
    guard(worker, AskSecond{.proposal = ProposalId{seal::fresh_id()},
                            .step = TwoPersonStep::restrict_case,
                            .contact = sent.contact,
                            .request = {},
                            .item = {},
                            .conflict = {},
                            .listed = {head, worker},
                            .reason = "a colleague's sister"});
    const auto held = hub->records().handle(reading(head), press(), sent.contact,
                                            SetHold{.hold = HoldId{seal::fresh_id()},
                                                    .review_by = now + std::chrono::days{3'000},
                                                    .reason = "an inquiry"});
    REQUIRE(std::holds_alternative<app::RetentionDone>(held));
    while (!(*hub->look().search(reading(head), {.name = "Child A"}))->is_ready) {
      std::this_thread::yield();
    }
  }

  void guard(const Staff& by, const RightsCommand& command) {
    app::Reader reader = reading(by);
    reader.stepped_up = true;
    REQUIRE(std::holds_alternative<app::RightsDone>(
        hub->protections().handle(reader, press(), command)));
  }

  JudgementId judgement;
};

enum class Names { the_case, something };

struct Reading {
  const char* what;
  std::function<bool(Furnished&, const app::Reader&)> shown;
  const Staff HubOfReads::* who;
  Names names = Names::something;  ///< what its record names
};

const Reading readings[] = {
    {"a case, to work on it",
     [](Furnished& world, const app::Reader& reader) {
       return world.hub->look()
           .contact(reader, world.sent.reference, ReadPurpose::work)
           .has_value();
     },
     &HubOfReads::worker, Names::the_case},
    {"a case, for a step",
     [](Furnished& world, const app::Reader& reader) {
       return world.hub->look()
           .contact(reader, world.sent.reference, ReadPurpose::form)
           .has_value();
     },
     &HubOfReads::head, Names::the_case},
    {"the queue",
     [](Furnished& world, const app::Reader& reader) {
       const auto rows = world.hub->look().queue(reader, {});
       return rows && !(*rows)->empty();
     },
     &HubOfReads::head, Names::the_case},
    {"an agency's requests",
     [](Furnished& world, const app::Reader& reader) {
       const auto rows = world.hub->look().requests(reader);
       return rows && !(*rows)->empty();
     },
     &HubOfReads::police, Names::the_case},
    {"one request",
     [](Furnished& world, const app::Reader& reader) {
       return world.hub->look().request(reader, world.request).has_value();
     },
     &HubOfReads::police, Names::the_case},
    {"the referrer's copy",
     [](Furnished& world, const app::Reader& reader) {
       return world.hub->look().copy(world.sent.contact, reader.session).has_value();
     },
     &HubOfReads::head, Names::the_case},
    {"who looked",
     [](Furnished& world, const app::Reader& reader) {
       return world.hub->look()
           .accesses(reader, {.person = {}, .reference = world.sent.reference})
           .has_value();
     },
     &HubOfReads::head},
    {"who knew what, when",
     [](Furnished& world, const app::Reader& reader) {
       return world.hub->look()
           .knew(reader, world.sent.reference, world.now, {.person = world.worker.id})
           .has_value();
     },
     &HubOfReads::head},
    {"several contacts, to decide them together",
     [](Furnished& world, const app::Reader& reader) {
       return world.hub->look().waiting(reader, {}, Permission::sign_gate).has_value();
     },
     &HubOfReads::head, Names::the_case},
    {"a search",
     [](Furnished& world, const app::Reader& reader) {
       return world.hub->look().search(reader, {.name = "Child A"}).has_value();
     },
     &HubOfReads::head},
    {"a search for a police reference",
     [](Furnished& world, const app::Reader& reader) {
       return world.hub->look().notified_as(reader, "PNX 1").has_value();
     },
     &HubOfReads::head},
    {"who of a case is known here",
     [](Furnished& world, const app::Reader& reader) {
       return world.hub->look().same_people(reader, world.sent.reference).has_value();
     },
     &HubOfReads::head},
    {"what is linked with a case",
     [](Furnished& world, const app::Reader& reader) {
       const auto page = world.hub->look().linked(reader, world.sent.reference);
       return page && !(*page)->contacts.empty();
     },
     &HubOfReads::head},
    {"a judgement",
     [](Furnished& world, const app::Reader& reader) {
       return world.hub->look().judgement(reader, world.judgement, {}).has_value();
     },
     &HubOfReads::head, Names::the_case},
    {"alerts",
     [](Furnished& world, const app::Reader& reader) {
       return !world.hub->look().alerts(reader)->alerts.empty();
     },
     &HubOfReads::head, Names::the_case},
    {"the register of conflicts",
     [](Furnished& world, const app::Reader& reader) {
       const auto page = world.hub->look().conflicts(reader);
       return page && !(*page)->empty();
     },
     &HubOfReads::head},
    {"conflicts that were met",
     [](Furnished& world, const app::Reader& reader) {
       const auto page = world.hub->look().met_conflicts(reader);
       return page && !(*page)->empty();
     },
     &HubOfReads::head, Names::the_case},
    {"broken glass",
     [](Furnished& world, const app::Reader& reader) {
       const auto page = world.hub->look().broken_glass(reader);
       return page && !(*page)->empty();
     },
     &HubOfReads::head},
    {"what waits for a second person",
     [](Furnished& world, const app::Reader& reader) {
       const auto page = world.hub->look().waiting_for_second(reader);
       return page && !(*page)->empty();
     },
     &HubOfReads::head},
    {"who may open a case",
     [](Furnished& world, const app::Reader& reader) {
       return world.hub->look().protection(reader, world.sent.reference).has_value();
     },
     &HubOfReads::head, Names::the_case},
    {"how long records are kept",
     [](Furnished& world, const app::Reader& reader) {
       return world.hub->look().retention(reader).has_value();
     },
     &HubOfReads::head, Names::the_case},
    {"how one record is kept",
     [](Furnished& world, const app::Reader& reader) {
       return world.hub->look().kept_record(reader, world.sent.reference).has_value();
     },
     &HubOfReads::head, Names::the_case},
    {"what stands out in who looked",
     [](Furnished& world, const app::Reader& reader) {
       return world.hub->look().patterns(reader).has_value();
     },
     &HubOfReads::head},
};

void script(HubOfReads& world, const char* sql) {
  world.core().writer().write([sql](db::Connection& connection) { connection.script(sql); });
}

/// Everything recorded of a session, of whatever kind.
std::size_t in_record(HubOfReads& world, const app::Reader& reader) {
  std::size_t count = 0;
  world.core().ledger().for_each_stream([&](ledger::StreamId stream, std::uint64_t) {
    for (const app::InRecord& one : app::record_in(world.core(), stream)) {
      const auto* showing = std::get_if<codec::RecordedShowing>(&one.what);
      const auto* other = std::get_if<RecordedInRecord>(&one.what);
      const auto* asked = other == nullptr ? nullptr : std::get_if<RecordAsked>(&other->event);
      count += (showing != nullptr && showing->shown.session == reader.session) ||
                       (asked != nullptr && asked->session == reader.session)
                   ? 1
                   : 0;
    }
  });
  return count;
}

/// Whether the case is among what a session is recorded as shown.
bool is_named(HubOfReads& world, const app::Reader& reader) {
  return std::ranges::any_of(world.showings(), [&](const codec::RecordedShowing& one) {
    return one.shown.session == reader.session &&
           std::ranges::count(one.shown.subjects, world.sent.contact, &SubjectShown::contact) > 0;
  });
}

struct Counted {
  int shown_unrecorded = 0;
  int refused = 0;
};

/// @param waits  false: what the page would hold is shown whether the record came to be or not
void look(Furnished& world, const Reading& reading, bool waits, Counted& counted) {
  const app::Reader reader = HubOfReads::reading(world.*reading.who);
  bool shown = false;
  try {
    shown = reading.shown(world, reader);
  } catch (const DatabaseFault&) {
    shown = !waits && world.core().load(world.sent.contact)->exists();
    ++counted.refused;
  }
  counted.shown_unrecorded += shown && in_record(world, reader) == 0 ? 1 : 0;
}

}  // namespace

TEST_CASE("with a fault at each step of recording nothing is shown that was not recorded") {
  const db::TemporaryFolder folder;
  Furnished world{folder.path()};
  Counted waiting;
  Counted control;
  for (const Fault& fault : faults) {
    for (const Reading& reading : readings) {
      CAPTURE(fault.step);
      CAPTURE(reading.what);
      world.now += std::chrono::hours{24};  // a new day is a new stream: every step is taken
      script(world, fault.plant);
      const int refused = waiting.refused;
      look(world, reading, true, waiting);
      look(world, reading, false, control);
      script(world, no_fault);
      const bool bites = waiting.refused > refused;
      // Who looked has no row of its own in the view.
      CHECK((bites || std::string_view{fault.step} == "the view of who looked"));
      // The same once more, without the fault: shown, and recorded.
      const app::Reader reader = HubOfReads::reading(world.*reading.who);
      (void)world.hub->look().choose_purpose(reader, world.sent.reference, PurposeCode{"step"});
      CHECK(reading.shown(world, reader));
      CHECK(in_record(world, reader) > 0);
      CHECK((reading.names != Names::the_case || is_named(world, reader)));
    }
  }
  MESSAGE("refused " << waiting.refused << "; shown without a record " << waiting.shown_unrecorded
                     << ", and in the control " << control.shown_unrecorded);
  CHECK(waiting.shown_unrecorded == 0);
  CHECK(control.shown_unrecorded > 50);
}

TEST_CASE("while the writer is busy nothing is shown, and all of it once it has written") {
  const db::TemporaryFolder folder;
  HubOfReads world{folder.path()};
  const app::Reader reader = HubOfReads::reading(world.head);
  // Said before: to say it is written too, and would wait for the writer.
  (void)world.hub->look().choose_purpose(reader, world.sent.reference, PurposeCode{"step"});
  std::promise<void> free;
  std::promise<void> busy;
  const std::shared_future<void> until = free.get_future().share();
  auto blocked = world.core().writer().submit([&busy, until](db::Connection&) {
    busy.set_value();
    until.wait();
  });
  busy.get_future().wait();
  std::atomic<bool> shown = false;
  std::thread reading{[&] {
    shown = world.hub->look().contact(reader, world.sent.reference, ReadPurpose::work).has_value();
  }};
  // However long it is given: it cannot be done before the writer is.
  for (int i = 0; i < 1000; ++i) {
    std::this_thread::yield();
    CHECK_FALSE(shown);
  }
  free.set_value();
  reading.join();
  blocked.get();
  CHECK(shown);
  CHECK(world.recorded(reader.session) == 1);
}

TEST_CASE("the same page within ten minutes writes nothing new, and how often is told afterwards") {
  const db::TemporaryFolder folder;
  HubOfReads world{folder.path()};
  const app::Reader reader = HubOfReads::reading(world.head);
  (void)world.hub->look().choose_purpose(reader, world.sent.reference, PurposeCode{"step"});
  const auto look = [&](const app::Reader& who) {
    (void)world.hub->look().choose_purpose(who, world.sent.reference, PurposeCode{"step"});
    return world.hub->look().contact(who, world.sent.reference, ReadPurpose::work).has_value();
  };
  for (int i = 0; i < 5; ++i) {
    CHECK(look(reader));
    world.now += 1min;
  }
  CHECK(world.recorded(reader.session) == 1);
  CHECK(look(HubOfReads::reading(world.head)));  // another session is another reading
  world.now += 6min;
  CHECK(look(reader));
  CHECK(world.recorded(reader.session) == 2);
  world.now += 11min;
  world.hub->sweep();
  std::uint32_t again = 0;
  for (const app::InRecord& one :
       app::record_of(world.core(), world.head, world.now - 2h, world.now + 1min)) {
    const auto* other = std::get_if<RecordedInRecord>(&one.what);
    const auto* told = other == nullptr ? nullptr : std::get_if<ShownAgain>(&other->event);
    for (const AgainShown& page : told == nullptr ? std::vector<AgainShown>{} : told->again) {
      CHECK(page.contact == world.sent.contact);
      again += page.times;
    }
  }
  CHECK(again == 4);
}

TEST_CASE("a list writes only the rows that are newly shown") {
  const db::TemporaryFolder folder;
  HubOfReads world{folder.path()};
  const app::Reader reader = HubOfReads::reading(world.head);
  (void)world.hub->look().choose_purpose(reader, world.sent.reference, PurposeCode{"step"});
  REQUIRE(world.hub->look().queue(reader, {}));
  const app::Sent second = world.worry();
  REQUIRE(world.hub->look().queue(reader, {}));
  std::vector<std::vector<ContactId>> written;
  for (const codec::RecordedShowing& one : world.showings()) {
    if (one.shown.session == reader.session) {
      std::vector<ContactId>& rows = written.emplace_back();
      for (const SubjectShown& subject : one.shown.subjects) {
        rows.push_back(subject.contact);
      }
    }
  }
  REQUIRE(written.size() == 2);
  CHECK(written[0] == std::vector{world.sent.contact});
  CHECK(written[1] == std::vector{second.contact});
}

TEST_CASE("what is refused and what is not there leave records as large as a page that is shown") {
  const db::TemporaryFolder folder;
  HubOfReads world{folder.path()};
  const auto bytes_of = [&](const Staff& who, const std::string& reference) {
    world.now += 24h;
    const app::Reader reader = HubOfReads::reading(who);
    static_cast<void>(world.hub->look().contact(reader, reference, ReadPurpose::form));
    const Id128 stream = app::reading_stream(
        world.core(), who, Date{std::chrono::floor<std::chrono::days>(world.now)});
    const ledger::StreamSlice slice = world.core().ledger().read(stream);
    REQUIRE(slice.events.size() == 1);
    return slice.events.front().parts.front().envelope.size();
  };
  const std::size_t shown = bytes_of(world.worker, world.sent.reference);
  const app::Sent others = world.worry();
  CHECK(bytes_of(world.worker, others.reference) == shown);              // not theirs
  CHECK(bytes_of(world.worker, free_reference(world.core())) == shown);  // never was
}

TEST_CASE("asking in vain is recorded once a second, and the rest is counted") {
  const db::TemporaryFolder folder;
  HubOfReads world{folder.path()};
  const app::Reader reader = HubOfReads::reading(world.other);
  for (int i = 0; i < 10; ++i) {
    CHECK_FALSE(world.hub->look().finds(reader, world.sent.reference));
    world.now += 250ms;
  }
  const auto refused = [&] {
    const auto all = world.showings();
    return std::ranges::count_if(all, [&](const codec::RecordedShowing& one) {
      return one.shown.session == reader.session && one.shown.refused;
    });
  };
  CHECK(refused() == 3);
  world.now += 11min;
  world.hub->sweep();
  std::uint32_t more = 0;
  for (const app::InRecord& one :
       app::record_of(world.core(), world.other, world.now - 2h, world.now + 1min)) {
    const auto* other = std::get_if<RecordedInRecord>(&one.what);
    const auto* told = other == nullptr ? nullptr : std::get_if<ShownAgain>(&other->event);
    more += told == nullptr ? 0 : told->refused;
  }
  CHECK(more == 7);
}
