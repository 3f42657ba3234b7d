#include <doctest/doctest.h>

#include <array>
#include <set>

#include "words/matters.h"

using namespace openmash;

namespace {

constexpr std::array every_kind{
    MatterKind::unsorted,    MatterKind::advice_call,          MatterKind::form_expected,
    MatterKind::family_call, MatterKind::information_question, MatterKind::information_request,
    MatterKind::complaint,   MatterKind::leaflet_feedback};

constexpr std::array every_end{Became::contact,    Became::addition,     Became::matter,
                               Became::reply,      Became::refused,      Became::advice,
                               Became::not_for_us, Became::nothing_came, Became::noted};

template <std::size_t I = 0>
void every_refusal(std::vector<MatterRefusal>& all) {
  if constexpr (I < std::variant_size_v<MatterRefusal>) {
    all.emplace_back(std::variant_alternative_t<I, MatterRefusal>{});
    every_refusal<I + 1>(all);
  }
}

/// Tells events one after another as the timeline of the matter they make.
std::vector<std::string> told(const std::vector<MatterEvent>& events) {
  const hub::Profile profile{};
  std::vector<RecordedMatter> history;
  for (const MatterEvent& event : events) {
    history.push_back({.event = event,
                       .by = System{},
                       .at = from_micros(static_cast<std::int64_t>(history.size())),
                       .sequence = history.size() + 1});
  }
  const Matter matter = fold(MatterId{}, history);
  const words::Telling telling{
      .profile = profile,
      .name_of = [](const Actor&) { return std::string{"Support 1"}; },
      .time_of = [](Instant at) { return "moment " + std::to_string(to_micros(at)); }};
  std::vector<std::string> all;
  for (const RecordedMatter& recorded : history) {
    all.push_back(words::sentence(recorded, matter, telling));
  }
  return all;
}

const MatterOpened complaint{
    .reference = "7K4Q-PDX9", .kind = MatterKind::complaint, .answers = {}};

}  // namespace

TEST_CASE("every kind of matter and every end has a label of its own") {
  const hub::Profile profile{};
  std::set<std::string> labels;
  for (const MatterKind kind : every_kind) {
    CHECK(labels.insert(words::label(kind, profile)).second);
  }
  for (const Became became : every_end) {
    CHECK(labels.insert(words::label(became)).second);
  }
}

TEST_CASE("the form that is expected is called what the hub calls it") {
  hub::Profile profile;
  CHECK(words::label(MatterKind::form_expected, profile) == "Form expected");
  profile.words.form = "MARF";
  CHECK(words::label(MatterKind::form_expected, profile) == "MARF expected");
}

TEST_CASE("every refusal about a matter has words of its own, and none of them blames or begs") {
  std::vector<MatterRefusal> all;
  every_refusal(all);
  std::set<std::string> headings;
  for (const MatterRefusal& refusal : all) {
    const words::Words said = words::words_for(refusal, hub::Profile{});
    CAPTURE(said.heading);
    CHECK(headings.insert(said.heading).second);
    CHECK_FALSE(said.heading.ends_with('.'));
    CHECK(said.what_to_do.ends_with('.'));
    for (const char* const banned : {"nvalid", "lease", "ops", "rror", "orry"}) {
      CHECK((said.heading + said.what_to_do).find(banned) == std::string::npos);
    }
  }
  CHECK(headings.size() == std::variant_size_v<MatterRefusal>);
}

TEST_CASE(
    "everything that happens to a matter is told in a sentence, and none repeats what was "
    "written") {
  const auto sentences =
      told({complaint, MatterNoted{.words = "secret"}, MatterChased{.words = "secret"},
            MatterSettled{.became = Became::reply, .where = "", .words = "secret"},
            MatterTakenUp{.stage = 2, .due = from_micros(9), .reason = "secret"},
            MatterSettled{.became = Became::matter,
                          .kind = MatterKind::information_request,
                          .where = "8K4Q-PDX8",
                          .words = "secret"},
            MatterTakenUp{.stage = 2, .due = from_micros(9), .reason = "secret"},
            MatterDestroyed{.replayed = false}, MatterDestroyed{.replayed = true}});
  const std::set<std::string> different{sentences.begin(), sentences.end()};
  CHECK(different.size() == sentences.size());
  for (const std::string& sentence : sentences) {
    CAPTURE(sentence);
    CHECK(sentence.find("secret") == std::string::npos);
    CHECK(sentence.find("7K4Q-PDX9") != std::string::npos);
    CHECK(sentence.starts_with("Support 1 "));
    CHECK_FALSE(sentence.ends_with('.'));
  }
  CHECK(sentences[4] == "Support 1 took 7K4Q-PDX9 to the next stage, to be dealt with by moment 9");
  CHECK(sentences[5].ends_with("made it an information request, 8K4Q-PDX8"));
  CHECK(sentences[6] == "Support 1 took up 7K4Q-PDX9 again");
}

TEST_CASE("what became of it names where it is") {
  CHECK(words::became_words({.became = Became::contact, .where = "R", .words = ""},
                            MatterKind::unsorted) == "Became a contact, R");
  CHECK(words::became_words({.became = Became::contact, .where = "R", .words = ""},
                            MatterKind::form_expected) == "The form came: R");
}
