#include "domain/retention/commands.h"

#include <algorithm>

#include "domain/access/may.h"
#include "domain/casefile/verb.h"

namespace openmash {

namespace {

template <class Why>
No<RetentionRefusal> not_now(Why why) {
  return No<RetentionRefusal>{RetentionRefusal{why}};
}

struct Asked {
  const Retention& retention;
  const RecordNow& record;
  const Actor& by;
  Id128 session;
  const hub::Profile& profile;
  Instant now;
};

RetentionDecided decide(const Asked& asked, const SetHold& command) {
  if (asked.retention.find(command.hold) != nullptr) {
    return RetentionEvents{};  // the same press again
  }
  if (asked.record.erased) {
    return not_now(ErasedAlready{});  // nothing is left to hold
  }
  if (is_blank(command.reason)) {
    return not_now(NotSaidWhy{});
  }
  if (command.review_by <= asked.now) {
    return not_now(NotLater{});
  }
  return RetentionEvents{HoldSet{.hold = command.hold,
                                 .contact = asked.record.contact,
                                 .reference = asked.record.reference,
                                 .review_by = command.review_by,
                                 .reason = command.reason}};
}

RetentionDecided decide(const Asked& asked, const LiftHold& command) {
  const Hold* hold = asked.retention.find(command.hold);
  if (hold == nullptr || hold->set.what.contact != asked.record.contact) {
    return not_now(NoSuchHold{});
  }
  if (!hold->stands()) {
    return not_now(HoldOver{});
  }
  if (is_blank(command.reason)) {
    return not_now(NotSaidWhy{});
  }
  return RetentionEvents{HoldLifted{.hold = command.hold, .reason = command.reason}};
}

RetentionDecided decide(const Asked& asked, const KeepLonger& command) {
  if (asked.record.erased) {
    return not_now(ErasedAlready{});
  }
  if (is_blank(command.reason)) {
    return not_now(NotSaidWhy{});
  }
  if (command.again <= asked.now) {
    return not_now(NotLater{});
  }
  return RetentionEvents{KeptAfterReview{.contact = asked.record.contact,
                                         .reference = asked.record.reference,
                                         .again = command.again,
                                         .reason = command.reason}};
}

/// Why nothing of this contact may be destroyed now, whoever asks.
std::optional<RetentionRefusal> in_the_way(const Asked& asked, bool whole) {
  if (asked.retention.is_held(asked.record.contact)) {
    return OnHold{};
  }
  if (asked.record.erased) {
    return ErasedAlready{};
  }
  if (whole && !asked.record.closed) {
    return NotClosed{};
  }
  return std::nullopt;
}

/// Whether each text whoever asks was shown is answered for, once, and nothing else is.
bool answers_for_all(const ProposeDestruction& command, const std::vector<std::uint64_t>& shown) {
  std::vector<std::uint64_t> answered = command.left;
  answered.insert(answered.end(), command.shared.begin(), command.shared.end());
  for (const Rendition& rendition : command.renditions) {
    answered.push_back(rendition.of);
  }
  std::ranges::sort(answered);
  return answered == shown;
}

RetentionDecided decide(const Asked& asked, const ProposeDestruction& command) {
  if (asked.retention.find(command.destruction) != nullptr) {
    return RetentionEvents{};  // the same press again
  }
  if (const auto why = in_the_way(asked, !command.child)) {
    return No<RetentionRefusal>{*why};
  }
  if (asked.retention.waiting(asked.record.contact) != nullptr) {
    return not_now(ProposedAlready{});
  }
  if (command.child &&
      std::ranges::find(asked.record.children, *command.child) == asked.record.children.end()) {
    return not_now(NoSuchChild{});
  }
  if (command.ground == DestructionGround::schedule &&
      (!asked.record.due || *asked.record.due > asked.now)) {
    return not_now(NotYetDue{});
  }
  if (is_blank(command.reason)) {
    return not_now(NotSaidWhy{});
  }
  if (asked.record.shown.empty() && !asked.record.kept_back.empty()) {
    return not_now(NotPermitted{});  // whoever is shown nothing of it takes nobody out of it
  }
  if (!answers_for_all(command, asked.record.shown)) {
    return not_now(TextsNotRead{});
  }
  std::vector<std::uint64_t> shared = command.shared;
  shared.insert(shared.end(), asked.record.kept_back.begin(), asked.record.kept_back.end());
  std::vector<std::uint64_t> rewritten;
  for (const Rendition& rendition : command.renditions) {
    rewritten.push_back(rendition.of);
  }
  return RetentionEvents{
      DestructionProposed{.destruction = command.destruction,
                          .contact = asked.record.contact,
                          .reference = asked.record.reference,
                          .ground = command.ground,
                          .child = command.child,
                          .shared = std::move(shared),
                          .rewritten = std::move(rewritten),
                          .version = asked.record.version + command.renditions.size(),
                          .session = asked.session,
                          .reason = command.reason}};
}

const Destruction* of_this(const Asked& asked, DestructionId id) {
  const Destruction* found = asked.retention.find(id);
  return found == nullptr || found->proposed.what.contact != asked.record.contact ? nullptr : found;
}

RetentionDecided decide(const Asked& asked, const TurnDestructionDown& command) {
  const Destruction* destruction = of_this(asked, command.destruction);
  if (destruction == nullptr) {
    return not_now(NoSuchDestruction{});
  }
  if (!destruction->waits()) {
    return not_now(DestructionOver{});
  }
  if (is_blank(command.reason)) {
    return not_now(NotSaidWhy{});
  }
  return RetentionEvents{
      DestructionTurnedDown{.destruction = command.destruction, .reason = command.reason}};
}

RetentionDecided decide(const Asked& asked, const ApproveDestruction& command) {
  const Destruction* destruction = of_this(asked, command.destruction);
  if (destruction == nullptr) {
    return not_now(NoSuchDestruction{});
  }
  if (!destruction->waits()) {
    return not_now(DestructionOver{});
  }
  const Signed<DestructionProposed>& proposed = destruction->proposed;
  if (const Staff* proposer = as_staff(proposed.by);
      proposer == nullptr || is_staff(asked.by, proposer->id)) {
    return not_now(SameTwice{});
  }
  if (proposed.what.session == asked.session) {
    return not_now(SameSession{});
  }
  if (const auto why = in_the_way(asked, !proposed.what.child)) {
    return No<RetentionRefusal>{*why};
  }
  if (proposed.what.version != asked.record.version) {
    return not_now(ChangedSince{});
  }
  return RetentionEvents{DestructionApproved{.destruction = command.destruction,
                                             .session = asked.session,
                                             .sequence = asked.record.version + 1,
                                             .counts = {}}};
}

}  // namespace

bool may_keep_records(const Actor& by, const hub::Profile& profile) {
  const Staff* staff = as_staff(by);
  return staff != nullptr && !staff->agency &&
         permits(by, Permission::approve_feedback, {}, profile);
}

RetentionDecided decide_retention(const Retention& retention, const RecordNow& record,
                                  const RetentionCommand& command, const Actor& by, Id128 session,
                                  const hub::Profile& profile, Instant now) {
  if (!may_keep_records(by, profile)) {
    return not_now(NotPermitted{});
  }
  if (record.version == 0) {
    return not_now(NoSuchContact{});
  }
  const Asked asked{.retention = retention,
                    .record = record,
                    .by = by,
                    .session = session,
                    .profile = profile,
                    .now = now};
  return std::visit([&](const auto& one) { return decide(asked, one); }, command);
}

}  // namespace openmash
