#include <fstream>
#include <iterator>

#include "app/fixture_test.h"
#include "base/contains.h"
#include "london/london_time.h"

using namespace openmash;
using namespace std::chrono_literals;

namespace {

/// A hub with one request to the police and one person they ask: Tuesday 17 November 2026, 8:41.
struct World : app::TestHub {
  Staff police;
  ContactId contact;
  PersonId child{Id128{{1}}};
  RequestId request{Id128{{2}}};
  EnquiryId enquiry{Id128{{3}}};

  World() {
    police = staff("agency_representative", AgencyCode{"police"});
    const app::WrittenReferral worry{
        .source = Source::anonymous,
        .answers = {},
        .people = {{.person = child, .answers = {{{.question = "name", .words = "Child A"}}}}},
        .concerns = {{.concern = ConcernId{Id128{{7}}},
                      .about = {child},
                      .answers = {{{.question = "words", .words = "alone at night"}}}}}};
    contact = std::get<app::Sent>(hub->referrals().send(hub->referrals().start(), worry)).contact;
    const Staff head = staff("head_of_mash");
    const Staff worker = staff("social_worker");
    must(head, ScreenContact{.proposed = Route::through_mash, .note = "n"});
    must(head, RateContact{.level = hub->profile().levels.front().code, .reason = "r"});
    must(head, SignGate{.route = Route::through_mash, .reason = "r"});
    must(head, AssignCase{.worker = worker.id, .worker_role = worker.role});
    must(head, SetTimescale{.due = now + 4h, .reason = "r"});
    RequestInformation ask{
        .basis = hub->profile().bases.front().code, .about = {child}, .why = "hurt at home"};
    for (const hub::Agency& agency : hub->profile().agencies) {
      if (agency.code == AgencyCode{"police"}) {
        ask.ask.push_back({.request = request, .agency = agency.code});
      } else {
        ask.leave_out.push_back({.agency = agency.code, .reason = "r"});
      }
    }
    must(worker, ask);
    must(police, AskPerson{.request = request, .enquiry = enquiry, .whom = "the teacher"});
  }

  Staff staff(const std::string& role, std::optional<AgencyCode> agency = {}) {
    return TestHub::staff(role, role, agency);
  }

  void must(const Actor& by, const CaseCommand& command) { TestHub::must(by, contact, command); }

  MakeGuestLink wanted() {
    return {.request = request, .enquiry = enquiry, .named = {child}, .days = 7};
  }

  app::LinkGiven link() {
    const auto made = hub->guests().make(police, press(), contact, wanted());
    REQUIRE(std::holds_alternative<app::LinkGiven>(made));
    return std::get<app::LinkGiven>(made);
  }

  app::OpenLink opened(const app::LinkGiven& given) {
    const auto entered = hub->guests().enter(given.link, given.code, "192.0.2.7");
    REQUIRE(std::holds_alternative<app::SessionOpened>(entered));
    const auto open = hub->guests().open(given.link, std::get<app::SessionOpened>(entered).token);
    REQUIRE(open);
    return *open;
  }

  std::string everything_on_disk() {
    std::string all;
    for (const auto& file : std::filesystem::directory_iterator{folder.path() / "data"}) {
      std::ifstream in{file.path(), std::ios::binary};
      all.append(std::istreambuf_iterator<char>{in}, {});
    }
    return all;
  }
};

}  // namespace

TEST_CASE("the same press gives the same link and code again, and makes one link") {
  World world;
  const app::Submission press = world.press();
  const auto first = world.hub->guests().make(world.police, press, world.contact, world.wanted());
  const auto again = world.hub->guests().make(world.police, press, world.contact, world.wanted());
  REQUIRE(std::holds_alternative<app::LinkGiven>(first));
  REQUIRE(std::holds_alternative<app::LinkGiven>(again));
  CHECK(std::get<app::LinkGiven>(first).link == std::get<app::LinkGiven>(again).link);
  CHECK(std::get<app::LinkGiven>(first).code == std::get<app::LinkGiven>(again).code);
  CHECK(std::get<app::LinkGiven>(first).link != world.link().link);
  const auto file = app::core_of(*world.hub).load(world.contact);
  CHECK(file->enquiry.find(world.request)->find(world.enquiry)->links.size() == 2);
}

