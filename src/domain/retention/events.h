// Every fact about how long records are kept: a hold set or lifted, a record looked at and kept, a
// destruction proposed, turned down, or approved and done.
// One stream of the hub, which outlives what it tells of: it names contacts, and matters of the
// inbox, by id and reference and never says what stood in them. Where it says "contact" it is the
// id of a stream, a contact's or a matter's: ids are never the same. Once shipped, a fact is never
// changed. The destruction itself is an event in the contact's own stream (ContentDestroyed) or in
// the matter's (MatterDestroyed). Folded in retention.h, built by commands.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/actor.h"
#include "domain/casefile/events.h"

namespace openmash {

using HoldId = Strong<struct HoldTag, Id128>;

/// Nothing of this contact is destroyed while the hold stands, whatever a schedule or a person
/// says.
struct HoldSet {
  HoldId hold;
  ContactId contact;
  std::string reference;
  Instant review_by{};  ///< when people ask whether it must stand on; it does not end by itself
  std::string reason;

  friend bool operator==(const HoldSet&, const HoldSet&) = default;
};

struct HoldLifted {
  HoldId hold;
  std::string reason;

  friend bool operator==(const HoldLifted&, const HoldLifted&) = default;
};

/// Looked at, and kept for longer.
struct KeptAfterReview {
  ContactId contact;
  std::string reference;
  Instant again{};  ///< when to look again
  std::string reason;

  friend bool operator==(const KeptAfterReview&, const KeptAfterReview&) = default;
};

enum class DestructionGround : std::uint8_t {
  schedule,       ///< its time is over
  erasure_asked,  ///< somebody asked that it be erased, and may
  wrongly_there,  ///< it should never have been recorded here
};

struct DestructionProposed {
  DestructionId destruction;
  ContactId contact;
  std::string reference;
  DestructionGround ground = DestructionGround::schedule;
  std::optional<PersonId> child;  ///< only what is about this one; nothing: every word
  std::vector<std::uint64_t>
      shared;  ///< events about several whose words go, nothing in their place
  std::vector<std::uint64_t> rewritten;  ///< those whose words go for a rendition, which is stored
  std::uint64_t version = 0;  ///< of the case file as the proposer saw it, renditions included
  Id128 session;
  std::string reason;

  friend bool operator==(const DestructionProposed&, const DestructionProposed&) = default;
};

struct DestructionTurnedDown {
  DestructionId destruction;
  std::string reason;

  friend bool operator==(const DestructionTurnedDown&, const DestructionTurnedDown&) = default;
};

/// How many texts of one kind were destroyed; the kinds' names are in words/retention.h.
struct DestroyedKind {
  std::uint8_t kind = 0;
  std::uint32_t count = 0;

  friend bool operator==(const DestroyedKind&, const DestroyedKind&) = default;
};

/// A second person, in another session, approved it, and in the same transaction it was done.
struct DestructionApproved {
  DestructionId destruction;
  Id128 session;
  std::uint64_t sequence = 0;  ///< of the ContentDestroyed in the contact's stream
  std::vector<DestroyedKind> counts;

  friend bool operator==(const DestructionApproved&, const DestructionApproved&) = default;
};

using RetentionEvent = std::variant<HoldSet, HoldLifted, KeptAfterReview, DestructionProposed,
                                    DestructionTurnedDown, DestructionApproved>;
using RetentionEvents = std::vector<RetentionEvent>;

struct RecordedRetention {
  RetentionEvent event;
  Actor by;
  Instant at{};
  std::uint64_t sequence = 0;
  bool erased = false;
};

}  // namespace openmash
