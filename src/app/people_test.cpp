#include <doctest/doctest.h>

#include <future>
#include <set>

#include "app/core_of.h"
#include "app/fixture_test.h"
#include "base/contains.h"
#include "london/london_time.h"

using namespace openmash;
using namespace std::chrono_literals;

namespace {

struct World : app::TestHub {
  unsigned char next = 1;

  struct Sent {
    ContactId contact;
    std::string reference;
    PersonId child;
    PersonId adult;

    [[nodiscard]] RecordRef record() const { return {.contact = contact, .person = child}; }
  };

  Sent send(const std::string& name, const std::string& born, const std::string& address,
            const std::string& adult_name = "Adult 1", const std::string& adult_born = "1995-06-07",
            const std::string& relationship = "mother") {
    const PersonId child{seal::fresh_id()};
    const PersonId adult{seal::fresh_id()};
    const auto said = [](std::initializer_list<std::pair<const char*, std::string>> some) {
      Answers answers;
      for (const auto& [question, words] : some) {
        answers.all.push_back({.question = question, .words = words});
      }
      return answers;
    };
    const app::WrittenReferral referral{
        .source = Source::anonymous,
        .answers = {},
        .people = {{.person = child,
                    .kind = name == "Unborn" ? PersonKind::unborn_child : PersonKind::child,
                    .at_risk = true,
                    .answers = said({{"name", name}, {"born", born}, {"address", address}})},
                   {.person = adult,
                    .kind = PersonKind::adult,
                    .answers = said({{"name", adult_name},
                                     {"born", adult_born},
                                     {"relationship", relationship},
                                     {"lives_with_child", "yes"}})}},
        .concerns = {{.concern = ConcernId{seal::fresh_id()},
                      .about = {child},
                      .answers = said({{"words", "shouting most nights"}})}}};
    const std::string code = hub->referrals().start();
    const auto sent = std::get<app::Sent>(hub->referrals().send(code, referral));
    return {.contact = sent.contact, .reference = sent.reference, .child = child, .adult = adult};
  }

  app::Reader reader(const Staff& staff) { return {.actor = staff, .session = seal::fresh_id()}; }

  /// Until the index is built.
  app::PeopleFound search(const app::Reader& who, const app::PersonAsked& asked) {
    while (true) {
      auto found = hub->look().search(who, asked);
      REQUIRE(found);
      if ((*found)->is_ready) {
        return **found;
      }
      std::this_thread::yield();
    }
  }
};

std::vector<std::string> references(const std::vector<app::PersonSeen>& some) {
  std::vector<std::string> all;
  for (const app::PersonSeen& one : some) {
    all.push_back(one.reference);
  }
  return all;
}

int searches_recorded(World& world, const Staff& by) {
  app::Core& core = app::core_of(*world.hub);
  const Id128 stream =
      core.stream_for("access " + by.id.value.hex() + " " + iso8601(london::date_of(core.now())));
  const ledger::StreamSlice slice = core.ledger().read(stream);
  codec::StreamKeys keys{core.ring(), stream, slice.keys};
  int searches = 0;
  for (const ledger::StoredEvent& stored : slice.events) {
    const auto any = codec::open_any(stored, keys);
    const auto* showing = std::get_if<codec::RecordedShowing>(&any);
    searches += showing != nullptr && showing->shown.purpose == ReadPurpose::search &&
                        !showing->shown.refused
                    ? 1
                    : 0;
  }
  return searches;
}

}  // namespace

TEST_CASE("somebody is found in a contact that came a moment ago, and every search is recorded") {
  World world;
  const Staff screener = world.staff("screening", "screening_team");
  const app::Reader reader = world.reader(screener);
  const auto sent = world.send("Childa Pennistone", "2019-03-04", "12 Vicarage Road IG1 1AA");
  const app::PeopleFound found =
      world.search(reader, {.name = "Child Penniston", .born = "2019", .place = "Vicarage Road"});
  REQUIRE_FALSE(found.candidates.empty());
  CHECK(found.candidates[0].reference == sent.reference);
  CHECK(found.candidates[0].person.person == sent.child);
  CHECK_FALSE(found.candidates[0].evidence.empty());
  const int before = searches_recorded(world, screener);
  CHECK(before >= 1);
  CHECK(world.search(reader, {.name = "Nobodys Everheard"}).candidates.empty());
  CHECK(searches_recorded(world, screener) == before + 1);
}

TEST_CASE("whoever may not see the queue searches nothing, and the try is recorded as refused") {
  World world;
  const Staff police = world.staff("police", "agency_representative", AgencyCode{"police"});
  CHECK_FALSE(world.hub->look().search(world.reader(police), {.name = "Childa"}));
}

TEST_CASE("what is not the reader's to read changes nothing they find") {
  World world;
  const Staff screener = world.staff("screening", "screening_team");
  const Staff support = world.staff("support", "business_support");
  const Staff head = world.staff("head", "head_of_mash");
  const Staff worker = world.staff("worker", "social_worker");
  const auto one = world.send("Childa Pennistone", "2019-03-04", "12 Vicarage Road IG1 1AA");
  const auto other = world.send("Childa Pennistone", "2019-03-04", "12 Vicarage Road IG1 1AA");
  const app::PersonAsked asked{.name = "Childa Pennistone", .born = "2019-03-04"};
  CHECK(world.search(world.reader(support), asked).candidates.size() == 2);
  world.must(screener, other.contact, ScreenContact{.proposed = Route::through_mash, .note = "n"});
  world.must(screener, other.contact,
             RateContact{.level = world.hub->profile().levels.front().code, .reason = "r"});
  world.must(head, other.contact, SignGate{.route = Route::through_mash, .reason = "r"});
  world.must(head, other.contact, AssignCase{.worker = worker.id, .worker_role = worker.role});
  // Once it is somebody's case, those who log contacts see its outline and no more.
  CHECK(references(world.search(world.reader(support), asked).candidates) ==
        std::vector{one.reference});
  CHECK(world.search(world.reader(head), asked).candidates.size() == 2);
}

