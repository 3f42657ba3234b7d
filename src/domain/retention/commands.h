// Everything that can be asked about keeping and destroying: set a hold and lift it, keep for
// longer, propose a destruction, turn it down, approve it.
// Pure: what is known, the command, who asks in which session and the moment go in; events or a
// refusal come out. A hold comes before everything, and whoever proposed never approves, nor does
// their session. What approving destroys is app/retention.h's.
#pragma once

#include "base/result.h"
#include "domain/casefile/refusals.h"
#include "domain/hub/profile.h"
#include "domain/retention/retention.h"

namespace openmash {

struct SetHold {
  HoldId hold;
  Instant review_by{};
  std::string reason;
};

struct LiftHold {
  HoldId hold;
  std::string reason;
};

struct KeepLonger {
  Instant again{};
  std::string reason;
};

/// The words of one event about several, written anew without the child.
struct Rendition {
  std::uint64_t of = 0;
  Bytes content;
};

struct ProposeDestruction {
  DestructionId destruction;
  DestructionGround ground = DestructionGround::schedule;
  std::optional<PersonId> child;
  std::vector<std::uint64_t> left;    ///< these say nothing of the child, and stay
  std::vector<std::uint64_t> shared;  ///< these go with nothing in their place
  std::vector<Rendition> renditions;  ///< these go once this stands in their place
  std::string reason;
};

struct TurnDestructionDown {
  DestructionId destruction;
  std::string reason;
};

struct ApproveDestruction {
  DestructionId destruction;
};

using RetentionCommand = std::variant<SetHold, LiftHold, KeepLonger, ProposeDestruction,
                                      TurnDestructionDown, ApproveDestruction>;

struct OnHold {};     ///< a hold stands, and comes before everything
struct NotClosed {};  ///< a record is destroyed whole only when it is closed or settled
struct NotYetDue {};  ///< its time is not over, so the schedule is no ground
struct ErasedAlready {};
struct ProposedAlready {};  ///< one destruction of a contact at a time
struct NoSuchHold {};
struct NoSuchDestruction {};
struct DestructionOver {};  ///< approved or turned down already
struct HoldOver {};
struct SameTwice {};  ///< whoever proposed it
struct SameSession {};
struct ChangedSince {};  ///< something was added to the contact since it was proposed
struct NotLater {};      ///< a day to look again that has passed
struct NoSuchChild {};
struct TextsNotRead {};  ///< of some text that may tell of the child nobody said what becomes of it
struct NotSaidWhy {};

using RetentionRefusal =
    std::variant<NotPermitted, NoSuchContact, OnHold, NotClosed, NotYetDue, ErasedAlready,
                 ProposedAlready, NoSuchHold, NoSuchDestruction, DestructionOver, HoldOver,
                 SameTwice, SameSession, ChangedSince, NotLater, NoSuchChild, TextsNotRead,
                 NotSaidWhy>;

using RetentionDecided = Result<RetentionEvents, RetentionRefusal>;

/// The contact or matter a command is about, as far as the rules ask.
struct RecordNow {
  ContactId contact;
  std::string reference;
  std::uint64_t version = 0;  ///< 0: there is none
  bool closed = false;        ///< or settled
  bool erased = false;
  std::optional<Instant> due;  ///< under the schedule
  std::vector<PersonId> children;
  /// What else may tell of the child that is to be taken out, in order: whoever asks was shown it,
  /// and says what becomes of it; or it is kept from them, and goes with the child.
  std::vector<std::uint64_t> shown;
  std::vector<std::uint64_t> kept_back;
};

/// Who sets holds, keeps for longer, proposes and is the second person: those of the hub's own who
/// let letters go, which in every hub are its managers and its business support.
[[nodiscard]] bool may_keep_records(const Actor& by, const hub::Profile& profile);

/// Authorises, then decides. What an approval's event says of the ledger is filled in by the door.
[[nodiscard]] RetentionDecided decide_retention(const Retention& retention, const RecordNow& record,
                                                const RetentionCommand& command, const Actor& by,
                                                Id128 session, const hub::Profile& profile,
                                                Instant now);

}  // namespace openmash
