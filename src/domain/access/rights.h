// Who may see what beyond roles, as it stands: the conflict register, restricted cases, what waits
// for a second person, broken glass.
// Built only by replaying events, with no clock and no profile. A conflict is matched anew against
// everybody in the case whenever it is asked, so that whoever is added later counts at the next
// request. How much each fact takes away is rules.h; what may be asked is guarding.h.
#pragma once

#include <map>

#include "domain/access/may.h"
#include "domain/access/rights_events.h"
#include "domain/hub/calendar.h"

namespace openmash {

struct ConflictEntry {
  Signed<ConflictEntered> entered;
  std::optional<Signed<SecondGiven>> ended;

  /// Done again after a backup was put back, when it was with a person: the journal does not say
  /// with whom. Until somebody enters it anew and two people end this one, it is with everybody.
  [[nodiscard]] bool is_with_anybody() const;
};

struct Proposal {
  Signed<SecondAsked> asked;
  std::optional<Signed<SecondGiven>> given;
  std::optional<Signed<SecondRefused>> refused;
  std::optional<Signed<InspectionEnded>> ended{};  ///< of an inspection, before its day

  /// Two people granted it, nobody has ended it, and it is one of its days.
  [[nodiscard]] bool opens_at(Instant now) const {
    const auto& inspection = asked.what.inspection;
    return inspection && given && !ended && inspection->holds_at(now);
  }

  [[nodiscard]] bool waits() const { return !given && !refused; }
};

struct BrokenGlass {
  Signed<GlassBroken> broken;
  std::optional<Signed<GlassReviewed>> reviewed;

  [[nodiscard]] bool lives_at(Instant now) const {
    return broken.what.opened && broken.at <= now && now < broken.what.until;
  }
};

struct MetConflict {
  Signed<ConflictMet> met;
  std::optional<Signed<ConflictNoted>> noted;
};

struct Rights {
  std::uint64_t version = 0;  ///< events folded so far
  std::vector<ConflictEntry> conflicts;
  std::vector<Proposal> proposals;
  std::map<ContactId, std::vector<StaffId>> restricted;  ///< who is on each list
  std::vector<BrokenGlass> glasses;
  std::vector<MetConflict> met;

  [[nodiscard]] const ConflictEntry* conflict(ConflictId id) const;
  [[nodiscard]] const Proposal* proposal(ProposalId id) const;
  [[nodiscard]] const BrokenGlass* glass(GlassId id) const;
  [[nodiscard]] const MetConflict* met_by(ContactId contact, StaffId whose) const;

  /// With the case itself or with anybody in it as it stands.
  [[nodiscard]] bool is_conflicted(StaffId person, const CaseFile& file) const;
  /// Whether the register holds anything of theirs: where not, no case needs to be looked at.
  [[nodiscard]] bool is_in_register(StaffId person) const;
  /// All that the register keeps from this case.
  [[nodiscard]] std::vector<StaffId> conflicted_with(const CaseFile& file) const;

  [[nodiscard]] access::Restriction restriction(StaffId person, ContactId contact) const;
  /// Whether two people opened it to this inspector for now.
  [[nodiscard]] bool is_granted(StaffId inspector, ContactId contact, Instant now) const;
  /// @param in  the session that asks: a glass is broken in one; nothing: in any of the person's
  [[nodiscard]] access::Glass glass_of(StaffId person, ContactId contact, Instant now,
                                       std::optional<Id128> in = {}) const;
  /// By which two people opened the seal of an item, the last time; nothing where none did.
  [[nodiscard]] const Proposal* unsealing(ItemId item) const;
};

/// By when somebody reviews it: a working day later. After that others are told too.
[[nodiscard]] Instant review_due(const BrokenGlass& glass, const hub::WorkingCalendar& calendar);

void evolve(Rights& rights, const RecordedRight& recorded);

[[nodiscard]] Rights fold_rights(const std::vector<RecordedRight>& events);

/// The subject as this person stands to it: conflict, restriction, broken glass. Somebody whose
/// glass is whole for this case proved themselves again when they broke it.
[[nodiscard]] Subject with_rights(Subject subject, const Rights& rights, const CaseFile& file,
                                  const Actor& actor, Instant now);

/// A conflict or a list keeps the case from whoever it stands to like this: to them it is not
/// there, not in an alert either, nor among what came before.
[[nodiscard]] bool is_kept(const Subject& subject);

}  // namespace openmash
