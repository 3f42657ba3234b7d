#include "domain/release/outward.h"

#include <doctest/doctest.h>

#include <array>
#include <map>
#include <random>
#include <set>

#include "domain/casefile/given_test.h"
#include "domain/release/ask_for_release.h"
#include "domain/release/held.h"
#include "domain/release/reasoning.h"
#include "domain/release/trace.h"
#include "domain/release/unreleased.h"

using namespace openmash;
using namespace openmash::given;

namespace {

Id128 big_id(unsigned number, unsigned char kind) {
  Id128 made{};
  made.bytes[0] = kind;
  made.bytes[1] = static_cast<Byte>(number >> 16);
  made.bytes[2] = static_cast<Byte>(number >> 8);
  made.bytes[3] = static_cast<Byte>(number);
  return made;
}

/// Words of one item that stand in no other.
std::string token(unsigned number) {
  return "alder" + std::to_string(number) + " birch" + std::to_string(number) + " cedar" +
         std::to_string(number) + " hazel" + std::to_string(number);
}

ItemId item_of(unsigned number) {
  return ItemId{big_id(number, 120)};
}

ReleaseId release_of(unsigned number) {
  return ReleaseId{big_id(number, 130)};
}

/// Police gave so many items; a hub that holds them, or one that does not.
Given with_items(unsigned count, bool holds, Handling handling = Handling::onward) {
  Given given = Given::asked();
  given.profile.check.holds_answers = holds;
  given.then(InformationReturned{.request = to_police, .answer = answer_1}, police);
  for (unsigned i = 0; i < count; ++i) {
    given.then(ItemReturned{.item = item_of(i),
                            .request = to_police,
                            .answer = answer_1,
                            .handling = handling,
                            .text = token(i)},
               police);
    if (holds) {
      given.then(ItemHeld{.item = item_of(i), .request = to_police}, police);
    }
  }
  return given;
}

ItemReleased to_school(unsigned number, unsigned release) {
  return {.item = item_of(number),
          .request = to_police,
          .release = release_of(release),
          .to = ReleaseTo::outside,
          .recipient = "the school",
          .purpose = "p",
          .basis = BasisCode{"children_act_s47"},
          .relevance = "r",
          .risk = "none"};
}

const Recipient the_school{.to = ReleaseTo::outside, .name = "The  School"};

bool tells(const std::vector<Released<OutwardItem>>& all, unsigned number) {
  return std::ranges::any_of(all, [&](const Released<OutwardItem>& one) {
    return one->words.find(token(number)) != std::string::npos;
  });
}

/// The ways in which one item among many must not go.
enum class Forbidden { ended, over, another_recipient, not_released };
constexpr std::array forbidden_ways = {Forbidden::ended, Forbidden::over,
                                       Forbidden::another_recipient, Forbidden::not_released};

/// So many items released to the school, all but one.
Given all_but_one(unsigned count, unsigned forbidden, Forbidden way) {
  Given given = with_items(count, false);
  for (unsigned i = 0; i < count; ++i) {
    ItemReleased release = to_school(i, i);
    if (i == forbidden) {
      if (way == Forbidden::not_released) {
        continue;
      }
      if (way == Forbidden::another_recipient) {
        release.recipient = "the hostel";
      }
      if (way == Forbidden::over) {
        release.until = given.now() + std::chrono::seconds{30};
      }
    }
    given.then(release, police);
  }
  if (way == Forbidden::ended) {
    given.then(
        ReleaseEnded{
            .item = item_of(forbidden), .request = to_police, .release = release_of(forbidden)},
        police);
  }
  given.then(RecordWritten{.summary = "s", .analysis = "a"}, worker);
  return given;
}

}  // namespace

