// A merge undone, with other judgements made between: what is left is what a history without the
// merge gives. Every event is made by decide_judgement.
#include <doctest/doctest.h>

#include <random>

#include "domain/person/judge.h"

using namespace openmash;

namespace {

template <class Id>
Id numbered(unsigned number) {
  Id128 id{};
  id.bytes[13] = static_cast<Byte>(number >> 16U);
  id.bytes[14] = static_cast<Byte>(number >> 8U);
  id.bytes[15] = static_cast<Byte>(number);
  return Id{id};
}

RecordRef record(unsigned number) {
  return {.contact = numbered<ContactId>(number), .person = numbered<PersonId>(number + 1'000)};
}

Staff head(unsigned number) {
  return {.id = numbered<StaffId>(number), .role = RoleCode{"head"}, .agency = {}};
}

hub::Profile heads_judge() {
  hub::Profile profile;
  profile.roles = {{RoleCode{"head"}, "Head", false, {hub::Power::see_every_case}}};
  profile.stages.decides.roles = {RoleCode{"head"}};
  return profile;
}

/// Where a verb of two people asks in which session, each is in their own.
template <class Command>
Command by_session(Command command, unsigned person) {
  if constexpr (requires { command.session; }) {
    command.session = numbered<StaffId>(person).value;
  }
  return command;
}

/// Two tellings of one history: everything, and all but what the merge is.
class Histories {
 public:
  explicit Histories(unsigned seed) : lot_(seed) {}

  unsigned below(unsigned end) { return static_cast<unsigned>(lot_() % end); }

  /// What is decided about the whole is in both, unless it belongs to the merge.
  template <class Command>
  bool decide(Command command, bool needs_two, std::optional<JudgementId> merge = std::nullopt) {
    const unsigned person = 1 + below(3);
    const JudgementDecided decided =
        decide_judgement(whole, by_session(std::move(command), person), Actor{head(person)},
                         {.one = {}, .other = {}, .needs_two = needs_two}, profile_);
    if (!decided) {
      return false;
    }
    for (const PersonEvent& event : *decided) {
      add(event, person, merge.has_value());
    }
    return true;
  }

  JudgementId judge(Judgement says, bool needs_two, bool is_merge) {
    const unsigned one = 1 + below(7);
    const unsigned other = 1 + (one + below(6)) % 7;
    const auto id = numbered<JudgementId>(++made);
    const JudgedRecord left{.record = record(one), .version = 1, .facts = {}};
    const JudgedRecord right{.record = record(other), .version = 1, .facts = {}};
    if (decide(JudgePair{.judgement = id,
                         .one = left,
                         .other = right,
                         .says = says,
                         .model = "",
                         .reason = "r"},
               needs_two, is_merge ? std::optional{id} : std::nullopt) &&
        !is_merge) {
      others.push_back(id);
    }
    return id;
  }

  void second(JudgementId id, bool agrees, bool is_merge) {
    for (int tries = 0; tries < 10 && whole.find(id)->waits_for_second(); ++tries) {
      (void)decide(SecondJudgement{.judgement = id, .agrees = agrees, .reason = "r"}, true,
                   is_merge ? std::optional{id} : std::nullopt);
    }
  }

  void undo(JudgementId id, bool is_merge) {
    (void)decide(UndoJudgement{.judgement = id, .reason = "r"}, false,
                 is_merge ? std::optional{id} : std::nullopt);
    if (is_merge && !whole.find(id)->undone) {
      // It takes two: the second agrees.
      add(JudgementUndone{.judgement = id, .reason = "r"}, 4, true);
    }
  }

  void anything() {
    if (others.empty() || below(3) != 0) {
      const bool needs_two = below(3) == 0;
      judge(static_cast<Judgement>(below(3)), needs_two, false);
    } else if (const JudgementId id = others[below(static_cast<unsigned>(others.size()))];
               below(2) == 0) {
      second(id, below(3) != 0, false);
    } else {
      undo(id, false);
    }
  }

  Links whole;
  Links without;
  std::vector<JudgementId> others;
  unsigned made = 0;

 private:
  void add(const PersonEvent& event, unsigned by, bool of_merge) {
    const RecordedPerson recorded{.event = event,
                                  .by = head(by),
                                  .at = Instant{} + std::chrono::minutes{++minutes_},
                                  .sequence = whole.version + 1};
    evolve(whole, recorded);
    if (!of_merge) {
      evolve(without, recorded);
    }
  }

  std::mt19937 lot_;
  hub::Profile profile_ = heads_judge();
  int minutes_ = 0;
};

}  // namespace

TEST_CASE(
    "a merge undone after more was judged leaves what there is without it, in 10,000 histories") {
  constexpr unsigned seed = 20'261'122;
  CAPTURE(seed);
  int differed = 0;
  int between = 0;
  int by_two = 0;
  int undone_between = 0;
  for (unsigned history = 0; history < 10'000; ++history) {
    Histories both{seed + history};
    for (unsigned step = both.below(8); step > 0; --step) {
      both.anything();
    }
    const bool needs_two = both.below(2) == 0;
    const JudgementId merge = both.judge(Judgement::same, needs_two, true);
    if (both.whole.find(merge) == nullptr) {
      continue;  // the same stood already
    }
    both.second(merge, true, true);
    const std::uint64_t merged_at = both.whole.version;
    for (unsigned step = both.below(8); step > 0; --step) {
      both.anything();
    }
    between += both.whole.version > merged_at ? 1 : 0;
    by_two += both.whole.find(merge)->seconded ? 1 : 0;
    undone_between += std::ranges::count_if(both.others, [&](JudgementId one) {
                        return both.whole.find(one)->undone.has_value();
                      }) > 0;
    differed += state_of(both.whole) != state_of(both.without) ? 1 : 0;
    both.undo(merge, true);
    REQUIRE(both.whole.find(merge)->undone);
    REQUIRE(state_of(both.whole) == state_of(both.without));
  }
  // The controls: before the undoing they differ, and every kind of history was there.
  CHECK(differed > 3'000);
  CHECK(between > 5'000);
  CHECK(by_two > 2'000);
  CHECK(undone_between > 500);
}