TEST_CASE("two contacts judged the same open to each other, and undone are as before") {
  World world;
  const Staff screener = world.staff("screening", "screening_team");
  const app::Reader reader = world.reader(screener);
  app::WhoIsWho& who = world.hub->who_is_who();
  const auto first = world.send("Childa Pennistone", "2019-03-04", "12 Vicarage Road IG1 1AA");
  const auto second =
      world.send("Childa Peniston", "2019-03-04", "12 Vicarage Rd IG1 1AA", "Adult 2");
  static_cast<void>(world.search(reader, {.name = "Childa"}));  // the index is there
  const auto proposed = [&] {
    const auto page = world.hub->look().same_people(reader, second.reference);
    REQUIRE(page);
    return references((*page)->people.at(0).found.candidates);
  };
  CHECK(proposed() == std::vector{first.reference});
  const std::string before = state_of(*who.links());
  CHECK((*world.hub->look().linked(reader, second.reference))->contacts.empty());

  const app::Submission press = world.press();
  const auto judged =
      who.judge(reader, press, second.record(), first.record(), Judgement::same, "same mother");
  REQUIRE(std::holds_alternative<app::JudgementKept>(judged));
  const JudgementId id = std::get<app::JudgementKept>(judged).judgement;
  CHECK(std::holds_alternative<app::JudgementKept>(
      who.judge(reader, press, second.record(), first.record(), Judgement::same, "same mother")));
  CHECK(who.links()->pairs.begin()->second.size() == 1);
  const auto linked = world.hub->look().linked(reader, second.reference);
  REQUIRE((*linked)->contacts.size() == 1);
  CHECK((*linked)->contacts[0].reference == first.reference);
  CHECK((*linked)->contacts[0].others.size() == 1);
  REQUIRE((*linked)->new_adults.size() == 1);
  CHECK((*linked)->new_adults[0].person == second.adult);
  CHECK(proposed().empty());

  world.now += 5min;
  const Staff head = world.staff("head", "head_of_mash");
  REQUIRE(world.hub->look().contact(world.reader(head), first.reference, ReadPurpose::work));
  world.must(screener, second.contact, ScreenContact{.proposed = Route::through_mash, .note = "n"});
  world.now += 5min;
  CHECK(std::holds_alternative<app::JudgementKept>(
      who.undo(reader, world.press(), id, "another family")));
  CHECK(state_of(*who.links()) == before);
  CHECK((*world.hub->look().linked(reader, second.reference))->contacts.empty());
  CHECK(proposed() == std::vector{first.reference});

  const auto page = world.hub->look().judgement(reader, id, {screener.id, head.id});
  REQUIRE(page);
  const auto rested = [&](const Staff& staff, bool done, const std::string& reference) {
    return std::ranges::any_of((*page)->rested, [&](const app::RestedOnLink& one) {
      return is_staff(one.by, staff.id) && one.done == done && one.reference == reference;
    });
  };
  CHECK(rested(head, false, first.reference));
  CHECK(rested(screener, true, second.reference));
  CHECK_FALSE(rested(head, true, second.reference));
}

namespace {

struct TwoHeads {
  World& world;
  Staff head = world.staff("head", "head_of_mash");
  Staff second = world.staff("head2", "head_of_mash");
  Staff worker = world.staff("worker", "social_worker");
  app::Reader head_reads = world.reader(head);
  app::Reader second_reads = world.reader(second);

  void restrict(const World::Sent& sent) const {
    const AskSecond ask{.proposal = ProposalId{seal::fresh_id()},
                        .step = TwoPersonStep::restrict_case,
                        .contact = sent.contact,
                        .listed = {head, second},
                        .reason = "r"};
    app::Protections& protections = world.hub->protections();
    REQUIRE(std::holds_alternative<app::RightsDone>(
        protections.handle(head_reads, world.press(), ask)));
    REQUIRE(std::holds_alternative<app::RightsDone>(
        protections.handle(second_reads, world.press(), GiveSecond{.proposal = ask.proposal})));
  }
};

JudgementId judged(World& world, const app::Reader& by, const RecordRef& one,
                   const RecordRef& other, Judgement says = Judgement::same) {
  const auto handled =
      world.hub->who_is_who().judge(by, world.press(), one, other, says, "same mother");
  REQUIRE(std::holds_alternative<app::JudgementKept>(handled));
  return std::get<app::JudgementKept>(handled).judgement;
}

}  // namespace

TEST_CASE("what a hidden record joins is told to nobody who may not read it") {
  World world;
  const Staff screener = world.staff("screening", "screening_team");
  const app::Reader screens = world.reader(screener);
  const TwoHeads two{world};
  const auto first = world.send("Childa Pennistone", "2019-03-04", "12 Vicarage Road IG1 1AA");
  const auto second = world.send("Zebedee Quarrie", "2011-01-02", "9 Mill Lane", "Adult 2");
  const auto secret = world.send("Childb Quarrie", "2012-01-02", "9 Mill Lane", "Adult 3");
  judged(world, two.head_reads, first.record(), secret.record());
  judged(world, two.head_reads, second.record(), secret.record());
  judged(world, two.head_reads, first.record(), second.record(), Judgement::not_same);
  two.restrict(secret);
  const auto hers = world.hub->look().linked(two.head_reads, first.reference);
  REQUIRE(hers);
  CHECK((*hers)->contacts.size() == 2);
  CHECK((*hers)->contradictory.size() == 1);
  const auto theirs = world.hub->look().linked(screens, first.reference);
  REQUIRE(theirs);
  CHECK((*theirs)->contacts.empty());
  CHECK((*theirs)->contradictory.empty());
  CHECK((*theirs)->new_adults.empty());
}