TEST_CASE("a recipient is told what was released to it, and nothing else") {
  Given given = with_items(3, false);
  given.then({to_school(0, 0), to_school(1, 1)}, police);
  ItemReleased to_health_only = to_school(2, 2);
  to_health_only.to = ReleaseTo::an_agency;
  to_health_only.agency = AgencyCode{"health"};
  given.then(to_health_only, police);
  const CaseFile file = given.file();
  const auto school = Outward::to(file, the_school, given.now());
  CHECK(school.size() == 2);
  CHECK(tells(school, 0));
  CHECK_FALSE(tells(school, 2));
  const auto health_told =
      Outward::to(file, {.to = ReleaseTo::an_agency, .agency = AgencyCode{"health"}}, given.now());
  REQUIRE(health_told.size() == 1);
  CHECK(tells(health_told, 2));
  CHECK(health_told.front()->owner == "Police");
  CHECK(Outward::to(file, {.to = ReleaseTo::the_family}, given.now()).empty());
  CHECK(Outward::to(file, {.to = ReleaseTo::the_case}, given.now()).empty());
}

TEST_CASE("only a part goes where only a part was let out, or only that it exists") {
  Given given = with_items(2, false);
  ItemReleased part = to_school(0, 0);
  part.extent = HowMuch::part;
  part.words = "birch0 cedar0";
  ItemReleased exists = to_school(1, 1);
  exists.extent = HowMuch::that_it_exists;
  given.then({part, exists}, police);
  const auto told = Outward::to(given.file(), the_school, given.now());
  REQUIRE(told.size() == 2);
  CHECK(told.front()->words == "birch0 cedar0");
  CHECK(told.back()->words == "Police holds something about this. Speak to them.");
}

TEST_CASE("what is hidden in a file has no words to tell, whatever was released") {
  Given given = with_items(1, true);
  given.then(to_school(0, 0), police);
  CaseFile seen = given.file();
  CHECK(Outward::to(seen, the_school, given.now()).size() == 1);
  hide_held(seen, {.reader = worker,
                   .subject = subject_of(seen),
                   .profile = given.profile,
                   .now = given.now()});
  CHECK(Outward::to(seen, the_school, given.now()).empty());
}

TEST_CASE("of many items told at once each is asked by itself: one that must not go stops them") {
  int tried = 0;
  int leaks = 0;
  int leaks_if_only_the_first_were_asked = 0;
  for (unsigned count = 1; count <= 50; ++count) {
    for (unsigned forbidden = 0; forbidden < count; ++forbidden) {
      const Forbidden way = forbidden_ways.at((count + forbidden) % forbidden_ways.size());
      const Given given = all_but_one(count, forbidden, way);
      const CaseFile file = given.file();
      ++tried;
      // What is composed.
      const auto composed = Outward::to(file, the_school, given.now());
      leaks += tells(composed, forbidden) ? 1 : 0;
      CHECK(composed.size() == count - 1);
      // What is told.
      GiveNotice all{.notice = letter_1, .releases = {}};
      for (unsigned i = 0; i < count; ++i) {
        all.releases.push_back(release_of(i));
      }
      const Moment moment{.now = given.now(),
                          .today = given.today(),
                          .profile = &given.profile,
                          .calendar = &given.calendar};
      const Decided told = decide(file, all, worker, moment);
      leaks += told.has_value() ? 1 : 0;
      std::erase(all.releases, release_of(forbidden));
      CHECK(decide(file, all, worker, moment).has_value() == (count > 1));
      // The control: somebody who asks about the first of them, and takes the rest on trust.
      const bool first_may =
          Outward::of(file, release_of(0), given.now()).has_value() && forbidden != 0;
      leaks_if_only_the_first_were_asked += first_may ? 1 : 0;
    }
  }
  CHECK(tried == 50 * 51 / 2);
  CHECK(leaks == 0);
  CHECK(leaks_if_only_the_first_were_asked == tried - 50);
}

namespace {

/// One made-up hub at work: agencies let out, keep and take back; the hub passes on; all of them
/// tell. The test keeps its own book of what is let out to whom.
struct Simulated {
  Given given;
  std::mt19937 random;
  unsigned items = 0;
  unsigned releases = 0;
  std::size_t told = 0;
  std::size_t refused = 0;
  std::size_t composed = 0;
  std::size_t composed_without_one_release = 0;
  std::map<std::pair<unsigned, std::string>, std::vector<ReleaseId>> book;
  std::map<ReleaseId, Instant> until;
  std::vector<ReleaseId> all;

