// Who knew what, when, against a replay written apart: it lives through a history event by event,
// as the hub did, with state of its own, and at the moment asked about looks at what it has.
// Nothing but `may` is shared with domain/knowledge: no fold, no cover, no release.
#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>

#include "domain/knowledge/knowledge.h"

using namespace openmash;

namespace {

constexpr std::uint64_t seed = 20261122;
constexpr int histories_wanted = 10'000;

const Instant start{std::chrono::sys_days{std::chrono::year{2026} / 3 / 3} + std::chrono::hours{9}};

Id128 id(std::uint8_t kind, std::uint8_t number) {
  return Id128{{kind, number, 1}};
}

Instant at(int minute) {
  return start + std::chrono::minutes{minute};
}

hub::Profile profile_of(const char* version, hub::MembersSee see, bool officers_see) {
  using hub::Power;
  hub::Profile profile;
  profile.version = version;
  profile.check.members_see = see;
  profile.roles = {
      {RoleCode{"officer"}, "Officer", false, {Power::log_contacts}},
      {RoleCode{"screener"}, "Screener", false, {Power::log_contacts, Power::see_contacts}},
      {RoleCode{"worker"}, "Worker", false, {Power::work_cases}},
      {RoleCode{"partner"}, "Partner", true, {Power::answer_requests}},
      {RoleCode{"head"}, "Head", false, {Power::see_every_case, Power::approve_feedback}},
      {RoleCode{"support"}, "Support", false, {Power::approve_feedback}},
  };
  if (officers_see) {
    profile.roles[0].powers.push_back(Power::see_every_case);
  }
  profile.stages.screens.roles = {RoleCode{"screener"}};
  profile.stages.gates.roles = {RoleCode{"head"}};
  profile.stages.gathers.roles = {RoleCode{"worker"}};
  profile.stages.decides.roles = {RoleCode{"head"}};
  return profile;
}

struct Person {
  Staff staff;
  int from = 0;
  std::optional<int> until;
};

/// One thing that happened to the rota.
struct Away {
  Staff person;
  Staff cover;
  int noted = 0;
  int from = 0;
  std::optional<int> until;
  std::optional<int> ended;
};

/// Everything that happened, as it was made.
struct World {
  std::vector<Person> people;
  std::vector<Away> away;
  std::vector<RecordedEvent> events;
  std::vector<Showing> showings;
  std::array<hub::Profile, 2> versions;
  int second_from = 0;  ///< the minute in which the second version came into force
};

class Maker {
 public:
  explicit Maker(std::uint64_t from) : random_(from) {}

  World make() {
    people();
    world_.versions = {profile_of("1", any_see(), false), profile_of("2", any_see(), chance(3))};
    world_.second_from = below(60);
    absences();
    add(ContactReceived{.reference = "7K4Q-PDX9", .profile_version = chance(2) ? "1" : "2"},
        Referrer{});
    add(PersonDescribed{.person = PersonId{id(1, 1)}}, Referrer{});
    add(PersonDescribed{.person = PersonId{id(1, 2)}}, Referrer{});
    add(ConcernRaised{.concern = ConcernId{id(2, 1)}}, Referrer{});
    for (int i = 4 + below(20); i > 0; --i) {
      anything();
    }
    return std::move(world_);
  }