TEST_CASE("who reads a case through broken glass judges about it in that session alone") {
  World world;
  const Staff head = world.staff("head", "head_of_mash");
  const Staff screener = world.staff("screening", "screening_team");
  const Staff worker = world.staff("worker", "social_worker");
  const Staff other = world.staff("worker2", "social_worker");
  const auto own = world.send("Childa Pennistone", "2019-03-04", "12 Vicarage Road IG1 1AA");
  const auto theirs = world.send("Childa Pennistone", "2019-03-04", "12 Vicarage Road IG1 1AA");
  world.assign(own.contact, screener, head, worker);
  world.assign(theirs.contact, screener, head, other);
  const app::Reader through = world.reader(worker);
  REQUIRE(std::holds_alternative<app::RightsDone>(
      world.hub->protections().handle(through, world.press(),
                                      BreakGlass{.glass = GlassId{seal::fresh_id()},
                                                 .reference = theirs.reference,
                                                 .contact = theirs.contact,
                                                 .reason = "the police are at the door"})));
  const app::Reader elsewhere = world.reader(worker);
  const auto handled = world.hub->who_is_who().judge(
      elsewhere, world.press(), own.record(), theirs.record(), Judgement::same, "the same mother");
  CHECK(std::holds_alternative<JudgementRefusal>(handled));
  judged(world, through, own.record(), theirs.record());
}

TEST_CASE("a case restricted after the page was opened is judged by two, and undone by two") {
  World world;
  const TwoHeads two{world};
  app::WhoIsWho& who = world.hub->who_is_who();
  const auto first = world.send("Childa Pennistone", "2019-03-04", "12 Vicarage Road IG1 1AA");
  const auto second = world.send("Childa Peniston", "2019-03-04", "12 Vicarage Rd IG1 1AA");
  static_cast<void>(world.hub->look().same_people(two.head_reads, first.reference));
  two.restrict(second);
  const JudgementId id = judged(world, two.head_reads, first.record(), second.record());
  const auto stands = [&] { return who.links()->find(id)->stands(); };
  CHECK_FALSE(stands());
  CHECK(std::holds_alternative<JudgementRefusal>(
      who.second(two.head_reads, world.press(), id, true, "r")));
  // The same session under another account is no second, nor is the first in another session.
  CHECK(std::holds_alternative<JudgementRefusal>(who.second(
      {.actor = two.second, .session = two.head_reads.session}, world.press(), id, true, "r")));
  CHECK(std::holds_alternative<JudgementRefusal>(
      who.second(world.reader(two.head), world.press(), id, true, "r")));
  CHECK(std::holds_alternative<app::JudgementKept>(
      who.second(two.second_reads, world.press(), id, true, "r")));
  CHECK(stands());
  CHECK(std::holds_alternative<app::JudgementKept>(
      who.undo(two.head_reads, world.press(), id, "another mother")));
  CHECK(stands());
  const auto page = world.hub->look().judgement(two.second_reads, id, {});
  REQUIRE(page);
  CHECK((*page)->given.undoing_waits());
  CHECK(std::holds_alternative<JudgementRefusal>(
      who.second_undoing(two.head_reads, world.press(), id, true, "r")));
  CHECK(std::holds_alternative<app::JudgementKept>(
      who.second_undoing(two.second_reads, world.press(), id, true, "so it is")));
  CHECK_FALSE(stands());
}

TEST_CASE("who was sent somebody's name in a search, beside another or by a link, was sent it") {
  World world;
  const TwoHeads two{world};
  const auto sent = world.send("Childa Pennistone", "2019-03-04", "12 Vicarage Road IG1 1AA");
  const auto other = world.send("Childa Peniston", "2019-03-04", "12 Vicarage Rd IG1 1AA",
                                "Adult 2", "1971-02-03");
  static_cast<void>(world.search(two.head_reads, {.name = "Childa"}));
  int number = 0;
  // What the record says that somebody new, who did one thing alone, was sent of the contact.
  const auto sent_by = [&](const auto& deed) {
    const Staff screener = world.staff("screening" + std::to_string(++number), "screening_team");
    world.now += 1min;
    deed(world.reader(screener));
    world.now += 1min;
    const auto page =
        world.hub->look().knew(two.head_reads, sent.reference, world.now, {.person = screener.id});
    REQUIRE(page);
    std::vector<PersonId> people;
    for (const app::KnewFact& fact : (*page)->facts) {
      const auto* person = fact.event ? std::get_if<PersonDescribed>(&fact.event->event) : nullptr;
      if (person != nullptr && fact.sent) {
        people.push_back(person->person);
      }
    }
    return people;
  };
  const auto search = [&](const app::PersonAsked& asked) {
    return [&, asked](const app::Reader& who) { static_cast<void>(world.search(who, asked)); };
  };
  CHECK(sent_by(search({.name = "Nobodys Everheard"})).empty());
  CHECK(sent_by(search({.name = "Childa Pennistone", .born = "2019-03-04"})) ==
        std::vector{sent.child});
  const std::vector both{sent.child, sent.adult};
  CHECK(sent_by([&](const app::Reader& who) {
          REQUIRE(world.hub->look().same_people(who, sent.reference));
        }) == both);
  CHECK(sent_by([&](const app::Reader& who) {
          REQUIRE(world.hub->look().same_people(who, other.reference));
        }) == std::vector{sent.child});
  const JudgementId id = judged(world, two.head_reads, sent.record(), other.record());
  CHECK(sent_by([&](const app::Reader& who) {
          REQUIRE(world.hub->look().judgement(who, id, {}));
        }) == std::vector{sent.child});
  CHECK(sent_by([&](const app::Reader& who) {
          REQUIRE(world.hub->look().linked(who, other.reference));
        }) == both);
}

