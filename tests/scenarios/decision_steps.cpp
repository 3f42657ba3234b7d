#include <algorithm>
#include <array>
#include <utility>

#include "scenarios/patterns.h"
#include "scenarios/world.h"

namespace openmash::scenarios {

namespace {

/// The outcome whose name stands in front, the longest if several do.
const hub::Outcome& outcome_in_front(World& world, std::string_view words) {
  const hub::Outcome* found = nullptr;
  for (const hub::Outcome& outcome : world.hub().profile().outcomes) {
    if (words.starts_with(outcome.name) &&
        (found == nullptr || outcome.name.size() > found->name.size())) {
      found = &outcome;
    }
  }
  if (found == nullptr) {
    cannot("this hub has no outcome \"" + std::string{words} + "\"");
  }
  return *found;
}

/// "Early help and Single-agency response (Police)".
std::vector<OutcomeChoice> outcomes_in(World& world, std::string_view words) {
  std::vector<OutcomeChoice> chosen;
  while (!words.empty()) {
    const hub::Outcome& outcome = outcome_in_front(world, words);
    OutcomeChoice choice{.outcome = outcome.code};
    words.remove_prefix(outcome.name.size());
    if (words.starts_with(" (")) {
      const std::size_t end = words.find(')');
      const std::string receiver{words.substr(2, end - 2)};
      choice.receiver =
          outcome.receiver == hub::Receiver::agency ? world.agency(receiver).code.value : receiver;
      words.remove_prefix(end + 1);
    }
    chosen.push_back(std::move(choice));
    if (words.starts_with(" and ")) {
      words.remove_prefix(5);
    } else if (!words.empty()) {
      cannot("after an outcome comes \"and\" and another, not \"" + std::string{words} + "\"");
    }
  }
  return chosen;
}

std::vector<OutcomesForChild> outcomes_for(World& world, const std::string& outcomes,
                                           const std::string& children, const std::string& reason) {
  std::vector<OutcomesForChild> all;
  for (const PersonId child : world.people(children)) {
    all.push_back({.child = child, .outcomes = outcomes_in(world, outcomes), .reason = reason});
  }
  return all;
}

/// What the decision page lists as missing for this reader.
std::vector<GapAccepted> every_gap(World& world, const std::string& who, const std::string& reason,
                                   const std::vector<OutcomesForChild>& children) {
  const auto page = world.shown_to(who, ReadPurpose::decide);
  if (!page) {
    cannot(who + " may not see the case");
  }
  std::vector<GapAccepted> all;
  std::vector<Gap> gaps = (*page)->gaps;
  for (const Gap& gap : gaps_in_outcomes(*(*page)->file, *(*page)->profile, children)) {
    gaps.push_back(gap);
  }
  for (const Gap& gap : gaps) {
    all.push_back({.gap = gap, .reason = reason});
  }
  return all;
}

/// What stood in the form is sent with it once.
DecideOutcomes deciding(World& world, std::vector<OutcomesForChild> children,
                        std::vector<GapAccepted> gaps) {
  return {.children = std::move(children),
          .gaps = std::move(gaps),
          .family_contact = std::exchange(world.family_contact, std::nullopt)};
}

constexpr auto steps = std::to_array<Step>({
    {"{who} writes the record: {words}",
     [](World& world, const Holes& h) {
       world.press(h[0], WriteRecord{.summary = h[1], .analysis = h[1]});
     }},
    {"{who} starts the assessment",
     [](World& world, const Holes& h) { world.press(h[0], StartAssessment{}); }},
    {"{who} completes the assessment: {words}; for {children}: {means}",
     [](World& world, const Holes& h) {
       CompleteAssessment whole{.known = h[1],
                                .children = {},
                                .family = "asked, and sees it so too",
                                .recommended = "as it was said"};
       for (const PersonId child : world.people(h[2])) {
         whole.children.push_back({.child = child, .words = h[3]});
       }
       world.press(h[0], whole);
     }},
    {"{who} recommends {outcomes} for {children}, because {reason}",
     [](World& world, const Holes& h) {
       world.press(h[0], Recommend{.children = outcomes_for(world, h[1], h[2], h[3])});
     }},
    {"{who} sends the case back: {words}",
     [](World& world, const Holes& h) { world.press(h[0], SendBack{.reason = h[1]}); }},
    {"{who} opens the decision page",
     [](World& world, const Holes& h) { world.open_form(h[0], Permission::decide); }},
    {"{who} decides {outcomes} for {children}, because {reason}, and accepts what is missing, "
     "because {gaps}",
     [](World& world, const Holes& h) {
       std::vector<OutcomesForChild> children = outcomes_for(world, h[1], h[2], h[3]);
       std::vector<GapAccepted> gaps = every_gap(world, h[0], h[4], children);
       world.press(h[0], deciding(world, std::move(children), std::move(gaps)));
     }},
    {"{who} decides {outcomes} for {children}, because {reason}",
     [](World& world, const Holes& h) {
       world.press(h[0], deciding(world, outcomes_for(world, h[1], h[2], h[3]), {}));
     }},
    {"{who} looks again and confirms, because {reason}",
     [](World& world, const Holes& h) { world.press(h[0], ConfirmDecision{.reason = h[1]}); }},
});

}  // namespace

std::span<const Step> decision_steps() {
  return steps;
}

}  // namespace openmash::scenarios