 private:
  int below(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most)); }
  bool chance(int of) { return below(of) == 0; }
  hub::MembersSee any_see() { return static_cast<hub::MembersSee>(below(3)); }

  void people() {
    const char* roles[] = {"officer", "screener", "worker", "worker", "head",
                           "partner", "partner",  "worker", "support"};
    std::uint8_t number = 0;
    for (const char* role : roles) {
      Person one{.staff = {.id = StaffId{id(3, ++number)}, .role = RoleCode{role}, .agency = {}},
                 .from = chance(4) ? below(30) : -100,
                 .until = {}};
      if (one.staff.role.value == "partner") {
        one.staff.agency = AgencyCode{number % 2 == 0 ? "health" : "police"};
      }
      if (chance(5)) {
        one.until = one.from + 1 + below(150);
      }
      world_.people.push_back(std::move(one));
    }
  }

  void absences() {
    for (int i = below(4); i > 0; --i) {
      Away one{.person = someone(), .cover = someone(), .noted = below(40)};
      one.from = one.noted - 5 + below(20);
      if (chance(2)) {
        one.until = one.from + 1 + below(40);
      }
      if (chance(3)) {
        one.ended = one.noted + 1 + below(40);
      }
      world_.away.push_back(one);
    }
    // The rota is one stream: what was noted later stands later in it.
    std::ranges::sort(world_.away, {}, &Away::noted);
  }

  const Staff& someone() {
    return world_.people[static_cast<std::size_t>(below(static_cast<int>(world_.people.size())))]
        .staff;
  }

  void add(CaseEvent event, const Actor& by) {
    world_.events.push_back({.event = std::move(event),
                             .by = by,
                             .at = at(minute_),
                             .sequence = world_.events.size() + 1});
  }

  RequestId any_request() {
    return requests_[static_cast<std::size_t>(below(static_cast<int>(requests_.size())))];
  }

  void anything() {
    minute_ += below(4);
    switch (below(15)) {
      case 0:
        return add(CaseAssigned{.worker = someone().id}, someone());
      case 1:
      case 2: {
        const RequestId request{id(4, static_cast<std::uint8_t>(requests_.size()))};
        InformationRequested asked{.request = request,
                                   .agency = AgencyCode{chance(2) ? "police" : "health"}};
        if (chance(2)) {
          asked.about = {PersonId{id(1, 1)}};
        }
        requests_.push_back(request);
        return add(std::move(asked), someone());
      }
      case 3:
      case 4:
        return item();
      case 5:
        return release();
      case 6:
        return add(RecordWritten{.summary = "s"}, someone());
      case 7:
        return add(
            GateSigned{.route = chance(3) ? Route::straight_to_outcome : Route::through_mash},
            someone());
      case 8:
        return add(OutcomeDecided{.child = PersonId{id(1, 1)}}, someone());
      case 9:
        return add(DecisionMade{}, someone());
      default:
        return show();
    }
  }

  void item() {
    if (requests_.empty()) {
      return;
    }
    const RequestId request = any_request();
    const ItemId item{id(5, static_cast<std::uint8_t>(items_.size()))};
    items_.emplace_back(item, request);
    add(ItemReturned{.item = item,
                     .request = request,
                     .handling = chance(2) ? Handling::hub_only : Handling::onward,
                     .text = "words"},
        someone());
    if (chance(2)) {
      add(ItemHeld{.item = item, .request = request}, someone());
    }
  }

  void release() {
    if (items_.empty()) {
      return;
    }
    const auto& [item, request] =
        items_[static_cast<std::size_t>(below(static_cast<int>(items_.size())))];
    if (!releases_.empty() && chance(2)) {
      const ItemReleased& old =
          releases_[static_cast<std::size_t>(below(static_cast<int>(releases_.size())))];
      return add(ReleaseEnded{.item = old.item, .request = old.request, .release = old.release},
                 someone());
    }
    ItemReleased released{.item = item,
                          .request = request,
                          .release = ReleaseId{id(6, static_cast<std::uint8_t>(releases_.size()))},
                          .to = chance(4) ? ReleaseTo::outside : ReleaseTo::the_case};
    if (chance(3)) {
      released.until = at(minute_ + below(30));
    }
    releases_.push_back(released);
    add(std::move(released), someone());
  }

  void show() {
    Showing showing{.to = someone(),
                    .at = at(minute_),
                    .purpose = ReadPurpose::work,
                    .shown = {.version = 1 + static_cast<std::uint64_t>(
                                                 below(static_cast<int>(world_.events.size()))),
                              .extent = static_cast<Extent>(below(8))},
                    .place = {.stream = id(7, 1), .sequence = world_.showings.size() + 1}};
    for (const auto& [item, request] : items_) {
      if (chance(2)) {
        showing.shown.items.push_back(item);
      }
    }
    if (showing.shown.extent == Extent::people) {
      // The third of them is in no contact.
      const int person = below(4);
      showing.shown.about =
          person == 0 ? std::nullopt : std::optional{id(1, static_cast<std::uint8_t>(person))};
    } else if (!requests_.empty()) {
      showing.shown.about = any_request().value;
    }
    world_.showings.push_back(std::move(showing));
  }

  std::mt19937_64 random_;
  World world_;
  int minute_ = 0;
  std::vector<RequestId> requests_;
  std::vector<std::pair<ItemId, RequestId>> items_;
  std::vector<ItemReleased> releases_;
};