TEST_CASE(
    "part of a name, another name and a school as people call it find who is written down so") {
  World world;
  const app::Reader reader = world.reader(world.staff("screening", "screening_team"));
  const TwoHeads two{world};
  const auto describe = [&](const std::string& name, const std::string& known_as,
                            const std::string& school) {
    const auto sent = world.send(name, "2019-03-04", "12 Vicarage Road IG1 1AA", "Adult 1", "");
    world.must(world.staff("officer" + sent.reference, "contact_officer"), sent.contact,
               DescribePerson{.person = {.person = PersonId{seal::fresh_id()},
                                         .kind = PersonKind::child,
                                         .answers = {{{.question = "name", .words = name},
                                                      {.question = "known_as", .words = known_as},
                                                      {.question = "school", .words = school}}}}});
    return sent.reference;
  };
  const std::string aoife = describe("Aoife Brennan-Okafor", "Effie", "St Bede's Primary");
  const std::string joana = describe("Joana Silva Santos", "Titi, Jojo Lopes", "Oakfield Infants");
  const auto hidden = world.send("Una Brennan", "2012-01-02", "9 Mill Lane");
  two.restrict(hidden);
  const auto found = [&](const app::PersonAsked& asked) {
    const app::PeopleFound people = world.search(reader, asked);
    std::set<std::string> all;
    for (const auto* some : {&people.candidates, &people.near_misses, &people.there}) {
      for (const app::PersonSeen& one : *some) {
        all.insert(one.reference);
      }
    }
    return all;
  };
  for (const char* name : {"Brennan", "okafor", "Effie", "Mrs Brennan", "shivon brennan", "Bren"}) {
    CAPTURE(name);
    CHECK(found({.name = name}) == std::set{aoife});
  }
  for (const char* name : {"Silva", "Titi", "Jojo", "Lopes", "Jojo Lopes"}) {
    CAPTURE(name);
    CHECK(found({.name = name}) == std::set{joana});
  }
  CHECK(found({.name = "Jojo Lopes", .about_age = "11"}) == std::set{joana});
  for (const char* school : {"St Bedes", "bede", "St Bede’s School", "St Bede's Primary School"}) {
    CAPTURE(school);
    CHECK(found({.school = school}) == std::set{aoife});
  }
  CHECK(found({.school = "Oakfield School"}) == std::set{joana});
  CHECK(found({.name = "Nobodys Everheard"}).empty());
  CHECK(found({.school = "Bedefield"}).empty());
}

TEST_CASE("what the one-page form puts behind a name is no part of it") {
  World world;
  const app::Reader reader = world.reader(world.staff("screening", "screening_team"));
  const auto sent = world.send("Eefa Brennan, girl about 7", "", "9 Mill Lane");
  for (const app::PersonAsked& asked :
       {app::PersonAsked{.name = "Eefa Brennan"}, {.name = "Brennan", .about_age = "7"}}) {
    const app::PeopleFound people = world.search(reader, asked);
    REQUIRE_FALSE(people.candidates.empty());
    CHECK(people.candidates.front().reference == sent.reference);
  }
}

TEST_CASE("a street, a town or the half of a postcode finds who is written down there") {
  World world;
  const Staff screener = world.staff("screening", "screening_team");
  const app::Reader reader = world.reader(screener);
  const TwoHeads two{world};
  const auto sent =
      world.send("Childa Pennistone", "2019-03-04", "12 Mortlake Road, Ilford IG1 2SX");
  const auto next = world.send("Zebedee Quarrie", "2011-01-02", "14 Mortlake Road, Ilford IG1 2SX");
  const auto secret =
      world.send("Childb Quarrie", "2012-01-02", "16 Mortlake Road, Ilford IG1 2SX");
  world.send("Childc Other", "2013-01-02", "3 Mill Lane, Barking IG11 7AA");
  two.restrict(secret);
  const auto at = [&](const std::string& place) {
    const app::PeopleFound found = world.search(reader, {.place = place});
    std::set<std::string> all;
    for (const auto* some : {&found.candidates, &found.near_misses, &found.there}) {
      for (const app::PersonSeen& one : *some) {
        all.insert(one.reference);
      }
    }
    return all;
  };
  const std::set both{sent.reference, next.reference};
  for (const char* place : {"Mortlake Road", "mortlake rd", "Mortlake", "Ilford", "IG1", "IG1 2SX",
                            "Mortlake Road, Ilford", "Mortl"}) {
    CAPTURE(place);
    CHECK(at(place) == both);
  }
  CHECK(contains(at("12 Mortlake Road"), sent.reference));
  const app::PeopleFound door = world.search(reader, {.place = "14 Mortlake Road"});
  REQUIRE(door.there.size() + door.candidates.size() > 0);
  CHECK((door.candidates.empty() ? door.there : door.candidates).front().reference ==
        next.reference);
  for (const char* nowhere : {"Mortlake Avenue", "Vicarage Road", "IG2", "12", "ortlake"}) {
    CAPTURE(nowhere);
    CHECK(at(nowhere).empty());
  }
  // A postcode begun and not ended; IG12 is another district than IG1 2.
  for (const char* begun : {"IG1 2", "IG1 2S", "ig1 2s"}) {
    CAPTURE(begun);
    CHECK(at(begun) == both);
  }
  for (const char* nowhere : {"IG1 3", "IG12"}) {
    CAPTURE(nowhere);
    CHECK(at(nowhere).empty());
  }
  // With more that is known and nobody like that, whoever is there is still told.
  const app::PeopleFound other =
      world.search(reader, {.name = "Nobodys Everheard", .place = "Mortlake Road"});
  CHECK(other.there.size() + other.near_misses.size() + other.candidates.size() >= 2);
}

namespace {

/// What is said of each who was found, the strongest first.
std::string evidence_in(const app::PeopleFound& found) {
  std::string all;
  for (const auto* some : {&found.candidates, &found.near_misses, &found.there}) {
    for (const app::PersonSeen& one : *some) {
      for (const app::Evidence& evidence : one.evidence) {
        all += std::string{evidence.what} + ": " + std::string{evidence.how} + "; ";
      }
    }
  }
  return all;
}

}  // namespace

TEST_CASE("the evidence says what was asked: no door where none was, and an age as an age") {
  World world;
  const app::Reader reader = world.reader(world.staff("screening", "screening_team"));
  world.send("Childa Pennistone", "2020-03-04", "12 Vicarage Road IG1 1AA");
  const auto told = [&](const app::PersonAsked& asked) {
    return evidence_in(world.search(reader, asked));
  };
  const std::string street = told({.name = "Childa Pennistone", .place = "Vicarage Road"});
  CHECK(street.contains("Address and postcode: the same street or postcode; "));
  CHECK(told({.name = "Childa Pennistone", .place = "14 Vicarage Road"})
            .contains("the same street or postcode, another door"));
  CHECK(told({.place = "Vicarage Road"}).contains("Address: what was asked for"));
  const std::string another = told({.name = "Nobodys Everheard", .place = "14 Vicarage Road"});
  CHECK(another.contains("Address: the same street or postcode, another door"));
  CHECK_FALSE(another.contains("what was asked for"));
  const std::string age = told({.name = "Childa Pennistone", .about_age = "about 6"});
  CHECK(age.contains("Age: about that age"));
  CHECK_FALSE(age.contains("has no day"));
  CHECK(told({.name = "Childa Pennistone", .about_age = "16"}).contains("Age: another age"));
}

