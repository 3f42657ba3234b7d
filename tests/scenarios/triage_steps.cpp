#include <algorithm>
#include <array>
#include <utility>

#include "scenarios/patterns.h"
#include "scenarios/world.h"

namespace openmash::scenarios {

namespace {

struct RouteName {
  std::string_view name;
  Route route;
};

constexpr auto route_names = std::to_array<RouteName>({
    {"through the agencies", Route::through_mash},
    {"straight to an outcome", Route::straight_to_outcome},
    {"to the child's own social worker", Route::to_allocated_worker},
});

Route route_named(std::string_view name) {
  const auto found = std::ranges::find(route_names, name, &RouteName::name);
  if (found == route_names.end()) {
    cannot("a contact does not go \"" + std::string{name} + "\"");
  }
  return found->route;
}

IssueCode issue_named(World& world, std::string_view words) {
  const auto& issues = world.hub().profile().issues;
  const auto found = std::ranges::find(issues, words, &hub::Issue::words);
  if (found == issues.end()) {
    cannot("this hub has no issue \"" + std::string{words} + "\"");
  }
  return found->code;
}

LevelCode level_named(World& world, std::string_view name) {
  const auto& levels = world.hub().profile().levels;
  const auto found = std::ranges::find(levels, name, &hub::Level::name);
  if (found == levels.end()) {
    cannot("this hub has no level \"" + std::string{name} + "\"");
  }
  return found->code;
}

/// Every criterion of the hub is met: which ones is not what the stories are about.
std::vector<CriterionCode> all_criteria(World& world) {
  std::vector<CriterionCode> all;
  for (const hub::Criterion& criterion : world.hub().profile().criteria) {
    all.push_back(criterion.code);
  }
  return all;
}

/// What stood in the form is sent with it once.
ScreenContact screening(World& world, Route proposed) {
  ScreenContact command{.criteria_met = all_criteria(world), .proposed = proposed};
  command.need = std::exchange(world.need, std::nullopt);
  if (command.need) {
    command.need_reason = "as it was told";
  }
  return command;
}

constexpr auto steps = std::to_array<Step>({
    {"{who} finds the level of need {level}",
     [](World& world, const Holes& h) {
       const auto& levels = world.hub().profile().thresholds.levels;
       const auto found = std::ranges::find(levels, h[1], &hub::NeedLevel::name);
       if (found == levels.end()) {
         cannot("this hub has no level of need \"" + h[1] + "\"");
       }
       world.need = found->code;
     }},
    {"{who} screens it, finds none of the criteria, and proposes {route}",
     [](World& world, const Holes& h) {
       ScreenContact command = screening(world, route_named(h[1]));
       command.criteria_met.clear();
       world.press(h[0], command);
     }},
    {"{who} screens it and proposes {route}",
     [](World& world, const Holes& h) { world.press(h[0], screening(world, route_named(h[1]))); }},
    {"{who} notes for {children} \"{issue}\" and proposes {route}",
     [](World& world, const Holes& h) {
       ScreenContact command = screening(world, route_named(h[3]));
       const IssueCode issue = issue_named(world, h[2]);
       for (const PersonId child : world.people(h[1])) {
         command.issues.push_back({.child = child, .issues = {issue}, .main = issue});
       }
       world.press(h[0], command);
     }},
    {"{who} finds that {child} already has {worker}, and proposes {route}",
     [](World& world, const Holes& h) {
       ScreenContact command = screening(world, route_named(h[3]));
       command.criteria_met.clear();
       command.with_a_worker = {{.child = world.person(h[1]), .worker = h[2]}};
       world.press(h[0], command);
     }},
    {"{who} rates it {level}, because {reason}",
     [](World& world, const Holes& h) {
       world.press(h[0], RateContact{.level = level_named(world, h[1]), .reason = h[2]});
     }},
    {"{who} rates it {level}",
     [](World& world, const Holes& h) {
       world.press(h[0], RateContact{.level = level_named(world, h[1])});
     }},
    {"{who} signs that it goes {route}, because {reason}",
     [](World& world, const Holes& h) {
       world.press(h[0], SignGate{.route = route_named(h[1]), .reason = h[2]});
     }},
});

}  // namespace

std::span<const Step> triage_steps() {
  return steps;
}

}  // namespace openmash::scenarios
