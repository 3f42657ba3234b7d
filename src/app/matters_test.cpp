#include "views/matters.h"
#include "app/fixture_test.h"
#include "db/planted_names.h"

using namespace openmash;
using namespace std::chrono_literals;

namespace {

/// A hub with an inbox and an advice line on a temporary folder: Tuesday 17 November 2026, 8:41.
struct World : app::TestHub {
  World() : TestHub(ANOTHER_HUB) {}

  Staff staff(const std::string& role, std::optional<AgencyCode> agency = {}) {
    return TestHub::staff(role, role, agency);
  }

  app::MatterDone must(const app::MatterHandled& handled) {
    now += 1min;
    REQUIRE(std::holds_alternative<app::MatterDone>(handled));
    return std::get<app::MatterDone>(handled);
  }

  app::Sent contact() {
    const app::WrittenReferral worry{
        .source = Source::anonymous,
        .answers = {},
        .people = {},
        .concerns = {{.concern = ConcernId{seal::fresh_id()},
                      .about = {},
                      .answers = {{{.question = "words", .words = "alone at night"}}}}}};
    return std::get<app::Sent>(hub->referrals().send(hub->referrals().start(), worry));
  }
};

app::Submission press(std::string content = "") {
  return {.id = SubmissionId{seal::fresh_id()},
          .content = std::move(content),
          .seen_token = "",
          .proved = true};
}

OpenMatter message(std::string words = "the rent is late") {
  return {.kind = MatterKind::unsorted,
          .channel = Channel::email,
          .received_at = std::chrono::sys_days{std::chrono::year{2026} / 11 / 17} + 8h,
          .answers = {{{.question = "from", .words = "a landlord"},
                       {.question = "words", .words = std::move(words)}}}};
}

OpenMatter request_out_of(const std::string& reference) {
  return {.kind = MatterKind::information_request,
          .grew_from = reference,
          .answers = {{{.question = "from", .words = "a court"},
                       {.question = "basis", .words = "its order"},
                       {.question = "words", .words = "who lives there"}}}};
}

std::size_t showings(World& world, Id128 subject, bool refused) {
  std::size_t count = 0;
  app::Core& core = app::core_of(*world.hub);
  core.ledger().for_each_stream([&](ledger::StreamId stream, std::uint64_t) {
    const ledger::StreamSlice slice = core.ledger().read(stream);
    codec::StreamKeys keys{core.ring(), stream, slice.keys};
    for (const ledger::StoredEvent& stored : slice.events) {
      const codec::AnyRecorded any = codec::open_any(stored, keys);
      if (const auto* shown = std::get_if<codec::RecordedShowing>(&any)) {
        count += static_cast<std::size_t>(
            std::ranges::count_if(shown->shown.subjects, [&](const SubjectShown& one) {
              return one.contact.value == subject && shown->shown.refused == refused;
            }));
      }
    }
  });
  return count;
}

}  // namespace

TEST_CASE(
    "what arrived is stored once however often it is sent, and other words are not stored "
    "in its place") {
  World world;
  const Staff support = world.staff("professional_support");
  app::Matters& matters = world.hub->matters();
  const app::Submission first = press("first");
  const app::MatterDone done = world.must(matters.open(support, first, message()));
  const app::MatterDone again = world.must(matters.open(support, first, message()));
  CHECK(again.repeated);
  CHECK(again.matter == done.matter);
  CHECK(again.reference == done.reference);
  app::Submission other = first;
  other.content = "second";
  CHECK(std::holds_alternative<app::MatterSentDifferently>(
      matters.open(support, other, message("something else"))));
  CHECK(app::history_of(app::core_of(*world.hub), done.matter).size() == 1);
}

TEST_CASE("what turns into another matter is settled in the same moment, or neither is stored") {
  World world;
  const Staff support = world.staff("professional_support");
  app::Matters& matters = world.hub->matters();
  const app::MatterDone first = world.must(matters.open(support, press(), message()));
  const app::MatterDone second =
      world.must(matters.open(support, press(), request_out_of(first.reference)));
  const Matter old = fold(first.matter, app::history_of(app::core_of(*world.hub), first.matter));
  REQUIRE(old.is_settled);
  CHECK(old.settled.back().what.where == second.reference);
  CHECK(old.settled.back().what.kind == MatterKind::information_request);
  const app::MatterHandled twice = matters.open(support, press(), request_out_of(first.reference));
  CHECK(std::holds_alternative<AlreadySettled>(std::get<MatterRefusal>(twice)));
  const app::MatterHandled nowhere = matters.open(support, press(), request_out_of("7K4Q-PDX9"));
  CHECK(std::holds_alternative<NoSuchMatter>(std::get<MatterRefusal>(nowhere)));
  const app::Reader reader{.actor = support, .session = seal::fresh_id()};
  CHECK(world.hub->look().size_of_matters(reader, {}) == 1);
}