TEST_CASE("whoever may be a child's mother is found, with what is known of that") {
  const auto mothers = [](const std::string& adult, const std::string& relationship) {
    World world;
    world.send("Childa Pennistone", "2019-03-04", "12 Vicarage Road IG1 1AA", adult, "",
               relationship);
    return world.search(world.reader(world.staff("screening", "screening_team")),
                        {.name = "Childa Pennistone", .born = "2019-03-04", .mother_of = true});
  };
  const auto written = {std::pair{"Adultine", "mother"},
                        {"Adultine", "Mum"},
                        {"", "the child's birth mother"},
                        {"Mum", ""}};
  for (const auto& [adult, relationship] : written) {
    CAPTURE(std::string{adult});
    CAPTURE(std::string{relationship});
    const app::PeopleFound found = mothers(adult, relationship);
    REQUIRE(found.candidates.size() == 1);
    CHECK(found.near_misses.empty());
    CHECK(found.candidates[0].person.answers.words("name") == adult);
    CHECK(found.candidates[0].through == "Childa Pennistone");
    CHECK(evidence_in(found).contains("Mother: written down"));
  }
  for (const char* relationship : {"", "carer", "mum's partner"}) {
    CAPTURE(std::string{relationship});
    const app::PeopleFound found = mothers("Sam", relationship);
    CHECK(found.candidates.empty());
    REQUIRE(found.near_misses.size() == 1);
    CHECK(found.near_misses[0].person.answers.words("name") == "Sam");
    CHECK(evidence_in(found).contains("nobody wrote down that this is the mother"));
  }
  for (const char* relationship : {"father", "maternal grandmother"}) {
    CAPTURE(std::string{relationship});
    const app::PeopleFound found = mothers("Sam", relationship);
    CHECK(found.candidates.empty());
    CHECK(found.near_misses.empty());
  }
}

TEST_CASE("an address without its town is the same door, and Kasia is found as Katarzyna") {
  World world;
  const Staff screener = world.staff("screening", "screening_team");
  const app::Reader reader = world.reader(screener);
  world.send("Childa Pennistone", "2019-03-04", "Address 5, Ilford");
  const auto kasia = world.send("Kasia Nowak", "2018-05-06", "12 Vicarage Road IG1 1AA");
  const app::PeopleFound found = world.search(
      reader, {.name = "Childa Pennistone", .born = "2019-03-04", .place = "Address 5"});
  REQUIRE(found.candidates.size() == 1);
  bool at_the_door = false;
  for (const app::Evidence& one : found.candidates[0].evidence) {
    at_the_door = at_the_door || one.how.contains("same door");
    CHECK_FALSE(one.how.contains("another door"));
  }
  CHECK(at_the_door);
  const app::PeopleFound nowak = world.search(reader, {.name = "Katarzyna Nowak"});
  CHECK(contains(references(nowak.candidates.empty() ? nowak.near_misses : nowak.candidates),
                 kasia.reference));
}

TEST_CASE("nobody small is proposed for an adult, whatever their name begins with") {
  World world;
  const Staff screener = world.staff("screening", "screening_team");
  const app::Reader reader = world.reader(screener);
  const auto small = world.send("Agatha Nowak", "2022-03-04", "12 Vicarage Road IG1 1AA");
  const auto older = world.send("Agatha Nowak", "2008-03-04", "12 Vicarage Road IG1 1AA");
  const auto now = world.send("Childo Quarrie", "2020-01-01", "9 Mill Lane", "Agatha Nowak", "");
  static_cast<void>(world.search(reader, {.name = "Agatha"}));
  const auto page = world.hub->look().same_people(reader, now.reference);
  REQUIRE(page);
  const app::PeopleFound& found = (*page)->people.at(1).found;
  std::vector<std::string> all = references(found.candidates);
  std::ranges::copy(references(found.near_misses), std::back_inserter(all));
  CHECK_FALSE(contains(all, small.reference));
  CHECK(contains(all, older.reference));
}

TEST_CASE("judged not the same, a pair is not proposed again until a record says something else") {
  World world;
  const Staff screener = world.staff("screening", "screening_team");
  const app::Reader reader = world.reader(screener);
  const auto first = world.send("Childa Pennistone", "2019-03-04", "12 Vicarage Road IG1 1AA");
  const auto second = world.send("Childa Pennistone", "2019-03-04", "12 Vicarage Road IG1 1AA");
  static_cast<void>(world.search(reader, {.name = "Childa"}));
  REQUIRE(std::holds_alternative<app::JudgementKept>(world.hub->who_is_who().judge(
      reader, world.press(), second.record(), first.record(), Judgement::not_same, "twins")));
  const auto page = world.hub->look().same_people(reader, second.reference);
  REQUIRE(page);
  CHECK((*page)->people.at(0).found.candidates.empty());
  CHECK((*page)->people.at(0).judged.size() == 1);
}

