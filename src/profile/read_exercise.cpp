#include "profile/read_exercise.h"

#include <algorithm>

#include "profile/spellings.h"
#include "profile/table_reader.h"

namespace openmash::profile {

namespace {

using hub::ExerciseScenario;

constexpr int children_most = 6;

void check_level(TableReader& in, const hub::AssumedAnswer& answer, const hub::Profile& profile) {
  const bool has_levels = !profile.thresholds.levels.empty();
  if (has_levels && answer.level.value.empty()) {
    in.wrong("level", "an answer without a level", "one of [[thresholds.levels]]");
  } else if (!answer.level.value.empty() && profile.need_level(answer.level) == nullptr) {
    in.wrong("level", "the level \"" + answer.level.value + '"', "one of [[thresholds.levels]]");
  }
}

void check_coming(TableReader& in, const ExerciseScenario& one, const hub::Profile& profile) {
  if (profile.source(one.from) == nullptr) {
    in.wrong("from", "a source this hub does not have", "one of [[sources]] of the profile");
  }
  if (profile.channel(one.channel) == nullptr) {
    in.wrong("channel", "a channel this hub does not have", "one of [[channels]] of the profile");
  }
  if (one.comes_as == hub::ExerciseComesAs::advice_call && !profile.does(hub::Work::advice_line)) {
    in.wrong("comes_as", "an advice call in a hub without an advice line",
             "comes_as = \"contact\", or advice_line in the list work");
  }
  if (one.children > children_most) {
    in.wrong("children", std::to_string(one.children) + " children", "6 at most");
  }
}

ExerciseScenario read_scenario(TableReader& in, const hub::Profile& profile) {
  ExerciseScenario one{.code = in.code("code"),
                       .title = in.text("title"),
                       .words = in.text("words"),
                       .source = in.text("source"),
                       .question = in.text("question"),
                       .comes_as = in.one_of("comes_as", exercise_comes_as_spellings,
                                             std::optional{hub::ExerciseComesAs::contact}),
                       .channel = in.one_of("channel", channel_spellings,
                                            std::optional{hub::ChannelKind::online_form}),
                       .from = in.one_of("from", source_spellings),
                       .children = in.number("children", 1)};
  check_coming(in, one, profile);
  if (auto answer = in.table("assumed")) {
    one.assumed = {.way = answer->one_of("way", exercise_way_spellings),
                   .level = LevelCode{answer->code_if_any("level")},
                   .why = answer->text("why")};
    check_level(*answer, one.assumed, profile);
    answer->done();
  }
  return one;
}

}  // namespace

std::vector<ExerciseScenario> read_exercise(const Document& document, const hub::Profile& profile,
                                            Mistakes& mistakes) {
  TableReader in{document.file, document.root, "the exercise file", mistakes};
  std::vector<ExerciseScenario> scenarios;
  for (TableReader& row : in.tables("scenarios")) {
    ExerciseScenario one = read_scenario(row, profile);
    row.done();
    if (std::ranges::count(scenarios, one.code, &ExerciseScenario::code) > 0) {
      row.wrong("code", "the scenario \"" + one.code + "\" twice", "each code once");
    }
    scenarios.push_back(std::move(one));
  }
  if (scenarios.empty()) {
    in.wrong("scenarios", "no scenario", "one [[scenarios]] or more, or no such file");
  }
  in.done();
  return scenarios;
}

}  // namespace openmash::profile
