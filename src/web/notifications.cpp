#include "web/notifications.h"

#include <algorithm>

namespace openmash::web {

namespace {

bool has_the_work(const hub::Profile& profile) {
  return profile.does(hub::Work::domestic_abuse_triage) &&
         profile.channel(Channel::police_notification) != nullptr;
}

}  // namespace

std::vector<TrayDesk> tray_desks(const Visit& visit) {
  const hub::Profile& profile = visit.profile();
  std::vector<TrayDesk> desks;
  if (!has_the_work(profile)) {
    return desks;
  }
  for (const TrayDesk& desk :
       {TrayDesk{.key = "to-screen"},
        TrayDesk{.key = "to-gate", .stage = Stage::to_gate, .needs = Permission::sign_gate}}) {
    if (permits(visit.who->staff, desk.needs, {}, profile)) {
      desks.push_back(desk);
    }
  }
  if (!profile.stages.screens.includes(visit.who->staff.role)) {
    std::ranges::reverse(desks);  // who signs may screen as well, and signs first
  }
  return desks;
}

bool brings_lists(const Visit& visit) {
  return has_the_work(visit.profile()) &&
         permits(visit.who->staff, Permission::log_contact, {}, visit.profile());
}

}  // namespace openmash::web