TEST_CASE(
    "a hidden file's custodians are told of a new contact, and whoever screens sees nothing") {
  World world;
  const Staff screener = world.staff("screening", "screening_team");
  const Staff head = world.staff("head", "head_of_mash");
  app::HiddenMatches& hidden = world.hub->hidden_matches();
  const auto secret = world.send("Childa Pennistone", "2019-03-04", "12 Vicarage Road IG1 1AA");
  static_cast<void>(world.search(world.reader(head), {.name = "Childa"}));
  const ContactId kept = secret.contact;
  hidden.hide_by(
      [kept, head](const Staff& staff, const CaseFile& file, const app::NoticedContact&) {
        return file.id == kept && staff.id != head.id;
      });
  const auto look_at = [&](ContactId contact) {
    hidden.look_at({.contact = contact, .at = world.now, .roles = &world.hub->profile()});
  };
  const auto newcomer = world.send("Childa Penistone", "2019-03-04", "12 Vicarage Rd IG1 1AA");
  look_at(newcomer.contact);
  const app::Reader head_reads = world.reader(head);
  auto alerts = world.hub->look().alerts(head_reads);
  REQUIRE(alerts->alerts.size() == 1);
  CHECK(alerts->alerts[0].newcomer == newcomer.reference);
  CHECK(alerts->alerts[0].hidden == secret.reference);
  CHECK(alerts->alerts[0].alert.found.what.due == world.now + read_within);
  CHECK(world.hub->look().alerts(world.reader(screener))->alerts.empty());
  look_at(newcomer.contact);  // told once
  CHECK(world.hub->look().alerts(head_reads)->alerts.size() == 1);

  // The control: the same newcomer against a file nobody hides tells nobody.
  const auto open = world.send("Zebedee Quarrie", "2011-01-02", "9 Mill Lane", "Olwen Quarrie");
  const auto like = world.send("Zebedee Quarrie", "2011-01-02", "9 Mill Lane", "Olwen Quarrie");
  look_at(like.contact);
  CHECK(world.hub->look().alerts(head_reads)->alerts.size() == 1);

  const AlertId id = alerts->alerts[0].alert.found.what.alert;
  CHECK(std::holds_alternative<AlertRefusal>(
      world.hub->who_is_who().answer(screener, world.press(), AcknowledgeAlert{.alert = id})));
  REQUIRE(std::holds_alternative<app::AlertKept>(world.hub->who_is_who().answer(
      head, world.press(),
      AnswerAlert{.alert = id, .answer = AlertAnswer::releases, .words = "ring me"})));
  CHECK(world.hub->look().open_alerts(head_reads) == 0);
  const auto after = world.hub->look().alerts(head_reads);
  REQUIRE(after->alerts.size() == 1);
  CHECK(after->alerts[0].alert.answered.back().what.words == "ring me");
  CHECK(world.hub->look().alerts(world.reader(screener))->alerts.empty());
  const auto page = world.hub->look().same_people(world.reader(screener), newcomer.reference);
  REQUIRE(page);
  REQUIRE((*page)->released.size() == 1);
  CHECK((*page)->released[0].words == "ring me");
  // Whoever only logs contacts, or decides elsewhere, is told nothing by it.
  for (const auto& [name, role] :
       {std::pair{"support", "business_support"}, {"officer", "contact_officer"}}) {
    CAPTURE(name);
    const auto theirs =
        world.hub->look().same_people(world.reader(world.staff(name, role)), newcomer.reference);
    REQUIRE(theirs);
    CHECK((*theirs)->released.empty());
  }
}

TEST_CASE("a child that was not born yet is met through its mother, and about when it was due") {
  World world;
  const Staff screener = world.staff("screening", "screening_team");
  const app::Reader reader = world.reader(screener);
  const auto unborn = world.send("Unborn", "2026-12-01", "", "Adultine Pennistone");
  const auto born = world.send("Childa Quarrie", "2026-11-20", "", "Adultine Pennistone");
  const auto later = world.send("Childo Quarrie", "2024-02-03", "", "Adultine Pennistone");
  static_cast<void>(world.search(reader, {.name = "Childa"}));
  const auto proposed = [&](const std::string& reference) {
    const auto page = world.hub->look().same_people(reader, reference);
    REQUIRE(page);
    const app::PeopleFound& found = (*page)->people.at(0).found;
    return references(found.candidates);
  };
  CHECK(contains(proposed(born.reference), unborn.reference));
  CHECK(contains(proposed(unborn.reference), born.reference));
  CHECK_FALSE(contains(proposed(later.reference), unborn.reference));
}

TEST_CASE(
    "suggestions rest on what was adopted and saved, from the next start, and judgements say so") {
  World world;
  const World::Sent first = world.send("Maryam Ashfield", "2019-03-04", "4 Elm Road, IG1 1AA");
  const World::Sent second = world.send("Maryam Ashfield", "2019-03-04", "9 Oak Lane, IG2 2BB");
  const Staff screener = world.staff("screening", "screening_team");
  const auto weight = [&] {
    const app::PeopleFound found =
        world.search(world.reader(screener), {.name = "Maryam Ashfield", .born = "2019-03-04"});
    REQUIRE_FALSE(found.candidates.empty());
    return found.candidates.front().bits;
  };
  const double usual = weight();
  CHECK(world.hub->who_is_who().matching().name == "usual 1");
  const std::string names =
      "openmash name frequencies 1\nrecords 100000\nleast 10\nforename maryam 4000\n";
  const MatchingAdopted wanted{.matching = MatchingId{seal::fresh_id()},
                               .name = "autumn 2026",
                               .model = "",
                               .frequencies = names};
  const auto but = [&](auto change) {
    MatchingAdopted other = wanted;
    change(other);
    return world.hub->who_is_who().adopt(other).has_value();
  };
  CHECK(but([](MatchingAdopted& one) { one.frequencies += "forename maryam 3\n"; }));
  CHECK(but([](MatchingAdopted& one) { one.model = "not a model"; }));
  CHECK(but([](MatchingAdopted& one) { one.name = "usual 1"; }));
  CHECK(but([](MatchingAdopted& one) { one.frequencies.clear(); }));
  CHECK_FALSE(world.hub->who_is_who().adopt(wanted).has_value());
  CHECK(world.hub->who_is_who().adopt(wanted).has_value());  // a name is given once
  CHECK(weight() == usual);                                  // never live
  world.open();
  CHECK(world.hub->who_is_who().matching().name == "autumn 2026");
  CHECK(weight() != usual);
  REQUIRE(std::holds_alternative<app::JudgementKept>(
      world.hub->who_is_who().judge(world.reader(screener), world.press(), first.record(),
                                    second.record(), Judgement::not_sure, "another street")));
  const auto links = world.hub->who_is_who().links();
  REQUIRE(links->pairs.size() == 1);
  CHECK(links->pairs.begin()->second.front().made.what.model == "autumn 2026");
}

