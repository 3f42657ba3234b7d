#include <doctest/doctest.h>

#include "domain/casefile/given_test.h"
#include "domain/matter/commands.h"
#include "domain/matter/names_in_words.h"
#include "domain/matter/questions.h"

using namespace openmash;
using namespace openmash::given;
using hub::Clock;
using hub::ClockUnit;

namespace {

const Clock one_day{.amount = 1, .unit = ClockUnit::working_days};
const Clock ten_days{.amount = 10, .unit = ClockUnit::working_days};
const Clock twenty_days{.amount = 20, .unit = ClockUnit::working_days};

constexpr std::array every_kind{
    MatterKind::unsorted,    MatterKind::advice_call,          MatterKind::form_expected,
    MatterKind::family_call, MatterKind::information_question, MatterKind::information_request,
    MatterKind::complaint,   MatterKind::leaflet_feedback};

constexpr std::array every_end{Became::contact,    Became::addition,     Became::matter,
                               Became::reply,      Became::refused,      Became::advice,
                               Became::not_for_us, Became::nothing_came, Became::noted};

/// A hub that does all of this work, and one matter in it.
struct GivenMatter {
  hub::Profile profile = small_profile();
  hub::WorkingCalendar calendar = small_calendar();
  std::vector<RecordedMatter> history;
  Instant now = start;

  GivenMatter() {
    using enum hub::Work;
    profile.work = {advice_line,           information_requests, inbox,           family_calls,
                    information_questions, complaints,           leaflet_feedback};
    profile.matters = {{.kind = MatterKind::form_expected, .reply = one_day, .next_stage = ""},
                       {.kind = MatterKind::complaint,
                        .reply = ten_days,
                        .next_stage = "Customer feedback",
                        .next_reply = twenty_days}};
  }

  [[nodiscard]] Moment moment() const {
    return {.now = now,
            .today = Date{std::chrono::floor<std::chrono::days>(now)},
            .profile = &profile,
            .calendar = &calendar};
  }

  [[nodiscard]] Matter matter() const { return fold(MatterId{id(50)}, history); }

  [[nodiscard]] MatterDecided when(const MatterCommand& command, const Actor& by = support) const {
    return decide_matter(matter(), command, by, moment());
  }

  GivenMatter& then(const MatterCommand& command) {
    const auto decided = when(command);
    REQUIRE(decided);
    for (const MatterEvent& event : *decided) {
      history.push_back({.event = event, .by = support, .at = now, .sequence = history.size() + 1});
    }
    now += std::chrono::minutes{1};
    return *this;
  }
};

/// Every question of its kind answered.
OpenMatter opening(MatterKind kind) {
  OpenMatter open{.reference = "7K4Q-PDX9", .kind = kind, .received_at = start};
  for (const MatterQuestion& question : matter_questions(kind)) {
    open.answers.all.push_back(
        {.question = std::string{question.key},
         .words = question.options.empty() ? "something" : std::string{question.options[0].value}});
  }
  return open;
}

GivenMatter opened(MatterKind kind) {
  GivenMatter given;
  given.then(opening(kind));
  return given;
}

SettleMatter ending(Became became) {
  return {.became = became,
          .kind = became == Became::matter ? std::optional{MatterKind::complaint} : std::nullopt,
          .where = "7K4Q-PDX9",
          .words = "because"};
}

template <class Why>
bool refused_with(const MatterDecided& decided) {
  return !decided && std::holds_alternative<Why>(decided.error());
}

}  // namespace

TEST_CASE("what arrives is opened with the clock its hub's profile gives its kind, or with none") {
  CHECK(opened(MatterKind::form_expected).matter().due ==
        hub::due(start, one_day, small_calendar()));
  CHECK_FALSE(opened(MatterKind::family_call).matter().due.has_value());
  GivenMatter late;
  late.now = start + std::chrono::days{3};
  late.then(opening(MatterKind::complaint));
  CHECK(late.matter().due == hub::due(start, ten_days, small_calendar()));
}

