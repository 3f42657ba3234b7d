#include <doctest/doctest.h>

#include <map>

#include "domain/hub/letter_words.h"
#include "letters/compose.h"
#include "letters/notice.h"
#include "letters/template.h"

using namespace openmash;

// In the program only app::Look makes something visible. Here, where app is not linked, a stand-in
// of the same name does, so that letters are tested through the one door they have.
namespace openmash::app {
class Look {
 public:
  template <class Content>
  static Visible<Content> show(Content content) {
    return Visible<Content>{std::move(content)};
  }
};
}  // namespace openmash::app

// There is no other door: a case file that was not shown to anybody makes no letter.
static_assert(!std::is_constructible_v<letters::LetterFacts, const CaseFile&>);

namespace {

struct Page {
  std::shared_ptr<const CaseFile> file;
};

const PersonId child_a{Id128{{1}}};
const PersonId child_b{Id128{{2}}};
const PersonId adult_1{Id128{{3}}};
const RequestId request{Id128{{4}}};
const Actor head = Staff{.id = StaffId{Id128{{5}}}, .role = RoleCode{"head"}};

/// Words that must never stand in a letter to anybody.
const std::vector<std::string> planted = {
    "17 Hidden Lane",  "22 Sheltered Close", "01632 960001", "at her aunt's",
    "School 9",        "Agency item text",   "Health",       "Worker's reason",
    "Analysis text",   "Neighbour street",   "Adult 1",      "Housing",
    "held and refused"};

struct Case {
  Source source = Source::professional;
  Route route = Route::through_mash;
  bool decided = true;
  std::vector<ChosenOutcome> for_a = {
      {OutcomeCode{"cpat"}, "Child Protection and Assessment Team", "CPAT"},
      {OutcomeCode{"single_agency"}, "Single-agency response", "Police"}};
};

Visible<Page> shown(const Case& one) {
  const auto answers = [](std::vector<Answer> all) { return Answers{std::move(all)}; };
  std::vector<CaseEvent> events = {
      ContactReceived{.reference = "7K4Q-PDX9",
                      .source = one.source,
                      .received_at = Instant{std::chrono::sys_days{Date{
                          std::chrono::year{2026}, std::chrono::November, std::chrono::day{16}}}},
                      .answers = answers(
                          {{"name", false, "Teacher 1"}, {"address", false, "Neighbour street"}})},
      PersonDescribed{.person = child_a,
                      .kind = PersonKind::child,
                      .answers = answers({{"name", false, "Child A"},
                                          {"address", false, "17 Hidden Lane"},
                                          {"now_at", false, "at her aunt's"},
                                          {"school", false, "School 9"},
                                          {"phone", false, "01632 960001"}})},
      PersonDescribed{.person = child_b,
                      .kind = PersonKind::child,
                      .answers = answers(
                          {{"about_age", false, "2"}, {"address", false, "22 Sheltered Close"}})},
      PersonDescribed{.person = adult_1,
                      .kind = PersonKind::adult,
                      .at_risk = true,
                      .answers = answers({{"name", false, "Adult 1"},
                                          {"address", false, "22 Sheltered Close"},
                                          {"phone", false, "01632 960001"}})},
      AllocatedWorkerFound{.child = child_a, .worker = "Worker's reason"},
      GateSigned{.route = one.route, .reason = "Worker's reason"}};
  if (one.decided) {
    events.insert(
        events.end(),
        {InformationRequested{
             .request = request, .agency = AgencyCode{"health"}, .agency_name = "Health"},
         AgencyLeftOut{.agency = AgencyCode{"housing"}, .agency_name = "Housing"},
         InformationReturned{.request = request, .reason = "held and refused"},
         ItemReturned{.request = request, .text = "Agency item text"},
         RecordWritten{.summary = "Agency item text", .analysis = "Analysis text"},
         OutcomeDecided{.child = child_a, .outcomes = one.for_a, .reason = "Worker's reason"},
         OutcomeDecided{.child = child_b,
                        .outcomes = {{OutcomeCode{"none"}, "No further action", ""}},
                        .reason = "Worker's reason"},
         DecisionMade{}});
  }
  std::vector<RecordedEvent> history;
  for (const CaseEvent& event : events) {
    history.push_back({.event = event, .by = head, .sequence = history.size() + 1});
  }
  return app::Look::show(Page{std::make_shared<const CaseFile>(fold(ContactId{}, history))});
}

/// A letter that prints every word there is.
hub::Profile profile_with_every_word() {
  hub::Profile profile;
  profile.name = "Hub 1";
  profile.feedback.referrer_letter = "all.v1";
  std::string text;
  for (const std::string_view word : hub::letter_words) {
    text += std::string{word} + "=[{{" + std::string{word} + "}}]\n";
  }
  profile.letters = {{.name = "all", .version = 1, .text = text}};
  return profile;
}

std::string composed(const Case& one, const hub::Profile& profile = profile_with_every_word()) {
  const Instant now{std::chrono::sys_days{
      Date{std::chrono::year{2026}, std::chrono::November, std::chrono::day{17}}}};
  const auto draft = letters::compose(letters::LetterFacts{shown(one)}, profile,
                                      {.name = "Head of MASH 1", .role = "Head of MASH"}, now);
  REQUIRE(draft.has_value());
  CHECK(draft->template_name == "all.v1");
  return draft->text;
}

bool says(const std::string& letter, std::string_view words) {
  return letter.find(words) != std::string::npos;
}

constexpr std::array sources = {Source::self,
                                Source::family,
                                Source::child,
                                Source::member_of_public,
                                Source::professional,
                                Source::police,
                                Source::other_local_authority,
                                Source::anonymous};

}  // namespace

