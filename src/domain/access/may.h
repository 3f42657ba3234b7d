// The one place that says who may do or see what.
// A command or a page only names the permission it needs; no other file compares roles. It is pure,
// knows no verb and no case file, only a small Subject, and says absent where it does not know.
// What comes through it is shown only as Visible (visible.h). sealing.md 4 holds the rules still to
// come.
#pragma once

#include <optional>
#include <vector>

#include "domain/access/level.h"
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
  see_access_record,  ///< search who was sent what, review what stands out, ask who knew what when
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
};

[[nodiscard]] Level may(const Actor& actor, Permission permission, const Subject& subject,
                        const hub::Profile& profile);

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
