// A hub's profile in its versions: what began under one stays under it, and a new one holds from
// its day.
#include <algorithm>

#include "app/adopted_profiles.h"
#include "app/fixture_test.h"
#include "profile/hub_folder.h"

using namespace openmash;
using namespace std::chrono_literals;
using app::Adoption;

namespace {

/// A hub that began under version 1 on 1 November 2026; now is Tuesday the 17th, 8:41.
struct World : app::TestHub {
  profile::HubFolder first = *profile::read_hub_folder(EXAMPLE_HUB);

  /// The first version with these texts exchanged, adopted.
  Adoption adopt(std::vector<std::pair<std::string, std::string>> changes) {
    profile::HubFolder changed = first;
    std::string& text =
        std::ranges::find(changed.files, "profile.toml", &profile::HubFile::path)->text;
    for (const auto& [from, to] : changes) {
      REQUIRE_MESSAGE(text.find(from) != std::string::npos, from);
      text.replace(text.find(from), from.size(), to);
    }
    hub.reset();
    const Adoption adoption =
        app::Core{at(), [this] { return now; }}.adopt(profile::canonical_bytes(changed));
    open();
    return adoption;
  }

  app::Handled handle(const Actor& by, ContactId contact, const CaseCommand& command) {
    now += 1min;
    return hub->handle(by, press(), contact, command);
  }

  /// A contact by telephone, not yet rated.
  ContactId begin(const Staff& by) {
    now += 1min;
    const PersonId child{seal::fresh_id()};
    const auto sent = hub->referrals().log(
        by, press(),
        {.channel = Channel::telephone,
         .source = Source::anonymous,
         .answers = {},
         .people = {{.person = child,
                     .kind = PersonKind::child,
                     .at_risk = true,
                     .answers = {{{.question = "name", .words = "Child A"}}}}},
         .concerns = {{.concern = ConcernId{seal::fresh_id()},
                       .about = {child},
                       .answers = {{{.question = "words", .words = "noise"}}}}}});
    REQUIRE(std::holds_alternative<app::Sent>(sent));
    return std::get<app::Sent>(sent).contact;
  }

  app::CasePage page(const Staff& reader, ContactId contact) {
    const auto& file = *app::core_of(*hub).load(contact);
    const app::Reader by{.actor = reader, .session = seal::fresh_id()};
    (void)hub->look().choose_purpose(by, file.intake.contact.reference, PurposeCode{"step"});
    const auto shown = hub->look().contact(by, file.intake.contact.reference, ReadPurpose::work);
    REQUIRE(shown);
    return **shown;
  }
};

const std::vector<std::pair<std::string, std::string>> second_version = {
    {"version = \"1\"", "version = \"2\""},
    {"in_force_from = 2026-11-01", "in_force_from = 2026-11-18"},
    {"decision = \"4 elapsed hours\"", "decision = \"6 elapsed hours\""},
    {"name = \"Early Intervention and Family Support\"", "name = \"Family Help\""},
    {"telephone = \"020 8708 3885\"", "telephone = \"01632 960001\""},
};

std::string outcome_name(const hub::Profile& profile) {
  return profile.outcome(OutcomeCode{"early_intervention"})->name;
}

}  // namespace

TEST_CASE("what began under one version keeps its clocks and outcomes after the next is in force") {
  World world;
  Staff screener = world.staff("screening", "screening_team");
  const Staff head = world.staff("head", "head_of_mash");
  const ContactId old = world.begin(screener);

  REQUIRE(world.adopt(second_version) == Adoption::adopted);
  CHECK(world.hub->versions().size() == 2);
  world.now += 24h;
  const ContactId young = world.begin(screener);
  CHECK(world.hub->profile().version == "2");

  const LevelCode urgent{"most_urgent"};
  for (const ContactId contact : {old, young}) {
    world.must(screener, contact, RateContact{.level = urgent, .reason = "r"});
  }
  const app::CasePage before = world.page(head, old);
  const app::CasePage after = world.page(head, young);
  CHECK(before.file->intake.contact.profile_version == "1");
  CHECK(after.file->intake.contact.profile_version == "2");
  CHECK(before.file->rating()->decision_due == before.file->intake.contact.received_at + 4h);
  CHECK(after.file->rating()->decision_due == after.file->intake.contact.received_at + 6h);
  CHECK(outcome_name(*before.profile) == "Early Intervention and Family Support");
  CHECK(outcome_name(*after.profile) == "Family Help");

  // Where the hub is reached is no rule of a case.
  CHECK(before.profile->contact.telephone == "01632 960001");

  // The same after the hub was closed and opened, and its views made anew.
  world.open();
  app::rebuild_views(app::core_of(*world.hub));
  CHECK(outcome_name(*world.page(head, old).profile) == "Early Intervention and Family Support");
}

