// A hub that is made for training is so from its first fact to its last, and no other hub is.
#include "app/fixture_test.h"
#include "base/faults.h"
#include "domain/reference.h"
#include "profile/hub_folder.h"

using namespace openmash;
using namespace std::chrono_literals;
using app::MadeFor;

namespace {

constexpr const char* folder_of_hub = ANOTHER_HUB;

/// Tuesday 17 November 2026, 8:41 in London.
struct World : app::TestHub {
  explicit World(MadeFor made_for) : TestHub(folder_of_hub, made_for) {}
};

const hub::ExerciseScenario& scenario(const World& world, hub::ExerciseComesAs comes_as) {
  const auto& all = world.hub->profile().exercise;
  const auto found = std::ranges::find(all, comes_as, &hub::ExerciseScenario::comes_as);
  REQUIRE(found != all.end());
  return *found;
}

}  // namespace

TEST_CASE("a hub is for training from birth, and stays so however often it is opened") {
  World training{MadeFor::training};
  World ordinary{MadeFor::children};
  for (int i = 0; i < 2; ++i) {
    CHECK(training.hub->is_training());
    CHECK_FALSE(ordinary.hub->is_training());
    training.open();
    ordinary.open();
  }
}

TEST_CASE("no later profile makes a hub one for training, or takes that from one") {
  const auto again = [](MadeFor born, MadeFor later) {
    World world{born};
    world.hub.reset();
    profile::HubFolder changed = *profile::read_hub_folder(folder_of_hub);
    std::string& text =
        std::ranges::find(changed.files, "profile.toml", &profile::HubFile::path)->text;
    const std::string first = "version = \"1\"";
    text.replace(text.find(first), first.size(), "version = \"2\"");
    CHECK((app::Core{world.at(), [&world] { return world.now; }}.adopt(
               profile::canonical_bytes(changed), later) == app::Adoption::adopted));
    world.open();
    return world.hub->is_training();
  };
  CHECK_FALSE(again(MadeFor::children, MadeFor::training));
  CHECK(again(MadeFor::training, MadeFor::children));
}

TEST_CASE("every reference of a training hub is marked, and none of another hub") {
  World training{MadeFor::training};
  World ordinary{MadeFor::children};
  for (int i = 0; i < 30; ++i) {
    CHECK(is_for_training(app::free_reference(app::core_of(*training.hub))));
    CHECK_FALSE(is_for_training(app::free_reference(app::core_of(*ordinary.hub))));
  }
}

TEST_CASE("a scenario is brought in as often as somebody wants, each time a contact of its own") {
  World world{MadeFor::training};
  const Staff worker = world.staff("worker", "social_worker");
  const hub::ExerciseScenario& one = scenario(world, hub::ExerciseComesAs::contact);
  const app::Submission press = World::press();
  const auto first = world.hub->referrals().bring_in(worker, press, one);
  const auto repeat = world.hub->referrals().bring_in(worker, press, one);
  const auto second = world.hub->referrals().bring_in(worker, World::press(), one);
  for (const app::SendOutcome* outcome : {&first, &repeat, &second}) {
    REQUIRE(std::holds_alternative<app::Sent>(*outcome));
  }
  CHECK((std::get<app::Sent>(first).contact == std::get<app::Sent>(repeat).contact));
  CHECK((std::get<app::Sent>(first).contact != std::get<app::Sent>(second).contact));
  const auto shown =
      world.hub->look().contact({.actor = worker, .session = Id128{{1}}},
                                std::get<app::Sent>(second).reference, ReadPurpose::work);
  REQUIRE(shown);
  const CaseFile& file = *(*shown)->file;
  CHECK(file.children().size() == static_cast<std::size_t>(one.children));
  CHECK(file.intake.concerns.front().answers.words("words") == one.words);
  CHECK((stage_of(file, world.hub->profile()) == Stage::to_screen));
}

TEST_CASE("nothing is brought into a hub of real children, nor by whoever may not see contacts") {
  World ordinary{MadeFor::children};
  World training{MadeFor::training};
  const auto refused = [](World& world, const char* role) {
    const auto outcome = world.hub->referrals().bring_in(
        world.staff("who", role), World::press(), scenario(world, hub::ExerciseComesAs::contact));
    return std::holds_alternative<Refusal>(outcome);
  };
  CHECK(refused(ordinary, "social_worker"));
  CHECK(refused(training, "administrator"));
}