TEST_CASE("what opening the case files took is told apart from what the index took") {
  World world;
  static_cast<void>(world.send("Maryam Ashfield", "2019-03-04", "4 Elm Road, IG1 1AA"));
  world.open();
  std::promise<app::IndexBuilt> told;
  world.hub->person_index().tell_when_ready(
      [&](const app::IndexBuilt& built) { told.set_value(built); });
  const app::IndexBuilt built = told.get_future().get();
  CHECK(built.contacts == 1);
  CHECK(built.people == 2);
  CHECK(built.opening_seconds > 0);
  CHECK(built.adding_seconds > 0);
}

namespace {

/// A file for two heads and a worker, which nobody else may see.
struct Hidden : World {
  Staff head = staff("head", "head_of_mash");
  Staff head2 = staff("head2", "head_of_mash");
  Staff head3 = staff("head3", "head_of_mash");
  Staff screener = staff("screening", "screening_team");
  Staff worker = staff("worker", "social_worker");
  Staff worker2 = staff("worker2", "social_worker");
  Sent secret;

  Hidden() {
    secret = send("Childa Pennistone", "2019-03-04", "12 Vicarage Road IG1 1AA");
    static_cast<void>(search(reader(head), {.name = "Childa"}));
  }

  void two_agree(const AskSecond& ask) {
    now += 1min;
    REQUIRE(std::holds_alternative<app::RightsDone>(
        hub->protections().handle(reader(head2), press(), ask)));
    REQUIRE(std::holds_alternative<app::RightsDone>(
        hub->protections().handle(reader(head), press(), GiveSecond{.proposal = ask.proposal})));
  }

  void keep_to_list() {
    two_agree({.proposal = ProposalId{seal::fresh_id()},
               .step = TwoPersonStep::restrict_case,
               .contact = secret.contact,
               .listed = {head, head2, worker},
               .reason = "r"});
  }

  Sent newcomer() { return send("Childa Penistone", "2019-03-04", "12 Vicarage Rd IG1 1AA"); }

  /// On duty from a minute from now, for a day's work; the clock moves on to it.
  void plan(const Staff& whose) {
    REQUIRE(std::holds_alternative<app::DutyDone>(hub->duty().handle(
        head, press(),
        PlanShifts{
            .person = whose,
            .shifts = {{.shift = ShiftId{seal::fresh_id()}, .during = {now + 1min, now + 8h}}}})));
    now += 2min;
  }

  std::size_t told() { return hub->who_is_who().links()->alerts.size(); }

  /// The pass runs in the index's own thread, as soon as it hears.
  void wait_until_told(std::size_t many) {
    for (int i = 0; i < 30'000 && told() < many; ++i) {
      std::this_thread::sleep_for(1ms);
    }
    REQUIRE(told() == many);
  }

  const Alert& only_alert() {
    links = hub->who_is_who().links();
    REQUIRE(links->alerts.size() == 1);
    return links->alerts.begin()->second;
  }

  app::AlertHandled answers(const Staff& by, AlertAnswer answer, std::optional<StaffId> to = {}) {
    now += 1min;
    return hub->hidden_matches().answer(
        reader(by), press(),
        {.alert = only_alert().found.what.alert, .answer = answer, .words = "w"}, to);
  }

  std::shared_ptr<const CaseFile> file(const Sent& sent) {
    return app::core_of(*hub).load(sent.contact);
  }

  std::shared_ptr<const Links> links;
};

}  // namespace

TEST_CASE("custodians are told within a minute of the arrival, by the arrival and by no clock") {
  Hidden world;
  world.keep_to_list();
  const Instant arrived = world.now;
  const auto newcomer = world.newcomer();
  world.wait_until_told(1);  // the clock has not moved: nothing waits for an hour or a minute
  const Alert& alert = world.only_alert();
  CHECK(alert.found.what.newcomer.contact == newcomer.contact);
  CHECK(alert.found.what.due == arrived + read_within);
  CHECK(alert.found.at - arrived <= 60s);
  CHECK(alert.found.what.custodians.size() == 2);
  CHECK_FALSE(alert.is_for(world.head3.id));
  static_assert(app::overdue_looked_for_every <= 60s);
}

TEST_CASE("what was there before a file was kept to a few is told to those who keep it, and once") {
  Hidden world;
  const auto newcomer = world.newcomer();
  const auto another = world.send("Zebedee Quarrie", "2011-01-02", "9 Mill Lane", "Adult 2");
  static_cast<void>(world.search(world.reader(world.head), {.name = "Childa"}));
  CHECK(world.told() == 0);  // whoever screens sees the two beside each other
  world.keep_to_list();
  world.wait_until_told(1);
  CHECK(world.only_alert().found.what.newcomer.contact == newcomer.contact);
  CHECK(world.only_alert().found.what.due == world.now + read_within);
  world.keep_to_list();
  CHECK(world.told() == 1);
}

TEST_CASE("what arrived before the start and nobody looked at is looked at after it, and once") {
  Hidden world;
  world.keep_to_list();
  // The pass does not run for this one, as if the process had been killed before it could.
  world.hub->hidden_matches().hide_by(
      [](const Staff&, const CaseFile&, const app::NoticedContact&) { return false; });
  const auto newcomer = world.newcomer();
  static_cast<void>(world.search(world.reader(world.head), {.name = "Childa"}));
  world.now += 5min;
  CHECK(world.told() == 0);
  world.open();
  world.wait_until_told(1);
  CHECK(world.only_alert().found.what.newcomer.contact == newcomer.contact);
  CHECK(world.only_alert().found.what.due == world.now + read_within);
  // Once, however often it starts again; and the one that comes after the start is not left out.
  world.open();
  const auto another = world.newcomer();
  world.wait_until_told(2);
  world.open();
  static_cast<void>(world.search(world.reader(world.head), {.name = "Childa"}));
  std::this_thread::sleep_for(50ms);
  CHECK(world.told() == 2);
}