TEST_CASE("who may do what follows the version in force, whatever a case began under") {
  World world;
  const Staff screener = world.staff("screening", "screening_team");
  const Staff officer = world.staff("officer", "contact_officer");
  const ContactId old = world.begin(screener);
  const RateContact rate{.level = LevelCode{"urgent"}, .reason = "r"};
  CHECK(std::holds_alternative<Refusal>(world.handle(officer, old, rate)));
  REQUIRE(world.adopt({{"version = \"1\"", "version = \"2\""},
                       {"roles = [\"screening_team\"]",
                        "roles = [\"screening_team\", \"contact_officer\"]"}}) ==
          Adoption::adopted);
  CHECK(std::holds_alternative<app::Done>(world.handle(officer, old, rate)));
}

TEST_CASE("a version of next month is kept and not used yet") {
  World world;
  const Staff screener = world.staff("screening", "screening_team");
  auto later = second_version;
  later[1].second = "in_force_from = 2026-12-01";
  REQUIRE(world.adopt(later) == Adoption::adopted);
  CHECK(world.hub->profile().version == "1");
  CHECK(app::core_of(*world.hub).profile_of("2") != nullptr);
  CHECK(world.page(world.staff("head", "head_of_mash"), world.begin(screener))
            .file->intake.contact.profile_version == "1");
  world.now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 30} + 23h + 59min + 59s;
  CHECK(world.hub->profile().version == "1");
  world.now += 1s;
  CHECK(world.hub->profile().version == "2");
}

TEST_CASE("one version has one content, and a version that could never hold is refused") {
  World world;
  CHECK(world.adopt({}) == Adoption::already_adopted);
  CHECK(world.adopt({{"slogan = \"Working", "slogan = \"Together"}}) == Adoption::other_content);
  CHECK(world.adopt({{"version = \"1\"", "version = \"0\""},
                     {"in_force_from = 2026-11-01", "in_force_from = 2026-10-01"}}) ==
        Adoption::never_in_force);
  REQUIRE(world.adopt(second_version) == Adoption::adopted);
  world.now += 48h;
  CHECK(world.adopt({}) == Adoption::already_adopted);
  CHECK(world.hub->profile().version == "2");
}

TEST_CASE("another hub's folder is never adopted into this one") {
  World world;
  world.hub.reset();
  app::Core core{world.at(), [&] { return world.now; }};
  const auto other = profile::read_hub_folder(ANOTHER_HUB);
  CHECK(core.adopt(profile::canonical_bytes(*other)) == Adoption::other_hub);
}

TEST_CASE(
    "a folder with a mistake is never adopted, and one adopted long ago is never taken away") {
  profile::HubFolder folder = *profile::read_hub_folder(EXAMPLE_HUB);
  std::string& text =
      std::ranges::find(folder.files, "profile.toml", &profile::HubFile::path)->text;
  text.replace(text.find("most_urgent = true"), 18, "most_urgent = false");
  CHECK_FALSE(profile::load_hub(folder).has_value());
  CHECK(profile::load_adopted(folder).has_value());

  World world;
  world.hub.reset();
  app::Core core{world.at(), [&] { return world.now; }};
  CHECK_THROWS_AS((void)core.adopt(profile::canonical_bytes(folder)), ConfigurationFault);
}