TEST_CASE("a hub opens only the kinds of matter that are its work") {
  for (const MatterKind kind : every_kind) {
    CAPTURE(static_cast<int>(kind));
    GivenMatter given;
    CHECK(given.when(opening(kind)));
    given.profile.work = {};
    CHECK(refused_with<NotTakenHere>(given.when(opening(kind))));
  }
  GivenMatter logs_calls;
  logs_calls.profile.work = {};
  logs_calls.profile.channels = {
      {.kind = Channel::telephone, .name = "Telephone", .makes_a_referral = false}};
  CHECK(logs_calls.when(opening(MatterKind::form_expected)));
  CHECK(refused_with<AlreadyOpened>(
      opened(MatterKind::complaint).when(opening(MatterKind::complaint))));
}

TEST_CASE(
    "those who log contacts or approve letters deal with matters; agencies and "
    "administrators never") {
  const GivenMatter given = opened(MatterKind::complaint);
  for (const Staff& yes : {contact_officer, screener, support, head}) {
    CHECK(given.when(NoteMatter{.words = "n"}, yes));
  }
  for (const Staff& no : {worker, police, administrator}) {
    CHECK(refused_with<NotPermitted>(given.when(NoteMatter{.words = "n"}, no)));
  }
  CHECK(refused_with<NotPermitted>(given.when(NoteMatter{.words = "n"}, Referrer{})));
}

TEST_CASE("an advice call has no place for a child's name, and takes none") {
  for (const MatterQuestion& question : matter_questions(MatterKind::advice_call)) {
    CHECK(question.key.find("name") == std::string_view::npos);
    CHECK(question.key.find("child") == std::string_view::npos);
  }
  const GivenMatter given;
  OpenMatter call = opening(MatterKind::advice_call);
  CHECK(given.when(call));
  call.answers.all.push_back({.question = "child", .words = "Child A"});
  CHECK(refused_with<NotAskedOfIt>(given.when(call)));
  CHECK(given.when(opening(MatterKind::form_expected)));  // which does ask for the child
}

TEST_CASE(
    "what an advice call must hold is asked for: who calls, the scenario, and whether the "
    "family agreed") {
  const GivenMatter given;
  for (std::size_t i = 0; i < matter_questions(MatterKind::advice_call).size(); ++i) {
    OpenMatter call = opening(MatterKind::advice_call);
    call.answers.all[i].words = " ";
    CHECK(refused_with<Unanswered>(given.when(call)));
  }
  OpenMatter call = opening(MatterKind::advice_call);
  call.answers.all[1].words = "perhaps";
  CHECK(refused_with<Unanswered>(given.when(call)));
}

TEST_CASE("each kind ends as its line says, once, and with the words that belong to the end") {
  int ends = 0;
  for (const MatterKind kind : every_kind) {
    for (const Became became : every_end) {
      CAPTURE(static_cast<int>(kind));
      CAPTURE(static_cast<int>(became));
      const GivenMatter given = opened(kind);
      SettleMatter end = ending(became);
      if (kind == MatterKind::advice_call && became == Became::matter) {
        end.kind = MatterKind::form_expected;
      }
      if (!may_become(kind, became)) {
        CHECK(refused_with<CannotBecome>(given.when(end)));
        continue;
      }
      ++ends;
      GivenMatter after = given;
      after.then(end);
      CHECK(after.matter().is_settled);
      CHECK(refused_with<AlreadySettled>(after.when(end)));
      end.where = "";
      end.words = " ";
      CHECK(refused_with<NothingWritten>(given.when(end)));
    }
  }
  CHECK(ends == 28);
}

TEST_CASE("an advice call turns into an expected form and into no other matter") {
  const GivenMatter given = opened(MatterKind::advice_call);
  SettleMatter end = ending(Became::matter);
  CHECK(refused_with<CannotBecome>(given.when(end)));
  end.kind = MatterKind::form_expected;
  CHECK(given.when(end));
}

TEST_CASE("a form expected is chased until it comes; nothing else is, and no clock starts again") {
  GivenMatter given = opened(MatterKind::form_expected);
  const auto due = given.matter().due;
  given.then(ChaseMatter{.words = "rang the school"}).then(ChaseMatter{.words = "again"});
  CHECK(given.matter().chased.size() == 2);
  CHECK(given.matter().due == due);
  CHECK(refused_with<NothingWritten>(given.when(ChaseMatter{.words = ""})));
  given.then(ending(Became::contact));
  CHECK(refused_with<AlreadySettled>(given.when(ChaseMatter{.words = "w"})));
  CHECK(
      refused_with<NothingToChase>(opened(MatterKind::complaint).when(ChaseMatter{.words = "w"})));
}