TEST_CASE("a professional is told the outcome and who receives it, for each child") {
  const std::string letter = composed({});
  CHECK(says(letter, "reference=[7K4Q-PDX9]"));
  CHECK(says(letter, "date=[17 November 2026]"));
  CHECK(says(letter, "received_on=[16 November 2026]"));
  CHECK(says(letter, "referrer_name=[Teacher 1]"));
  CHECK(says(letter, "children=[Child A and Child, about 2, name not known]"));
  CHECK(says(letter,
             "what_was_decided=[For Child A: Child Protection and Assessment Team (CPAT) and "
             "Single-agency response (Police).\n"
             "For Child, about 2, name not known: No further action.]"));
  CHECK(says(letter, "what_happens_next=[This has been passed to CPAT and Police.]"));
  CHECK(says(letter, "signed_by=[Head of MASH 1]"));
}

TEST_CASE("those who are not the family read the same letter whatever was decided") {
  for (const Source source : {Source::member_of_public, Source::anonymous, Source::family}) {
    const std::string serious = composed({.source = source});
    const std::string nothing =
        composed({.source = source, .for_a = {{OutcomeCode{"none"}, "No further action", ""}}});
    const std::string worker =
        composed({.source = source, .route = Route::to_allocated_worker, .decided = false});
    CHECK(serious == nothing);
    CHECK(serious == worker);
    CHECK(says(serious, "what_was_decided=[We received what you told us"));
    CHECK_FALSE(says(serious, "Child A"));
  }
}

TEST_CASE("the family themselves are told, as a professional is") {
  CHECK(says(composed({.source = Source::self}), "For Child A: Child Protection"));
  CHECK(says(composed({.source = Source::child}), "For Child A: Child Protection"));
}

TEST_CASE("no letter to anybody holds an address, whereabouts, an agency's item or who was asked") {
  for (const Source source : sources) {
    for (const bool decided : {true, false}) {
      const std::string letter =
          composed({.source = source,
                    .route = decided ? Route::through_mash : Route::to_allocated_worker,
                    .decided = decided});
      for (const std::string& words : planted) {
        CHECK_MESSAGE(!says(letter, words), words);
      }
    }
  }
  // The search itself is searched: a name that is told is found.
  CHECK(says(composed({}), "Child A"));
}

TEST_CASE("a professional learns that the child's own social worker has it now, without a name") {
  const std::string letter = composed({.route = Route::to_allocated_worker, .decided = false});
  CHECK(says(letter, "There is a social worker who already works with the family."));
}

TEST_CASE("before there is a decision there is no letter") {
  const auto draft = letters::compose(letters::LetterFacts{shown({.decided = false})},
                                      profile_with_every_word(), {}, Instant{});
  REQUIRE_FALSE(draft.has_value());
  CHECK(draft.error().why ==
        std::vector<std::string>{"There is no decision to tell anybody of yet."});
}