  Simulated(unsigned seed, bool holds) : given(with_items(0, holds)), random(seed) {}

  unsigned pick(unsigned count) {
    return std::uniform_int_distribution<unsigned>{0, count - 1}(random);
  }

  void take(const Decided& decided, const Actor& by) {
    if (decided) {
      given.then(*decided, by);
    }
  }

  void answer() {
    const auto handling = static_cast<Handling>(pick(4));
    take(given.when(ReturnInformation{
             .request = to_police,
             .answer = ReturnId{big_id(items, 140)},
             .items = {{.item = item_of(items), .handling = handling, .text = token(items)}}}),
         police);
    ++items;
  }

  Recipient recipient() {
    switch (pick(4)) {
      case 0:
        return {.to = ReleaseTo::the_family, .name = "the family"};
      case 1:
        return {.to = ReleaseTo::an_agency, .agency = AgencyCode{"health"}, .name = "Health"};
      case 2:
        return {.to = ReleaseTo::outside, .name = "the hostel"};
      default:
        return {.to = ReleaseTo::outside, .name = "the school"};
    }
  }

  void let_out() {
    const unsigned number = pick(items);
    ItemReleased what = to_school(number, releases);
    const Recipient to = pick(6) == 0 ? Recipient{.to = ReleaseTo::the_case} : recipient();
    what.to = to.to;
    what.agency = to.agency;
    what.recipient = to.name;
    if (pick(3) == 0) {
      what.until = given.now() + std::chrono::minutes{1 + pick(200)};
    }
    if (pick(4) == 0) {
      what.extent = HowMuch::part;
      what.words = "birch" + std::to_string(number) + " cedar" + std::to_string(number);
    }
    const bool by_hub = pick(3) == 0;
    const Decided decided = by_hub ? given.when(PassItemOn{.what = what})
                                   : given.when(ReleaseItem{.request = to_police, .what = what});
    if (decided) {
      if (to.to != ReleaseTo::the_case) {
        all.push_back(what.release);
        book[{number, to.name}].push_back(what.release);
        if (what.until) {
          until[what.release] = *what.until;
        }
      }
      given.then(*decided, by_hub ? worker : police);
    }
    ++releases;
  }

  void take_back() {
    if (all.empty()) {
      return;
    }
    const ReleaseId release = all.at(pick(static_cast<unsigned>(all.size())));
    const Decided decided =
        given.when(EndRelease{.request = to_police, .release = release, .reason = "r"});
    if (decided) {
      given.then(*decided, police);
      for (auto& [to, live] : book) {
        std::erase(live, release);
      }
    }
  }

  void tell() {
    if (all.empty()) {
      return;
    }
    std::vector<ReleaseId> some;
    for (unsigned left = pick(3) == 0 ? 1 + pick(3) : 1; left > 0; --left) {
      some.push_back(all.at(pick(static_cast<unsigned>(all.size()))));
    }
    const bool own = pick(2) == 0;
    const LetterId notice{big_id(releases, 150)};
    const Decided decided =
        own ? given.when(GiveOwnNotice{.request = to_police, .notice = notice, .releases = some})
            : given.when(GiveNotice{.notice = notice, .releases = some});
    if (!decided) {
      ++refused;
      return;
    }
    told += decided->size();
    given.then(*decided, own ? police : worker);
  }

  /// Everything every recipient could read now, held against the book.
  void compose() {
    const CaseFile file = given.file();
    const Instant now = given.now();
    for (const char* name : {"the family", "Health", "the hostel", "the school"}) {
      Recipient to{.to = ReleaseTo::outside, .name = name};
      if (name == std::string_view{"the family"}) {
        to.to = ReleaseTo::the_family;
      } else if (name == std::string_view{"Health"}) {
        to = {.to = ReleaseTo::an_agency, .agency = AgencyCode{"health"}, .name = name};
      }
      for (const Released<OutwardItem>& one : Outward::to(file, to, now)) {
        ++composed;
        std::size_t live = 0;
        for (unsigned number = 0; number < items; ++number) {
          if (one->words.find("birch" + std::to_string(number) + " ") == std::string::npos) {
            continue;
          }
          for (const ReleaseId release : book[{number, name}]) {
            const auto end = until.find(release);
            live += end == until.end() || now < end->second ? 1u : 0u;
          }
        }
        composed_without_one_release += live == 1 ? 0u : 1u;
      }
    }
  }

