#include "domain/access/may.h"

#include "base/ensure.h"

namespace openmash {

namespace {

Level if_(bool yes, Level level) {
  return yes ? level : Level::absent;
}

/// Their own case, or one they cover.
bool is_theirs(const Staff& staff, const Subject& subject) {
  return subject.worker == staff.id || subject.cover == staff.id;
}

/// Where a group gathers, any of it may act on a case that has its answerable worker.
bool is_of_the_group(const Staff& staff, const Subject& subject, const hub::Stages& stages) {
  return subject.worker && stages.gathers.manner == hub::Manner::as_a_group &&
         stages.gathers.includes(staff.role);
}

/// Those who decide see what they decide; an agency's people only when it has come to that, unless
/// members see the record during the check anyway.
bool decides_it(const Staff& staff, const hub::Role& role, const Subject& subject,
                const hub::Profile& profile) {
  const hub::Stages& stages = profile.stages;
  const bool has_come = !role.for_an_agency || subject.weighed || subject.decided ||
                        profile.check.members_see == hub::MembersSee::record_during_check;
  return has_come && (stages.decides_after(subject.straight).includes(staff.role) ||
                      stages.decides.includes(staff.role));
}

/// How much of a contact and its case one member of staff sees.
Level sight(const Staff& staff, const hub::Role& role, const Subject& subject,
            const hub::Profile& profile) {
  const hub::Stages& stages = profile.stages;
  if (decides_it(staff, role, subject, profile)) {
    return Level::decide;
  }
  if (is_theirs(staff, subject) || is_of_the_group(staff, subject, stages) ||
      role.has(hub::Power::see_every_case) || stages.gates.includes(staff.role) ||
      stages.screens.includes(staff.role)) {
    return Level::read;
  }
  if (role.for_an_agency) {
    // A request is a subject of its own; the case opens to members only as the profile says.
    const hub::MembersSee see = profile.check.members_see;
    const bool open = see == hub::MembersSee::record_during_check ||
                      (see == hub::MembersSee::record_at_decision && subject.decided);
    return if_(open && subject.asked == staff.agency, Level::read);
  }
  if (role.has(hub::Power::approve_feedback) && subject.decided) {
    return Level::read;  // nobody approves a letter without the case it answers for
  }
  // A contact is open to those who take contacts; once it is somebody's case, only its outline.
  if (role.has(hub::Power::log_contacts) || role.has(hub::Power::see_contacts)) {
    return subject.worker ? Level::outline : Level::read;
  }
  return Level::absent;
}

/// The hub's own people plan every desk, for a hole must be filled by somebody; an agency's people
/// plan their agency's.
bool plans_desk(const Staff& staff, const hub::Role& role, const Subject& subject) {
  return role.has(hub::Power::plan_duty) && (!role.for_an_agency || subject.asked == staff.agency);
}

/// Sees who read, and nothing of what they read: the role is for that alone.
bool only_audits(const hub::Role& role) {
  return role.powers == std::vector{hub::Power::see_access_record};
}

Level staff_may(const Staff& staff, const hub::Role& role, Permission permission,
                const Subject& subject, const hub::Profile& profile) {
  using hub::Power;
  const hub::Stages& stages = profile.stages;
  const bool own_case = is_theirs(staff, subject) || is_of_the_group(staff, subject, stages);
  const bool decides = decides_it(staff, role, subject, profile);
  switch (permission) {
    case Permission::refer:
      return Level::decide;
    case Permission::log_contact:
      return if_(role.has(Power::log_contacts), Level::decide);
    case Permission::see_queue:
      // An agency's people have a queue where they take one of the hub's own steps.
      return if_((!role.for_an_agency || stages.screens.includes(staff.role) ||
                  stages.decides.includes(staff.role)) &&
                     !role.has(Power::administer) && !only_audits(role),
                 Level::read);
    case Permission::see_contact:
      return sight(staff, role, subject, profile);
    case Permission::see_request:
      return if_(own_case || decides ||
                     (role.has(Power::answer_requests) && subject.asked == staff.agency),
                 Level::read);
    case Permission::screen:
      return if_(stages.screens.includes(staff.role) || stages.gates.includes(staff.role),
                 Level::decide);
    case Permission::rate:
      return if_(
          stages.screens.includes(staff.role) || stages.gates.includes(staff.role) || decides,
          Level::decide);
    case Permission::sign_gate: {
      const hub::Who& who = stages.gates.nobody() ? stages.screens : stages.gates;
      return if_(who.includes(staff.role), Level::decide);
    }
    case Permission::assign:
      return if_(stages.assigns.includes(staff.role), Level::decide);
    case Permission::set_timescale:
      return if_(stages.sets_timescale.includes(staff.role), Level::decide);
    case Permission::gather:
      return if_(own_case && stages.gathers.includes(staff.role), Level::decide);
    case Permission::answer:
      return if_(role.has(Power::answer_requests) && subject.asked == staff.agency, Level::decide);
    case Permission::write_record:
      return if_(own_case, Level::decide);
    case Permission::recommend:
      return if_(own_case && stages.recommends.includes(staff.role), Level::decide);
    case Permission::decide:
      return if_(stages.decides_after(subject.straight).includes(staff.role), Level::decide);
    case Permission::write_feedback:
      return if_(own_case || role.has(Power::approve_feedback) ||
                     stages.decides_after(subject.straight).includes(staff.role),
                 Level::decide);
    case Permission::approve_feedback:
      return if_(role.has(Power::approve_feedback), Level::decide);
    case Permission::close:
      return if_(role.has(Power::approve_feedback) ||
                     stages.decides_after(subject.straight).includes(staff.role),
                 Level::decide);
    case Permission::deal_with_matters:
      return if_(!role.for_an_agency &&
                     (role.has(Power::log_contacts) || role.has(Power::approve_feedback)),
                 Level::decide);
    case Permission::administer:
      return if_(role.has(Power::administer), Level::decide);
    case Permission::talk_with_family:
      return if_(own_case || stages.screens.includes(staff.role) ||
                     stages.gates.includes(staff.role) || stages.decides.includes(staff.role) ||
                     (role.has(Power::log_contacts) && !subject.worker),
                 Level::decide);
    case Permission::share_outside:
      // Of another agency's request its people tell nobody anything.
      return if_((own_case || decides) &&
                     (!role.for_an_agency || !subject.asked || subject.asked == staff.agency),
                 Level::decide);
    case Permission::give_view:
      return if_(stages.screens.includes(staff.role) || stages.decides.includes(staff.role),
                 Level::decide);
    case Permission::discuss:
      return if_(own_case || stages.gates.includes(staff.role) || decides, Level::decide);
    case Permission::disagree:
      // Whoever was asked may disagree without seeing more of the case than the request.
      return if_(
          sight(staff, role, subject, profile) >= Level::read ||
              (role.has(Power::answer_requests) && subject.asked && subject.asked == staff.agency),
          Level::decide);
    case Permission::follow_pathway:
      return if_(own_case || stages.screens.includes(staff.role) ||
                     stages.gates.includes(staff.role) || stages.decides.includes(staff.role),
                 Level::decide);
    case Permission::plan_duty:
      return if_(plans_desk(staff, role, subject), Level::decide);
    case Permission::own_duty:
      return if_(subject.worker == staff.id || plans_desk(staff, role, subject), Level::decide);
    case Permission::keep_directory:
      // A hub where nobody keeps one has none.
      return role.has(Power::keep_directory)
                 ? Level::decide
                 : if_(profile.keeps_directory() && !role.has(Power::administer) &&
                           !only_audits(role),
                       Level::read);
    case Permission::answer_as_guest:
      return Level::absent;  // staff answer under their own names
    case Permission::see_access_record:
      return if_(role.has(Power::see_access_record), Level::read);
  }
  ensure(false, "every permission has its rule");
}

}  // namespace

bool may_cover(const Staff& away, const Staff& cover, const hub::Profile& profile) {
  using hub::Power;
  const hub::Role* left = profile.role(away.role);
  const hub::Role* right = profile.role(cover.role);
  if (away.id == cover.id || left == nullptr || right == nullptr || right->has(Power::administer) ||
      away.agency != cover.agency) {
    return false;
  }
  const hub::Stages& s = profile.stages;
  for (const hub::Who* who : {&s.screens, &s.gates, &s.assigns, &s.gathers, &s.sets_timescale,
                              &s.recommends, &s.decides, &s.decides_straight}) {
    if (who->includes(away.role) && !who->includes(cover.role)) {
      return false;
    }
  }
  for (const Power power :
       {Power::log_contacts, Power::work_cases, Power::answer_requests, Power::approve_feedback}) {
    if (left->has(power) && !right->has(power)) {
      return false;
    }
  }
  return true;
}

Level needed(Permission permission) {
  switch (permission) {
    case Permission::see_queue:
    case Permission::see_contact:
    case Permission::see_request:
    case Permission::see_access_record:
      return Level::read;
    default:
      return Level::decide;
  }
}

Level may(const Actor& actor, Permission permission, const Subject& subject,
          const hub::Profile& profile) {
  if (std::holds_alternative<System>(actor)) {
    return Level::decide;  // recorded as the system: demo data and replayed destructions only
  }
  if (const Guest* guest = as_guest(actor)) {
    return if_(permission == Permission::answer_as_guest && subject.enquiry == guest->enquiry,
               Level::decide);
  }
  const Staff* staff = as_staff(actor);
  if (staff == nullptr) {
    return if_(permission == Permission::refer, Level::decide);
  }
  const hub::Role* role = profile.role(staff->role);
  return role == nullptr ? Level::absent : staff_may(*staff, *role, permission, subject, profile);
}

}  // namespace openmash
