// Rights that change while a page is being judged: at every point of it, and from another thread.
// Any change of rights is one line in `changes`: what it takes away, and how it is given again.
#include <doctest/doctest.h>

#include <atomic>
#include <cstdlib>
#include <thread>

#include "reads/hub_of_reads.h"

using namespace openmash;
using reads::HubOfReads;

namespace {

/// Something that takes a reader's right to the case away.
struct Change {
  const char* what;
  std::function<Staff(HubOfReads&)> given;  ///< somebody who may read it
  std::function<void(HubOfReads&, const Staff&)> taken;
};

AbsenceId covered(HubOfReads& world, const Staff& by) {
  const AbsenceId absence{seal::fresh_id()};
  world.must(world.head, NoteAbsence{.absence = absence,
                                     .person = world.worker,
                                     .from = world.now,
                                     .until = {},
                                     .cover = by,
                                     .reason = ""});
  return absence;
}

Staff fresh_head(HubOfReads& world) {
  static int number = 0;
  return world.staff("head" + std::to_string(++number), "head_of_mash", {});
}

const Change changes[] = {
    {"a conflict of interest is entered", fresh_head,
     [](HubOfReads& world, const Staff& who) {
       const EnterConflict conflict{.conflict = ConflictId{seal::fresh_id()},
                                    .whose = who,
                                    .contact = world.sent.contact,
                                    .names_a_case = true,
                                    .why = "A neighbour"};
       const auto handled =
           world.hub->protections().handle(HubOfReads::reading(who), HubOfReads::press(), conflict);
       REQUIRE(std::holds_alternative<app::RightsDone>(handled));
     }},
    {"the role becomes another", fresh_head,
     [](HubOfReads& world, const Staff& who) {
       REQUIRE(world.hub->people().change_role(System{}, who.id, RoleCode{"auditor"}, {}));
     }},
    {"the account is closed", fresh_head,
     [](HubOfReads& world, const Staff& who) {
       REQUIRE(world.hub->people().close_account(System{}, who.id, "left"));
     }},
    {"the cover ends",
     [](HubOfReads& world) {
       covered(world, world.other);
       return world.other;
     },
     [](HubOfReads& world, const Staff&) {
       const auto rota = world.core().rota();
       world.must(world.head, EndAbsence{.absence = rota->absences.back().id});
     }},
    {"the case is given to somebody else",
     [](HubOfReads& world) {
       world.must(world.head,
                  AssignCase{.worker = world.worker.id, .worker_role = world.worker.role});
       return world.worker;
     },
     [](HubOfReads& world, const Staff&) {
       world.must(world.head,
                  AssignCase{.worker = world.other.id, .worker_role = world.other.role});
     }},
};

}  // namespace

TEST_CASE("rights taken away at any point of a reading leave nothing shown") {
  const db::TemporaryFolder folder;
  HubOfReads world{folder.path()};
  for (const Change& change : changes) {
    CAPTURE(change.what);
    int points = 0;
    int stale = 0;
    for (bool happened = true; happened; ++points) {
      if (std::string_view{change.what} == "the case is given to somebody else" && points == 0) {
        world.must(world.head,
                   AssignCase{.worker = world.other.id, .worker_role = world.other.role});
      }
      const Staff who = change.given(world);
      const app::Reader reader = HubOfReads::reading(who);
      (void)world.hub->look().choose_purpose(reader, world.sent.reference, PurposeCode{"step"});
      happened = false;
      int left = points;
      const auto here = std::this_thread::get_id();
      world.on_clock = [&] {
        if (std::this_thread::get_id() == here && !happened && left-- == 0) {
          happened = true;
          change.taken(world, who);
        }
      };
      const bool shown =
          world.hub->look().contact(reader, world.sent.reference, ReadPurpose::work).has_value();
      world.on_clock = nullptr;
      stale += happened && shown ? 1 : 0;
      CHECK(shown != happened);
      CHECK(world.recorded(reader.session) == (shown ? 1U : 0U));
      if (!happened) {
        change.taken(world, who);
      }
    }
    MESSAGE(change.what << ": taken away at " << points - 1 << " points of a reading, shown "
                        << stale << " times");
    CHECK(points > 2);
    CHECK(stale == 0);
  }
}

TEST_CASE("without asking again inside the commit the same reading would be stored") {
  const db::TemporaryFolder folder;
  HubOfReads world{folder.path()};
  const AbsenceId absence = covered(world, world.other);
  const app::Reader reader = HubOfReads::reading(world.other);
  app::AccessRecord record{world.core()};
  const app::Grounds judged_under = app::grounds_now(world.core());
  const ContentShown shown{
      .session = {},
      .purpose = ReadPurpose::work,
      .refused = false,
      .subjects = {{.contact = world.sent.contact, .version = 1, .extent = Extent::whole}}};
  world.must(world.head, EndAbsence{.absence = absence});
  CHECK_FALSE(record.write(reader, judged_under, shown));
  CHECK(world.recorded(reader.session) == 0);
  CHECK(record.write(reader, app::Grounds{}, shown));
  CHECK(world.recorded(reader.session) == 1);
}

TEST_CASE("somebody reads on and on while their cover comes and goes: never a stale page") {
  const db::TemporaryFolder folder;
  HubOfReads world{folder.path()};
  const bool whole = std::getenv("OPENMASH_LONG") != nullptr;
  const int readings = whole ? 10'000 : 1'000;
  std::atomic<std::uint64_t> changed = 0;  // even: no cover
  // Stopped and waited for even when a reading throws.
  std::jthread changing{[&](const std::stop_token& over) {
    while (!over.stop_requested()) {
      const AbsenceId absence = covered(world, world.other);
      ++changed;
      world.must(world.head, EndAbsence{.absence = absence});
      ++changed;
    }
  }};
  int stale = 0;
  int shown = 0;
  int refused = 0;
  for (int i = 0; i < readings; ++i) {
    const std::uint64_t before = changed;
    const bool is_shown =
        world.hub->look()
            .contact(HubOfReads::reading(world.other), world.sent.reference, ReadPurpose::work)
            .has_value();
    // Ended before the reading began, and not begun again before it was over.
    stale += is_shown && before % 2 == 0 && changed == before &&
                     world.core().rota()->absences.size() * 2 == before
                 ? 1
                 : 0;
    ++(is_shown ? shown : refused);
  }
  changing.request_stop();
  changing.join();
  // Every showing was judged under a rota in which the cover held, and committed under the same.
  const std::uint64_t accounts = world.core().ledger().version(world.core().stream_for("accounts"));
  int under_no_cover = 0;
  for (const codec::RecordedShowing& one : world.showings()) {
    const bool theirs = is_staff(one.by, world.other.id) && !one.shown.refused;
    under_no_cover += theirs && (*one.shown.rights - accounts) % 2 == 0 ? 1 : 0;
  }
  MESSAGE(readings << " readings: " << shown << " shown, " << refused << " refused, " << stale
                   << " stale, " << under_no_cover << " under rights that did not hold");
  CHECK(stale == 0);
  CHECK(under_no_cover == 0);
  CHECK(shown > 0);
  CHECK(refused > 0);
}