/// The hub, lived through minute by minute, with nothing but plain maps.
class Replay {
 public:
  Replay(const World& world, Instant until) : world_(world), now_(until) {
    std::size_t shown = 0;
    // What was shown in the same moment as an event was shown after it: a showing names versions.
    for (const RecordedEvent& event : world.events) {
      if (event.at > until) {
        break;
      }
      live(event);
    }
    for (; shown < world.showings.size(); ++shown) {
      if (world.showings[shown].at <= until) {
        send(world.showings[shown]);
      }
    }
  }

  struct Answer {
    std::vector<std::uint64_t> held;
    std::map<std::uint64_t, std::pair<Instant, LedgerPlace>> sent;
    std::set<std::uint64_t> could;
    std::set<StaffId> people;
    friend bool operator==(const Answer&, const Answer&) = default;
  };

  [[nodiscard]] Answer answer(const Whose& whose) const {
    Answer answer;
    for (const auto& [sequence, fact] : facts_) {
      answer.held.push_back(sequence);
      for (const auto& [who, first] : fact.sent) {
        if (meant(whose, first.staff)) {
          const auto known = answer.sent.find(sequence);
          const auto candidate = std::pair{first.when, first.place};
          if (known == answer.sent.end() || candidate < known->second) {
            answer.sent[sequence] = {first.when, first.place};
          }
        }
      }
    }
    for (const Person& one : world_.people) {
      const bool there = at(one.from) <= now_ && (!one.until || now_ < at(*one.until));
      if (there && meant(whose, one.staff)) {
        answer.people.insert(one.staff.id);
        for (const auto& [sequence, fact] : facts_) {
          if (might_see(one.staff, sequence, fact)) {
            answer.could.insert(sequence);
          }
        }
      }
    }
    return answer;
  }

 private:
  struct First {
    Staff staff;
    Instant when{};
    LedgerPlace place;
  };
  struct Fact {
    bool intake = false;
    bool outline = false;
    bool contact = false;
    std::optional<RequestId> request;
    std::optional<ItemId> item;
    bool of_item = false;  ///< what became of an item, and not its words
    std::optional<PersonId> person;
    bool hub_only = false;
    std::map<std::pair<StaffId, std::string>, First> sent;  ///< by person, in the role they had
  };
  struct Held {
    bool is_held = false;
    std::map<ReleaseId, std::optional<Instant>> let_in;
  };

  static bool meant(const Whose& whose, const Staff& staff) {
    return whose.person
               ? staff.id == *whose.person
               : whose.role == staff.role && (!whose.agency || staff.agency == whose.agency);
  }