TEST_CASE("a hub without the letter it names, or with a bad one, is told so") {
  hub::Profile profile = profile_with_every_word();
  profile.feedback.referrer_letter = "other.v1";
  CHECK_FALSE(letters::compose(letters::LetterFacts{shown({})}, profile, {}, Instant{}));
  profile.feedback.referrer_letter = "all.v1";
  profile.letters.front().text = "{{address_of_child}} {{{date}}}";
  const auto draft = letters::compose(letters::LetterFacts{shown({})}, profile, {}, Instant{});
  REQUIRE_FALSE(draft.has_value());
  CHECK(draft.error().why.size() == 2);
}

TEST_CASE("on paper a link is its title, with an address that can be read and typed") {
  const auto complaints = [](const char* address) {
    hub::Profile profile = profile_with_every_word();
    profile.letters.front().text = "{{complaints}}";
    profile.links = {
        {.use = hub::LinkUse::complaints, .title = "Feedback, 01632 960002", .address = address}};
    return composed(Case{}, profile);
  };
  CHECK(complaints("tel:01632960002") == "Feedback, 01632 960002");
  CHECK(complaints("") == "Feedback, 01632 960002");
  CHECK(complaints("mailto:say@wenbrook.example") ==
        "Feedback, 01632 960002: say@wenbrook.example");
  CHECK(complaints("https://wenbrook.example/say") ==
        "Feedback, 01632 960002: https://wenbrook.example/say");
}

TEST_CASE("opening hours are said in words, days alike together") {
  using std::chrono::hours;
  hub::OpeningHours week;
  const hub::DayHours day{.open = hours{9}, .close = hours{17}};
  for (std::size_t i = 0; i < 5; ++i) {
    week.week.at(i) = day;
  }
  CHECK(letters::hours_words(week) == "Monday to Friday, 9am to 5pm");
  week.week.at(4) = hub::DayHours{.open = hours{9}, .close = hours{16} + std::chrono::minutes{30}};
  CHECK(letters::hours_words(week) == "Monday to Thursday, 9am to 5pm and Friday, 9am to 4:30pm");
  CHECK(letters::hours_words({}) == "");
}

// ---- every document to every party, with planted addresses, items and names

