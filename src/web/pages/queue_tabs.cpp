#include "web/pages/queue_tabs.h"

#include "web/say.h"

namespace openmash::web {

views::QueueFilter QueueTab::filter(const Visit& visit) const {
  views::QueueFilter filter{.stages = stages};
  if (mine) {
    const app::AtWork at_work = visit.hub().duty().at_work();
    filter.workers = covered_by(*at_work.rota, visit.who->staff.id, visit.now);
    filter.workers->push_back(visit.who->staff.id);
  }
  if (away) {
    const app::AtWork at_work = visit.hub().duty().at_work();
    filter.workers = away_uncovered(*at_work.rota, visit.now);
    for (const OnStaff& one : at_work.people) {
      if (one.until) {
        filter.workers->push_back(one.staff.id);
      }
    }
  }
  return filter;
}

std::vector<QueueTab> queue_tabs(const Staff& staff, const hub::Profile& profile) {
  const hub::Stages& stages = profile.stages;
  const hub::Role* role = profile.role(staff.role);
  std::vector<QueueTab> tabs;
  const auto add = [&](bool does, const char* key, Stage stage) {
    if (does) {
      tabs.push_back({.key = key, .words = say::label(stage, profile), .stages = {stage}});
    }
  };
  const hub::Who& gate = stages.gates.nobody() ? stages.screens : stages.gates;
  if (stages.gathers.includes(staff.role)) {
    tabs.push_back({.key = "mine", .words = "With me", .stages = {}, .mine = true});
  }
  add(stages.screens.includes(staff.role), "to-screen", Stage::to_screen);
  add(gate.includes(staff.role), "to-gate", Stage::to_gate);
  add(stages.assigns.includes(staff.role), "to-assign", Stage::to_assign);
  if (stages.assigns.includes(staff.role)) {
    tabs.push_back({.key = "away", .words = "Worker away", .stages = {}, .away = true});
  }
  add(stages.decides.includes(staff.role), "to-decide", Stage::to_decide);
  add(stages.decides.includes(staff.role), "to-look-again", Stage::to_look_again);
  add(role != nullptr && role->has(hub::Power::approve_feedback), "to-tell", Stage::to_tell);
  tabs.push_back({.key = "all", .words = "All open"});
  tabs.push_back({.key = "closed", .words = "Closed", .stages = {Stage::closed}});
  return tabs;
}

}  // namespace openmash::web