TEST_CASE("to take over gives the new contact to a worker of theirs, in the words of any other") {
  Hidden world;
  world.keep_to_list();
  const auto newcomer = world.newcomer();
  world.wait_until_told(1);
  const auto nobody = world.answers(world.head, AlertAnswer::takes_over);
  CHECK(std::holds_alternative<Refusal>(nobody));
  // A worker from whom the file is kept is none of theirs.
  CHECK(world.hub->hidden_matches().workers_for(world.only_alert()) ==
        std::vector{world.worker.id});
  CHECK(std::holds_alternative<Refusal>(
      world.answers(world.head, AlertAnswer::takes_over, world.worker2.id)));
  CHECK_FALSE(world.file(newcomer)->enquiry.worker);
  REQUIRE(std::holds_alternative<app::AlertKept>(
      world.answers(world.head, AlertAnswer::takes_over, world.worker.id)));
  const auto file = world.file(newcomer);
  CHECK(file->enquiry.worker == world.worker.id);
  const auto history = app::core_of(*world.hub).history(newcomer.contact);
  CHECK(std::holds_alternative<CaseAssigned>(history.back().event));
  // What the file's custodian wrote is in no case file.
  const app::Reader screener = world.reader(world.screener);
  (void)world.hub->look().choose_purpose(screener, newcomer.reference, PurposeCode{"step"});
  const auto page = world.hub->look().contact(screener, newcomer.reference, ReadPurpose::work);
  REQUIRE(page);
  CHECK((*page)->stage == Stage::to_ask);
  CHECK(world.hub->look().same_people(screener, newcomer.reference).value()->released.empty());
}

TEST_CASE("to join links the two for those who may see both, and for nobody else") {
  Hidden world;
  world.keep_to_list();
  const auto newcomer = world.newcomer();
  world.wait_until_told(1);
  const app::Reader screener = world.reader(world.screener);
  const auto linked_for = [&](const app::Reader& reader, const World::Sent& sent) {
    std::vector<std::string> all;
    for (const app::LinkedContact& one :
         (*world.hub->look().linked(reader, sent.reference))->contacts) {
      all.push_back(one.reference);
    }
    return all;
  };
  REQUIRE(std::holds_alternative<app::AlertKept>(world.answers(world.head, AlertAnswer::joins)));
  const auto agree = [&](const Staff& by) {
    for (const auto& [pair, given] : world.hub->who_is_who().links()->pairs) {
      for (const Given& one : given) {
        if (one.waits_for_second()) {
          return world.hub->who_is_who().second(world.reader(by), world.press(),
                                                one.made.what.judgement, true, "so it is");
        }
      }
    }
    return app::JudgementHandled{JudgementRefusal{NotWaiting{}}};
  };
  // A restricted record takes two.
  CHECK(linked_for(world.reader(world.head), newcomer).empty());
  REQUIRE(std::holds_alternative<app::JudgementKept>(agree(world.head2)));
  CHECK(linked_for(world.reader(world.head), newcomer) == std::vector{world.secret.reference});
  CHECK(linked_for(screener, newcomer).empty());
  // And what is tied only through the hidden record is not told to be tied.
  const auto open = world.newcomer();
  REQUIRE(std::holds_alternative<app::JudgementKept>(
      world.hub->who_is_who().judge(world.reader(world.head), world.press(), open.record(),
                                    world.secret.record(), Judgement::same, "same")));
  REQUIRE(std::holds_alternative<app::JudgementKept>(agree(world.head2)));
  CHECK(linked_for(world.reader(world.head), newcomer).size() == 2);
  CHECK(linked_for(screener, newcomer).empty());
  CHECK(linked_for(screener, open).empty());
}

TEST_CASE("what nobody has read in time goes to who is on duty and may see both") {
  Hidden world;
  const Staff screener2 = world.staff("screening2", "screening_team");
  // The file is kept from one who screens; the new contact is not.
  REQUIRE(std::holds_alternative<app::RightsDone>(
      world.hub->protections().handle(world.reader(world.screener), world.press(),
                                      EnterConflict{.conflict = ConflictId{seal::fresh_id()},
                                                    .whose = world.screener,
                                                    .contact = world.secret.contact,
                                                    .names_a_case = true,
                                                    .with = {},
                                                    .why = "a cousin"})));
  static_cast<void>(world.newcomer());
  world.wait_until_told(1);
  world.plan(screener2);
  app::HiddenMatches& hidden = world.hub->hidden_matches();
  world.now += 27min;
  hidden.pass_on_overdue();
  CHECK(world.only_alert().passed_on.empty());
  world.now += 1min;
  hidden.pass_on_overdue();
  REQUIRE(world.only_alert().passed_on.size() == 1);
  CHECK(world.only_alert().passed_on.back().what.to == std::vector{screener2.id});
  CHECK_FALSE(world.only_alert().is_for(world.screener.id));
  CHECK(world.hub->look().alerts(world.reader(screener2))->alerts.size() == 1);
  CHECK(world.hub->look().alerts(world.reader(world.screener))->alerts.empty());
  hidden.pass_on_overdue();
  CHECK(world.only_alert().passed_on.size() == 1);  // it has half an hour of its own
}

TEST_CASE("where nobody is left who may read it, those who guard hear that it waits, and no more") {
  Hidden world;
  world.keep_to_list();
  const auto newcomer = world.newcomer();
  world.wait_until_told(1);
  world.plan(world.head3);  // on duty, and not on the list
  app::HiddenMatches& hidden = world.hub->hidden_matches();
  world.now += 30min;
  hidden.pass_on_overdue();
  CHECK(world.only_alert().passed_on.empty());
  REQUIRE(world.only_alert().left_unread);
  CHECK(contains(world.only_alert().left_unread->what.told, world.head3.id));
  const auto guard = world.hub->look().alerts(world.reader(world.head3));
  CHECK(guard->alerts.empty());
  CHECK(guard->left_unread.size() == 1);
  CHECK(world.hub->look().open_alerts(world.reader(world.head3)) == 1);
  CHECK(world.hub->look().open_alerts(world.reader(world.screener)) == 0);
  const Instant first = world.only_alert().left_unread->at;
  world.now += 1min;
  hidden.pass_on_overdue();
  CHECK(world.only_alert().left_unread->at == first);  // told once
  REQUIRE(std::holds_alternative<app::AlertKept>(world.answers(world.head, AlertAnswer::no_match)));
  CHECK(world.hub->look().open_alerts(world.reader(world.head3)) == 0);
}