  void live(const RecordedEvent& recorded) {
    Fact fact;
    if (std::get_if<ContactReceived>(&recorded.event) != nullptr) {
      fact.intake = fact.outline = fact.contact = true;
      rules_ = std::get<ContactReceived>(recorded.event).profile_version == "1" ? 0 : 1;
    } else if (const auto* person = std::get_if<PersonDescribed>(&recorded.event)) {
      fact.intake = true;
      fact.person = person->person;
    } else if (std::get_if<ConcernRaised>(&recorded.event) != nullptr) {
      fact.intake = true;
    } else if (const auto* assigned = std::get_if<CaseAssigned>(&recorded.event)) {
      worker_ = assigned->worker;
    } else if (const auto* asked = std::get_if<InformationRequested>(&recorded.event)) {
      fact.request = asked->request;
      requests_[asked->request] = *asked;
    } else if (const auto* item = std::get_if<ItemReturned>(&recorded.event)) {
      fact.request = item->request;
      fact.item = item->item;
      fact.hub_only = item->handling == Handling::hub_only;
    } else if (const auto* held = std::get_if<ItemHeld>(&recorded.event)) {
      fact.request = held->request;
      fact.of_item = true;
      items_[held->item].is_held = true;
    } else if (const auto* let = std::get_if<ItemReleased>(&recorded.event)) {
      fact.request = let->request;
      fact.of_item = true;
      if (let->to == ReleaseTo::the_case) {
        items_[let->item].let_in[let->release] = let->until;
      }
    } else if (const auto* ended = std::get_if<ReleaseEnded>(&recorded.event)) {
      fact.request = ended->request;
      fact.of_item = true;
      items_[ended->item].let_in.erase(ended->release);
    } else if (std::get_if<RecordWritten>(&recorded.event) != nullptr) {
      weighed_ = true;
    } else if (const auto* gate = std::get_if<GateSigned>(&recorded.event)) {
      fact.outline = true;
      straight_ = gate->route == Route::straight_to_outcome;
    } else if (std::get_if<OutcomeDecided>(&recorded.event) != nullptr) {
      fact.outline = true;
    } else if (std::get_if<DecisionMade>(&recorded.event) != nullptr) {
      decided_ = true;
    }
    facts_[recorded.sequence] = std::move(fact);
  }

  void send(const Showing& showing) {
    for (auto& [sequence, fact] : facts_) {
      if (sequence > showing.shown.version || !was_on(showing.shown, fact)) {
        continue;
      }
      const auto key = std::pair{showing.to.id, showing.to.role.value};
      const auto known = fact.sent.find(key);
      if (known == fact.sent.end() || showing.at < known->second.when) {  // they come in order
        fact.sent[key] = {.staff = showing.to, .when = showing.at, .place = showing.place};
      }
    }
  }

  static bool was_on(const SubjectShown& shown, const Fact& fact) {
    if (fact.item) {
      return std::ranges::count(shown.items, *fact.item) > 0;
    }
    switch (static_cast<int>(shown.extent)) {
      case 6:
        return true;
      case 7:  // one person, or everybody, and that it came
        return fact.contact ||
               (fact.person && (!shown.about || *shown.about == fact.person->value));
      case 5:
        return fact.request && shown.about && fact.request->value == *shown.about;
      case 3:
        return fact.outline;
      case 1:
        return fact.contact;
      default:
        return fact.intake;
    }
  }

  [[nodiscard]] std::optional<StaffId> cover() const {
    if (!worker_) {
      return std::nullopt;
    }
    StaffId person = *worker_;
    std::set<StaffId> asked;
    for (;;) {
      const Away* holds = nullptr;
      for (const Away& one : world_.away) {
        const bool on = now_ >= at(std::max(one.from, one.noted)) &&
                        (!one.until || now_ < at(*one.until)) &&
                        (!one.ended || now_ < at(*one.ended));
        holds = on && one.person.id == person ? &one : holds;
      }
      if (holds == nullptr) {
        return person == *worker_ ? std::nullopt : std::optional{person};
      }
      asked.insert(person);
      person = holds->cover.id;
      if (asked.contains(person)) {
        return std::nullopt;
      }
    }
  }

  [[nodiscard]] Subject subject(std::optional<AgencyCode> asked) const {
    return {.worker = worker_,
            .asked = std::move(asked),
            .decided = decided_,
            .weighed = weighed_ || straight_,
            .straight = straight_,
            .cover = cover()};
  }

