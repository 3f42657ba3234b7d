#include <algorithm>
#include <thread>

#include "app/accounts.h"
#include "app/journal_lines.h"
#include "erasure/planted.h"

namespace openmash::erasure {

namespace {

namespace fs = std::filesystem;
constexpr std::string_view password = "a password for samples";

bench::Words always(const std::string& words) {
  return [words] { return words; };
}

Instant later() {
  return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

/// A hub in which something of each kind is given, so that all of it can be taken away.
struct World {
  db::TemporaryFolder folder;
  db::TemporaryFolder elsewhere;
  bench::SampleHub hub{folder.path()};
  Staff other = head("head two");
  Staff third = head("head three");
  Staff inspector = account("inspector", "inspector");
  app::Sent plain = enquired("plain");
  app::Sent conflicted = enquired("with a case");
  app::Sent cousin = enquired("Child C");
  app::Sent restricted = enquired("restricted");
  app::Sent lifted = enquired("lifted");
  RequestId request;
  ItemId item;
  ReleaseId release{seal::fresh_id()};
  EnquiryId enquiry{seal::fresh_id()};
  LinkId link{seal::fresh_id()};
  ProposalId inspection{seal::fresh_id()};
  std::string token;
  int peers = 0;

  World() {
    const auto file = hub.core().load(plain.contact);
    request = file->enquiry.requests[0].asked.what.request;
    item = file->enquiry.requests[0].items[0].what.item;
    record(plain.contact, {PersonAsked{.request = request, .enquiry = enquiry, .whom = "a teacher"},
                           GuestLinkMade{.request = request,
                                         .enquiry = enquiry,
                                         .link = link,
                                         .named = {},
                                         .until = later() + std::chrono::days{20}},
                           ItemReleased{.item = item,
                                        .request = request,
                                        .release = release,
                                        .to = ReleaseTo::the_family,
                                        .recipient = "the family",
                                        .purpose = "p",
                                        .relevance = "r",
                                        .risk = "r",
                                        .until = {}}});
    const auto opened = hub.hub().people().sign_in("head", password, {.peer = "here"});
    token = std::get<app::SessionOpened>(opened).token;
    must(hub.head(), AskSecond{.proposal = inspection,
                               .step = TwoPersonStep::grant_inspection,
                               .contact = {},
                               .request = {},
                               .item = {},
                               .conflict = {},
                               .listed = {},
                               .reason = "r",
                               .inspector = inspector,
                               .contacts = {plain.contact},
                               .from = later() - std::chrono::days{1},
                               .until = later() + std::chrono::days{20}});
    must(third, GiveSecond{.proposal = inspection});
  }

  Staff head(const std::string& name) { return account(name, "head_of_mash"); }

  Staff account(const std::string& name, const std::string& role) {
    const AccountOpened account{.user_name = name,
                                .display_name = name,
                                .role = RoleCode{role},
                                .agency = {},
                                .password_hash = ""};
    const auto id = hub.hub().people().open_account(System{}, account, password);
    REQUIRE(id);
    return {.id = *id, .role = account.role, .agency = {}};
  }

  app::Sent enquired(const std::string& words) {
    const app::Sent sent = hub.log(bench::full_referral(always(words)));
    hub.enquire(sent.contact, always(words), 8);
    return sent;
  }

  void record(ContactId contact, const CaseEvents& events) {
    ledger::Batch batch{
        .submission = {}, .digest = {}, .appends = {}, .keys = {}, .rows = {}, .answer = {}};
    app::write_into(batch, hub.core(), *hub.core().load(contact), events, System{}, later());
    REQUIRE(std::holds_alternative<ledger::Appended>(hub.core().ledger().append(std::move(batch))));
    hub.core().forget(contact);
  }

  void must(const Staff& by, const RightsCommand& command) {
    REQUIRE(std::holds_alternative<app::RightsDone>(
        hub.hub().protections().handle(bench::SampleHub::reader(by), press(), command)));
  }

  void two_people(TwoPersonStep step, const app::Sent& sent, std::vector<Staff> listed) {
    const ProposalId proposal{seal::fresh_id()};
    must(hub.head(), AskSecond{.proposal = proposal,
                               .step = step,
                               .contact = sent.contact,
                               .request = {},
                               .item = {},
                               .conflict = {},
                               .listed = std::move(listed),
                               .reason = "r"});
    must(third, GiveSecond{.proposal = proposal});
  }

  /// Everything that is taken away after the backup.
  void take_away() {
    app::SignIn& people = hub.hub().people();
    const std::vector<Staff> list{hub.head(), hub.worker(), third};
    two_people(TwoPersonStep::restrict_case, restricted, list);
    two_people(TwoPersonStep::restrict_case, lifted, list);
    two_people(TwoPersonStep::lift_restriction, lifted, {});
    must(other, EnterConflict{.conflict = ConflictId{seal::fresh_id()},
                              .whose = other,
                              .contact = conflicted.contact,
                              .names_a_case = true,
                              .with = {},
                              .why = "a neighbour"});
    must(third, EnterConflict{.conflict = ConflictId{seal::fresh_id()},
                              .whose = third,
                              .contact = {},
                              .with = {.name = "Child C", .born = "2019-03-04"},
                              .why = "a nephew"});
    const AgencyCode agency =
        hub.core().load(plain.contact)->enquiry.find(request)->asked.what.agency;
    hub.must(hub.representative(agency), plain.contact,
             SealItem{.request = request,
                      .item = item,
                      .listed = {hub.head(), hub.worker(), hub.representative(agency)},
                      .silent = false,
                      .reason = "r"});
    hub.must(hub.representative(agency), plain.contact,
             EndRelease{.request = request, .release = release, .reason = "r"});
    hub.must(hub.representative(agency), plain.contact,
             EndGuestLink{.request = request, .enquiry = enquiry, .link = link, .reason = "r"});
    must(third, EndInspection{.proposal = inspection, .reason = "r"});
    REQUIRE(people.set_password(System{}, hub.worker().id, "quite another phrase 71"));
    REQUIRE(people.close_account(System{}, hub.screener().id, "left"));
    REQUIRE(people.change_role(System{}, hub.officer().id, RoleCode{"business_support"}, {}));
    REQUIRE(people.end_sessions(System{}, hub.head().id));
  }

  [[nodiscard]] bool signs_in(const std::string& name) {
    const auto outcome =
        hub.hub().people().sign_in(name, password, {.peer = "peer " + std::to_string(++peers)});
    const auto* opened = std::get_if<app::SessionOpened>(&outcome);
    return opened != nullptr && hub.hub().people().session(opened->token).has_value();
  }

  [[nodiscard]] bool reads(const Staff& who, const app::Sent& sent) {
    const app::Reader reader = bench::SampleHub::reader(who);
    (void)hub.hub().look().choose_purpose(reader, sent.reference, PurposeCode{"step"});
    return hub.hub().look().contact(reader, sent.reference, ReadPurpose::work).has_value();
  }

  /// Which of the rights that were taken away stand.
  [[nodiscard]] std::vector<std::string> standing() {
    const auto file = hub.core().load(plain.contact);
    const Request& asked = *file->enquiry.find(request);
    std::vector<std::string> all;
    const auto add = [&all](const char* name, bool stands) {
      if (stands) {
        all.emplace_back(name);
      }
    };
    add("a password", signs_in("worker"));
    add("an account", signs_in("screener"));
    add("a role",
        hub.hub().people().find(hub.officer().id)->opened.role == RoleCode{"contact_officer"});
    add("a session", hub.hub().people().session(token).has_value());
    add("a guest link", asked.find(enquiry)->link(link)->lives_at(later()));
    add("a release", asked.ended.empty());
    add("an unsealed item", asked.sealed.empty());
    add("a case of one's own conflict", reads(other, conflicted));
    add("a case about a cousin", reads(third, cousin));
    add("a restricted case", reads(other, restricted));
    add("an inspection", reads(inspector, plain));
    return all;
  }
};

}  // namespace

TEST_CASE(
    "of eleven rights taken away after a backup none comes back with it, and without the "
    "journal all do") {
  World world;
  const fs::path backup = copy_of(world.hub, world.elsewhere.path() / "backup.db");
  CHECK(world.standing().size() == 11);
  world.take_away();
  CHECK(world.standing() == std::vector<std::string>{});
  CHECK(world.reads(world.other, world.lifted));

  put_back(world.hub, backup);
  CHECK_THROWS_AS(world.hub.open(), ConfigurationFault);
  {
    app::Core core{world.hub.folder(), later, app::Finds::a_backup};
    const app::RightsAgain again = app::do_again(core).rights;
    CHECK(again.accounts == 1);
    CHECK(again.roles == 1);
    CHECK(again.voided == 1);
    CHECK(again.conflicts == 2);
    CHECK(again.unknown == 1);
    CHECK(again.restricted == 1);
    CHECK(again.inspections == 1);
    CHECK(again.sealed == 1);
    CHECK(again.links == 1);
    CHECK(again.releases == 1);
    CHECK(app::do_again(core).rights.voided == 0);  // once is enough
  }
  world.hub.open();
  CHECK(world.standing() == std::vector<std::string>{});
  CHECK(world.reads(world.other, world.lifted));
  CHECK(world.reads(world.other, world.plain));
  // With whom the journal did not say: until somebody enters it again, with everybody.
  CHECK_FALSE(world.reads(world.third, world.plain));
  CHECK(std::ranges::any_of(world.hub.core().rights()->conflicts,
                            [](const ConflictEntry& one) { return one.is_with_anybody(); }));
  // A first password lets them in again.
  REQUIRE(world.hub.hub().people().set_password(System{}, world.hub.worker().id, password));
  CHECK(world.signs_in("worker"));

  put_back(world.hub, backup);
  fs::remove(world.hub.folder().keys.string() + ".journal");
  world.hub.open();
  CHECK(world.standing().size() == 11);  // the control
}

TEST_CASE("the journal holds ids and codes, and no word that was typed") {
  World world;
  world.take_away();
  std::ifstream in{world.hub.folder().keys.string() + ".journal"};
  std::string line;
  REQUIRE(std::getline(in, line));
  std::size_t lines = 0;
  while (std::getline(in, line)) {
    ++lines;
    CHECK(app::line_of(app::read_line(line)) == line);
    for (const char* const typed : {"Child", "neighbour", "nephew", "2019", "teacher", "phrase"}) {
      CHECK(line.find(typed) == std::string::npos);
    }
  }
  CHECK(lines == 12);
}

TEST_CASE("a search says how many contacts are damaged and were not searched") {
  const db::TemporaryFolder folder;
  bench::SampleHub hub{folder.path()};
  (void)hub.log(bench::full_referral(always("Child S")));
  const app::Sent damaged = hub.log(bench::full_referral(always("Child D")));
  const auto found = [&](const std::string& name) {
    app::PersonAsked asked;
    asked.name = name;
    for (int i = 0; i < 500; ++i) {
      const auto shown = hub.hub().look().search(bench::SampleHub::reader(hub.head()), asked);
      REQUIRE(shown);
      if ((*shown)->is_ready) {
        return **shown;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    FAIL("the index was never ready");
    return app::PeopleFound{};
  };
  CHECK(found("Child D").unread == 0);  // the control
  hub.close();
  {
    db::Connection connection{hub.database(), db::Connection::Mode::read_write};
    connection.execute(
        "UPDATE payload SET envelope = zeroblob(length(envelope))"
        " WHERE stream = (SELECT number FROM head WHERE stream = ?1)",
        {db::value(damaged.contact.value)});
  }
  hub.open();
  const app::PeopleFound after = found("Child S");
  CHECK(after.unread == 1);
  CHECK(after.candidates.size() + after.near_misses.size() > 0);
}

}  // namespace openmash::erasure