namespace {

const RequestId to_police{Id128{{6}}};

/// Which planted words each party may read, and nobody else may.
enum class Party { referrer, family, school, health };
constexpr std::array parties = {Party::referrer, Party::family, Party::school, Party::health};

Recipient recipient(Party party) {
  switch (party) {
    case Party::referrer:
      return {.to = ReleaseTo::the_referrer};
    case Party::family:
      return {.to = ReleaseTo::the_family};
    case Party::school:
      return {.to = ReleaseTo::outside, .name = "School 9"};
    case Party::health:
      return {.to = ReleaseTo::an_agency, .agency = AgencyCode{"health"}};
  }
  return {};
}

/// One item of Police for each party, each with its own planted words, and one for nobody.
const std::map<int, std::string> items = {{0, "the grey horse"},
                                          {1, "the green gate"},
                                          {2, "the blue van"},
                                          {3, "the black dog"},
                                          {4, "the white house"}};

std::shared_ptr<const CaseFile> planted_file(bool released, bool referrer_named) {
  const auto answers = [](std::vector<Answer> all) { return Answers{std::move(all)}; };
  std::vector<CaseEvent> events = {
      ContactReceived{.reference = "7K4Q-PDX9",
                      .source = Source::professional,
                      .answers = answers({{"name", false, "Referrer Nine"},
                                          {"address", false, "1 Canary Road"},
                                          {"phone", false, "01632 960111"}})},
      PersonDescribed{.person = child_a,
                      .answers = answers({{"name", false, "Child A"},
                                          {"address", false, "2 Canary Road"},
                                          {"now_at", false, "3 Canary Road"}})},
      PersonDescribed{
          .person = adult_1,
          .kind = PersonKind::adult,
          .answers = answers({{"name", false, "Adult 1"}, {"address", false, "4 Canary Road"}})},
      GateSigned{},
      InformationRequested{
          .request = to_police, .agency = AgencyCode{"police"}, .agency_name = "Police"},
      InformationReturned{.request = to_police}};
  for (const auto& [number, words] : items) {
    events.push_back(ItemReturned{.item = ItemId{Id128{{static_cast<Byte>(40 + number)}}},
                                  .request = to_police,
                                  .text = words});
  }
  for (const Party party : parties) {
    const Recipient to = recipient(party);
    const auto number = static_cast<Byte>(party);
    if (released) {
      events.push_back(ItemReleased{.item = ItemId{Id128{{static_cast<Byte>(40 + number)}}},
                                    .request = to_police,
                                    .release = ReleaseId{Id128{{static_cast<Byte>(60 + number)}}},
                                    .to = to.to,
                                    .recipient = to.name,
                                    .purpose = "p",
                                    .agency = to.agency});
    }
  }
  if (referrer_named) {
    events.push_back(ReferrerSharingDecided{.goes = true, .to = ReleaseTo::the_family});
  }
  events.push_back(OutcomeDecided{
      .child = child_a, .outcomes = {{OutcomeCode{"x"}, "Early help", ""}}, .reason = "r"});
  events.push_back(DecisionMade{});
  std::vector<RecordedEvent> history;
  for (const CaseEvent& event : events) {
    history.push_back({.event = event, .by = head, .sequence = history.size() + 1});
  }
  return std::make_shared<const CaseFile>(fold(ContactId{}, history));
}

/// Every kind of paper this party can be sent.
std::vector<std::string> documents(Party party, const std::shared_ptr<const CaseFile>& file) {
  const Instant now{};
  hub::Profile profile = profile_with_every_word();
  profile.feedback.family_letter = "all.v1";
  const letters::Signature signature{.name = "Head of MASH 1", .role = "Head of MASH"};
  std::vector<std::string> all = {letters::compose_notice(
      "whoever", Outward::to(*file, recipient(party), now), profile, signature, now)};
  const Visible<Page> page = app::Look::show(Page{file});
  if (party == Party::referrer) {
    all.push_back(letters::compose(letters::LetterFacts{page}, profile, signature, now)->text);
  }
  if (party == Party::family) {
    all.push_back(letters::compose_for_family(
                      letters::LetterFacts{page, Outward::referrer(*file, recipient(party), now)},
                      profile, signature, now)
                      ->text);
    all.push_back(
        letters::compose_for_family(letters::LetterFacts{page, letters::Addressee::family}, profile,
                                    signature, now)
            ->text);
  }
  return all;
}

}  // namespace

TEST_CASE("no paper to any party holds an address, another party's item or an unreleased name") {
  int looked_at = 0;
  int told = 0;
  for (const bool released : {false, true}) {
    for (const bool referrer_named : {false, true}) {
      const auto file = planted_file(released, referrer_named);
      for (const Party party : parties) {
        for (const std::string& paper : documents(party, file)) {
          CAPTURE(paper);
          for (const char* address :
               {"1 Canary", "2 Canary", "3 Canary", "4 Canary", "Canary Road", "960111"}) {
            ++looked_at;
            CHECK_FALSE(says(paper, address));
          }
          for (const auto& [number, words] : items) {
            ++looked_at;
            const bool theirs = released && number == static_cast<int>(party);
            told += says(paper, words) ? 1 : 0;
            CHECK((theirs || !says(paper, words)));
          }
          // The referrer knows their own name; nobody else does, but by the decision.
          ++looked_at;
          const bool may_name =
              party == Party::referrer || (party == Party::family && referrer_named);
          CHECK((may_name || !says(paper, "Referrer Nine")));
        }
      }
    }
  }
  // The control: what was released is found, once to each party in each of two worlds; and so is
  // the name, where a decision lets the family have it.
  CHECK(told == 8);
  CHECK(looked_at > 300);
  CHECK(says(documents(Party::family, planted_file(false, true)).at(1), "Referrer Nine"));
  CHECK_FALSE(says(documents(Party::family, planted_file(false, false)).at(1), "Referrer Nine"));
}

TEST_CASE("a notice says whose each item is, what it is for, its conditions and its end") {
  const auto file = planted_file(true, false);
  const std::string paper = documents(Party::school, file).front();
  CHECK(says(paper, "From Police:\nthe blue van\nIt is for this: p\n"));
  CHECK(says(documents(Party::school, planted_file(false, false)).front(),
             "There is nothing that may be told to you."));
}