  void step() {
    switch (items == 0 ? 0 : pick(12)) {
      case 0:
        return answer();
      case 1:
      case 2:
      case 3:
        return let_out();
      case 4:
        return take_back();
      default:
        return tell();
    }
  }
};

}  // namespace

TEST_CASE("everything told in a seeded run of many hubs rests on exactly one release in force") {
  std::size_t told = 0;
  std::size_t refused = 0;
  std::size_t composed = 0;
  for (unsigned seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    Simulated hub{seed, seed % 2 == 0};
    for (int i = 0; i < 300; ++i) {
      hub.step();
      if (i % 30 == 0) {
        hub.compose();
      }
    }
    told += hub.told;
    refused += hub.refused;
    composed += hub.composed;
    CHECK(hub.composed_without_one_release == 0);
    CHECK(orphans(hub.given.history).empty());

    // The control: each of these is found, at its own place.
    const auto planted = [&](const CaseEvent& event) {
      Given with = hub.given;
      with.then(event, worker);
      const std::vector<Orphan> found = orphans(with.history);
      return found.size() == 1 && found.front().sequence == with.history.size();
    };
    CHECK(planted(ItemTold{.notice = letter_1,
                           .item = item_of(0),
                           .request = to_police,
                           .release = release_of(999'999)}));
    const auto an_ended = std::ranges::find_if(hub.given.history, [](const RecordedEvent& one) {
      return std::holds_alternative<ReleaseEnded>(one.event);
    });
    REQUIRE(an_ended != hub.given.history.end());
    const ReleaseEnded ended = std::get<ReleaseEnded>(an_ended->event);
    CHECK(planted(ItemTold{.notice = letter_1,
                           .item = ended.item,
                           .request = ended.request,
                           .release = ended.release}));
  }
  MESSAGE("told: ", told, ", refused: ", refused, ", composed: ", composed, ", seeds 1 to 60");
  CHECK(told > 3000);
  CHECK(refused > 100);
  CHECK(composed > 3000);
}

TEST_CASE("two releases in force for one recipient are found as one too many") {
  Given given = with_items(1, false);
  given.then(
      {to_school(0, 0), to_school(0, 1),
       ItemTold{
           .notice = letter_1, .item = item_of(0), .request = to_police, .release = release_of(0)}},
      police);
  const std::vector<Orphan> found = orphans(given.history);
  REQUIRE(found.size() == 1);
  CHECK(found.front().releases == 2);
  // And no verb makes a second one.
  Given once = with_items(1, false);
  once.then(to_school(0, 0), police);
  ItemReleased again = to_school(0, 1);
  again.recipient = " The  school";
  CHECK(refused<AlreadySo>(once.when(ReleaseItem{.request = to_police, .what = again})));
  CHECK(refused<AlreadySo>(once.when(PassItemOn{.what = again})));
}

TEST_CASE("the hub sends the family only what its owner called safe for them") {
  for (const Handling handling : {Handling::onward, Handling::family_safe}) {
    const Given given = with_items(1, false, handling);
    ItemReleased what = to_school(0, 0);
    what.to = ReleaseTo::the_family;
    const Decided passed = given.when(PassItemOn{.what = what});
    CHECK(passed.has_value() == (handling == Handling::family_safe));
    if (passed) {
      CHECK(only<ItemReleased>(passed)->recipient == "the family");
    } else {
      CHECK(refused<OwnerMustAgree>(passed));
    }
  }
}

TEST_CASE("what its owner agreed to by telephone goes, with who agreed") {
  const Given asks_first = with_items(1, false, Handling::onward_with_permission);
  PassItemOn command{.what = to_school(0, 0)};
  CHECK(refused<OwnerMustAgree>(asks_first.when(command)));
  command.what.consent = "the sergeant on duty, 21:10";
  REQUIRE(only<ItemReleased>(asks_first.when(command)) != nullptr);
  // Of what nobody here has read, only what was said on the telephone can be written down.
  const Given held = with_items(1, true);
  CHECK(refused<ItemHeldBack>(held.when(command)));
  command.what.extent = HowMuch::part;
  command.what.words = "he is not to collect her";
  REQUIRE(only<ItemReleased>(held.when(command)) != nullptr);
  Given told = held;
  told.then(*held.when(command), worker);
  CHECK(told.when(GiveNotice{.notice = letter_1, .releases = {release_of(0)}}).has_value());
}

TEST_CASE("a part that the hub passes on is in the agency's own words") {
  const Given given = with_items(1, false);
  PassItemOn command{.what = to_school(0, 0)};
  command.what.extent = HowMuch::part;
  command.what.words = "Birch0,\n cedar0.";
  CHECK(given.when(command).has_value());
  command.what.words = "birch0 hazel0";
  CHECK(refused<NotTheirWords>(given.when(command)));
  // Of its own item an agency may say less in other words.
  CHECK(given.when(ReleaseItem{.request = to_police, .what = command.what}).has_value());
}

TEST_CASE("what the hub asks an owner for is open until something is decided of that item") {
  Given given = with_items(1, true);
  const Decided asked = given.when(AskForRelease{.what = {.item = item_of(0),
                                                          .to = ReleaseTo::an_agency,
                                                          .agency = AgencyCode{"health"},
                                                          .purpose = "p",
                                                          .relevance = "r",
                                                          .risk = "r"}});
  REQUIRE(only<ReleaseAsked>(asked) != nullptr);
  CHECK(only<ReleaseAsked>(asked)->recipient == "Health");
  CHECK(only<ReleaseAsked>(asked)->request == to_police);
  given.then(*asked, worker);
  const auto open = [&] {
    const CaseFile file = given.file();
    const Request& request = *file.enquiry.find(to_police);
    return is_open(request, request.asked_for.front());
  };
  CHECK(open());
  given.then(ItemKept{.item = item_of(0), .request = to_police, .reason = "r"}, police);
  CHECK_FALSE(open());
}

TEST_CASE("what an owner lets go in answer to the hub is at most what the hub asked for") {
  Given given = with_items(1, false);
  const auto ask = [&](HowMuch extent, std::string words) {
    return given.when(AskForRelease{.what = {.item = item_of(0),
                                             .to = ReleaseTo::an_agency,
                                             .agency = AgencyCode{"health"},
                                             .purpose = "p",
                                             .relevance = "r",
                                             .risk = "r",
                                             .extent = extent,
                                             .words = std::move(words)}});
  };
  CHECK(refused<NotTheirWords>(ask(HowMuch::part, "never written there")));
  const Decided asked = ask(HowMuch::part, "birch0 cedar0");
  REQUIRE(only<ReleaseAsked>(asked) != nullptr);
  given.then(*asked, worker);
  ItemReleased release = to_school(0, 0);
  release.to = ReleaseTo::an_agency;
  release.agency = AgencyCode{"health"};
  const auto lets_go = [&](HowMuch extent, std::string words) {
    release.extent = extent;
    release.words = std::move(words);
    return given.when(ReleaseItem{.request = to_police, .what = release});
  };
  CHECK(refused<MoreThanAsked>(lets_go(HowMuch::whole, "")));
  CHECK(refused<MoreThanAsked>(lets_go(HowMuch::part, "birch0 cedar0 and more")));
  CHECK(lets_go(HowMuch::part, "cedar0").has_value());
  CHECK(lets_go(HowMuch::that_it_exists, "").has_value());
  release.agency = AgencyCode{"housing"};  // nobody asked for them: it is their own decision
  CHECK(lets_go(HowMuch::whole, "").has_value());
}

TEST_CASE("of a held item no words can be asked for, and those asked for go under its seal") {
  Given held = with_items(1, true);
  const AskForRelease command{.what = {.item = item_of(0),
                                       .to = ReleaseTo::the_family,
                                       .purpose = "p",
                                       .relevance = "r",
                                       .risk = "r",
                                       .extent = HowMuch::part,
                                       .words = "is this in it?"}};
  const Decided asked = held.when(command);
  REQUIRE(only<ReleaseAsked>(asked) != nullptr);
  CHECK(only<ReleaseAsked>(asked)->words.empty());
  CHECK(only<ReleaseAsked>(asked)->extent == HowMuch::part);
  // As it stands in a case where the item came under seal only afterwards.
  ReleaseAsked before = *only<ReleaseAsked>(asked);
  before.words = "birch0 cedar0";
  held.then(before, worker);
  for (const bool of_owner : {true, false}) {
    CaseFile file = held.file();
    hide_reasoning(file, of_owner ? Actor{police} : Actor{worker}, held.now());
    const ReleaseAsked& seen = file.enquiry.find(to_police)->asked_for.back().what;
    CHECK(seen.words.empty() == !of_owner);
  }
}

TEST_CASE("why a held item goes somewhere or not is hidden from all but its owner") {
  Given given = with_items(1, true);
  ItemReleased release = to_school(0, 0);
  release.extent = HowMuch::part;
  release.words = "a part of it";
  given.then({release, ItemKept{.item = item_of(0),
                                .request = to_police,
                                .reason = "reason",
                                .to = ReleaseTo::the_case,
                                .purpose = "purpose",
                                .relevance = "relevance",
                                .risk = "risk"}},
             police);
  for (const bool of_owner : {true, false}) {
    const Actor reader = of_owner ? Actor{police} : Actor{worker};
    CaseFile file = given.file();
    std::vector<RecordedEvent> history = given.history;
    hide_reasoning(history, file, reader, given.now());
    hide_reasoning(file, reader, given.now());
    const Request& request = *file.enquiry.find(to_police);
    const ItemReleased& seen = request.released.front().what;
    const ItemKept& kept = request.kept.front().what;
    const CaseFile told = fold(file.id, history);
    CHECK(told.enquiry.find(to_police)->released.front().what == seen);
    CHECK(told.enquiry.find(to_police)->kept.front().what == kept);
    CHECK(seen.recipient == "the school");
    for (const std::string* words : {&seen.words, &seen.purpose, &seen.relevance, &seen.risk,
                                     &kept.reason, &kept.purpose, &kept.relevance, &kept.risk}) {
      CHECK(words->empty() != of_owner);
    }
  }
}

// ---- what a text for somebody outside must not hold

namespace {

/// A decided case with a referrer who is known, an address each, and one item of Police.
Given telling_case(Source source = Source::member_of_public) {
  Given given;
  const auto answers = [](std::vector<Answer> all) { return Answers{std::move(all)}; };
  given.then({ContactReceived{.reference = "7K4Q-PDX9",
                              .source = source,
                              .received_at = start,
                              .answers = answers({{.question = "name", .words = "Neighbour One"},
                                                  {.question = "phone", .words = "01632 960 977"},
                                                  {.question = "address",
                                                   .words = "19 Next Street, Wenbrook, WN9 9ZZ"}})},
              PersonDescribed{
                  .person = child_a,
                  .at_risk = true,
                  .answers = answers(
                      {{.question = "name", .words = "Child A"},
                       {.question = "address", .words = "22 Sheltered Close\nWenbrook\nWN1 2AB"},
                       {.question = "now_at", .words = "with her aunt in the north"}})},
              GateSigned{.reason = "r"},
              InformationRequested{
                  .request = to_police, .agency = AgencyCode{"police"}, .agency_name = "Police"},
              InformationReturned{.request = to_police, .answer = answer_1},
              ItemReturned{.item = item_1,
                           .request = to_police,
                           .answer = answer_1,
                           .handling = Handling::family_safe,
                           .text = "Called out twice in May after neighbours heard a child crying"},
              OutcomeDecided{.child = child_a, .reason = "r"}, DecisionMade{}},
             head);
  given.profile.feedback.family_letter = "family.v1";
  return given;
}

constexpr const char* harmless = "We looked into it with others, and will visit you on Monday.";

WriteFeedback to_referrer(std::string text) {
  return {.letter = letter_1, .template_name = "t", .text = std::move(text)};
}
WriteFamilyLetter to_family(std::string text) {
  return {.letter = letter_1, .text = std::move(text)};
}

}  // namespace

TEST_CASE("no letter holds an agency's words, or where anybody lives; the family's no referrer") {
  const Given given = telling_case();
  CHECK(given.when(to_referrer(harmless)).has_value());
  CHECK(given.when(to_family(harmless)).has_value());
  for (const char* planted :
       {"they were called out TWICE in May, after neighbours heard", "at 22 Sheltered Close",
        "near wn1 2ab", "WN12AB", "she is with her aunt in the north", "19 Next\nStreet"}) {
    CAPTURE(planted);
    const std::string text = std::string{harmless} + " " + planted + ".";
    CHECK(refused<UnreleasedWords>(given.when(to_referrer(text))));
    CHECK(refused<UnreleasedWords>(given.when(to_family(text))));
  }
  for (const char* planted : {"neighbour one", "01632 960977"}) {
    CAPTURE(planted);
    const std::string text = std::string{harmless} + " " + planted + ".";
    CHECK(given.when(to_referrer(text)).has_value());
    CHECK(refused<UnreleasedWords>(given.when(to_family(text))));
  }
}

TEST_CASE("a space that is none and a letter that nobody sees let no words out") {
  const Given given = telling_case();
  struct Way {
    const char* between;  // stands for each space
    const char* inside;   // stands in each word, after its first letter
  };
  constexpr std::array ways{
      Way{"\u00A0", ""},  Way{"\u2009", ""},
      Way{"\u202F", ""},  Way{"\u3000", ""},
      Way{"\u2028", ""},  Way{"\u2014", ""},
      Way{" ", "\u200B"}, Way{" ", "\u00AD"},
      Way{" ", "\u2060"}, Way{" ", "\uFEFF"},
      Way{" ", "\u202E"}, Way{" ", "\u2019"},
      Way{" ", "\uFE0F"}, Way{"\u2003\u00A0", "\u200D\u00AD"},
  };
  const auto written = [](std::string_view plain, const Way& way) {
    std::string out;
    bool first = true;
    for (const char c : plain) {
      out += c == ' ' ? std::string{way.between} : std::string{c};
      out += first && c != ' ' ? way.inside : "";
      first = c == ' ';
    }
    return out;
  };
  for (const Way& way : ways) {
    CAPTURE(way.between);
    CAPTURE(way.inside);
    for (const char* planted : {"called out twice in May after neighbours heard a child crying",
                                "22 Sheltered Close", "WN1 2AB", "19 Next Street"}) {
      CAPTURE(planted);
      const std::string text = std::string{harmless} + " " + written(planted, way) + ".";
      CHECK(refused<UnreleasedWords>(given.when(to_referrer(text))));
      CHECK(refused<UnreleasedWords>(given.when(to_family(text))));
    }
    for (const char* planted : {"neighbour one", "01632 960977"}) {
      CAPTURE(planted);
      const std::string text = std::string{harmless} + " " + written(planted, way) + ".";
      CHECK(refused<UnreleasedWords>(given.when(to_family(text))));
    }
    // The control: the same spaces in a letter that tells nothing.
    CHECK(given.when(to_family(written(harmless, way))).has_value());
  }
  CHECK(refused<UnreleasedWords>(given.when(to_family(std::string{harmless} + " ＷＮ１ ２ＡＢ."))));
}

TEST_CASE("an accent is a letter, and an item pasted with such spaces is found in plain ones") {
  Given given = telling_case();
  CHECK(given.when(to_family("We wrote to Mr Nëighbour Oné.")).has_value());
  given.then(ItemReturned{.item = item_of(1),
                          .request = to_police,
                          .answer = answer_1,
                          .handling = Handling::family_safe,
                          .text = "His\u00A0father\u2019s\u00A0brother\u00A0sleeps\u00A0there "
                                  "every\u00A0second\u00A0week"},
             police);
  CHECK(refused<UnreleasedWords>(
      given.when(to_family("It seems his father's brother sleeps there every second week."))));
}

TEST_CASE("the refusal says what was found, and of which item") {
  const Given given = telling_case();
  const Decided told = given.when(
      to_family("Neighbour One says: called out twice in May after neighbours heard a cry."));
  REQUIRE(refused<UnreleasedWords>(told));
  const auto& found = std::get<UnreleasedWords>(told.error());
  CHECK(found.items == std::vector{item_1});
  CHECK(found.referrer);
  CHECK_FALSE(found.whereabouts);
}

TEST_CASE("released words pass, to whom they were released and while the release is in force") {
  Given given = telling_case();
  const std::string text = "The police were called out twice in May after neighbours heard it.";
  CHECK(refused<UnreleasedWords>(given.when(to_family(text))));
  ItemReleased what = to_school(0, 0);
  what.item = item_1;
  what.to = ReleaseTo::the_family;
  const Decided released = given.when(PassItemOn{.what = what});
  REQUIRE(released.has_value());
  given.then(*released, worker);
  CHECK(refused<UnreleasedWords>(given.when(to_referrer(text))));
  const Decided written = given.when(to_family(text));
  REQUIRE(written.has_value());
  given.then(*written, worker);
  CHECK(given.when(ApproveFeedback{.letter = letter_1}).has_value());
  // Taken back before it went: the letter that tells it does not go any more.
  given.then(ReleaseEnded{.item = item_1, .request = to_police, .release = release_of(0)}, police);
  CHECK(refused<UnreleasedWords>(given.when(ApproveFeedback{.letter = letter_1})));
}

TEST_CASE("who told the hub is told to the family by a decision, and not before or after it") {
  Given given = telling_case();
  const std::string text = std::string{harmless} + " It was Neighbour One who rang us.";
  CHECK(refused<UnreleasedWords>(given.when(to_family(text))));
  DecideOnReferrer decision{.what = {.release = release_of(5),
                                     .goes = false,
                                     .relevance = "they could thank her",
                                     .risk = "she lives next door",
                                     .reason = "she asked us not to"}};
  given.then(*given.when(decision), head);
  CHECK(refused<UnreleasedWords>(given.when(to_family(text))));
  CHECK_FALSE(Outward::referrer(given.file(), {.to = ReleaseTo::the_family}, given.now()));
  decision.what = {.release = release_of(6),
                   .goes = true,
                   .purpose = "so that they speak to each other",
                   .basis = BasisCode{"children_act_s47"},
                   .relevance = "she offers help",
                   .risk = "none: she agreed"};
  given.then(*given.when(decision), head);
  const auto named = Outward::referrer(given.file(), {.to = ReleaseTo::the_family}, given.now());
  REQUIRE(named);
  CHECK((*named)->name == "Neighbour One");
  CHECK(given.when(to_family(text)).has_value());
  given.then(*given.when(EndReferrerRelease{.release = release_of(6), .reason = "r"}), head);
  CHECK(refused<UnreleasedWords>(given.when(to_family(text))));
  CHECK_FALSE(Outward::referrer(given.file(), {.to = ReleaseTo::the_family}, given.now()));
}

TEST_CASE("a parent who asked for help is no referrer to be kept from the family") {
  const Given given = telling_case(Source::self);
  CHECK(given.when(to_family("Dear Neighbour One, we will visit you.")).has_value());
}

TEST_CASE("one agency is not asked in another's words that were not released to it") {
  Given given = with_items(2, false);
  const AskForMore more{.request = to_health, .particulars = "Is it so: " + token(0) + "?"};
  CHECK(refused<UnreleasedWords>(given.when(more)));
  CHECK(given.when(AskForMore{.request = to_police, .particulars = token(0)}).has_value());
  Given members_see = given;
  members_see.profile.check.members_see = hub::MembersSee::record_during_check;
  CHECK(members_see.when(more).has_value());
  ItemReleased what = to_school(0, 0);
  what.to = ReleaseTo::an_agency;
  what.agency = AgencyCode{"health"};
  given.then(*given.when(PassItemOn{.what = what}), worker);
  CHECK(given.when(more).has_value());
  const AskForMore another{.request = to_health, .particulars = token(1)};
  CHECK(refused<UnreleasedWords>(given.when(another)));
}
