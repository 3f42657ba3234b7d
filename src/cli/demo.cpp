#include "cli/demo.h"
#include "app/core_of.h"
#include "app/init.h"

#include <algorithm>
#include <iostream>

#include "base/faults.h"
#include "cli/demo_stories.h"
#include "cli/hub_commands.h"

namespace openmash::cli {

namespace {

/// The accounts are older than all that is done with them.
constexpr std::chrono::days opened_before{90};

void refuse_where_work_is(app::Core& core) {
  const auto counts =
      core.readers().read([](db::Connection& connection) { return views::counts(connection); });
  if (!counts.empty()) {
    throw ConfigurationFault(
        "this hub holds work already: the demo fills only a hub that was just made");
  }
}

}  // namespace

Filled fill_with_demo(const app::Folder& folder, Instant now) {
  Instant clock = now - opened_before;
  app::Hub hub{folder, [&clock] { return clock; }, seal::cheapest_password};
  refuse_where_work_is(app::core_of(hub));
  const DemoPeople people{hub.people(), hub.profile()};
  // The stories count back from now, in the hub's opening hours.
  clock = now;
  const Moment moment = hub.moment();
  Desk desk{.hub = hub, .people = people, .days = Days{now, *moment.calendar}};
  tell_of_duty(desk);
  tell_of_bygones(desk);
  tell_of_decisions(desk);
  tell_of_cases(desk);
  tell_of_today(desk);
  tell_of_notifications(desk);
  tell_of_matters(desk);
  tell_of_exercise(desk);
  tell_of_directory(desk);
  tell_of_agreements(desk);
  tell_case_studies(desk);
  desk.agenda.run(clock, now);
  Filled filled{.contacts = desk.contacts, .refused = desk.refused};
  for (const DemoPerson& person : people.all()) {
    filled.accounts.push_back(
        {.user = person.user, .display = person.display, .role = person.role_name});
  }
  return filled;
}

int demo(const app::Folder& folder, const std::filesystem::path& hub_folder,
         app::MadeFor made_for) {
  if (!hub_folder.empty()) {
    app::init_hub(folder, hub_folder, system_now, made_for);
  }
  const Filled filled = fill_with_demo(folder, system_now());
  std::cout << "Sign in as one of these, password " << DemoPeople::password << ":\n";
  std::size_t widest = 0;
  for (const DemoAccount& one : filled.accounts) {
    widest = std::max(widest, one.user.size());
  }
  for (const DemoAccount& one : filled.accounts) {
    std::cout << "  " << one.user << std::string(widest + 3 - one.user.size(), ' ') << one.display
              << (one.display.starts_with(one.role) ? "" : ", " + one.role) << "\n";
  }
  for (const std::string& refused : filled.refused) {
    std::cerr << "left out of the demo: " << refused << "\n";
  }
  return 0;
}

}  // namespace openmash::cli