  [[nodiscard]] const hub::Profile& profile() const {
    return world_.versions[now_ >= at(world_.second_from) ? 1 : 0];
  }

  [[nodiscard]] bool is_kept(ItemId item) const {
    const auto found = items_.find(item);
    if (found == items_.end() || !found->second.is_held) {
      return false;
    }
    for (const auto& [release, until] : found->second.let_in) {
      if (!until || now_ < *until) {
        return false;
      }
    }
    return true;
  }

  [[nodiscard]] bool is_theirs(const Staff& person, RequestId request) const {
    return person.agency == requests_.at(request).agency;
  }

  [[nodiscard]] bool record_is_open() const {
    switch (world_.versions[rules_].check.members_see) {
      case hub::MembersSee::own_answer_only:
        return false;
      case hub::MembersSee::record_during_check:
        return true;
      case hub::MembersSee::record_at_decision:
        return decided_;
    }
    return false;
  }

  /// Whether agencies see each other's answers today, whatever the case began under.
  [[nodiscard]] bool is_open_today() const {
    const hub::MembersSee see = profile().check.members_see;
    return see == hub::MembersSee::record_during_check ||
           (see == hub::MembersSee::record_at_decision && decided_);
  }

  [[nodiscard]] bool might_see(const Staff& person, std::uint64_t, const Fact& fact) const {
    const bool kept = fact.item && is_kept(*fact.item) && !is_theirs(person, *fact.request);
    if (!kept && permits(person, Permission::see_contact, subject({}), profile())) {
      return true;
    }
    for (const auto& [id_of, asked] : requests_) {
      if (!permits(person, Permission::see_request, subject(asked.agency), profile())) {
        continue;
      }
      // Of another agency's items its people see something where the hub shows them, then and now.
      const bool shut = (fact.item || fact.of_item) && person.agency &&
                        !is_theirs(person, *fact.request) && !is_open_today();
      if (shut) {
        continue;
      }
      if (fact.item) {
        const bool own = *fact.request == id_of;
        if (!kept && (own || (record_is_open() && !fact.hub_only))) {
          return true;
        }
      } else if (fact.person) {
        if (std::ranges::count(asked.about, *fact.person) > 0) {
          return true;
        }
      } else if (fact.request && (*fact.request == id_of || record_is_open())) {
        return true;
      }
    }
    return false;
  }

  const World& world_;
  Instant now_;
  std::map<std::uint64_t, Fact> facts_;
  std::map<RequestId, InformationRequested> requests_;
  std::map<ItemId, Held> items_;
  std::optional<StaffId> worker_;
  std::size_t rules_ = 0;
  bool decided_ = false;
  bool weighed_ = false;
  bool straight_ = false;
};

/// What the hub itself answers, in the replay's shape.
Replay::Answer answered(const World& world, Instant moment, const Whose& whose) {
  std::vector<Employed> people;
  for (const Person& one : world.people) {
    people.push_back({.staff = one.staff,
                      .from = at(one.from),
                      .until = one.until ? std::optional{at(*one.until)} : std::nullopt});
  }
  Rota rota;
  std::uint8_t number = 0;
  for (const Away& one : world.away) {
    const AbsenceId absence{id(8, ++number)};
    evolve(rota,
           {.event = AbsenceNoted{.absence = absence,
                                  .person = one.person,
                                  .from = at(one.from),
                                  .until = one.until ? std::optional{at(*one.until)} : std::nullopt,
                                  .cover = one.cover},
            .by = System{},
            .at = at(one.noted)});
    if (one.ended) {
      evolve(rota,
             {.event = AbsenceEnded{.absence = absence}, .by = System{}, .at = at(*one.ended)});
    }
  }
  const std::vector<VersionInForce> profiles{
      {.from = at(-1000), .profile = &world.versions[0]},
      {.from = at(world.second_from), .profile = &world.versions[1]}};
  const std::vector<RecordedRight> nothing_guarded;
  const Histories histories{.contact = ContactId{id(9, 9)},
                            .casefile = world.events,
                            .showings = world.showings,
                            .people = people,
                            .rota = rota,
                            .rights = nothing_guarded,
                            .profiles = profiles,
                            .rules = [&world](const std::string& version) {
                              return &world.versions[version == "1" ? 0 : 1];
                            }};
  const Knowledge knowledge = knowledge_at(histories, moment, whose);
  Replay::Answer answer;
  for (const KnownFact& fact : knowledge.facts) {
    answer.held.push_back(fact.sequence);
    if (fact.sent) {
      answer.sent[fact.sequence] = {fact.sent->at, fact.sent->place};
    }
    if (fact.could) {
      answer.could.insert(fact.sequence);
    }
  }
  for (const Staff& one : knowledge.people) {
    answer.people.insert(one.id);
  }
  return answer;
}

