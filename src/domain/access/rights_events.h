// Every fact that can be recorded about who may see what, beyond roles: conflicts of interest, what
// two people decided together, broken glass and its review.
// Once shipped, a fact is never changed, only succeeded. All of a hub's are one stream, apart from
// the cases: reading it needs no case, and a case shows nothing of it. Folded in rights.h; asked
// for in guarding.h; spelled on disk in codec/rights_fields.h.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/instant.h"
#include "domain/access/known_person.h"
#include "domain/actor.h"

namespace openmash {

using ConflictId = Strong<struct ConflictTag, Id128>;
using ProposalId = Strong<struct ProposalTag, Id128>;
using GlassId = Strong<struct GlassTag, Id128>;

/// Declared by whoever has it, or suspected by somebody who guards: that differs in the review
/// alone.
struct ConflictEntered {
  ConflictId conflict;
  StaffId whose;
  bool suspected = false;            ///< never told to them
  std::optional<ContactId> contact;  ///< with this case, whoever is in it
  KnownPerson with;                  ///< or with this person, in whatever case
  std::string why;

  friend bool operator==(const ConflictEntered&, const ConflictEntered&) = default;
};

/// What takes two people. Only ever appended to: it is on disk.
enum class TwoPersonStep : std::uint8_t {
  restrict_case,  ///< to a named list; a list there is gives way to it
  lift_restriction,
  unseal_item,
  end_conflict,
  release_item,      ///< under seal; the proposal has the release's own id
  grant_inspection,  ///< named cases to an inspector, for named days
};

/// What an inspector may open, and when.
struct Inspection {
  StaffId inspector;
  std::vector<ContactId> contacts;
  Instant from{};
  Instant until{};  ///< it ends by itself

  [[nodiscard]] bool holds_at(Instant now) const { return from <= now && now < until; }
  friend bool operator==(const Inspection&, const Inspection&) = default;
};

/// Somebody proposes it.
struct SecondAsked {
  ProposalId proposal;
  TwoPersonStep step = TwoPersonStep::restrict_case;
  ContactId contact;                 ///< of a case; nothing (zero) for a conflict
  std::optional<RequestId> request;  ///< whose item is unsealed
  std::optional<ItemId> item;
  std::optional<ConflictId> conflict;
  std::vector<StaffId> listed;  ///< for a restriction
  Id128 session;                ///< the second comes from another
  std::string reason;
  std::optional<Inspection> inspection{};  ///< of a grant alone; version 1 had none

  friend bool operator==(const SecondAsked&, const SecondAsked&) = default;
};

/// Another agrees: from now on it holds.
struct SecondGiven {
  ProposalId proposal;
  Id128 session;

  friend bool operator==(const SecondGiven&, const SecondGiven&) = default;
};

/// Another does not, or whoever proposed it takes it back.
struct SecondRefused {
  ProposalId proposal;
  std::string reason;

  friend bool operator==(const SecondRefused&, const SecondRefused&) = default;
};

/// A grant is ended before its day, by one person: what takes away needs no second.
struct InspectionEnded {
  ProposalId proposal;
  std::string reason;

  friend bool operator==(const InspectionEnded&, const InspectionEnded&) = default;
};

/// Somebody asked to open a case that is not theirs. Recorded, and told to those who guard, also
/// where nothing was opened.
struct GlassBroken {
  GlassId glass;
  std::optional<ContactId> contact;  ///< nothing: there is no such reference
  bool opened = false;
  Id128 session;
  Instant until{};
  std::string reference;  ///< as it was typed
  std::string reason;

  friend bool operator==(const GlassBroken&, const GlassBroken&) = default;
};

/// Only ever appended to: it is on disk.
enum class GlassJudged : std::uint8_t { needed, not_needed, taken_further };

struct GlassReviewed {
  GlassId glass;
  GlassJudged judged = GlassJudged::needed;
  std::string note;

  friend bool operator==(const GlassReviewed&, const GlassReviewed&) = default;
};

/// Somebody in a case matches what stands in the register for a member of staff.
struct ConflictMet {
  ContactId contact;
  StaffId whose;
  bool was_worker = false;  ///< and the case was theirs until then

  friend bool operator==(const ConflictMet&, const ConflictMet&) = default;
};

/// Somebody who guards has looked at it.
struct ConflictNoted {
  ContactId contact;
  StaffId whose;

  friend bool operator==(const ConflictNoted&, const ConflictNoted&) = default;
};

/// Why somebody proposed, broke the glass or declared a conflict was destroyed with the case it was
/// about; what follows from it stays.
struct RightsWordsDestroyed {
  DestructionId destruction;
  std::uint32_t parts = 0;
  bool replayed = false;  ///< done again by the system, on a database that came from a backup

  friend bool operator==(const RightsWordsDestroyed&, const RightsWordsDestroyed&) = default;
};

using RightsEvent =
    std::variant<ConflictEntered, SecondAsked, SecondGiven, SecondRefused, GlassBroken,
                 GlassReviewed, ConflictMet, ConflictNoted, InspectionEnded, RightsWordsDestroyed>;
using RightsEvents = std::vector<RightsEvent>;

struct RecordedRight {
  RightsEvent event;
  Actor by;
  Instant at{};
  std::uint64_t sequence = 0;
  bool erased = false;  ///< its words were destroyed
};

}  // namespace openmash