TEST_CASE("a complaint that the first answer did not settle goes to the next stage, once") {
  GivenMatter given = opened(MatterKind::complaint);
  CHECK(refused_with<NotSettled>(given.when(TakeUpMatter{.next_stage = true, .reason = "r"})));
  given.then(ending(Became::reply));
  CHECK(refused_with<NothingWritten>(given.when(TakeUpMatter{.next_stage = true})));
  const Instant then = given.now;
  given.then(TakeUpMatter{.next_stage = true, .reason = "still not happy"});
  CHECK(given.matter().stage == 2);
  CHECK_FALSE(given.matter().is_settled);
  CHECK(given.matter().due == hub::due(then, twenty_days, small_calendar()));
  given.then(ending(Became::reply));
  CHECK(refused_with<NoNextStage>(given.when(TakeUpMatter{.next_stage = true, .reason = "r"})));
  GivenMatter other = opened(MatterKind::family_call);
  other.then(ending(Became::reply));
  CHECK(refused_with<NoNextStage>(other.when(TakeUpMatter{.next_stage = true, .reason = "r"})));
}

TEST_CASE(
    "what was settled by mistake is taken up again, its first end is kept and its clock "
    "runs on") {
  GivenMatter given = opened(MatterKind::complaint);
  const auto due = given.matter().due;
  given.then(ending(Became::not_for_us)).then(TakeUpMatter{.reason = "it is for us"});
  CHECK_FALSE(given.matter().is_settled);
  CHECK(given.matter().stage == 1);
  CHECK(given.matter().due == due);
  given.then(ending(Became::reply));
  REQUIRE(given.matter().settled.size() == 2);
  CHECK(given.matter().settled.front().what.became == Became::not_for_us);
}

TEST_CASE("nothing can be done with a matter that does not exist") {
  const GivenMatter given;
  CHECK(refused_with<NoSuchMatter>(given.when(NoteMatter{.words = "n"})));
  CHECK(refused_with<NoSuchMatter>(given.when(ending(Became::reply))));
  CHECK(
      refused_with<NothingWritten>(opened(MatterKind::complaint).when(NoteMatter{.words = "\n"})));
}

TEST_CASE("what looks like a name or a date of birth is found in a scenario") {
  using Found = std::vector<std::string>;
  CHECK(names_in_words("the boy, Aaa Bbb, was seen") == Found{"Aaa Bbb"});
  CHECK(names_in_words("Aaa Bbb has bruises.") == Found{"Aaa Bbb"});
  CHECK(names_in_words("a girl called Ccc said so") == Found{"called Ccc"});
  CHECK(names_in_words("a girl Named Ccc-Ddd said so") == Found{"Named Ccc-Ddd"});
  CHECK(names_in_words("born 3 May, dob 03/04/2019") == Found{"born 3", "dob", "03/04/2019"});
  CHECK(names_in_words("born on 3 May") == Found{"born on 3"});
  CHECK(names_in_words("Aaa O'Bbb and Aaa O'Bbb") == Found{"Aaa O'Bbb"});
}

TEST_CASE("what is nobody's name is not taken for one") {
  for (const char* const words :
       {"A child has not come back to school. Parents did email the school.",
        "The Police came on Monday. Social Care and Early Help know them.",
        "Child A told a teacher that Dad hit Mum last night.",
        "He is in Year 4, the house smelt of urine", "seen by the GP. Mother, Yesterday, said so",
        "They were in Africa, Parents say", "born in Africa", "24/7 care", ""}) {
    CAPTURE(words);
    CHECK(names_in_words(words).empty());
  }
}

TEST_CASE("it only warns: a first name alone, or one in small letters, is missed") {
  CHECK(names_in_words("yesterday Aaa came late").empty());
  CHECK(names_in_words("aaa bbb has bruises").empty());
}
