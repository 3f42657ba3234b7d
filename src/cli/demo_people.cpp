#include "cli/demo_people.h"

#include <algorithm>
#include <array>

#include "seal/random.h"

namespace openmash::cli {

namespace {

using hub::Power;
using hub::Role;

/// Whether a role does the work this account is there for.
using DoesIt = bool (*)(const Role& role, const hub::Profile& profile);

struct AccountPlan {
  std::string_view user;
  std::string_view display;
  std::string_view role;  ///< where the profile lists it and it does the work
  DoesIt does_it;         ///< else the first of which this is true
};

constexpr std::array staff_plans = {
    AccountPlan{
        "contact", "Contact officer 1", "contact_officer",
        [](const Role& role, const hub::Profile&) { return role.has(Power::log_contacts); }},
    AccountPlan{"screening", "Screening officer 1", "screening_team",
                [](const Role& role, const hub::Profile& profile) {
                  return profile.stages.screens.includes(role.code);
                }},
    AccountPlan{"worker", "Social worker 4", "social_worker",
                [](const Role& role, const hub::Profile& profile) {
                  return profile.stages.gathers.includes(role.code);
                }},
    AccountPlan{"worker2", "Social worker 5", "social_worker",
                [](const Role& role, const hub::Profile& profile) {
                  return profile.stages.gathers.includes(role.code);
                }},
    AccountPlan{"head", "Head of MASH", "head_of_mash",
                [](const Role& role, const hub::Profile& profile) {
                  return profile.stages.decides.includes(role.code);
                }},
    // Two who guard access: what takes two people can be shown, and no conflict ends by one.
    AccountPlan{"deputy", "Deputy Head of MASH", "head_of_mash",
                [](const Role& role, const hub::Profile& profile) {
                  return guards_access({.id = {}, .role = role.code, .agency = {}}, profile);
                }},
    AccountPlan{"support", "Business support 1", "business_support",
                [](const Role& role, const hub::Profile& profile) {
                  return role.has(Power::approve_feedback) &&
                         !profile.stages.decides.includes(role.code);
                }},
    AccountPlan{"admin", "Administrator 1", "administrator",
                [](const Role& role, const hub::Profile&) { return role.has(Power::administer); }},
    AccountPlan{"auditor", "Auditor 1", "auditor",
                [](const Role& role, const hub::Profile&) {
                  return role.powers == std::vector{Power::see_access_record};
                }},
};

struct RepresentativePlan {
  std::string_view user;
  std::string_view display;
  std::string_view agency;  ///< its code, or a word of it
};

constexpr std::array representative_plans = {
    RepresentativePlan{"police", "Police representative", "police"},
    RepresentativePlan{"health", "Health representative", "health"},
    RepresentativePlan{"education", "Education representative", "education"},
    RepresentativePlan{"probation", "Probation representative", "probation"},
    RepresentativePlan{"housing", "Housing representative", "housing"},
    RepresentativePlan{"youth", "Youth offending representative", "youth"},
    RepresentativePlan{"socialcare", "Social care representative", "social_care"},
};

const Role* role_for(const AccountPlan& plan, const hub::Profile& profile) {
  const Role* named = profile.role(RoleCode{std::string{plan.role}});
  if (named != nullptr && plan.does_it(*named, profile)) {
    return named;
  }
  const auto found = std::ranges::find_if(profile.roles, [&](const Role& role) {
    return !role.for_an_agency && plan.does_it(role, profile);
  });
  return found == profile.roles.end() ? nullptr : &*found;
}

const Role* representatives(const hub::Profile& profile) {
  const auto found = std::ranges::find_if(profile.roles, [](const Role& role) {
    return role.for_an_agency && role.has(Power::answer_requests);
  });
  return found == profile.roles.end() ? nullptr : &*found;
}

/// Nobody acts on what they may not open, except where there is nothing to open yet.
bool may_see(const Staff& staff, Permission permission, const Subject& subject,
             const hub::Profile& profile) {
  return permission == Permission::log_contact || permission == Permission::answer ||
         permits(staff, Permission::see_contact, subject, profile);
}

}  // namespace

const hub::Agency* agency_like(const hub::Profile& profile, std::string_view word) {
  if (const hub::Agency* exact = profile.agency(AgencyCode{std::string{word}})) {
    return exact;
  }
  const auto found = std::ranges::find_if(profile.agencies, [word](const hub::Agency& agency) {
    return agency.code.value.find(word) != std::string::npos;
  });
  return found == profile.agencies.end() ? nullptr : &*found;
}

DemoPeople::DemoPeople(app::SignIn& sign_in, const hub::Profile& profile) : profile_(profile) {
  const auto open = [&](std::string_view user, std::string display, const Role& role,
                        std::optional<AgencyCode> agency) {
    const AccountOpened account{.user_name = std::string{user},
                                .display_name = display,
                                .role = role.code,
                                .agency = agency,
                                .password_hash = ""};
    const auto id = sign_in.open_account(System{}, account, password);
    if (id) {
      sign_in.open_for_demonstration(*id);
      all_.push_back({.user = account.user_name,
                      .display = std::move(display),
                      .role_name = role.name,
                      .reader = {.actor = Staff{.id = *id, .role = role.code, .agency = agency},
                                 .session = seal::fresh_id()}});
    }
  };
  for (const AccountPlan& plan : staff_plans) {
    if (const Role* role = role_for(plan, profile)) {
      const auto same = std::ranges::count(all_, role->name, &DemoPerson::role_name);
      open(plan.user,
           role->code.value == plan.role ? std::string{plan.display}
                                         : role->name + " " + std::to_string(same + 1),
           *role, {});
    }
  }
  // Whatever else somebody is in this hub: one of each, so that every role can be tried.
  for (const Role& one : profile.roles) {
    if (!one.for_an_agency &&
        std::ranges::find(all_, one.name, &DemoPerson::role_name) == all_.end()) {
      open(one.code.value, one.name + " 1", one, {});
    }
  }
  const Role* role = representatives(profile);
  for (const RepresentativePlan& plan : representative_plans) {
    const hub::Agency* agency = agency_like(profile, plan.agency);
    if (role != nullptr && agency != nullptr) {
      open(plan.user, std::string{plan.display}, *role, agency->code);
    }
  }
}

const DemoPerson* DemoPeople::find(std::string_view user) const {
  const auto found = std::ranges::find(all_, user, &DemoPerson::user);
  return found == all_.end() ? nullptr : &*found;
}

const DemoPerson* DemoPeople::speaks_for(const AgencyCode& agency) const {
  const auto found = std::ranges::find_if(
      all_, [&](const DemoPerson& one) { return one.staff().agency == agency; });
  return found == all_.end() ? nullptr : &*found;
}

const DemoPerson* DemoPeople::who_may(Permission permission, const Subject& subject,
                                      std::initializer_list<std::string_view> first) const {
  Subject proved = subject;  // before what goes out they show that it is still them
  proved.session = access::Session::stepped_up;
  const auto can = [&](const DemoPerson& one) {
    return permits(one.reader.actor, permission, proved, profile_) &&
           may_see(one.staff(), permission, subject, profile_);
  };
  for (const std::string_view user : first) {
    const DemoPerson* person = find(user);
    if (person != nullptr && can(*person)) {
      return person;
    }
  }
  const auto found = std::ranges::find_if(all_, can);
  return found == all_.end() ? nullptr : &*found;
}

}  // namespace openmash::cli
