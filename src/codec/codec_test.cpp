#include <doctest/doctest.h>

#include "base/faults.h"
#include "codec/codec.h"

using namespace openmash;

namespace {

/// One of every kind of event, its fields as they are made.
template <std::size_t I = 0>
void every_event(std::vector<CaseEvent>& all) {
  if constexpr (I < std::variant_size_v<CaseEvent>) {
    all.emplace_back(std::variant_alternative_t<I, CaseEvent>{});
    every_event<I + 1>(all);
  }
}

}  // namespace

TEST_CASE("every event is read back as it was spelled, and spelled again the same") {
  std::vector<CaseEvent> all;
  every_event(all);
  all.emplace_back(ItemReturned{
      .item = ItemId{Id128{{1}}},
      .request = RequestId{Id128{{2}}},
      .answer = ReturnId{Id128{{3}}},
      .relevance = Relevance::background,
      .handling = Handling::onward,
      .about = {PersonId{Id128{{4}}}, PersonId{Id128{{5}}}},
      .concerned = PartialDate{.year = 2026, .month = 3},
      .text = "Words, “quoted”, and a line\nbreak",
      .source = "Home visit",
      .own_reference = "A/1",
  });
  all.emplace_back(ContactRated{.level = LevelCode{"red"},
                                .level_name = "Red",
                                .decision_due = from_micros(-5),
                                .return_due = std::nullopt,
                                .reason = "r"});
  const Actor by =
      Staff{.id = StaffId{Id128{{9}}}, .role = RoleCode{"head"}, .agency = AgencyCode{"police"}};
  for (const CaseEvent& event : all) {
    const codec::Plain plain = codec::spell(event, by);
    const auto [back, actor] = codec::read_back(plain);
    CHECK(actor == by);
    CHECK((back == event));
    CHECK((codec::spell(back, actor) == plain));
  }
}

TEST_CASE("the words of an event are found, and it is spelled with others in their places") {
  const CaseEvent worry =
      ConcernRaised{.concern = ConcernId{Id128{{1}}},
                    .about = {PersonId{Id128{{2}}}},
                    .answers = {{{.question = "words", .words = "shouting"},
                                 {.question = "where", .not_known = true, .words = ""}}}};
  const auto words = codec::words_in(worry);
  REQUIRE(words.size() == 2);
  CHECK(words[0].of == "words");
  CHECK(words[0].words == "shouting");
  CHECK(codec::rewritten(worry, {"shouting", ""}) == *codec::spell(worry, System{}).content);
  const CaseEvent anew = codec::with_content(worry, codec::rewritten(worry, {"noise", ""}));
  CHECK(std::get<ConcernRaised>(anew).answers.words("words") == "noise");
  CHECK(std::get<ConcernRaised>(anew).about == std::get<ConcernRaised>(worry).about);

  // Codes are no words, and what has no content has none.
  const CaseEvent decided = DecisionMade{.gaps = {{.gap = {}, .reason = "known"}}};
  REQUIRE(codec::words_in(decided).size() == 1);
  CHECK(codec::words_in(decided)[0].words == "known");
  CHECK(codec::words_in(CaseAssigned{}).empty());
}

TEST_CASE("a record cut short, padded or of an unknown type is refused, never half read") {
  const codec::Plain plain =
      codec::spell(GateSigned{.route = Route::to_allocated_worker, .reason = "because"}, System{});
  codec::Plain shorter = plain;
  shorter.content->pop_back();
  CHECK_THROWS_AS(static_cast<void>(codec::read_back(shorter)), CorruptRecord);
  codec::Plain longer = plain;
  longer.control.push_back(0);
  CHECK_THROWS_AS(static_cast<void>(codec::read_back(longer)), CorruptRecord);
  codec::Plain unknown = plain;
  unknown.control[3] = 99;
  CHECK_THROWS_AS(static_cast<void>(codec::read_back(unknown)), CorruptRecord);
}