Whose any_whose(std::mt19937_64& random, const World& world) {
  const Staff& one = world.people[random() % world.people.size()].staff;
  switch (random() % 3) {
    case 0:
      return {.person = one.id, .role = {}, .agency = {}};
    case 1:
      return {.person = {}, .role = one.role, .agency = {}};
    default:
      return {.person = {}, .role = one.role, .agency = one.agency};
  }
}

}  // namespace

TEST_CASE("who knew what, when, is what a replay of 10,000 random histories says") {
  INFO("seed " << seed);
  std::mt19937_64 random{seed};
  int differences = 0;
  std::size_t held = 0;
  std::size_t sent = 0;
  std::size_t could = 0;
  std::size_t neither = 0;
  for (int i = 0; i < histories_wanted; ++i) {
    const World world = Maker{random()}.make();
    const Instant moment = at(static_cast<int>(random() % 70) - 2);
    const Whose whose = any_whose(random, world);
    const Replay::Answer replayed = Replay{world, moment}.answer(whose);
    differences += answered(world, moment, whose) == replayed ? 0 : 1;
    held += replayed.held.size();
    sent += replayed.sent.size();
    could += replayed.could.size();
    for (const std::uint64_t one : replayed.held) {
      neither += replayed.sent.contains(one) || replayed.could.contains(one) ? 0 : 1;
    }
  }
  CHECK(differences == 0);
  // The histories are of use: each column holds much, and each of them lacks much.
  MESSAGE("facts held " << held << ", sent " << sent << ", could be seen " << could << ", neither "
                        << neither);
  CHECK(sent > held / 20);
  CHECK(could > held / 20);
  CHECK(neither > held / 20);
}

TEST_CASE("the replay finds every difference that is planted") {
  std::mt19937_64 random{seed + 1};
  int lost_release = 0;
  int lost_showing = 0;
  int lost_cover = 0;
  int wrong_moment = 0;
  for (int i = 0; i < 400; ++i) {
    const World world = Maker{random()}.make();
    const Instant moment = at(20 + static_cast<int>(random() % 40));
    const Whose whose = any_whose(random, world);
    const Replay::Answer replayed = Replay{world, moment}.answer(whose);
    World without = world;
    for (RecordedEvent& event : without.events) {
      if (std::holds_alternative<ItemReleased>(event.event)) {
        std::get<ItemReleased>(event.event).to = ReleaseTo::outside;
      }
    }
    lost_release += answered(without, moment, whose) == replayed ? 0 : 1;
    without = world;
    without.showings.clear();
    lost_showing += answered(without, moment, whose) == replayed ? 0 : 1;
    without = world;
    without.away.clear();
    lost_cover += answered(without, moment, whose) == replayed ? 0 : 1;
    wrong_moment += answered(world, moment - std::chrono::minutes{3}, whose) == replayed ? 0 : 1;
  }
  CHECK(lost_release > 0);
  CHECK(lost_showing > 0);
  CHECK(lost_cover > 0);
  CHECK(wrong_moment > 0);
}
