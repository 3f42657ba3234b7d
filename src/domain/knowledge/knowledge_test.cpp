#include "domain/knowledge/knowledge.h"

#include <doctest/doctest.h>

#include "domain/casefile/given_test.h"

using namespace openmash;
using namespace openmash::given;

// One case told by hand; ten thousand random ones against a replay: tests/reads/replay_test.cpp.
namespace {

struct Asked {
  Given given = Given::written();
  std::vector<Showing> showings;
  std::vector<Employed> people{{.staff = worker, .from = start, .until = {}},
                               {.staff = head, .from = start, .until = {}},
                               {.staff = police, .from = start, .until = {}},
                               {.staff = contact_officer, .from = start, .until = {}}};
  Rota rota;
  std::vector<RecordedRight> rights;

  [[nodiscard]] Knowledge about(const Whose& whose, Instant moment) const {
    const std::vector<VersionInForce> profiles{{.from = start, .profile = &given.profile}};
    return knowledge_at({.contact = ContactId{id(99)},
                         .casefile = given.history,
                         .showings = showings,
                         .people = people,
                         .rota = rota,
                         .rights = rights,
                         .profiles = profiles,
                         .rules = [this](const std::string&) { return &given.profile; }},
                        moment, whose);
  }
};

Whose person(const Staff& staff) {
  return {.person = staff.id, .role = {}, .agency = {}};
}

std::size_t sent(const Knowledge& knowledge) {
  return static_cast<std::size_t>(std::ranges::count_if(knowledge.facts, &KnownFact::was_sent));
}
std::size_t could(const Knowledge& knowledge) {
  return static_cast<std::size_t>(std::ranges::count_if(knowledge.facts, &KnownFact::could));
}

}  // namespace

TEST_CASE("what the hub held, what was sent and what could be seen are three answers") {
  Asked asked;
  const Instant now = asked.given.now();
  const Knowledge nobody_looked = asked.about(person(worker), now);
  CHECK(nobody_looked.facts.size() == asked.given.history.size());
  CHECK(sent(nobody_looked) == 0);
  CHECK(could(nobody_looked) == nobody_looked.facts.size());

  asked.showings.push_back({.to = worker,
                            .at = now,
                            .shown = {.version = 4, .extent = Extent::whole},
                            .place = {.stream = id(90), .sequence = 7}});
  const Knowledge looked = asked.about(person(worker), now);
  CHECK(sent(looked) == 4);
  CHECK(looked.facts[0].sent->place.sequence == 7);
  CHECK(sent(asked.about(person(head), now)) == 0);
  CHECK(sent(asked.about(person(worker), now - std::chrono::minutes{1})) == 0);
}

TEST_CASE("an item counts as sent only where the record names it") {
  Asked asked;
  const Instant now = asked.given.now();
  const auto item = std::ranges::find_if(asked.given.history, [](const RecordedEvent& one) {
    return std::holds_alternative<ItemReturned>(one.event);
  });
  const auto index = static_cast<std::size_t>(item - asked.given.history.begin());
  Showing showing{.to = worker, .at = now, .shown = {.version = 99, .extent = Extent::whole}};
  asked.showings.push_back(showing);
  CHECK_FALSE(asked.about(person(worker), now).facts[index].was_sent());
  showing.shown.items = {item_1};
  asked.showings.push_back(showing);
  CHECK(asked.about(person(worker), now).facts[index].was_sent());
}

TEST_CASE("what somebody could have seen follows their rights of that moment") {
  Asked asked;
  const Instant now = asked.given.now();
  // Before it was given to them it was a contact that workers do not open.
  CHECK(could(asked.about(person(worker), start + std::chrono::minutes{2})) == 0);
  CHECK(could(asked.about(person(contact_officer), start + std::chrono::minutes{2})) == 3);
  CHECK(could(asked.about(person(contact_officer), now)) == 0);
  // The police: their own request, and nothing of health's.
  const Knowledge police_could = asked.about(person(police), now);
  for (std::size_t i = 0; i < police_could.facts.size(); ++i) {
    const auto request = request_of(asked.given.history[i].event);
    if (request) {
      CHECK(police_could.facts[i].could == (*request == to_police));
    }
  }
  // Whoever has left could see nothing, whatever they had been sent.
  asked.people[0].until = now;
  CHECK(could(asked.about(person(worker), now)) == 0);
  CHECK(asked.about(person(worker), now).people.empty());
}

TEST_CASE("of a role the one who was sent it first stands for all, and for agencies each apart") {
  Asked asked;
  const Instant now = asked.given.now();
  asked.people.push_back({.staff = health, .from = start, .until = {}});
  const Whose partners{.person = {}, .role = police.role, .agency = {}};
  CHECK(asked.about(partners, now).people.size() == 2);
  const Whose of_health{.person = {}, .role = police.role, .agency = health.agency};
  CHECK(asked.about(of_health, now).people.size() == 1);
  asked.showings.push_back(
      {.to = head, .at = now, .shown = {.version = 2, .extent = Extent::whole}});
  asked.showings.push_back(
      {.to = police, .at = start, .shown = {.version = 1, .extent = Extent::form}});
  const Knowledge knowledge = asked.about(partners, now);
  CHECK(sent(knowledge) == 1);
  CHECK(knowledge.facts[0].sent->to.id == police.id);
}

TEST_CASE("a conflict of interest takes what could be seen from when it was entered, not before") {
  Asked asked;
  const Instant now = asked.given.now();
  asked.rights.push_back({.event = ConflictEntered{.conflict = ConflictId{id(95)},
                                                   .whose = head.id,
                                                   .contact = ContactId{id(99)}},
                          .by = worker,
                          .at = now,
                          .sequence = 1});
  CHECK(could(asked.about(person(head), now - std::chrono::minutes{1})) > 0);
  CHECK(could(asked.about(person(head), now)) == 0);
  CHECK(could(asked.about(person(worker), now)) > 0);
}