TEST_CASE("an addition reaches the contact with the words of the matter, once, and says where") {
  World world;
  const Staff support = world.staff("professional_support");
  const app::Sent contact = world.contact();
  app::Matters& matters = world.hub->matters();
  const app::MatterDone done = world.must(matters.open(support, press(), message()));
  const app::MatterHandled nowhere =
      matters.add_to_contact(support, press(), done.matter, "7K4Q-PDX9");
  CHECK(std::holds_alternative<NoSuchContact>(std::get<MatterRefusal>(nowhere)));
  const app::Submission add = press();
  world.must(matters.add_to_contact(support, add, done.matter, contact.reference));
  CHECK(world.must(matters.add_to_contact(support, add, done.matter, contact.reference)).repeated);
  const app::MatterHandled late =
      matters.add_to_contact(support, press(), done.matter, contact.reference);
  CHECK(std::holds_alternative<AlreadySettled>(std::get<MatterRefusal>(late)));
  const auto file = app::core_of(*world.hub).load(contact.contact);
  REQUIRE(file->intake.additions.size() == 1);
  CHECK(file->intake.additions.front().what.words ==
        "From the inbox, " + done.reference + ": the rent is late");
}

TEST_CASE("an inbox is read only by those who deal with it, and each reading is recorded") {
  World world;
  const Staff support = world.staff("professional_support");
  const app::MatterDone done = world.must(world.hub->matters().open(support, press(), message()));
  const app::Reader reader{.actor = support, .session = seal::fresh_id()};
  const auto rows = world.hub->look().matters(reader, {});
  REQUIRE(rows);
  REQUIRE((*rows)->size() == 1);
  CHECK((*rows)->front().first_words == "the rent is late");
  CHECK(showings(world, done.matter.value, false) == 1);
  const auto page = world.hub->look().matter(reader, done.reference);
  REQUIRE(page);
  CHECK((*page)->matter.opened.answers.words("from") == "a landlord");
  CHECK(showings(world, done.matter.value, false) == 2);
  REQUIRE(world.hub->look().matter(reader, done.reference));
  CHECK(showings(world, done.matter.value, false) == 2);  // the same again writes nothing new

  for (const auto& [role, agency] :
       {std::pair{"agency_representative", std::optional{AgencyCode{"police"}}},
        std::pair{"administrator", std::optional<AgencyCode>{}}}) {
    const app::Reader other{.actor = world.staff(role, agency), .session = seal::fresh_id()};
    CHECK_FALSE(world.hub->look().matters(other, {}));
    CHECK_FALSE(world.hub->look().matter(other, done.reference));
    CHECK(world.hub->look().open_matters(other).empty());
    world.now += 2s;
    const auto refused = world.hub->matters().handle(*as_staff(other.actor), press(), done.matter,
                                                     NoteMatter{.words = "n"});
    CHECK(std::holds_alternative<NotPermitted>(std::get<MatterRefusal>(refused)));
  }
  CHECK_FALSE(world.hub->look().contact(reader, done.reference, ReadPurpose::work));
}

TEST_CASE("rebuilding the views tells matters and contacts apart and gives what was there before") {
  World world;
  const Staff support = world.staff("professional_support");
  const app::Sent contact = world.contact();
  app::Matters& matters = world.hub->matters();
  const auto first = world.must(matters.open(support, press(), message()));
  const auto second = world.must(matters.open(support, press(), message("in the post")));
  world.must(matters.handle(
      support, press(), second.matter,
      SettleMatter{.became = Became::contact, .where = contact.reference, .words = ""}));
  world.must(matters.handle(support, press(), first.matter, NoteMatter{.words = "n"}));
  const app::Reader reader{.actor = support, .session = seal::fresh_id()};
  const auto rows_now = [&] {
    std::vector<app::MatterRow> rows;
    for (const bool settled : {false, true}) {
      const auto some = world.hub->look().matters(reader, {.settled = settled});
      REQUIRE(some);
      rows.insert(rows.end(), (*some)->begin(), (*some)->end());
    }
    return rows;
  };
  const auto before = rows_now();
  app::rebuild_views(app::core_of(*world.hub));
  const auto after = rows_now();
  REQUIRE(before.size() == 2);
  REQUIRE(after.size() == 2);
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK(after[i].reference == before[i].reference);
    CHECK(after[i].version == before[i].version);
    CHECK(after[i].due == before[i].due);
    CHECK(after[i].became == before[i].became);
    CHECK(after[i].first_words == before[i].first_words);
    CHECK_FALSE(after[i].damaged);
  }
  CHECK(after[1].contact == contact.reference);
  const auto about = world.hub->look().matters(reader, {.contact = contact.reference});
  REQUIRE(about);
  REQUIRE((*about)->size() == 1);
  CHECK((*about)->front().reference == second.reference);
  const auto queue = world.hub->look().queue(reader, {});
  REQUIRE(queue);
  CHECK((*queue)->size() == 1);
}

TEST_CASE("of what is written down in the inbox nothing can be read in the hub's files") {
  World world;
  const Staff support = world.staff("professional_support");
  const db::PlantedNames planted{20261122, 12};
  const auto& names = planted.all();
  app::Matters& matters = world.hub->matters();
  for (std::size_t i = 0; i + 4 <= names.size(); i += 4) {
    OpenMatter open = message(names[i]);
    open.answers.all.front().words = names[i + 1];
    const auto done = world.must(matters.open(support, press(names[i]), open));
    world.must(matters.handle(support, press(), done.matter, NoteMatter{.words = names[i + 2]}));
    world.must(matters.handle(support, press(), done.matter,
                              SettleMatter{.became = Became::reply, .words = names[i + 3]}));
  }
  CHECK(planted.found_below(world.folder.path()).empty());
  app::rebuild_views(app::core_of(*world.hub));
  world.hub.reset();
  CHECK(planted.found_below(world.folder.path()).empty());
}
