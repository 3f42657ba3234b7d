#include "domain/access/may.h"

#include <algorithm>

#include "base/ensure.h"
#include "domain/access/hand_out.h"

namespace openmash {

namespace {

Level if_(bool yes, Level level) {
  return yes ? level : Level::absent;
}

/// Sees who read, and nothing of what they read: the role is for that alone.
bool only_audits(const hub::Role& role) {
  return role.powers == std::vector{hub::Power::see_access_record};
}

/// Takes no part in cases: looks after accounts, audits, inspects or counts.
bool takes_no_part(const hub::Role& role) {
  return role.has(hub::Power::administer) || only_audits(role) || role.has(hub::Power::inspect) ||
         role.has(hub::Power::count);
}

/// Two people opened this case to them.
bool inspects(const hub::Role& role, const Subject& subject) {
  return role.has(hub::Power::inspect) && subject.granted;
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

/// Whether this hub, at this stage, shows the record to the agencies it asked.
access::Members members_of(const Subject& subject, const hub::Profile& profile) {
  const hub::MembersSee see = profile.check.members_see;
  const bool open = see == hub::MembersSee::record_during_check ||
                    (see == hub::MembersSee::record_at_decision && subject.decided);
  return open ? access::Members::record : access::Members::request_only;
}

/// What ties somebody to a case: the fact on which the most depends.
access::Relation relation_to(const Staff& staff, const hub::Role& role, const Subject& subject,
                             const hub::Profile& profile) {
  using access::Relation;
  const hub::Stages& stages = profile.stages;
  if (role.has(hub::Power::inspect)) {
    return subject.granted ? Relation::allocated : Relation::none;
  }
  if (is_theirs(staff, subject) || is_of_the_group(staff, subject, stages)) {
    return Relation::allocated;
  }
  if (decides_it(staff, role, subject, profile) || role.has(hub::Power::see_every_case) ||
      stages.gates.includes(staff.role) || stages.screens.includes(staff.role)) {
    return Relation::on_duty;
  }
  if (role.for_an_agency) {
    return subject.asked && subject.asked == staff.agency ? Relation::asked : Relation::none;
  }
  if (role.has(hub::Power::approve_feedback) && subject.decided) {
    return Relation::on_duty;  // nobody approves a letter without the case it answers for
  }
  // A contact is open to those who take contacts; once it is somebody's case, only its outline.
  if (role.has(hub::Power::log_contacts) || role.has(hub::Power::see_contacts)) {
    return subject.worker ? Relation::desk : Relation::on_duty;
  }
  return Relation::none;
}

/// Whether they opened the case for an hour, as only the hub's own can.
bool has_broken_glass(const hub::Role& role, const Subject& subject) {
  return subject.glass == access::Glass::live && !role.for_an_agency && !takes_no_part(role);
}

/// How much of a contact and its case one member of staff sees.
Level sight(const Staff& staff, const hub::Role& role, const Subject& subject,
            const hub::Profile& profile) {
  if (decides_it(staff, role, subject, profile)) {
    return Level::decide;
  }
  switch (relation_to(staff, role, subject, profile)) {
    case access::Relation::allocated:
    case access::Relation::on_duty:
      return Level::read;
    case access::Relation::asked:
      // A request is a subject of its own; the case opens to members only as the profile says.
      return if_(members_of(subject, profile) == access::Members::record, Level::read);
    case access::Relation::desk:
      return has_broken_glass(role, subject) ? Level::read : Level::outline;
    case access::Relation::own:
    case access::Relation::none:
      return if_(has_broken_glass(role, subject), Level::read);
  }
  ensure(false, "every relation has its sight");
}

/// The hub's own people plan every desk, for a hole must be filled by somebody; an agency's people
/// plan their agency's.
bool plans_desk(const Staff& staff, const hub::Role& role, const Subject& subject) {
  return role.has(hub::Power::plan_duty) && (!role.for_an_agency || subject.asked == staff.agency);
}

Level staff_may(const Staff& staff, const hub::Role& role, Permission permission,
                const Subject& subject, const hub::Profile& profile) {
  using hub::Power;
  const hub::Stages& stages = profile.stages;
  const bool own_case = is_theirs(staff, subject) || is_of_the_group(staff, subject, stages) ||
                        has_broken_glass(role, subject);
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
                     !takes_no_part(role),
                 Level::read);
    case Permission::see_contact:
      return sight(staff, role, subject, profile);
    case Permission::see_request:
      return if_(own_case || decides || inspects(role, subject) ||
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
                 : if_(profile.keeps_directory() && !takes_no_part(role), Level::read);
    case Permission::answer_as_guest:
      return Level::absent;  // staff answer under their own names
    case Permission::keep_people:
      // An agency adds and ends its own people, and nobody else's.
      return if_(
          role.has(Power::administer) || (role.for_an_agency && role.has(Power::keep_people) &&
                                          staff.agency && subject.asked == staff.agency),
          Level::decide);
    case Permission::guard_access:
      return if_(guards_access(staff, profile), Level::decide);
    case Permission::break_glass:
      return if_(is_of_the_hub(staff, profile), Level::decide);
    case Permission::see_access_record:
      return if_(role.has(Power::see_access_record), Level::read);
    case Permission::inspect:
      return if_(role.has(Power::inspect), Level::read);
    case Permission::hand_out_letter:
      return if_(role.has(Power::approve_feedback) ||
                     stages.decides_after(subject.straight).includes(staff.role),
                 Level::decide);
  }
  ensure(false, "every permission has its rule");
}

// ---- the bound: what is found above becomes facts, and rules.h has the last word ----

access::Who who_is(const Staff& staff, const hub::Role& role, const hub::Profile& profile) {
  if (role.has(hub::Power::administer)) {
    return access::Who::administrator;
  }
  if (role.has(hub::Power::inspect)) {
    return access::Who::inspector;
  }
  if (role.has(hub::Power::count)) {
    return access::Who::analyst;
  }
  if (only_audits(role)) {
    return access::Who::auditor;
  }
  if (role.for_an_agency) {
    return access::Who::representative;
  }
  return guards_access(staff, profile) ? access::Who::decider : access::Who::hub_worker;
}

/// What a permission is about; nothing where it is about no case.
std::optional<access::About> about_of(Permission permission, access::Relation relation) {
  switch (permission) {
    case Permission::refer:
    case Permission::log_contact:
    case Permission::see_queue:
    case Permission::deal_with_matters:
    case Permission::administer:
    case Permission::plan_duty:
    case Permission::own_duty:
    case Permission::keep_directory:
    case Permission::guard_access:
    case Permission::break_glass:
    case Permission::keep_people:
    case Permission::see_access_record:
    case Permission::inspect:
      return std::nullopt;
    case Permission::see_request:
    case Permission::answer:
    case Permission::answer_as_guest:
      return access::About::request;
    case Permission::disagree:
      return relation == access::Relation::asked ? access::About::request : access::About::record;
    case Permission::see_contact:
    case Permission::screen:
    case Permission::rate:
    case Permission::sign_gate:
    case Permission::assign:
    case Permission::set_timescale:
    case Permission::gather:
    case Permission::write_record:
    case Permission::recommend:
    case Permission::decide:
    case Permission::write_feedback:
    case Permission::approve_feedback:
    case Permission::close:
    case Permission::talk_with_family:
    case Permission::share_outside:
    case Permission::give_view:
    case Permission::discuss:
    case Permission::follow_pathway:
    case Permission::hand_out_letter:
      return access::About::record;
  }
  ensure(false, "every permission is about something");
}

access::Facts facts_of(const Staff& staff, const hub::Role& role, const Subject& subject,
                       const hub::Profile& profile) {
  return {.who = who_is(staff, role, profile),
          .session = subject.session,
          .purpose = subject.purpose,
          .conflict = subject.conflict,
          .restriction = subject.restriction,
          .relation = relation_to(staff, role, subject, profile),
          .about = access::About::record,
          .glass = subject.glass,
          .members = members_of(subject, profile)};
}

Level bounded(const Staff& staff, const hub::Role& role, Permission permission,
              const Subject& subject, const hub::Profile& profile) {
  const Level found = staff_may(staff, role, permission, subject, profile);
  access::Facts facts = facts_of(staff, role, subject, profile);
  const auto about = about_of(permission, facts.relation);
  if (!about) {
    return subject.session == access::Session::unfit ? Level::absent : found;
  }
  facts.about = *about;
  facts.verb = found != Level::decide  ? access::Verb::look
               : hands_out(permission) ? access::Verb::hand_out
                                       : access::Verb::work;
  if (permission == Permission::see_contact) {
    access::Facts outline = facts;
    outline.about = access::About::outline;
    outline.verb = access::Verb::look;
    return std::min(found, std::max(level_of(facts), level_of(outline)));
  }
  // Whoever's role takes the step is on duty for it, wherever the case is; broken glass is no role.
  Subject whole = subject;
  whole.glass = access::Glass::none;
  const bool by_role = staff_may(staff, role, permission, whole, profile) == Level::decide;
  const bool is_asked =
      *about == access::About::request && facts.relation == access::Relation::asked;
  if (by_role && !is_asked && facts.relation != access::Relation::allocated) {
    facts.relation = access::Relation::on_duty;
  }
  return std::min(found, level_of(facts));
}

Level guest_may(const Guest& guest, Permission permission, const Subject& subject) {
  const bool is_asked = subject.enquiry == guest.enquiry;
  const access::Facts facts{.who = access::Who::guest,
                            .session = subject.session,
                            .purpose = access::Purpose::fits,
                            .conflict = subject.conflict,
                            .restriction = subject.restriction,
                            .relation = is_asked ? access::Relation::asked : access::Relation::none,
                            .about = access::About::request,
                            .owner = access::Owner::ours,
                            .verb = access::Verb::work};
  return permission == Permission::answer_as_guest ? level_of(facts) : Level::absent;
}

}  // namespace

bool is_of_the_hub(const Staff& staff, const hub::Profile& profile) {
  const hub::Role* role = profile.role(staff.role);
  return role != nullptr && !role->for_an_agency && !takes_no_part(*role);
}

bool takes_part(const Actor& actor, const hub::Profile& profile) {
  const Staff* staff = as_staff(actor);
  return staff != nullptr && (staff->agency || is_of_the_hub(*staff, profile));
}

bool guards_access(const Staff& staff, const hub::Profile& profile) {
  const hub::Stages& stages = profile.stages;
  return is_of_the_hub(staff, profile) &&
         (stages.decides.includes(staff.role) || stages.decides_straight.includes(staff.role) ||
          stages.gates.includes(staff.role));
}

bool may_cover(const Staff& away, const Staff& cover, const hub::Profile& profile) {
  using hub::Power;
  const hub::Role* left = profile.role(away.role);
  const hub::Role* right = profile.role(cover.role);
  if (away.id == cover.id || left == nullptr || right == nullptr || takes_no_part(*right) ||
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
    case Permission::inspect:
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
    return guest_may(*guest, permission, subject);
  }
  const Staff* staff = as_staff(actor);
  if (staff == nullptr) {
    return if_(permission == Permission::refer, Level::decide);
  }
  const hub::Role* role = profile.role(staff->role);
  return role == nullptr ? Level::absent : bounded(*staff, *role, permission, subject, profile);
}

Level may_see_item(const Actor& actor, const Subject& subject, const ItemFacts& item,
                   const hub::Profile& profile, access::Verb verb) {
  if (std::holds_alternative<System>(actor)) {
    return Level::decide;
  }
  const Staff* staff = as_staff(actor);
  const hub::Role* role = staff == nullptr ? nullptr : profile.role(staff->role);
  if (role == nullptr) {
    return Level::absent;  // no guest and no referrer is shown what an agency gave
  }
  access::Facts facts = facts_of(*staff, *role, subject, profile);
  facts.about = access::About::item;
  facts.owner = staff->agency == item.owner ? access::Owner::ours : access::Owner::theirs;
  facts.sealing = item.sealing;
  facts.release = item.release;
  facts.marker = item.marker;
  facts.verb = verb;
  return level_of(facts);
}

Level may_see_looked(const Actor& actor, const Subject& subject, const hub::Profile& profile) {
  const Staff* staff = as_staff(actor);
  const hub::Role* role = staff == nullptr ? nullptr : profile.role(staff->role);
  if (role == nullptr) {
    return Level::absent;
  }
  access::Facts facts = facts_of(*staff, *role, subject, profile);
  facts.about = access::About::looked;
  return level_of(facts);
}

access::Relation relation_of(const Staff& staff, const Subject& subject,
                             const hub::Profile& profile) {
  const hub::Role* role = profile.role(staff.role);
  return role == nullptr ? access::Relation::none : relation_to(staff, *role, subject, profile);
}

bool hands_out(Permission permission) {
  return permission == Permission::share_outside || permission == Permission::hand_out_letter;
}

bool may_hand_out_own(const Actor& by, const Subject& subject, const hub::Profile& profile) {
  return subject.asked && may_see_item(by, subject, {.owner = *subject.asked}, profile,
                                       access::Verb::hand_out) == Level::decide;
}

}  // namespace openmash