TEST_CASE("neither a link nor its code nor what is typed under it lies on the disk in the clear") {
  World world;
  const app::LinkGiven given = world.link();
  const app::OpenLink open = world.opened(given);
  REQUIRE(std::holds_alternative<keep::Saved>(
      world.hub->guests().keep_typed(open, {{"words", "planted-in-a-draft"}}, 0)));
  world.open();  // what is in the log of the database is written out
  const std::string disk = world.everything_on_disk();
  CHECK(disk.find("planted-in-a-draft") == std::string::npos);
  CHECK(disk.find(given.code) == std::string::npos);
  CHECK(disk.find(given.link) == std::string::npos);
  const auto raw = id_from_hex(given.link);
  REQUIRE(raw);
  CHECK(disk.find(std::string{as_text(raw->view())}) == std::string::npos);
  CHECK(disk.find("view_contact") != std::string::npos);  // the control: this is what lies there
}

TEST_CASE("a guest's draft and session outlive a restart, and sending ends the draft") {
  World world;
  const app::LinkGiven given = world.link();
  const app::OpenLink open = world.opened(given);
  REQUIRE(std::holds_alternative<keep::Saved>(
      world.hub->guests().keep_typed(open, {{"words", "tired since May"}}, 0)));
  world.open();
  const auto loaded = world.hub->guests().typed(open);
  REQUIRE(std::holds_alternative<keep::Draft>(loaded));
  CHECK(std::get<keep::Draft>(loaded).fields.front().second == "tired since May");
  const AnswerAsGuest answer{.name = "Adult 1", .post = "teacher", .words = "tired since May"};
  CHECK(std::holds_alternative<app::Done>(world.hub->guests().send(open, answer)));
  CHECK(std::holds_alternative<app::Done>(world.hub->guests().send(open, answer)));
  CHECK(std::holds_alternative<keep::AlreadySent>(world.hub->guests().typed(open)));
}

TEST_CASE("a guest's reading is recorded under an actor of its own before anything is shown") {
  World world;
  const app::OpenLink open = world.opened(world.link());
  app::Core& core = app::core_of(*world.hub);
  const Id128 stream = core.stream_for("access guest " + world.enquiry.value.hex() + " " +
                                       iso8601(london::date_of(world.now)));
  CHECK(core.ledger().version(stream) == 0);
  CHECK(world.hub->look().guest(open));
  CHECK(core.ledger().version(stream) == 1);
  const ledger::StreamSlice slice = core.ledger().read(stream);
  codec::StreamKeys keys{core.ring(), stream, slice.keys};
  const auto any = codec::open_any(slice.events.front(), keys);
  CHECK(std::get<codec::RecordedShowing>(any).by == Actor{Guest{.enquiry = world.enquiry}});
}

TEST_CASE("a link names only whom its maker chose, with what finds them") {
  World world;
  const app::OpenLink open = world.opened(world.link());
  const auto page = world.hub->look().guest(open);
  REQUIRE(page);
  REQUIRE((*page)->people.size() == 1);
  CHECK((*page)->people.front().answers.words("name") == "Child A");
  CHECK((*page)->why == "hurt at home");
  CHECK((*page)->told.empty());
}

TEST_CASE("the directory is kept over a restart, and the same press lists a setting once") {
  World world;
  const EntryId id{Id128{{9}}};
  const app::Submission press = world.press();
  const ListEntry list{id, {.name = "Hill School", .telephone = "1"}};
  CHECK(
      std::holds_alternative<app::EntryKept>(world.hub->directory().handle(System{}, press, list)));
  CHECK(
      std::holds_alternative<app::EntryKept>(world.hub->directory().handle(System{}, press, list)));
  CHECK(std::holds_alternative<DirectoryRefusal>(
      world.hub->directory().handle(world.police, world.press(), CloseEntry{id, "r"})));
  world.open();
  const Directory directory = app::directory_of(app::core_of(*world.hub));
  REQUIRE(directory.entries.size() == 1);
  CHECK(directory.entries.front().versions.size() == 1);
  CHECK(world.everything_on_disk().find("Hill School") == std::string::npos);
}

TEST_CASE(
    "what the hub asks later is the agency's to pass on: a link that is there does not show it") {
  World world;
  const app::OpenLink before = world.opened(world.link());
  world.must(System{}, AskForMore{.request = world.request, .particulars = "an okapi was seen"});
  const auto shown = world.hub->look().guest(before);
  REQUIRE(shown);
  CHECK_FALSE(contains((*shown)->wanted, std::string{"an okapi was seen"}));
  world.now += 1min;
  const auto after = world.hub->look().guest(world.opened(world.link()));
  REQUIRE(after);
  CHECK(contains((*after)->wanted, std::string{"an okapi was seen"}));
}
