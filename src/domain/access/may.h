// The one place that says who may do or see what.
// A command or a page only names the permission it needs; no other file compares roles. It is pure,
// knows no verb and no case file, only a small Subject, and says absent where it does not know.
// What a role does is found here; how much of it somebody may then do or see is bounded, always, by
// rules.h. What comes through is shown only as Visible (visible.h).
#pragma once

#include <optional>
#include <vector>

#include "domain/access/level.h"
#include "domain/access/rules.h"
#include "domain/actor.h"
#include "domain/hub/profile.h"

namespace openmash {

enum class Permission {
  refer,  ///< send a referral with no account
  log_contact,
  see_queue,
  see_contact,  ///< the contact and, as far as the level goes, what grew from it
  see_request,  ///< one request to one agency
  screen,
  rate,
  sign_gate,
  assign,
  set_timescale,
  gather,  ///< ask agencies, and ask for more
  answer,  ///< answer for an agency
  write_record,
  recommend,
  decide,
  write_feedback,
  approve_feedback,
  close,
  deal_with_matters,  ///< open, see and settle what arrives and is not a contact
  administer,
  talk_with_family,  ///< their agreement, their words, telling them; and who else matters
  share_outside,
  give_view,  ///< where a step is taken by several
  discuss,    ///< call and record a strategy discussion
  disagree,
  follow_pathway,
  plan_duty,  ///< of a desk: who has which shift
  own_duty,   ///< say that one is away, hand a shift over: one's own, or for the desk one plans
  keep_directory,     ///< list and change settings; at the level `read`, look them up
  answer_as_guest,    ///< one of those asked, by a link of its own
  guard_access,       ///< who may see what: conflicts, restricted cases, seconds, broken glass
  break_glass,        ///< open a case that is not theirs, for an hour, with a reason
  keep_people,        ///< the accounts of the agency asked about; of everybody, for who administers
  see_access_record,  ///< search who was sent what, review what stands out, ask who knew what when
  inspect,            ///< list and open the cases two people granted, for as long as they said
  hand_out_letter,    ///< print or send a letter to the family
};

/// What the question is about, as far as the answer depends on it.
struct Subject {
  std::optional<StaffId> worker;    ///< to whom the case is assigned; or whose duty it is
  std::optional<AgencyCode> asked;  ///< the agency, for one request; or of the desk
  bool decided = false;
  bool weighed = false;                ///< it has come to the decision
  bool straight = false;               ///< signed to go straight to an outcome
  std::optional<StaffId> cover{};      ///< who acts for the worker while they are away
  std::optional<EnquiryId> enquiry{};  ///< one person asked for an agency's answer
  // How the one who asks stands to it besides: found by with_rights (rights.h), never by a page.
  access::Session session = access::Session::live;
  access::Conflict conflict = access::Conflict::none;
  access::Restriction restriction = access::Restriction::open;
  access::Glass glass = access::Glass::none;
  access::Purpose purpose = access::Purpose::fits;  ///< of looking at it: found in purpose.h
  bool granted = false;                             ///< to an inspector, by two people, for today
};

/// One item of an agency's answer, as far as the answer depends on it.
struct ItemFacts {
  AgencyCode owner;
  access::Sealing sealing = access::Sealing::plain;  ///< for the one who asks
  access::Release release = access::Release::never;  ///< to the case
  access::Marker marker = access::Marker::shown;
};

[[nodiscard]] Level may(const Actor& actor, Permission permission, const Subject& subject,
                        const hub::Profile& profile);

/// How much of an item; of what is not about items, nothing is taken by it.
[[nodiscard]] Level may_see_item(const Actor& actor, const Subject& subject, const ItemFacts& item,
                                 const hub::Profile& profile,
                                 access::Verb verb = access::Verb::look);

/// How much of who looked at the case.
[[nodiscard]] Level may_see_looked(const Actor& actor, const Subject& subject,
                                   const hub::Profile& profile);

/// What ties somebody of the hub or of an agency to the case, before any purpose is asked.
[[nodiscard]] access::Relation relation_of(const Staff& staff, const Subject& subject,
                                           const hub::Profile& profile);

/// Whether a step takes something out of the hub: it wants whoever takes it to prove themselves
/// anew.
[[nodiscard]] bool hands_out(Permission permission);

/// Whether somebody is one of the hub's own who decide: a second of theirs makes a step two
/// people's, and no named list is without one.
[[nodiscard]] bool guards_access(const Staff& staff, const hub::Profile& profile);
/// One of the hub's own people with a role in cases, who can be asked at any hour.
[[nodiscard]] bool is_of_the_hub(const Staff& staff, const hub::Profile& profile);

/// Whoever of the hub or of an agency has a part in cases. Reading one by a grant of inspection is
/// no part in it.
[[nodiscard]] bool takes_part(const Actor& actor, const hub::Profile& profile);

/// Whether one may stand in for the other: at every desk where the other takes a step or does a
/// piece of work, and for the same agency.
[[nodiscard]] bool may_cover(const Staff& away, const Staff& cover, const hub::Profile& profile);

/// The least level at which a permission is a yes.
[[nodiscard]] Level needed(Permission permission);

[[nodiscard]] inline bool permits(const Actor& actor, Permission permission, const Subject& subject,
                                  const hub::Profile& profile) {
  return may(actor, permission, subject, profile) >= needed(permission);
}

}  // namespace openmash
